"""Which lines an ignore comment in a document speaks of: its row, its block, or the block that follows it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from readme_sync.markdown.document import Comment, Document
from readme_sync.rules.runner import place
from readme_sync.selection import Directive, parse_directive
from readme_sync.text import Span

_MARK = "readme-sync:"


def directives(document: Document) -> Iterator[Directive]:
    """Yield the ``<!-- readme-sync: ignore ... -->`` comments of ``document``.

    In a row it speaks of that row, inside other text of that block, alone in its block of the block below.
    """
    for comment in document.comments:
        text = comment.text.strip()
        if not text.startswith(_MARK):
            continue
        first, last = (document.lines.line(offset) for offset in _reach(document, comment))
        parsed = parse_directive(text.removeprefix(_MARK))
        where = place(document, comment.span)
        if isinstance(parsed, str):
            yield Directive((), "", where, first, last, error=parsed)
        else:
            yield Directive(*parsed, where, first, last)


def _reach(document: Document, comment: Comment) -> tuple[int, int]:
    """Return the first and the last offset that the comment speaks of."""
    for table in document.tables:
        if table.span.covers(comment.span):
            rows = (table.header, *table.rows)
            row = next((row.span for row in rows if row.span.covers(comment.span)), table.span)
            return row.start, row.end
    starts = [block.span.start for block in document.blocks]
    index = bisect_right(starts, comment.span.start) - 1
    own = document.blocks[index].span
    around = document.text[own.start : comment.span.start] + document.text[comment.span.end : own.end]
    if around.strip():
        return _visible(document, own)
    below = (block.span for block in document.blocks[index + 1 :] if block.kind != "blank")
    return _visible(document, next(below, own))


def _visible(document: Document, span: Span) -> tuple[int, int]:
    return span.start, max(span.start, span.start + len(document.raw(span).rstrip()) - 1)
