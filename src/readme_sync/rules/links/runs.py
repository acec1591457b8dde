"""Runs of inline text: the paragraph, heading or cell that an offset stands in, and what in it is code."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from readme_sync.markdown.document import Document, Inline, Link
from readme_sync.regex import lazy
from readme_sync.text import Span
from readme_sync.values import NamedTuple

_TICKS = lazy(r"(?<!\\)`+")


class Run(NamedTuple):
    """One run of inline text."""

    span: Span
    inline: Inline
    in_cell: bool


class Runs:
    """Looks runs up in one document; keeps the last run's code, for what is asked about stands close together."""

    __slots__ = ("_code", "_document", "_last")

    def __init__(self, document: Document) -> None:
        self._document = document
        self._last = Span(-1, -1)
        self._code: list[Span] = []

    def at(self, offset: int) -> Run | None:
        """Return the run that covers ``offset``; None in code, raw HTML and comments."""
        run = _covering(self._document, offset)
        if run is None:
            return None
        if run.span != self._last:
            self._last, self._code = run.span, _code_spans(self._document.text, run.span)
        for spans in (self._code, [comment.span for comment in run.inline.comments]):
            index = bisect_right(spans, offset, key=_from) - 1
            if index >= 0 and offset < spans[index].end:
                return None
        return run


def link_before(links: Sequence[Link], offset: int) -> Link | None:
    """Return the last of ``links`` (in order) that begins at or before ``offset``."""
    found: Link | None = _before(links, offset)
    return found


def _code_spans(text: str, span: Span) -> list[Span]:
    """Return what stands between backticks that open and close inside ``span`` (CommonMark 6.1)."""
    ticks = list(_TICKS.finditer(text, span.start, span.end))
    closers: dict[int, list[int]] = {}  # width -> indices into ticks, the last first
    for index in range(len(ticks) - 1, -1, -1):
        closers.setdefault(len(ticks[index][0]), []).append(index)
    found = []
    index = 0
    while index < len(ticks):
        same = closers[len(ticks[index][0])]
        while same and same[-1] <= index:
            same.pop()
        if same:
            found.append(Span(ticks[index].end(), ticks[same[-1]].start()))
            index = same[-1]
        index += 1
    return found


def _covering(document: Document, offset: int) -> Run | None:
    table = _before(document.tables, offset)
    if table is not None and offset < table.span.end:
        row = _before(table.rows, offset) or table.header
        cell = _before(row.cells, offset)
        return Run(cell.span, cell.inline, True) if cell is not None and offset < cell.span.end else None
    for blocks in (document.paragraphs, document.headings):
        block = _before(blocks, offset)
        if block is not None and offset < block.span.end:
            return Run(block.span, block.inline, False)
    return None


def _before(things: Sequence[Any], offset: int) -> Any:
    index = bisect_right(things, offset, key=_start) - 1
    return things[index] if index >= 0 else None


def _start(thing: Any) -> int:
    start: int = thing.span.start
    return start


def _from(span: Span) -> int:
    return span.start
