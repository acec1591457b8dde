"""Rows of a table that a line break has cut in pieces: GitHub makes a row of its own of each line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from readme_sync.editions.edition import Edition, EditionTable
from readme_sync.markdown.document import TableRow


def broken_rows(edition: Edition, table: EditionTable) -> list[Sequence[TableRow]]:
    """Return the pieces of each broken row, in tables whose rows begin and end with a pipe.

    A piece that a pipe does not close is followed by one that no pipe opens, and together they have no more cells
    than the header.
    """
    return _of_tables(edition).get(table.header.span.start, [])


@lru_cache(maxsize=256)  # an edition is compared by identity; several rules ask
def _of_tables(edition: Edition) -> dict[int, list[Sequence[TableRow]]]:
    """Return the broken rows of the tables that have any, by where the table's header starts."""
    return {table.header.span.start: rows for table in edition.tables if (rows := _read(edition, table))}


def _read(edition: Edition, table: EditionTable) -> list[Sequence[TableRow]]:
    text, width = edition.document.text, len(table.header.cells)
    rows = table.table.rows
    opened = [text.startswith("|", row.span.start) for row in rows]
    closed = [text.endswith("|", row.span.start, row.span.end) for row in rows]
    found: list[Sequence[TableRow]] = []
    if all(opened) and all(closed):
        return found  # nearly always
    if width < 2 or opened.count(False) + closed.count(False) > len(rows):  # they are written without
        return found
    number = 0
    while number < len(rows):
        last = number
        while last + 1 < len(rows) and not closed[last] and not opened[last + 1]:
            last += 1
        pieces = rows[number : last + 1]
        cells = sum(len(row.cells) for row in pieces) - len(pieces) + 1
        if len(pieces) > 1 and opened[number] and closed[last] and cells <= width:
            found.append(pieces)
        number = last + 1
    return found
