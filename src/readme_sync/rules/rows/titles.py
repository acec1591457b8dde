"""What a row is called in a message."""

from __future__ import annotations

from readme_sync.align.catalogue import CatalogueRow, CatalogueTable
from readme_sync.editions.edition import Row


def title(table: CatalogueTable, row: CatalogueRow) -> str:
    """Return the name of a row, and what its next cell says where rows of the table share the name: "POST /threads"."""
    own = next((one for one in row.members if one is not None), None)
    return row.name if own is None else _title(own, [one.name for one in table.rows].count(row.name))


def title_in(table: CatalogueTable, own: Row, edition: int) -> str:
    """Return what an edition calls its ``own`` row of a table, in the same way."""
    return _title(
        own, sum(one is not None and one.name == own.name for one in (r.members[edition] for r in table.rows))
    )


def _title(row: Row, namesakes: int) -> str:
    said = [plain for cell in row.cells if (plain := cell.inline.plain.strip())]
    return f"{row.name} {said[1]}" if namesakes > 1 and len(said) > 1 and said[0] == row.name else row.name
