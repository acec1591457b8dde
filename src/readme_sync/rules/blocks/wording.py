"""The words and places that messages about blocks are made of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from readme_sync.align.blocks.facts import Fact, FactKind
from readme_sync.align.blocks.match import BlockAlignment
from readme_sync.editions.blocks import Block
from readme_sync.editions.edition import Edition
from readme_sync.markdown.document import PICTURES
from readme_sync.rules.messages import contrasted, shorten
from readme_sync.text import Span

_NOUNS = {
    "paragraph": "paragraph",
    "entry": "entry",
    "quote": "quoted text",
    "strip": "piece of HTML",
    "code": "code block",
    "footnote": "footnote",
}
_FACTS: dict[FactKind, str] = {
    "link": "link",
    "repository": "repository",
    "image": "image",
    "badge": "badge",
    "code": "code",
    "number": "number",
    "address": "mail address",
    "footnote": "footnote",
    "bold": "value in bold",
    "state": "mark",
    "name": "name",
    "shortcut": "shortcut",
    "money": "amount of money",
    "level": "level in the list",
    "language": "language of the fence",
    "note": "mark",
    "alternative": "alternative text",
    "struck": "line through",
}
_NAME = 40
_EXCERPT, _BEFORE = 150, 50  # characters of a long block that are shown, and how many of them before a difference


def noun(block: Block) -> str:
    """Return what a reader calls such a block."""
    if block.kind == "strip" and any(link.kind in PICTURES for inline in block.inlines for link in inline.links):
        return "image"
    return _NOUNS[block.kind]


def fact_noun(kind: FactKind) -> str:
    """Return what a reader calls such a fact."""
    return _FACTS[kind]


def title(block: Block) -> str:
    """Return what tells a block from others: what an entry names, else its first words, else its first address."""
    name = block.named
    if block.kind == "strip":
        pictures = [link for inline in block.inlines for link in inline.links if link.kind in PICTURES]
        name = next((link.text or link.target.rpartition("/")[2] for link in pictures), "")
    leads = next((link.target for inline in block.inlines for link in inline.links), "")
    return shorten(name or block.plain.strip() or block.label or leads, _NAME)


def both_said(own: Fact | None, other: Fact | None) -> tuple[str, str]:
    """Return two facts as a message quotes them side by side: long ones from where they differ."""
    if own is None or other is None:
        return said(own), said(other)
    one, two = contrasted(own.shown, other.shown, 80)
    return f'"{one}"', f'"{two}"'


def said(fact: Fact | None) -> str:
    """Return a fact as a message quotes it."""
    return "not there" if fact is None else f'"{shorten(fact.shown, 80)}"'


def place_of(fact: Fact, blocks: Sequence[Block], edition: Edition) -> Span:
    """Return where a fact stands; a number is looked for in its block's source."""
    if fact.span.end > fact.span.start:
        return fact.span
    for block in blocks:
        if block.span.start <= fact.span.start < max(block.span.end, block.span.start + 1):
            at = edition.document.text.find(fact.shown, block.span.start, block.span.end)
            if at >= 0:
                return Span(at, at + len(fact.shown))
    return fact.span


def head(block: Block) -> Span:
    """Return the first character of a block."""
    return Span(block.span.start, block.span.start)


def excerpt(blocks: Sequence[Block], place: Span, edition: Edition) -> str:
    """Return what is written around ``place`` in the block that holds it, on one line; a short block is whole."""
    home = next((one for one in blocks if one.span.start <= place.start <= one.span.end), blocks[0])
    start, end = home.span
    if end - start > _EXCERPT:
        place = place if start <= place.start <= end else Span(start, start)
        first = max(start, min(place.start - _BEFORE, end - _EXCERPT))
        last = min(end, first + _EXCERPT)
        text = edition.document.text[first:last]
        return f"{'…' if first > start else ''}{' '.join(text.split())}{'…' if last < end else ''}"
    return " ".join(edition.document.raw(home.span).split())


def opening(blocks: Sequence[Block], edition: Edition) -> str:
    """Return what is written at the head of blocks that follow each other, on one line and shortened."""
    start = blocks[0].span.start
    return shorten(edition.document.text[start : min(blocks[-1].span.end, start + 2 * _EXCERPT)], _EXCERPT)


def insertion(alignment: BlockAlignment, number: int, edition: Edition) -> Span:
    """Return where block ``number`` of the source would stand in the translation: after what it follows there."""
    section = alignment.source[number].block.section
    for at in range(bisect_left(alignment.pairs, number, key=lambda pair: pair.left[0]) - 1, -1, -1):
        pair = alignment.pairs[at]
        if alignment.source[pair.left[0]].block.section != section:
            break
        if pair.reason != "moved":
            end = alignment.blocks[pair.right[-1]].block.span.end
            return Span(end, end)
    home = alignment.sections.get(section)
    if home is None:
        return Span(0, 0)
    heading = edition.sections[home].heading
    start = edition.sections[home].span.start if heading is None else heading.span.start
    return Span(start, start)
