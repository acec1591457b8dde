"""Entries of lists that stand deeper, or less deep, than the source's: they belong to another entry, or to none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from readme_sync.align.blocks.facts import BlockFacts, Fact, FactKind
from readme_sync.align.blocks.match import BlockAlignment
from readme_sync.rules.blocks.pairs.difference import Difference
from readme_sync.text import Span


def other_levels(alignment: BlockAlignment, kept: Counter[FactKind]) -> Iterator[Difference]:
    """Yield the entries that stand at another level, below a first entry that stands at one level on both sides.

    Of a section that lacks blocks, or has some of its own, nobody can tell which entry is which. What is kept is
    counted in ``kept``: inner entries alone, since only these can lose their level.
    """
    last: tuple[int, int] | None = None
    is_level = False
    unsure = {alignment.source[n].block.section for n in alignment.missing}
    own = {alignment.blocks[n].block.section for n in alignment.extra}
    for pair in alignment.pairs:
        place = _place(alignment.source[pair.left[0]], alignment.blocks[pair.right[0]])
        is_sure = len(pair.left) == len(pair.right) == 1 and alignment.source[pair.left[0]].block.section not in unsure
        if place is None or not is_sure or alignment.blocks[pair.right[0]].block.section in own:
            last = None
            continue
        follows = (pair.left[0] - 1, pair.right[0] - 1) == last
        last = pair.left[0], pair.right[0]
        theirs, ours = place
        if not follows:
            is_level = theirs == ours
        elif is_level and theirs == ours > 1:
            kept["level"] += 1
        elif is_level and theirs != ours:
            here, there = (
                Fact("level", str(depth), str(depth), Span(facts.block.span.start, facts.block.span.start))
                for depth, facts in ((ours, alignment.blocks[last[1]]), (theirs, alignment.source[last[0]]))
            )
            yield Difference("changed", "level", pair, here, there)


def _place(theirs: BlockFacts, ours: BlockFacts) -> tuple[int, int] | None:
    """Return how deep two entries of Markdown stand; None for anything else."""
    if theirs.block.kind != "entry" or ours.block.kind != "entry" or min(theirs.block.group, ours.block.group) < 0:
        return None
    return theirs.block.depth, ours.block.depth
