"""Which lines an ignore comment in a document speaks of: its row, its block, or the block that follows it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeVar

from readme_sync.editions.edition import Edition
from readme_sync.markdown.document import Comment, Document, Heading, Paragraph
from readme_sync.rules.places import place
from readme_sync.selection import Directive, parse_directive
from readme_sync.selection.directives import OPEN
from readme_sync.text import Span

_MARK = "readme-sync:"
_NEAR = 200  # lists before a comment: a list that it stands in is hardly farther
_Text = TypeVar("_Text", Paragraph, Heading)


def directives(edition: Edition) -> Iterator[Directive]:
    """Yield the ``<!-- readme-sync: ignore ... -->`` comments of ``edition``.

    In a row it speaks of that row, inside other text of that paragraph or entry of a list, alone in its block
    of the block below.
    """
    document, language = edition.document, edition.language
    starts: list[int] | None = None
    for comment in document.comments:
        text = comment.text.strip()
        if not text.startswith(_MARK) or _leaves_open(text):
            continue
        starts = starts or [block.span.start for block in document.blocks]
        first, last = (document.lines.line(offset) for offset in _reach(document, comment, starts))
        parsed = parse_directive(text.removeprefix(_MARK))
        where = place(document, comment.span)
        if isinstance(parsed, str):
            yield Directive((), "", where, first, last, error=parsed, edition=language)
        else:
            span, closing = _without(document, comment)
            yield Directive(*parsed, where, first, last, edition=language, span=span, closing=closing)


def texts_left_open(edition: Edition) -> Sequence[Span]:
    """Return the texts of which a comment of ``sync`` says that they are left to a person: they are not translated."""
    document = edition.document
    left = [one for one in document.comments if _MARK in one.text and _leaves_open(one.text.strip())]
    starts = [block.span.start for block in document.blocks] if left else []
    return [Span(*_reach(document, comment, starts)) for comment in left]


def _leaves_open(text: str) -> bool:
    return text.startswith(_MARK) and text.removeprefix(_MARK).lstrip().startswith(OPEN)


def _without(document: Document, comment: Comment) -> tuple[Span, str]:
    """Return what to take away so that nothing is left of the comment, and what must stay in its place."""
    text, (start, end) = document.text, comment.span
    line = document.lines.span(document.lines.line(start))
    if not (text[line.start : start] + text[end : line.end]).strip():
        return Span(line.start, max(line.end, end)), ""
    while start > line.start and text[start - 1] in " \t":
        start -= 1
    after = text[end : end + 1]
    return Span(start, end), "" if after in ("", "\r", "\n", " ", "\t") or start == comment.span.start else " "


def _reach(document: Document, comment: Comment, starts: list[int]) -> tuple[int, int]:
    """Return the first and the last offset that the comment speaks of; ``starts`` are those of the blocks."""
    number = bisect_right(document.tables, comment.span.start, key=lambda table: table.span.start) - 1
    if number >= 0 and document.tables[number].span.covers(comment.span):
        table = document.tables[number]
        rows = (table.header, *table.rows)
        row = rows[bisect_right(rows, comment.span.start, key=lambda row: row.span.start) - 1].span
        return (row.start, row.end) if row.covers(comment.span) else (table.span.start, table.span.end)
    for text in (_last_before(document.paragraphs, comment), _last_before(document.headings, comment)):
        if text is not None and text.span.covers(comment.span) and _is_beside_text(document, text.span, comment):
            return _visible(document, text.span)
    index = bisect_right(starts, comment.span.start) - 1
    own = document.blocks[index].span
    if _is_beside_text(document, own, comment):
        return _visible(document, _entry(document, comment) or own)
    for block in islice(document.blocks, index + 1, None):
        if block.kind != "blank":
            return _visible(document, block.span)
    return _visible(document, own)


def _last_before(texts: Sequence[_Text], comment: Comment) -> _Text | None:
    number = bisect_right(texts, comment.span.start, key=lambda text: text.span.start) - 1
    return texts[number] if number >= 0 else None


def _entry(document: Document, comment: Comment) -> Span | None:
    """Return the innermost entry of a list that the comment stands in, on a line of its own."""
    number = bisect_right(document.lists, comment.span.start, key=lambda one: one.span.start)
    for one in reversed(document.lists[max(number - _NEAR, 0) : number]):
        if one.span.covers(comment.span):
            items = one.items
            item = items[bisect_right(items, comment.span.start, key=lambda item: item.start) - 1]
            return item if item.covers(comment.span) and _is_beside_text(document, item, comment) else None
    return None


def _is_beside_text(document: Document, span: Span, comment: Comment) -> bool:
    around = document.text[span.start : comment.span.start] + document.text[comment.span.end : span.end]
    return bool(around.strip())


def _visible(document: Document, span: Span) -> tuple[int, int]:
    return span.start, max(span.start, span.start + len(document.raw(span).rstrip()) - 1)
