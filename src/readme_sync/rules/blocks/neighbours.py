"""The entries of a translation's lists that stand beside others."""

from __future__ import annotations

import re

from readme_sync.align.blocks.match import BlockAlignment, BlockPair
from readme_sync.editions.blocks import Block

_OTHER = re.compile(r"[^\W\d_\0-\u024f]")  # letters and numerals beyond the Latin ones


class Neighbours:
    """The entries of a translation's lists that stand beside others."""

    def __init__(self, alignment: BlockAlignment) -> None:
        self._alignment = alignment
        self._right: dict[int, int] = {}  # of the source's blocks: the one of the translation

    def are_translated(self, pair: BlockPair) -> bool:
        """Tell whether the entries before and after, or the two on one side, have words in letters of their own."""
        blocks, source = self._alignment.blocks, self._alignment.source
        near = self._near(pair)
        return len(near) > 1 and all(
            n in self._right
            and has_other_letters(blocks[self._right[n]].plain)
            and not has_other_letters(source[n].plain)
            for n in near
        )

    def differ(self, pair: BlockPair) -> bool:
        """Tell whether the entries before and after, or the two on one side, are not the source's letter by letter."""
        blocks, source = self._alignment.blocks, self._alignment.source
        near = self._near(pair)
        return len(near) > 1 and all(n in self._right and blocks[self._right[n]].plain != source[n].plain for n in near)

    def _near(self, pair: BlockPair) -> list[int]:
        if not self._right:
            self._right = {one.left[0]: one.right[0] for one in self._alignment.pairs}
        at = pair.left[0]
        beside = [n for n in (at - 2, at - 1, at + 1, at + 2) if self._is_beside(at, n)]
        nearest = [n for n in beside if abs(n - at) == 1]
        return nearest if len(nearest) > 1 else beside  # at an end of the list the two on one side

    def _is_beside(self, at: int, number: int) -> bool:
        source = self._alignment.source
        return 0 <= number < len(source) and _are_beside(source[number].block, source[at].block)


def has_other_letters(text: str) -> bool:
    """Tell whether a text has letters that are not Latin."""
    return not text.isascii() and any(found[0].isalpha() for found in _OTHER.finditer(text))


def _are_beside(one: Block, other: Block) -> bool:
    return one.kind == other.kind == "entry" and (one.section, one.group) == (other.section, other.group)
