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


def read_cell(raw: str, base: int) -> Inline:
    """Return what the cell ``raw`` at offset ``base`` holds, in a file without link reference definitions."""
    if is_plain(raw):
        return _inline((raw, (), (), (), (), (), ()))
    return _moved(_read(raw), base) if len(raw) <= _LONGEST else parse_inline(raw, base, {})


@lru_cache(maxsize=8192)
def _read(raw: str) -> Inline:
    return parse_inline(raw, 0, {})


def _moved(inline: Inline, base: int) -> Inline:
    plain, links, emphasis, footnotes, anchors, comments, code = inline
    if links:
        links = tuple(
            [
                _link((kind, span_of((a + base, b + base)), text, target, span_of((c + base, d + base))))
                for kind, (a, b), text, target, (c, d) in links
            ]
        )
    elif not (emphasis or footnotes or anchors or comments or code):
        return inline
    return _inline(
        (
            plain,
            links,
            tuple([_emphasis((span_of((a + base, b + base)), text, strong)) for (a, b), text, strong in emphasis])
            if emphasis
            else (),
            tuple([FootnoteReference(Span(a + base, b + base), label) for (a, b), label in footnotes])
            if footnotes
            else (),
            tuple([Anchor(Span(a + base, b + base), name) for (a, b), name in anchors]) if anchors else (),
            tuple([Comment(Span(a + base, b + base), text) for (a, b), text in comments]) if comments else (),
            tuple([_code((span_of((a + base, b + base)), text)) for (a, b), text in code]) if code else (),
        )
    )
