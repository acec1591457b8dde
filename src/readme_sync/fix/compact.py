"""One style for tables: one space on each side of a cell, and no padding, so that a changed cell changes one line."""

from __future__ import annotations

from readme_sync.markdown.document import Document, Table, TableRow
from readme_sync.text import Span

_DELIMITERS = {"left": ":-", "center": ":-:", "right": "-:"}  # as mdformat writes them


def compact_tables(document: Document) -> str:
    """Return the text of ``document`` with the lines of its tables written anew, and every other byte as it is.

    A row keeps the cells that it has, also where they are too few or too many. Text right under a table, which GitHub
    shows as a row, stays text.
    """
    pieces: list[str] = []
    at = 0
    for table in document.tables:
        for span, line in _lines(document, table):
            pieces += [document.text[at : span.start], line]
            at = span.end
    return "".join([*pieces, document.text[at:]])


def _lines(document: Document, table: Table) -> list[tuple[Span, str]]:
    lines = [
        (row.span, _row(document, row)) for row in (table.header, *table.rows) if not row.is_text and not row.is_blank
    ]
    marks = [_DELIMITERS.get(alignment, "--") for alignment in table.alignments]
    return sorted([*lines, (table.delimiter, f"| {' | '.join(marks)} |")])


def _row(document: Document, row: TableRow) -> str:
    return f"| {' | '.join(document.raw(cell.span) for cell in row.cells)} |"
