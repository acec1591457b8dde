"""Numbers of a row's cells that say nothing of its facts: ordinals, words, licences, names of files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from readme_sync.align.catalogue import Catalogue
from readme_sync.align.evidence import without_ordinal
from readme_sync.language.calendars import are_one_year
from readme_sync.language.measures import are_one_measure
from readme_sync.language.number_names import said_in_words
from readme_sync.language.numbers import Number, amount, read_numbers
from readme_sync.language.physical_units import physical_unit
from readme_sync.language.time_units import lasts_as_long, time_unit
from readme_sync.markdown.document import Cell
from readme_sync.records.licences import licences
from readme_sync.regex import lazy
from readme_sync.rules.blocks.pairs.same_values import is_other_release

_RUN = re.compile(r"\d+(?:[.,]\d+)*\s?[^\W\d]*(?:[^\w/]{0,4}/ ?[^\W\d]+)?")
_DIGIT = re.compile(r"\d")
_PER = lazy(r"[ \u00a0\u202f]?(?:[^\w\s/]{1,2}|[A-Z]{3})?[ \u00a0\u202f]?/ ?")
_DIGITS = re.compile(r"\d+(?:\.\d+)*")
_JOINED = frozenset({"identifier", "version"})  # what a word may be joined to
_SAME_START = 3  # letters that a loan word and its origin have in common


def without_words(
    catalogue: Catalogue, cells: Mapping[int, Cell], said: dict[int, tuple[Number, ...]]
) -> dict[int, tuple[Number, ...]]:
    """Leave out the small numbers that some edition's cell says in words: "two seats" for "2 places"."""
    words = {
        value
        for e, cell in cells.items()
        for value in said_in_words(cell.inline.plain, catalogue.editions[e].language)
        if not any(number.value == value for number in said[e])
    }
    if not words:
        return said  # nearly always
    return {e: tuple(n for n in numbers if n.kind != "plain" or n.value not in words) for e, numbers in said.items()}


def without_compounds(cells: Mapping[int, Cell], said: dict[int, tuple[Number, ...]]) -> dict[int, tuple[Number, ...]]:
    """Take names without the word that a language joins to them: ``Win32-API`` where others say Win32 API.

    The word may be translated, if it begins alike: ``v1.2-Datensatz`` is the "v1.2 dataset".
    """
    if not any(number.kind in _JOINED and "-" in number.text for numbers in said.values() for number in numbers):
        return said
    texts = {e: cell.inline.plain.casefold() for e, cell in cells.items()}
    return {e: tuple([_apart(number, texts, e) for number in numbers]) for e, numbers in said.items()}


def _apart(number: Number, texts: Mapping[int, str], edition: int) -> Number:
    name, sign, word = number.text.rpartition("-")
    if number.kind not in _JOINED or not sign or not word.isalpha() or not _DIGIT.search(name):
        return number
    apart = f"{name} {word[:_SAME_START]}".casefold()
    if not any(apart in text for e, text in texts.items() if e != edition):
        return number
    alone = read_numbers(name, "en")
    return number._replace(value=alone[0].value, kind=alone[0].kind) if len(alone) == 1 else number


def with_times(
    catalogue: Catalogue, cells: Mapping[int, Cell], said: dict[int, tuple[Number, ...]]
) -> dict[int, tuple[Number, ...]]:
    """Return equal numbers with the units behind them, where these differ: "30 ms" here, "30 s" there."""
    found = {e: list(numbers) for e, numbers in said.items()}
    for n in range(len(next(iter(said.values())))):
        units = {
            e: _time_or_rate(cells[e].inline.plain, numbers[n].end, catalogue.editions[e].language)
            for e, numbers in said.items()
        }
        units = units if any(units.values()) else _physical_units(cells, {e: own[n] for e, own in said.items()})
        if len({unit and unit[0] for unit in units.values()}) > 1 and all(units.values()):
            for e, unit in units.items():
                name, word = unit or ("", "")
                found[e][n] = found[e][n]._replace(unit=name, text=f"{found[e][n].text} {word}")
    return {e: tuple(numbers) for e, numbers in found.items()}


def with_releases(cells: Mapping[int, Cell], said: dict[int, tuple[Number, ...]]) -> dict[int, tuple[Number, ...]]:
    """Return equal numbers as what is written where they are releases: Python 3.10 is not Python 3.1."""
    first, *others = said
    at = {
        n
        for e in others
        for n, (one, other) in enumerate(zip(said[first], said[e], strict=True))
        if one.text != other.text and is_other_release((one, cells[first].inline), (other, cells[e].inline))
    }
    if not at:
        return said  # nearly always
    return {
        e: tuple(one._replace(kind="version", value=one.text) if n in at else one for n, one in enumerate(numbers))
        for e, numbers in said.items()
    }


def _physical_units(cells: Mapping[int, Cell], numbers: Mapping[int, Number]) -> dict[int, tuple[str, str] | None]:
    """Return the units of weight, length ... that editions count by, where all of them are of one kind."""
    found = {e: physical_unit(cells[e].inline.plain, number.end) for e, number in numbers.items()}
    if len({unit and unit[0] for unit in found.values()}) > 1:
        return dict.fromkeys(found)
    return {e: unit and (str(unit[1]), unit[2]) for e, unit in found.items()}


def _time_or_rate(text: str, at: int, language: str) -> tuple[str, str] | None:
    """Return the unit of time behind a number that ends at ``at``, or that for which a price is: "90 € / month"."""
    rate = _PER.match(text, at)
    if rate is None or "/" not in rate[0]:
        return time_unit(text, at, language)
    unit = time_unit(text, rate.end(), language)
    return (f"/{unit[0]}", f"{rate[0].strip()} {unit[1]}") if unit else None


def with_equal_amounts(
    catalogue: Catalogue, cells: Mapping[int, Cell], said: dict[int, tuple[Number, ...]]
) -> dict[int, tuple[Number, ...]]:
    """Return the numbers with one for two that say as much, each in its own way.

    So are "24 hours" and "1 day", "10 miles" and "16 km", and a year in the calendar of the language.
    """
    if len({len(numbers) for numbers in said.values()}) != 1:
        return said
    found = {e: list(numbers) for e, numbers in said.items()}
    first = next(iter(found))
    for n, number in enumerate(found[first]):
        for e, numbers in found.items():
            own = numbers[n]
            if own.value != number.value and _say_as_much(catalogue, cells, (e, own), (first, number)):
                numbers[n] = own._replace(
                    value=number.value, kind=number.kind, precision=number.precision, alternative=None
                )
    return {e: tuple(numbers) for e, numbers in found.items()}


def _say_as_much(
    catalogue: Catalogue, cells: Mapping[int, Cell], own: tuple[int, Number], other: tuple[int, Number]
) -> bool:
    """Tell whether two numbers, each in the cell of its edition, are one in two units or in two calendars."""
    (e, number), (f, another) = own, other
    if are_one_year(number, another, (catalogue.editions[e].language, catalogue.editions[f].language)):
        return True
    unit, its = _unit(catalogue, cells, e, number), _unit(catalogue, cells, f, another)
    if unit and its and unit != its:
        return lasts_as_long(amount(number), unit, amount(another), its)
    return are_one_measure(number, cells[e].inline.plain, another, cells[f].inline.plain)


def _unit(catalogue: Catalogue, cells: Mapping[int, Cell], edition: int, number: Number) -> str:
    """Return the unit of time that a cell counts by a number, or nothing."""
    if number.kind != "plain":
        return ""
    unit = time_unit(cells[edition].inline.plain, number.end, catalogue.editions[edition].language)
    return unit[0] if unit else ""


def without_ordinals(cells: Mapping[int, Cell], said: Mapping[int, Sequence[Number]]) -> dict[int, tuple[Number, ...]]:
    """Leave out the number of a step at the head of a row: it follows from the rows above, of which RS404 speaks."""
    heads = {e: len(text) - len(without_ordinal(text)) for e, cell in cells.items() if (text := cell.inline.plain)}
    if len(heads) < len(cells) or not all(heads.values()):
        return {e: tuple(numbers) for e, numbers in said.items()}
    return {e: tuple(number for number in numbers if number.start >= heads[e]) for e, numbers in said.items()}


@lru_cache(maxsize=64)  # two translations often say the same, and side by side they are asked
def digits_of(text: str) -> tuple[str, ...]:
    """Return the runs of digits of a text with the word that follows each: where these are equal, so are the numbers.

    It is a shortcut: most cells differ in words alone, and reading numbers in each notation takes longer.
    """
    return tuple(sorted(_RUN.findall(text.lower())))


def without_licences(cell: Cell, found: Sequence[Number]) -> list[Number]:
    """Leave out the versions of licences: which licence it is, is another rule's matter (RS415)."""
    if not found:
        return []
    versions = Counter([part for name in licences(cell.inline.plain) for part in _DIGITS.findall(name)])
    if not versions:
        return list(found)  # mostly
    kept = []
    for number in found:
        # "GPLv3" is GPL-3.0.
        own = Counter(part if part in versions else f"{part}.0" for part in _DIGITS.findall(number.text))
        if own <= versions:
            versions -= own
        else:
            kept.append(number)
    return kept


def without_file_names(cell: Cell, found: list[Number]) -> list[Number]:
    """Leave out the names of files that links say in words as well: where they lead is RS408's and RS304's matter."""
    labels = [link.text for link in cell.inline.links if link.text and link.target.endswith(f"/{link.text}")]
    return [number for number in found if not any(number.text in label for label in labels)] if labels else found
