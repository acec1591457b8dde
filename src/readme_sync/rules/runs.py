"""Runs of inline text: the paragraph, heading or cell that an offset stands in, and what in it is code."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, NamedTuple

from readme_sync.markdown.document import Document, Inline
from readme_sync.text import Span

_TICKS = re.compile(r"(?<!\\)`+")


class Run(NamedTuple):
    """One run of inline text."""

    span: Span
    inline: Inline
    in_cell: bool


def run_at(document: Document, offset: int) -> Run | None:
    """Return the run that covers ``offset``; None in code blocks, raw HTML, comments, and code between backticks."""
    run = _covering(document, offset)
    if run is None or in_code(document.text, run.span, offset):
        return None
    if any(comment.span.start <= offset < comment.span.end for comment in run.inline.comments):
        return None
    return run


def in_code(text: str, span: Span, offset: int) -> bool:
    """Tell whether ``offset`` stands between backticks that open and close inside ``span``."""
    opened: re.Match[str] | None = None
    runs = list(_TICKS.finditer(text, span.start, span.end))
    for index, run in enumerate(runs):
        if opened is None:
            if run.start() > offset:
                return False
            if any(len(later[0]) == len(run[0]) for later in runs[index + 1 :]):
                opened = run
        elif len(run[0]) == len(opened[0]):
            if opened.end() <= offset < run.start():
                return True
            opened = None
    return False


def _covering(document: Document, offset: int) -> Run | None:
    table = _before(document.tables, offset)
    if table is not None and offset < table.span.end:
        row = _before((table.header, *table.rows), offset)
        cell = _before(row.cells, offset) if row is not None else None
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
