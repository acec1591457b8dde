"""Tables of data that are written in HTML: their rows and what a reader sees in the cells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape

from readme_sync.editions.edition import Edition
from readme_sync.text import Span
from readme_sync.values import NamedTuple

_TAG = re.compile(r"<(/?)(table|tr|td|th)\b[^<>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
_FEWEST = 3  # rows, the head among them
_TWO = 2  # cells


class HtmlRow(NamedTuple):
    """A row: its place, and the texts of its cells."""

    span: Span
    cells: tuple[str, ...]


class HtmlTable(NamedTuple):
    """A table of data: the number of its section, and its rows, the head among them."""

    section: int
    rows: tuple[HtmlRow, ...]


@lru_cache(maxsize=256)  # an edition is compared by identity
def html_tables(edition: Edition) -> tuple[HtmlTable, ...]:
    """Return the tables of HTML in which each row has as many cells and says something in its first one."""
    text = edition.document.text
    starts = [section.span.start for section in edition.sections]
    return tuple(
        HtmlTable(max(bisect_right(starts, rows[0].span.start) - 1, 0), tuple(rows))
        for block in edition.document.html_blocks
        if text.find("<tr", *block.span) >= 0
        for rows in _tables(text, block.span)
        if _is_data(rows)
    )


def _is_data(rows: Sequence[HtmlRow]) -> bool:
    """Tell whether rows are no layout: equally many cells, and a name in each row."""
    widths = {len(row.cells) for row in rows}
    return (
        len(rows) >= _FEWEST and len(widths) == 1 and min(widths) >= _TWO and all(_says(row.cells[0]) for row in rows)
    )


def _says(text: str) -> bool:
    return any(map(str.isalnum, text))


def _tables(text: str, span: Span) -> Iterator[list[HtmlRow]]:
    """Yield the rows of each table within ``span``; of tables in tables nothing."""
    rows: list[HtmlRow] = []
    cells: list[str] = []
    depth, row_at, cell_at, is_nested = 0, -1, -1, False
    for tag in _TAG.finditer(text, *span):
        name, closes = tag[2].lower(), bool(tag[1])
        if cell_at >= 0:  # a cell ends at whatever comes next
            cells.append(" ".join(unescape(_ANY_TAG.sub("", text[cell_at : tag.start()])).split()))
            cell_at = -1
        if row_at >= 0 and name in ("tr", "table"):
            rows.append(HtmlRow(Span(row_at, tag.end() if name == "tr" and closes else tag.start()), tuple(cells)))
            row_at, cells = -1, []
        if name == "table":
            depth += -1 if closes else 1
            is_nested = is_nested or depth > 1
            if closes and depth == 0:
                if not is_nested:
                    yield rows
                rows, is_nested = [], False
        elif name == "tr" and not closes:
            row_at = tag.start()
        elif not closes and row_at >= 0:
            cell_at = tag.end()
