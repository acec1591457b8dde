"""How long the texts of a section are beside the source's: what is missing from a list of blocks may be said there."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.align.blocks.facts import PICTURE_FACTS, BlockFacts
from readme_sync.align.blocks.joins import ENOUGH, running_lengths
from readme_sync.align.blocks.match import BlockAlignment

TEXTS = ("paragraph", "quote", "entry")
_GOOD_PART = 0.2  # of a section's text
_MOSTLY = 0.7
_AS_LONG = 0.9  # of what the other sections' texts let expect: the same text in other words differs by less


def is_text(facts: BlockFacts) -> bool:
    """Tell whether a block is a text; HTML without a picture is one: ``<p dir="rtl">`` around a paragraph."""
    if facts.block.kind != "strip":
        return facts.block.kind in TEXTS
    return any(map(str.isalpha, facts.plain)) and all(fact.kind not in PICTURE_FACTS for fact in facts.links)


def is_as_long(alignment: BlockAlignment, run: Sequence[int]) -> bool:
    """Tell whether a translation's section has as much text as the source's, of which it seems to lack ``run``.

    That is asked of a good part of the section alone: what is short makes it hardly longer.
    """
    whole = _whole(alignment, run)
    return whole is not None and whole >= _AS_LONG


def is_shorter(alignment: BlockAlignment, run: Sequence[int]) -> bool:
    """Tell whether a translation's section is shorter than the source's by a good part of what ``run`` is in that."""
    whole = _whole(alignment, run)
    if whole is None:
        return False
    source = alignment.source
    part = sum(len(source[n].plain) for n in run) / _length(source, source[run[0]].block.section)
    return whole <= 1 - _MOSTLY * part


def _whole(alignment: BlockAlignment, run: Sequence[int]) -> float | None:
    """Return how long a translation's section is, of the length that the source's lets expect; None for no answer.

    How long a text becomes in the other language is learnt from the paragraphs of all other sections; where they are
    too few, nobody can tell.
    """
    source, blocks = alignment.source, alignment.blocks
    section = source[run[0]].block.section
    whole = _length(source, section)
    home = alignment.sections.get(section)
    texts = (
        (source[pair.left[0]], blocks[pair.right[0]])
        for pair in alignment.pairs
        if len(pair.left) == len(pair.right) == 1
    )
    theirs, ours = running_lengths(
        (other, own)
        for other, own in texts
        if other.block.section != section and other.plain != own.plain and _is_of_words(other)
    )
    if home is None or min(theirs, ours) < ENOUGH or sum(len(source[n].plain) for n in run) < _GOOD_PART * whole:
        return None
    return _length(blocks, home) * theirs / (ours * whole)


def _is_of_words(facts: BlockFacts) -> bool:
    """Tell whether a text says something in a language: no list of badges, and no entry, which is often a name."""
    return facts.block.kind != "entry" and all(fact.kind not in PICTURE_FACTS for fact in facts.links)


def _length(blocks: Sequence[BlockFacts], section: int) -> int:
    return sum(len(facts.plain) for facts in blocks if facts.block.section == section and facts.block.kind in TEXTS)
