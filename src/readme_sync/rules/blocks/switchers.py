"""The blocks that a language line is made of: each edition names the others there, and itself without a link."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.align.block_facts import BlockFacts
from readme_sync.editions.language_line import language_line
from readme_sync.markdown.document import Document
from readme_sync.text import Span

_PICTURES = ("image", "html-image")


def switchers(document: Document, blocks: Sequence[BlockFacts]) -> frozenset[int]:
    """Return the numbers of the blocks of ``document`` whose links are mostly those of its language line."""
    starts = [link.span.start for link in language_line(document.text).links]
    if not starts:
        return frozenset()
    found = set()
    for number, facts in enumerate(blocks):
        start, end = facts.block.span
        if start > starts[-1]:
            break
        named = sum(start <= one < end for one in starts)
        links = sum(link.kind not in _PICTURES for inline in facts.block.inlines for link in inline.links)
        if named and 2 * named >= links:
            found.add(number)
    return frozenset(found)


def line_of_languages(document: Document) -> Span:
    """Return the lines of the language line, with the one before and the one after it: its own name may stand there."""
    links = language_line(document.text).links
    if not links:
        return Span(0, 0)
    lines, last = document.lines, len(document.text)
    first = lines.line(min(link.span.start for link in links))
    end = lines.line(max(link.span.end for link in links))
    return Span(lines.span(max(1, first - 1)).start, min(last, lines.span(min(end + 1, lines.line(last))).end))
