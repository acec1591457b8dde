"""Columns whose header a translation left empty."""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.align.catalogue import Catalogue, CatalogueTable
from readme_sync.markdown.document import Cell
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.gathering import Slip
from readme_sync.rules.messages import cell_span, present, shorten


def empty_headers(catalogue: Catalogue) -> Iterator[Slip]:
    """Yield the header of each table that is the only empty one of a translation, above cells that it has filled.

    The corner does not count. A row of headers without a word is a frame.
    """
    source = catalogue.editions[catalogue.source]
    for section, table in catalogue.tables():
        for e, edition in enumerate(catalogue.editions):
            found = _empty(table, e, catalogue.source)
            if found is None:
                continue
            own, other = found
            said = shorten(other.inline.plain.strip(), 60)
            violation = Violation(
                f'the header of a column is empty in {edition.language}, "{said}" in {source.language}',
                edition.document,
                cell_span(own),
                section=section.key,
                related=(Location(source.document, other.span, f"{source.language} has it like this"),),
                subject=f"header {said}",
                severity="warning",
            )
            yield Slip(edition, ("empty header", said), violation)


def _empty(table: CatalogueTable, edition: int, source: int) -> tuple[Cell, Cell] | None:
    """Return the one header that is empty in a translation, and the source's; None where there is no such."""
    here, there = table.members[edition], table.members[source]
    if here is None or there is None or edition == source or here.headers == there.headers:
        return None
    cells = here.header.cells
    empty = [n for n, cell in enumerate(cells) if n and not cell.raw.strip()]
    at = next((column[source] for column in table.columns if column[edition] in empty), None)
    if len(empty) != 1 or at is None or len(cells) != len(there.header.cells) or not any(here.headers):
        return None
    rows = [present(row.members, edition).cells for row in table.rows if row.members[edition] is not None]
    filled = sum(len(row) > empty[0] and bool(row[empty[0]].raw.strip()) for row in rows)
    other = there.header.cells[at]
    return (cells[empty[0]], other) if other.inline.plain.strip() and filled * 2 > len(rows) else None
