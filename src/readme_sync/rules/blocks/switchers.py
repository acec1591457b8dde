"""The blocks that a language line is made of: each edition names the others there, and itself without a link."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.editions.language_line import language_line
from readme_sync.markdown.document import PICTURES, Document, Link
from readme_sync.text import Span

_CAPTION = 40  # characters
_LINE = 60  # characters beside the links


def switchers(document: Document, blocks: Sequence[BlockFacts]) -> frozenset[int]:
    """Return the numbers of the blocks of ``document`` that are its language line.

    Their links are mostly those to other editions, or they are entries of a list that begin with one and thank whoever
    translated it. A short text above that says what follows ("Languages:") belongs to it.
    """
    starts = [link.span.start for link in language_line(document.text).links]
    if not starts:
        return frozenset()
    found = set()
    for number, facts in enumerate(blocks):
        start, end = facts.block.span
        if start > starts[-1]:
            break
        named = sum(start <= one < end for one in starts)
        links = [link for inline in facts.block.inlines for link in inline.links if link.kind not in PICTURES]
        if named and (2 * named >= len(links) or _is_headed(facts, links, starts)):
            found.add(number)
    return frozenset(found | {number - 1 for number in found if number and _is_caption(blocks[number - 1])})


def is_for_all(facts: BlockFacts) -> bool:
    """Tell whether a block of a language line says little beside its links: "Read this in other languages".

    It speaks to readers of every language, and may stand in the source's.
    """
    linked = sum(len(link.text) for inline in facts.block.inlines for link in inline.links)
    return len(facts.plain) - linked <= _LINE


def _is_caption(facts: BlockFacts) -> bool:
    """Tell whether a text says no more than what follows it."""
    text = facts.plain.strip()
    is_short = facts.block.kind == "paragraph" and len(text) <= _CAPTION and not facts.links
    return is_short and text.endswith((":", "："))


def _is_headed(facts: BlockFacts, links: Sequence[Link], starts: Sequence[int]) -> bool:
    return facts.block.kind == "entry" and bool(links) and links[0].span.start in starts


def line_of_languages(document: Document) -> Span:
    """Return the lines of the language line, with the one before and the one after it: its own name may stand there."""
    links = language_line(document.text).links
    if not links:
        return Span(0, 0)
    lines, last = document.lines, len(document.text)
    first = lines.line(min(link.span.start for link in links))
    end = lines.line(max(link.span.end for link in links))
    return Span(lines.span(max(1, first - 1)).start, min(last, lines.span(min(end + 1, lines.line(last))).end))
