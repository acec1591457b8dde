"""Numbers that two languages write otherwise and that are one: a range, a step, a bound, a time, a decade, a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import combinations

from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.language.calendars import are_one_year
from readme_sync.language.measures import are_one_measure
from readme_sync.language.numbers import Number
from readme_sync.language.time_units import lasts_as_long, time_unit
from readme_sync.markdown.document import Inline
from readme_sync.regex import lazy
from readme_sync.rules.blocks.pairs.bounds import are_one_bound

_DAY_OF_MONTH = lazy(r"(?:0?[1-9]|1[0-2])\.0?([12]?\d|3[01]) ?[日号號]")
_MOST_PARTS, _LEAST_PART = 8, 100.0  # numbers of a text, and what a part of a number is at the least
_MOST = 60  # numbers of one block that are compared each with each
_NOON, _HOUR = 12, re.compile(r"[ \u00a0\u202f]?(?:h(?![^\W\d_])|Uhr|uur|klo|ч(?![^\W\d_])|час|год|:00|時|时|点|點|시)")
_DAY, _MINUTES = 24, re.compile(r":[0-5]\d")
_ZONE = re.compile(r"(?<![A-Za-z])(?:UTC|GMT|[PECM][SD]?T|C?EST|CE?ST|JST|KST|IST|BST)(?![A-Za-z])")
_JAVA = re.compile(r"(?:Java|JDK|JRE|OpenJDK)[^.\d]{0,20}\Z")
_STEP = re.compile(r"\W{0,3}(\d{1,2})(?:[)）．、]|\.(?!\d))")
_CENTURY = 4  # digits of the year that a century begins with
_STAGES = frozenset(("alpha", "beta", "dev", "final", "ga", "lts", "post", "pre", "preview", "rc", "snapshot"))
Found = Sequence[tuple[Number, Inline]]  # the numbers of a text, each with where it stands


def drop_equal(
    mine: list[Number], wanted: list[Number], found: tuple[Found, Found], languages: tuple[str, str]
) -> None:
    """Take out of both lists what is one number, written otherwise; ``found`` are all numbers of the two texts."""
    _drop(mine, wanted, lambda own, one: one.value == own.value and "%" in (one.unit, own.unit))  # "%16,6-44,6"
    _drop(mine, wanted, lambda own, one: are_one_bound(found_at(own, found[0]), found_at(one, found[1])))
    _drop(mine, wanted, lambda own, one: _is_half_a_day_off(found_at(own, found[0]), found_at(one, found[1])))
    here, there = (_times(*some) for some in zip((mine, wanted), found, languages, strict=True))
    if here and there:
        _drop(mine, wanted, lambda own, one: _last_as_long(here.get(id(own)), there.get(id(one))))
    _drop(mine, wanted, lambda own, one: are_one_year(own, one, languages))
    _drop(mine, wanted, lambda own, one: _are_one_measure(found_at(own, found[0]), found_at(one, found[1])))
    _drop(mine, wanted, _one_name)
    _drop(mine, wanted, lambda own, one: _are_one_java(found_at(own, found[0]), found_at(one, found[1])))
    if 0 < len(mine) == len(wanted) and _is_in_another_zone(
        [found_at(own, found[0]) for own in mine], [found_at(one, found[1]) for one in wanted]
    ):
        mine.clear()
        wanted.clear()
    _drop(mine, wanted, lambda own, one: _is_one_day(found_at(own, found[0]), found_at(one, found[1])))
    _drop_sums(mine, wanted)
    _drop_sums(wanted, mine)


def _drop_sums(whole: list[Number], parts: list[Number]) -> None:
    """Take out of both lists what one text says in all and the other in two parts: 8.5K, and 7.5K and 1K."""
    large = [
        (one, one.value) for one in parts[:_MOST_PARTS] if isinstance(one.value, float) and one.value >= _LEAST_PART
    ]
    for total in tuple(whole) if len(large) > 1 else ():
        pair = next(((a, b) for (a, x), (b, y) in combinations(large, 2) if x + y == total.value), None)
        if pair is not None and all(any(one is part for part in parts) for one in pair):
            whole.remove(total)
            for one in pair:
                parts.remove(one)


def _is_one_day(own: tuple[Number, Inline], other: tuple[Number, Inline]) -> bool:
    """Tell whether one of two numbers is a day as Chinese writes it, the other its number: 3.26日, 26 March."""
    for (short, home), (day, _) in ((own, other), (other, own)):
        if match := _DAY_OF_MONTH.match(home.plain, short.start):
            return match[1] == day.text.strip()
    return False


def _drop(mine: list[Number], wanted: list[Number], are_one: Callable[[Number, Number], bool]) -> None:
    for own in tuple(mine[:_MOST]):
        if (other := next((one for one in wanted[:_MOST] if are_one(own, one)), None)) is not None:
            mine.remove(own)
            wanted.remove(other)


def _is_half_a_day_off(own: tuple[Number, Inline], other: tuple[Number, Inline]) -> bool:
    """Tell whether two numbers are one hour, of twelve and of twenty-four: "from 9 to 5" is "de 9 h à 17 h"."""
    if any(one[0].kind != "plain" or not isinstance(one[0].value, float) for one in (own, other)):
        return False
    early, late = sorted((own, other), key=lambda one: float(one[0].value))
    hour = float(early[0].value)
    is_half = 0 < hour < _NOON and float(late[0].value) - hour == _NOON
    return is_half and _HOUR.match(late[1].plain, late[0].end) is not None


def _times(numbers: Sequence[Number], found: Found, language: str) -> dict[int, tuple[float, str]]:
    """Return how many of which unit of time numbers count, by their identity."""
    units = {}
    for number in numbers[:_MOST]:
        if number.kind == "plain" and isinstance(number.value, float):
            unit = time_unit(found_at(number, found)[1].plain, number.end, language)
            if unit is not None:
                units[id(number)] = number.value, unit[0]
    return units


def _are_one_measure(own: tuple[Number, Inline], other: tuple[Number, Inline]) -> bool:
    return are_one_measure(own[0], own[1].plain, other[0], other[1].plain)


def _are_one_java(own: tuple[Number, Inline], other: tuple[Number, Inline]) -> bool:
    """Tell whether two releases are one of Java, which was called 1.8 before it was called 8."""
    short, long = sorted((own[0].text.strip(), other[0].text.strip()), key=len)
    return long == f"1.{short}" and all(_JAVA.search(inline.plain[: number.start]) for number, inline in (own, other))


def _is_in_another_zone(ours: Sequence[tuple[Number, Inline]], theirs: Sequence[tuple[Number, Inline]]) -> bool:
    """Tell whether all that differs are hours, equally far apart, where the source names a zone and the other does not.

    "02:00 to 04:00 UTC" is 10:00 to 12:00 in the readers' own time.
    """
    shifts = {_shift(own, other) for own, other in zip(ours, theirs, strict=True)}
    if len(shifts) != 1 or None in shifts:
        return False
    return names_another_zone(ours[0][1].plain, theirs[0][1].plain)


def names_another_zone(own: str, other: str) -> bool:
    """Tell whether the ``other`` text, the source's, names a time zone that a text does not."""
    return not {*_ZONE.findall(other)} <= {*_ZONE.findall(own)}


def _shift(own: tuple[Number, Inline], other: tuple[Number, Inline]) -> float | None:
    """Return by how much an hour of the day is later than another one, None of other numbers."""
    if not all(_MINUTES.match(inline.plain, number.end) for number, inline in (own, other)):
        return None
    one, two = own[0].value, other[0].value
    return (one - two) % _DAY if isinstance(one, float) and isinstance(two, float) else None


def _last_as_long(own: tuple[float, str] | None, other: tuple[float, str] | None) -> bool:
    """Tell whether two times are one in two units: "24 hours" and "1 day"."""
    return own is not None and other is not None and own[1] != other[1] and lasts_as_long(*own, *other)


def found_at(number: Number, found: Found) -> tuple[Number, Inline]:
    """Return a number with the text that it stands in."""
    return next(both for both in found if both[0] is number)


def drop_steps(mine: list[Number], wanted: list[Number], own: BlockFacts, other: BlockFacts) -> None:
    """Take out what two texts begin with where that counts their steps: "(5) Install" and "4. Install".

    An entry of a list is a step too: Markdown has no "৪)", so a translation may have it as text.
    """
    steps = _STEP.match(own.plain), _STEP.match(other.plain)
    counted = all(step or facts.block.kind == "entry" for step, facts in zip(steps, (own, other), strict=True))
    for step, found in zip(steps, (mine, wanted), strict=True):
        if counted and step:
            number = next((one for one in found if one.text.strip() == step[1]), None)
            if number is not None:
                found.remove(number)


def _one_name(own: Number, other: Number) -> bool:
    """Tell whether two names with a digit are one: ``GPT4-v`` is ``GPT-4V``, and ``v8ren`` is v8 in the genitive.

    Two numbers have one name as a decade or a century.
    """
    if not isinstance(own.value, str) or not isinstance(other.value, str) or "date" in (own.kind, other.kind):
        short, long = sorted((own.text.strip(), other.text.strip()), key=len)
        return _one_decade(short, long) or _one_century(short, long)
    one, two = ("".join(filter(str.isalnum, name.text.casefold())) for name in (own, other))
    if one == two:
        return own.kind == other.kind == "identifier"
    ending = one[len(two) :] if one.startswith(two) else ""
    return len(ending) > 1 and ending.isalpha() and ending not in _STAGES


def _one_decade(short: str, year: str) -> bool:
    """Tell whether a number says a decade by its last two digits: the 40s are the 1940s."""
    return short.endswith("0") and year in (f"19{short}", f"20{short}")


def _one_century(number: str, year: str) -> bool:
    """Tell whether a number counts the century that a year begins: the 1800s are the 19th century."""
    return len(year) == _CENTURY and year.endswith("00") and year.isdecimal() and number == str(int(year[:2]) + 1)
