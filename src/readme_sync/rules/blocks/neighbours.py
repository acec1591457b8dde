"""The entries of a translation's lists that stand beside others."""

from __future__ import annotations

from readme_sync.align.blocks.match import BlockAlignment, BlockPair
from readme_sync.editions.blocks import Block


class Neighbours:
    """The entries of a translation's lists that stand beside others."""

    def __init__(self, alignment: BlockAlignment) -> None:
        self._alignment = alignment
        self._right: dict[int, int] = {}  # of the source's blocks: the one of the translation

    def are_translated(self, pair: BlockPair) -> bool:
        """Tell whether the entries before and after have words in other letters than the source's."""
        blocks, source = self._alignment.blocks, self._alignment.source
        if not self._right:
            self._right = {one.left[0]: one.right[0] for one in self._alignment.pairs}
        at = pair.left[0]
        beside = [
            n for n in (at - 1, at + 1) if 0 <= n < len(source) and _are_beside(source[n].block, source[at].block)
        ]
        return len(beside) > 1 and all(
            n in self._right and not blocks[self._right[n]].plain.isascii() and source[n].plain.isascii()
            for n in beside
        )


def _are_beside(one: Block, other: Block) -> bool:
    return one.kind == other.kind == "entry" and one.section == other.section
