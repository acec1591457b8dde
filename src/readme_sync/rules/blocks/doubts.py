"""What differs between two blocks and is no proof of a mistake: nobody can tell whether it is one."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.align.blocks.match import BlockPair
from readme_sync.rules.blocks.drift import EditionDrift, PairDrift

_FEW = 3  # words that two texts which say the same share the more of, names and terms

Holder = tuple[EditionDrift, Sequence[PairDrift]]  # a translation, and what of its blocks is one finding


def is_doubtful(holders: Sequence[Holder]) -> bool:
    """Tell whether nobody can tell of anything that ``holders`` have otherwise than the source that it is a mistake."""
    return all(may_be_another_text(drift, pair.pair) for drift, pairs in holders for pair in pairs)


def may_be_another_text(drift: EditionDrift, pair: BlockPair) -> bool:
    """Tell whether place alone pairs two texts with nothing in common, of a section that lacks texts.

    The counterpart may be one of those that are missing.
    """
    alignment = drift.alignment
    theirs, ours = alignment.source[pair.left[0]], alignment.blocks[pair.right[0]]
    if pair.reason != "place" or len(theirs.words & ours.words) >= _FEW:
        return False
    if {fact.key for fact in theirs.cited} & {fact.key for fact in ours.cited}:
        return False
    return any(alignment.source[n].block.section == theirs.block.section for n in drift.missing)
