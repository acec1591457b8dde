"""Titles in bold that stand before a text, in its own paragraph: many translations keep them as terms."""

from __future__ import annotations

from readme_sync.align.blocks.match import BlockAlignment
from readme_sync.editions.blocks import Block


def kept_titles(alignment: BlockAlignment) -> frozenset[str]:
    """Return the titles in bold before a text that a translation has in the source's words, where it keeps most."""
    both = [
        (own, other)
        for pair in alignment.pairs
        if (own := title_before(alignment.blocks[pair.right[0]].block))
        and (other := title_before(alignment.source[pair.left[0]].block))
    ]
    kept = [own for own, other in both if own == other]
    return frozenset(kept if len(kept) > 1 and 2 * len(kept) > len(both) else ())


def title_before(block: Block) -> str:
    """Return the bold words with which a text begins and that it does not end with; "" where there are none."""
    if len(block.inlines) != 1:
        return ""
    span = block.span
    bold = next((one for one in block.inlines[0].emphasis if one.strong and one.span.start == span.start), None)
    return "" if bold is None or bold.span.end >= span.end else " ".join(bold.text.split())
