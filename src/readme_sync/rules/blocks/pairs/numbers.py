"""Numbers of running text in two languages: which of the translation's says another value than the source's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from readme_sync.align.blocks.facts import BlockFacts, Fact
from readme_sync.align.facts import unmatched
from readme_sync.align.small_facts import amounts
from readme_sync.language.number_names import said_in_words
from readme_sync.language.numbers import Number, numbers
from readme_sync.language.times_of_day import without_times
from readme_sync.markdown.document import Inline
from readme_sync.rules.blocks.pairs.apart import may_count_others
from readme_sync.rules.blocks.pairs.code import stands_alone
from readme_sync.rules.blocks.pairs.equal_numbers import drop_equal, drop_steps, found_at
from readme_sync.rules.blocks.pairs.same_values import exchanged, have_one_name, number_fact, said_otherwise
from readme_sync.rules.slips import near

_MANY = 20  # numbers of a text, of which two look like one by chance: a table of figures that has other rows
_MOST = 60  # numbers of one block that are compared each with each
_BEFORE, _AFTER = re.compile(r"[A-Za-z0-9.]"), re.compile(r"[A-Za-z0-9]")
_VALUE = 2  # of a number: what it is worth, and its unit
_NEAR = 2  # of year, month and day, which two dates share that should be one; of year and month one
_LONG = 3  # digits
_SERIES = 4  # numbers: of so many at their places no single digit is a word's
_FAR, _TENTH, _HUNDRED = 1000, 10, 90
_DIGITS = re.compile(r"\d+")
_FEW_BLOCKS = 2  # joined by a translator
_TIMES, _FEW_SIGNS = 4, 10  # Chinese takes a third of the characters of English
_PARTS = 2  # of a version: 2.4
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_Found = tuple[Number, Inline]  # a number, and the text it stands in
_LOOSE = ("plain", "year")  # which of these a number is, its size decides


def changed_numbers(
    blocks: Sequence[BlockFacts], source: Sequence[BlockFacts], languages: tuple[str, str]
) -> tuple[int, list[tuple[Fact, Fact]], Sequence[Fact]]:
    """Return how many numbers of the source are kept, and each other one with what stands instead of it.

    Last come those numbers of the translation that may count something else.

    A translator leaves numbers out (words for "one", another sentence) but writes no new one: only a number that is
    not the source's, where one of the source's is missing, is another value. Where one text has more numbers, the two
    may have nothing to do with each other. A number that the other text has in its code or in an address is not
    another one either.
    """
    theirs = [pair for facts in source for pair in facts.numbers(languages[1])]
    if not theirs:
        return 0, [], ()
    ours = [pair for facts in blocks for pair in facts.numbers(languages[0])]
    if len(ours) != len(theirs):  # "10 AM" is "10:00", and "1:30 pm" is "13.30"
        whole = [{*map(id, some)} for some in without_times([one for one, _ in ours], [one for one, _ in theirs])]
        ours, theirs = (
            [one for one in some if id(one[0]) in ids] for some, ids in zip((ours, theirs), whole, strict=True)
        )
        ours, theirs = ([(one, home) for one, home in some if one.text != "00"] for some in (ours, theirs))
    if [number[:_VALUE] for number, _ in ours] == [number[:_VALUE] for number, _ in theirs]:
        return len(theirs), list(said_otherwise(ours, theirs, blocks, source, languages)), ()
    mine, wanted = unmatched([number for number, _ in ours], [number for number, _ in theirs])
    kept = len(theirs) - len(wanted)
    if not mine or not wanted:
        return kept, [] if mine or wanted else list(exchanged(ours, theirs, blocks, source)), ()
    drop_steps(mine, wanted, blocks[0], source[0])
    drop_equal(mine, wanted, (ours, theirs), languages)
    in_digits = len(mine), len(wanted)
    mine, wanted = _not_in_words(mine, source, languages[1]), _not_in_words(wanted, blocks, languages[0])
    in_words = in_digits[0] - len(mine), in_digits[1] - len(wanted)
    mine = [number for number in mine[:_MOST] if not _said(number, source)]
    again = [number for number in wanted[:_MOST] if _said(number, blocks)]  # less often than in the source
    wanted = [number for number in wanted[:_MOST] if number not in again]
    as_many = len(ours) + in_words[1] == len(theirs) + in_words[0] and _as_long(blocks, source)
    in_step = as_many and len(ours) == len(theirs)
    facing = _in_one_order(ours, theirs) if in_step else {}
    changed, unsure = [], []
    for own in mine:
        other = _facing(own, facing.get(id(own)), wanted, again)
        if other is None and (as_many or max(len(ours), len(theirs)) <= _MANY):
            other = _instead(own, wanted, again, as_many=as_many)
        if other is None:
            other = _at_least(own, wanted, ours, theirs)
        if other is not None:
            (wanted if other in wanted else again).remove(other)
            changed.append((number_fact(own, ours, blocks), number_fact(other, theirs, source)))
            if not kept and may_count_others(found_at(own, ours), found_at(other, theirs), blocks, source):
                unsure.append(changed[-1][0])
    if in_step and not changed and (pair := _one_apart(ours, theirs, (*wanted, *again), source)):
        changed = [(number_fact(pair[0], ours, blocks), number_fact(pair[1], theirs, source))]
    if max(len(blocks), len(source)) > _FEW_BLOCKS:  # of many texts in one nobody knows which number faces which
        changed = [(own, other) for own, other in changed if near(own.shown, other.shown) and _as_wide(own, other)]
    if len(theirs) > _MANY:  # nor where a text has very many
        changed = [(own, other) for own, other in changed if near(own.shown, other.shown)]
    return kept, _of_one_currency(changed, blocks, source) if changed else changed, unsure


def same_numbers(own: str, other: str, languages: tuple[str, str]) -> bool:
    """Tell whether two short texts say the same numbers, each in its own language: "April 2024" and "2024/04"."""
    ours, theirs = (
        [(number.kind, number.value, number.unit) for number in numbers(text, language)]
        for text, language in zip((own, other), languages, strict=True)
    )
    return ours == theirs != []


def _not_in_words(numbers: Sequence[Number], others: Sequence[BlockFacts], language: str) -> list[Number]:
    """Leave out the small numbers that the other text, in ``language``, says in words: "three" for "3", not "3.0"."""
    if not numbers:
        return []
    said = said_in_words(" ".join([facts.plain for facts in others]), language)
    return [one for one in numbers if one.kind != "plain" or one.precision < 1 or one.value not in said]


def _as_wide(own: Fact, other: Fact) -> bool:
    return len(own.shown) == len(other.shown) >= _LONG


def _in_one_order(ours: Sequence[_Found], theirs: Sequence[_Found]) -> Mapping[int, Number]:
    """Return for each number, by its identity, that at its place in the source; none where grammar has another order.

    Half of them at the least are equal to the one at their place then.
    """
    pairs = [(one, other) for (one, _), (other, _) in zip(ours, theirs, strict=True)]
    same = sum((one.value, one.unit) == (other.value, other.unit) for one, other in pairs)
    return {id(one): other for one, other in pairs} if 2 * same >= len(pairs) else {}


def _one_apart(
    ours: Sequence[_Found],
    theirs: Sequence[_Found],
    lacking: Sequence[Number],
    source: Sequence[BlockFacts],
) -> tuple[Number, Number] | None:
    """Return the only two numbers at one place that differ, also where one of them is said again: "11 or 11".

    ``lacking`` are those of the source that the translation says less often, in digits or in words. What the source
    has in a name ("Apache-2.0") is its number, too. One digit is told where several numbers stand beside it.
    """
    pairs = [(one, other) for (one, _), (other, _) in zip(ours, theirs, strict=True)]
    apart = [(one, other) for one, other in pairs if one[:_VALUE] != other[:_VALUE]]
    if len(apart) != 1 or {number.kind for number in apart[0]} != {"plain"} or not _comparable(*apart[0]):
        return None
    own, other = apart[0]
    is_lacking = any(other[:_VALUE] == number[:_VALUE] for number in lacking)
    is_told = any(own[:_VALUE] == number[:_VALUE] for number, _ in theirs) or not _said(own, source)
    is_long = min(len(own.text), len(other.text)) > 1 or len(pairs) >= _SERIES
    return (
        apart[0]
        if is_lacking and is_told and (is_long or have_one_name(found_at(own, ours), found_at(other, theirs)))
        else None
    )


def _facing(own: Number, opposite: Number | None, wanted: Sequence[Number], again: Sequence[Number]) -> Number | None:
    """Return the source's number at the same place in the order of both texts, where it has no equal and may be one.

    ``again`` are those that the text has once less: of short ones nobody knows which is which.
    """
    if opposite is None or not _comparable(own, opposite):
        return None
    said = opposite.value, opposite.unit
    lonely = (*wanted, *(number for number in again if min(len(number.text), len(own.text)) > _LONG))
    return next((number for number in lonely if (number.value, number.unit) == said), None)


def _instead(own: Number, wanted: Iterable[Number], again: Iterable[Number], *, as_many: bool) -> Number | None:
    """Return the source's number that another one stands for; ``again`` are those that the text has once less."""
    fitting = (number for number in wanted if _comparable(own, number) and (as_many or _telling(own, number)))
    slips = (number for number in again if as_many and _is_digit_off(own, number))
    return next(fitting, None) or next(slips, None)


def _at_least(own: Number, wanted: Sequence[Number], ours: Sequence[_Found], theirs: Sequence[_Found]) -> Number | None:
    """Return the source's only number that is as long and has a plus behind it too: "205+ lessons", "271+ lessons"."""
    if own.kind != "plain" or len(own.text) < _LONG or not _has_plus(own, ours):
        return None
    found = [one for one in wanted if one.kind == "plain" and len(one.text) == len(own.text) and _has_plus(one, theirs)]
    return found[0] if len(found) == 1 else None


def _has_plus(number: Number, found: Sequence[_Found]) -> bool:
    return found_at(number, found)[1].plain[number.end : number.end + 1] in ("+", "＋")


def _of_one_currency(
    changed: Sequence[tuple[Fact, Fact]], blocks: Sequence[BlockFacts], source: Sequence[BlockFacts]
) -> list[tuple[Fact, Fact]]:
    """Leave out what two currencies cost: a price for each readers' country is another number."""
    ours, theirs = ([one for facts in some for one in amounts(facts.text)] for some in (blocks, source))
    if not ours or not theirs:
        return list(changed)
    return [
        (own, other)
        for own, other in changed
        if not (here := _costs(own.shown, ours)) or not (there := _costs(other.shown, theirs)) or here & there
    ]


def _costs(number: str, found: Sequence[tuple[str, str, str]]) -> frozenset[str]:
    """Return the currencies in which a text has a number as an amount of money."""
    return frozenset([currency for currency, _, shown in found if number in shown])


def _as_long(blocks: Sequence[BlockFacts], source: Sequence[BlockFacts]) -> bool:
    """Tell whether two texts may say the same: one of them, without addresses and code, is not many times as long."""
    one, two = sorted(sum(len(facts.text) for facts in some) for some in (blocks, source))
    return two <= _TIMES * (one + _FEW_SIGNS)


def _comparable(own: Number, other: Number) -> bool:
    if own.unit != other.unit:
        return False
    if own.kind == "date" and other.kind == "date":  # two dates far apart are two pieces of news
        parts = list(zip(_parts(own), _parts(other), strict=False))
        same = sum(a == b for a, b in parts)
        return min(_NEAR, len(parts) - 1) <= same < len(parts)  # a day and its month are no two dates
    if {own.kind, other.kind} == {"version", "plain"}:
        return _has_lost_a_dot(own.text, other.text) or _is_other_release_of_one(own.text, other.text)
    if {own.kind, other.kind} == {"quantity", "plain"}:
        return _has_another_magnitude(own, other)
    if own.kind != other.kind:  # a year and a number of other length are two facts
        return own.kind in _LOOSE and other.kind in _LOOSE and len(own.text.strip()) == len(other.text.strip())
    if _are_far_apart(own, other):
        return False
    return own.kind != "plain" or (own.value == 0) == (other.value == 0)  # a language has words for none


def _has_lost_a_dot(own: str, other: str) -> bool:
    """Tell whether two versions have the same digits and one of them a dot less: "1.2.4" and "12.4"."""
    less, more = sorted(text.count(".") for text in (own, other))
    return 0 < less < more and _DIGITS.findall(own.replace(".", "")) == _DIGITS.findall(other.replace(".", ""))


def _is_other_release_of_one(own: str, other: str) -> bool:
    """Tell whether two versions differ behind their first dot alone, with a v or without: "v2.4" and "2.5"."""
    one, two = _DIGITS.findall(own), _DIGITS.findall(other)
    return len(one) == len(two) == _PARTS and one[0] == two[0] and one != two


def _has_another_magnitude(own: Number, other: Number) -> bool:
    """Tell whether a number in digits and one with a magnitude are alike but for a nought: "150,000", "15 lakh"."""
    less, more = sorted(number.value if isinstance(number.value, float) else 0.0 for number in (own, other))
    return less >= _FAR and any(more == less * factor for factor in (10, 100))


def _are_far_apart(own: Number, other: Number) -> bool:
    """Tell whether two quantities are of two things, "32K" and "7B": other digits, and a thousand times as much.

    So are the number of a section and one of things, "2.2" and "100": one has a point, and is a tenth of the other.
    Just a thousand times as much is another magnitude: 2亿 is 200M, and no 200B.
    """
    if isinstance(own.value, str) or isinstance(other.value, str):
        return False  # "12x512" is a product
    less, more = sorted((own.value, other.value))
    if _DIGITS.findall(own.text) == _DIGITS.findall(other.text):
        return False
    if own.kind == "plain" and _FAR > more >= _HUNDRED * less > 0 and own.precision >= 1 and other.precision >= 1:
        return True  # "Loom 9" and "Reed 855"
    if own.kind == "plain":
        return (own.precision < 1) != (other.precision < 1) and more > _TENTH * less and not near(own.text, other.text)
    return own.kind == "quantity" and more > _FAR * less


def _telling(own: Number, other: Number) -> bool:
    """Tell whether two numbers of texts with unequally many are one: by their unit, or as a slip of a long one."""
    return own.kind not in _LOOSE or (min(len(own.text), len(other.text)) > _LONG and near(own.text, other.text))


def _is_digit_off(own: Number, other: Number) -> bool:
    """Tell whether two numbers of three digits or more differ in one of them."""
    one, two = own.text.strip(), other.text.strip()
    if len(one) != len(two) or len(one) < _LONG or not _comparable(own, other):
        return False
    return sum(a != b for a, b in zip(one, two, strict=True)) == 1


def _parts(date: Number) -> list[str]:
    return str(date.value).split("-")


def _said(number: Number, blocks: Sequence[BlockFacts]) -> bool:
    """Tell whether a text has a number anywhere: in code, in the text of a picture, as a part of a name."""
    text = number.text.strip()
    raised = text.translate(_RAISED)  # "note²" is note 2
    return any(
        any(stands_alone(one, facts.plain, _BEFORE, _AFTER) for one in (text, f"x{text}"))  # x64 has 64 bits
        or (raised != text and raised in facts.plain)
        for facts in blocks
    )
