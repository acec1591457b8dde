"""Cells that stand in several editions, read once.

Half of a translation's cells are those of another edition, letter by letter, and they are the long ones: lists of
variants with their links. Moving what was read to another offset takes a third of reading it again.
"""

from __future__ import annotations

from functools import lru_cache

from readme_sync.markdown.document import (
    Anchor,
    CodeSpan,
    Comment,
    Emphasis,
    FootnoteReference,
    Inline,
    Link,
)
from readme_sync.markdown.inline import is_plain, parse_inline
from readme_sync.text import Span, span_of
from readme_sync.values import maker

_link, _inline, _emphasis, _code = maker(Link), maker(Inline), maker(Emphasis), maker(CodeSpan)
_LONGEST = 4096  # characters; a longer cell is read anew each time, so that what is kept stays small


def read_cell(raw: str, base: int) -> tuple[str, Inline]:
    """Return the cell ``raw`` at offset ``base`` and what it holds, in a file without link reference definitions.

    Cells are what a catalogue consists of: the text of one that was read before is not held twice.
    """
    if is_plain(raw):
        return raw, _inline((raw, (), (), (), (), (), ()))
    if len(raw) > _LONGEST:
        return raw, parse_inline(raw, base, {})
    readings = _readings(raw)
    if not readings:
        readings.append((raw, base, parse_inline(raw, base, {})))
        return raw, readings[0][2]
    known, start, inline = readings[0]
    return known, _moved(inline, base - start)


@lru_cache(maxsize=8192)
def _readings(_raw: str) -> list[tuple[str, int, Inline]]:
    """Return what is known of a cell: nothing at first, then its text, where it stood and what it holds."""
    return []


def _moved(inline: Inline, by: int) -> Inline:
    plain, links, emphasis, footnotes, anchors, comments, code = inline
    if links:
        links = tuple(
            [
                _link((kind, span_of((a + by, b + by)), text, target, span_of((c + by, d + by))))
                for kind, (a, b), text, target, (c, d) in links
            ]
        )
    elif not (emphasis or footnotes or anchors or comments or code):
        return inline
    return _inline(
        (
            plain,
            links,
            tuple([_emphasis((span_of((a + by, b + by)), text, strong)) for (a, b), text, strong in emphasis])
            if emphasis
            else (),
            tuple([FootnoteReference(Span(a + by, b + by), label) for (a, b), label in footnotes]) if footnotes else (),
            tuple([Anchor(Span(a + by, b + by), name) for (a, b), name in anchors]) if anchors else (),
            tuple([Comment(Span(a + by, b + by), text) for (a, b), text in comments]) if comments else (),
            tuple([_code((span_of((a + by, b + by)), text)) for (a, b), text in code]) if code else (),
        )
    )
