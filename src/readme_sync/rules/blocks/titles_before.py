"""Titles in bold that stand before a text, or are an entry's: many translations keep them as terms."""

from __future__ import annotations

from collections import Counter

from readme_sync.align.blocks.match import BlockAlignment
from readme_sync.editions.blocks import Block

_SEVERAL = 3  # titles of one section


def kept_titles(alignment: BlockAlignment) -> frozenset[str]:
    """Return the titles in bold that a translation has in the source's words, where it keeps most of them.

    It may keep those of one section, which describes settings, and translate the others; or keep the settings' names
    and translate their values, which are nested in them.
    """
    both = [
        (own, other, block.section, block.depth)
        for pair in alignment.pairs
        if (own := title_of(block := alignment.blocks[pair.right[0]].block))
        and (other := title_of(alignment.source[pair.left[0]].block))
    ]
    kept = [(own, section, depth) for own, other, section, depth in both if own == other]
    if len(kept) > 1 and 2 * len(kept) > len(both):
        return frozenset(own for own, *_ in kept)
    every = Counter(place for *_, section, depth in both for place in (("section", section), ("depth", depth)))
    held = Counter(place for _, section, depth in kept for place in (("section", section), ("depth", depth)))
    many = {place for place, count in held.items() if count >= _SEVERAL and 2 * count > every[place]}
    return frozenset(own for own, *place in kept if not many.isdisjoint(zip(("section", "depth"), place, strict=True)))


def title_before(block: Block) -> str:
    """Return the bold words with which a text begins and that it does not end with; "" where there are none."""
    return _bold(block, is_whole=False)


def title_of(block: Block) -> str:
    """Return the bold words before a text, or those that are all of an entry, with others nested in it perhaps."""
    return _bold(block, is_whole=block.kind == "entry")


def _bold(block: Block, *, is_whole: bool) -> str:
    if len(block.inlines) != 1:
        return ""
    span = block.span
    bold = next((one for one in block.inlines[0].emphasis if one.strong and one.span.start == span.start), None)
    return "" if bold is None or (bold.span.end >= span.end and not is_whole) else " ".join(bold.text.split())
