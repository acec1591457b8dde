"""What a check looked at: the counts of what was compared, and in words what was not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from readme_sync.finding import Extent, Measure

if TYPE_CHECKING:
    from readme_sync.align.catalogue import Catalogue

_NAMED = 3  # files that are named one by one
_DRIFT, _BLOCKS = "RS4", "RS42"  # the codes of rules that compare editions, and of those about lists and text


def measure(catalogue: Catalogue) -> Measure:
    """Return how much of ``catalogue`` two or more editions have; all of it where there is one edition only."""
    sections = tables = rows = lone_sections = lone_tables = 0
    for section in catalogue.sections:
        shared = _is_shared(catalogue, section.members)
        sections += shared and any(member is not None and member.heading is not None for member in section.members)
        lone_sections += not shared
    for _, table in catalogue.tables():
        shared = _is_shared(catalogue, table.members)
        tables += shared
        lone_tables += not shared
        rows += sum(_is_shared(catalogue, row.members) for row in table.rows)
    alone = catalogue.editions[0].path if len(catalogue.editions) == 1 else None
    return Measure(sections, tables, rows, lone_sections, lone_tables, alone)


def _is_shared(catalogue: Catalogue, members: Sequence[object | None]) -> bool:
    return sum(member is not None for member in members) >= min(2, len(catalogue.editions))


def extent(measures: Sequence[Measure], ran: Collection[str], idle: Collection[str]) -> Extent:
    """Return what was looked at in all sets, by the rules whose codes are ``ran``; those that are ``idle`` did not."""
    return Extent(
        sum(one.sections for one in measures),
        sum(one.tables for one in measures),
        sum(one.rows for one in measures),
        tuple(_left(measures, ran, idle)),
    )


def _left(measures: Sequence[Measure], ran: Collection[str], idle: Collection[str]) -> Iterator[str]:
    if alone := [one.alone for one in measures if one.alone is not None]:
        names = alone if len(alone) <= _NAMED else [f"{len(alone)} files"]
        yield f"{', '.join(names)}, of which there is no other edition"
    if len(alone) == len(measures):
        return
    if not any(code.startswith(_DRIFT) for code in ran):
        yield "the editions with one another, by no rule that ran"
        return
    sections, tables = sum(one.lone_sections for one in measures), sum(one.lone_tables for one in measures)
    counts = ((sections, "section"), (tables, "table"))
    if found := [f"{number} {noun}{'s' * (number > 1)}" for number, noun in counts if number]:
        yield f"{' and '.join(found)} that one edition alone has"
    if any(code.startswith(_BLOCKS) for code in idle) and not any(code.startswith(_BLOCKS) for code in ran):
        yield "lists and text outside of tables"
