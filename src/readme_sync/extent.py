"""What a check looked at: the counts of what was compared, and in words what was not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from readme_sync.finding import Extent, Measure

_NAMED = 3  # files that are named one by one
_DRIFT, _BLOCKS = "RS4", "RS42"  # the codes of rules that compare editions, and of those about lists and text


def extent(measures: Sequence[Measure], ran: Collection[str], idle: Collection[str]) -> Extent:
    """Return what was looked at in all sets, by the rules whose codes are ``ran``; those that are ``idle`` did not."""
    return Extent(
        sum(one.sections for one in measures),
        sum(one.tables for one in measures),
        sum(one.rows for one in measures),
        sum(one.entries for one in measures),
        sum(one.paragraphs for one in measures),
        tuple(_left(measures, ran, idle)),
    )


def _left(measures: Sequence[Measure], ran: Collection[str], idle: Collection[str]) -> Iterator[str]:
    if alone := [one.alone for one in measures if one.alone is not None]:
        names = alone if len(alone) <= _NAMED else [f"{len(alone)} files"]
        yield f"{', '.join(names)}, of which there is no other edition"
    if len(alone) == len(measures):
        return
    if not any(code.startswith(_DRIFT) for code in ran):
        yield "the editions with one another (no rule that ran does)"
        return
    sections, tables = sum(one.lone_sections for one in measures), sum(one.lone_tables for one in measures)
    counts = ((sections, "section"), (tables, "table"))
    if found := [f"{number} {noun}{'s' * (number > 1)}" for number, noun in counts if number]:
        yield f"{' and '.join(found)} that one edition alone has"
    if any(code.startswith(_BLOCKS) for code in idle) and not any(code.startswith(_BLOCKS) for code in ran):
        yield "lists and text outside of tables"
