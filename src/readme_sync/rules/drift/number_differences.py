"""What two editions say otherwise in numbers: all of it in a cell of values, in a sentence only what stands instead."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence, Set
from itertools import pairwise

from readme_sync.align.facts import compared, unmatched, without_equals
from readme_sync.language.numbers import Number
from readme_sync.language.times_of_day import without_times
from readme_sync.regex import lazy
from readme_sync.values import NamedTuple

_PAIR = 2
_COMMA = 2  # characters between two names of a list
_DIGITS = lazy(r"\d+")
_FEW = 20  # a small whole number in a sentence may be a word in another language ("four")
_MOST = 60  # numbers of a cell without an equal, up to which each is held against each
_LONGEST = 80  # characters of a name that may stand at the end of another
_LONG = 4  # digits of a number that is hardly met by chance with one digit more
_LARGE = 10_000  # from here on a language may write a magnitude

_NAMES = frozenset({"identifier", "plain"})  # what may be joined to a word

Choose = Callable[[Number, Sequence[Number]], Number | None]


class Difference(NamedTuple):
    """The numbers that only one side says, and those that only the other side says."""

    here: tuple[Number, ...]
    there: tuple[Number, ...]


def everything(own: Sequence[Number], other: Sequence[Number]) -> Difference | None:
    """Compare two cells of names and values, where every number counts."""
    mine, theirs = unmatched(*without_times(own, other))
    if mine and theirs and (_are_joined(mine, theirs) or _are_in_words(mine, theirs)):
        return None
    if _are_minutes(mine or theirs, theirs and mine):
        return None
    return Difference(tuple(mine), tuple(theirs)) if mine or theirs else None


def _are_minutes(only: Sequence[Number], others: Sequence[Number]) -> bool:
    """Tell whether all that one side alone says is that an hour is full: "10 AM" is "10:00"."""
    return not others and all(number.text == "00" for number in only)


def _are_joined(mine: Sequence[Number], theirs: Sequence[Number]) -> bool:
    """Tell whether names that one side joins ("ISO-20022-Parser" in German) have just the digits of the other's."""
    both = (*mine, *theirs)
    if any(number.kind not in _NAMES for number in both) or not any("-" in number.text for number in both):
        return False
    digits = [Counter(run for number in side for run in _DIGITS.findall(number.text)) for side in (mine, theirs)]
    return digits[0] == digits[1]


def _are_in_words(mine: Sequence[Number], theirs: Sequence[Number]) -> bool:
    """Tell whether two names of a program's own have one number among words, several of which are other ones."""
    both = (*mine, *theirs)
    if len(both) != _PAIR or len(mine) != 1 or any(one.kind != "identifier" or "_" not in one.text for one in both):
        return False
    words = [one.text.casefold().split("_") for one in both]
    digits = [_DIGITS.findall(one.text) for one in both]
    apart = [{*words[0]} - {*words[1]}, {*words[1]} - {*words[0]}]
    return digits[0] == digits[1] and max(map(len, apart)) > 1


def exactly(own: Sequence[Number], other: Sequence[Number]) -> Difference | None:
    """Compare two cells where every number and every digit counts: nothing is rounded, nothing left out."""
    mine, theirs = without_equals(own, other)
    return Difference(tuple(mine), tuple(theirs)) if mine or theirs else None


def in_few_words(own: Sequence[Number], other: Sequence[Number]) -> Difference | None:
    """Compare two cells of numbers and a word or two: where both say as many numbers, a small one counts too."""
    return instead(own, other, small=len(compared(own)) == len(compared(other)))


def instead(own: Sequence[Number], other: Sequence[Number], *, small: bool = False) -> Difference | None:
    """Compare two sentences: a number counts where another stands in its place.

    A number that only one side has may be told otherwise or left out. So it takes one of these: the
    same kinds of numbers in the same count on both sides; a measure (bytes, per cent) of which each
    side has one left; one digit that differs; a name that differs in its digits alone. Whole numbers up to twenty
    may be words in the other language; with ``small`` they are taken for numbers. A name that the other side has too
    is only said again.
    """
    mine, theirs = unmatched(*without_times(compared(own), compared(other)))
    _taken(mine, theirs, _first(_are_one_release))
    found = _taken(mine, theirs, _instead_of)
    here, there = (mine, theirs) if small else (_telling(mine), _telling(theirs))
    if sorted(map(_kind, here)) == sorted(map(_kind, there)):
        found += zip(here, there, strict=True)
    names, others = without_equals(_names(own), _names(other))
    _taken(names, others, _first(_alike))
    twice = _twice_in_a_row(own) | _twice_in_a_row(other)
    names, others = _only_here(names, other, twice), _only_here(others, own, twice)
    found += _taken(names, others, _first(_skeletons_fit))
    return Difference(*(tuple(side) for side in zip(*found, strict=True))) if found else None


def _are_one_release(own: Number, other: Number) -> bool:
    """Tell whether one of two numbers is the other with a v: "v3.1" and "3.1"."""
    return {own.kind, other.kind} == {"version", "plain"} and own.text.strip().lstrip(
        "vV"
    ) == other.text.strip().lstrip("vV")


def _kind(number: Number) -> tuple[str, str]:
    """Return what a number counts; a large one is a quantity, whether with a magnitude or in digits alone.

    So a release of two parts is a plain number, whether a v stands before it or not.
    """
    if number.kind == "version" and number.text.count(".") == 1:
        return "plain", ""
    large = number.kind == "plain" and isinstance(number.value, float) and number.value >= _LARGE
    return "quantity" if large else number.kind, number.unit


def _taken(mine: list[Number], theirs: list[Number], choose: Choose) -> list[tuple[Number, Number]]:
    """Take out of both lists, and return, the pairs that ``choose`` makes; of very many none can be told."""
    pairs: list[tuple[Number, Number]] = []
    if max(len(mine), len(theirs)) > _MOST:
        return pairs
    for number in tuple(mine):
        partner = choose(number, theirs)
        if partner is not None:
            mine.remove(number)
            theirs.remove(partner)
            pairs.append((number, partner))
    return pairs


def _first(fits: Callable[[Number, Number], bool]) -> Choose:
    return lambda number, others: next((other for other in others if fits(number, other)), None)


def shared_by(editions: Iterable[Sequence[Number]], numbers: Collection[Number], own: Sequence[Number]) -> int:
    """Return how many editions say each of ``numbers`` as often as ``own`` does, in the same magnitude or name."""
    said = _Said(own)
    wanted = [(number, said.count(number)) for number in numbers]
    return sum(all(there.count(number) >= count for number, count in wanted) for there in map(_Said, editions))


class _Said:
    """What an edition says, to count in: the same value, or a name with another one glued before it."""

    def __init__(self, numbers: Sequence[Number]) -> None:
        self._values = Counter(map(_value, numbers))
        self._names = Counter(str(number.value)[::-1] for number in _names(numbers))
        self._sorted = sorted(self._names.elements())

    def count(self, number: Number) -> int:
        """Return how often ``number`` is said."""
        if number.kind != "identifier" or not self._names:
            return self._values[_value(number)]
        name = str(number.value)[::-1]
        longer = bisect_left(self._sorted, name + chr(sys.maxunicode)) - bisect_left(self._sorted, name)
        return longer + sum(self._names[name[:length]] for length in range(1, min(len(name), _LONGEST)))


def _value(number: Number) -> tuple[float | str, str]:
    return number.value, "" if isinstance(number.value, str) else number.unit


def _telling(numbers: Sequence[Number]) -> list[Number]:
    return [n for n in numbers if n.kind != "plain" or not isinstance(n.value, float) or n.value > _FEW]


def _names(numbers: Sequence[Number]) -> list[Number]:
    return [number for number in numbers if number.kind == "identifier"]


def _only_here(names: Sequence[Number], other: Sequence[Number], twice: Set[float | str]) -> list[Number]:
    """Return the names that the other side does not say at all, not only less often, but for those listed ``twice``."""
    said = {number.value for number in _names(other)} - twice if names else ()
    return [name for name in names if name.value not in said]


def _twice_in_a_row(numbers: Sequence[Number]) -> Set[float | str]:
    """Return the names that stand beside themselves with a comma between: in a list one of them is another."""
    pairs = pairwise(numbers)
    return {
        one.value
        for one, following in pairs
        if one.kind == "identifier" and one.value == following.value and following.start - one.end <= _COMMA
    }


def _instead_of(number: Number, others: Sequence[Number]) -> Number | None:
    """Return the one number of ``others`` that stands instead of ``number``, if that can be told."""
    same = [other for other in others if (other.kind, other.unit) == (number.kind, number.unit)]
    if number.unit and len(same) == 1:
        return same[0]
    slips = [
        other
        for other in same
        if _is_slip(number.text, other.text)
        or _is_slip(_whole(number), _whole(other))
        or (number.kind == "plain" and _is_one_digit_more(number.text, other.text))
    ]
    return slips[0] if len(slips) == 1 else None


def _whole(number: Number) -> str:
    """Return a quantity written out, so that it can be compared across notations."""
    return f"{number.value:.0f}" if number.kind == "quantity" and isinstance(number.value, float) else number.text


def _is_slip(a: str, b: str) -> bool:
    """Tell whether two numbers are written alike but for one digit, which is not all that stands there."""
    a, b = a.strip(), b.strip()
    if len(a) != len(b) or _DIGITS.sub("#", a) != _DIGITS.sub("#", b) or sum(map(str.isalnum, a)) < 2:
        return False
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _is_one_digit_more(a: str, b: str) -> bool:
    """Tell whether a long number is another one with a digit more: 5000 and 50,000."""
    shorter, longer = sorted(("".join(filter(str.isdecimal, text)) for text in (a, b)), key=len)
    if len(longer) != len(shorter) + 1 or len(shorter) < _LONG:
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _alike(a: Number, b: Number) -> bool:
    """Tell whether two numbers are the same; a name may have another one glued before it in another script."""
    if isinstance(a.value, str) and isinstance(b.value, str):
        return a.value == b.value or (a.kind == b.kind == "identifier" and _ends(a.value, b.value))
    return a.value == b.value and a.unit == b.unit


def _ends(a: str, b: str) -> bool:
    return a.endswith(b) or b.endswith(a)


def _skeletons_fit(a: Number, b: Number) -> bool:
    """Tell whether two names differ in their digits only ("CC-100" and "CC-500")."""
    one, other = (_DIGITS.sub("#", str(number.value)) for number in (a, b))
    short = min(one, other, key=len)
    return one == other or (_ends(one, other) and sum(map(str.isalpha, short)) > 2)
