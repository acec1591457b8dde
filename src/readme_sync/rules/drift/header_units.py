"""Headers of columns that count in another unit above the same numbers: "Size (MB)" and "Размер (ГБ)"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from readme_sync.align.catalogue import Catalogue, CatalogueTable
from readme_sync.editions.edition import EditionTable
from readme_sync.finding import member
from readme_sync.language.numbers import read_numbers
from readme_sync.language.physical_units import physical_unit
from readme_sync.language.time_units import time_unit
from readme_sync.regex import lazy
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.drift.head_units import UNIT
from readme_sync.rules.messages import cell_span, present

_DIGIT = lazy(r"\d")


def differing_units(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield each header whose unit is another one of the same kind than the source's, where the numbers are equal."""
    source = catalogue.editions[catalogue.source]
    for section, table in catalogue.tables():
        there = table.members[catalogue.source]
        if there is None or not any(sign in header for header in there.headers for sign in "([（［"):
            continue  # nearly always
        for column in table.columns:
            home = column[catalogue.source]
            if home is None or home >= len(there.headers) or not (unit := _unit(there.headers[home], source.language)):
                continue
            for number, at in enumerate(column):
                own = table.members[number]
                if own is None or at is None or number == catalogue.source or at >= len(own.headers):
                    continue
                its = _unit(own.headers[at], catalogue.editions[number].language)
                is_of_kind = its != unit and its.partition(" ")[0] == unit.partition(" ")[0]
                if is_of_kind and _are_equal(table, (number, at), (catalogue.source, home)):
                    violation = _violation(catalogue, (number, own, at), (there, home))
                    yield violation._replace(section=section.key, subject=f"{its}/{unit}")


def _violation(catalogue: Catalogue, own: tuple[int, EditionTable, int], other: tuple[EditionTable, int]) -> Violation:
    (number, table, at), (there, home) = own, other
    here, source = catalogue.editions[number], catalogue.editions[catalogue.source]
    mine, theirs = table.headers[at].strip(), there.headers[home].strip()
    return Violation(
        f'the header is "{mine}" in {here.language}, "{theirs}" in {source.language}, above the same numbers',
        here.document,
        cell_span(table.table.header.cells[at]),
        row="",
        related=(Location(source.document, cell_span(there.table.header.cells[home]), f"{source.language} counts so"),),
        members=(member(here.language, mine),),
    )


@lru_cache(maxsize=256)
def _unit(header: str, language: str) -> str:
    """Return what kind of unit a header has in brackets and which it is: "bytes 1e6" for "Size (MB)", or nothing."""
    found = UNIT.search(header)
    if found is None:
        return ""
    text = f"1 {found[1]}"
    one = read_numbers(text, language)
    if len(one) == 1 and one[0].unit == "B" and isinstance(one[0].value, float):
        return f"bytes {one[0].value}"
    if time := time_unit(text, 1, language):
        return f"time {time[0]}"
    unit = physical_unit(text, 1)
    return f"{unit[0]} {unit[1]}" if unit else ""


def _are_equal(table: CatalogueTable, own: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether all rows of a column that have digits say the same in two editions, one of them at the least."""
    said = []
    for row in table.rows:
        if row.members[own[0]] is None or row.members[other[0]] is None:
            continue
        cells = [present(row.members, edition).cells for edition, _ in (own, other)]
        if own[1] < len(cells[0]) and other[1] < len(cells[1]):
            mine, theirs = cells[0][own[1]].inline.plain, cells[1][other[1]].inline.plain
            if _DIGIT.search(mine + theirs):
                said.append(mine.replace(",", ".").split() == theirs.replace(",", ".").split())
    return bool(said) and all(said)
