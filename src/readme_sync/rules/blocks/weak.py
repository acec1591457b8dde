"""Pairs of blocks of which nobody can tell that they are one: what differs in them is no evidence of drift."""

from __future__ import annotations

from collections.abc import Set

from readme_sync.align.block_facts import BlockFacts, names_differ
from readme_sync.align.blocks import BlockAlignment, BlockPair
from readme_sync.editions.blocks import Block

_FEWEST = 4  # letters of a word that two blocks share


class Weak:
    """Tells weak pairs of one alignment: paired by place alone, where the two sections are not in step.

    Entries whose names in Latin letters have nothing in common are two entries there, and pieces of HTML that share
    neither a link nor a picture are two. An entry beside one without a counterpart may be that one's. Other blocks
    are as sure as the neighbours: one that shares facts with its counterpart, right before or after on both sides,
    says where they are.
    """

    def __init__(self, alignment: BlockAlignment) -> None:
        source, blocks = alignment.source, alignment.blocks
        back = {own: home for home, own in alignment.sections.items()}
        self._alignment = alignment
        self._missing, self._extra = frozenset(alignment.missing), frozenset(alignment.extra)
        self._unsure = {source[n].block.section for n in alignment.missing}
        self._unsure |= {back.get(blocks[n].block.section, -1) for n in alignment.extra}
        self._sure = {(pair.left[-1], pair.right[-1]) for pair in alignment.pairs if pair.reason == "facts"} | {
            (pair.left[0], pair.right[0]) for pair in alignment.pairs if pair.reason == "facts"
        }

    def __call__(self, pair: BlockPair) -> bool:
        """Tell whether ``pair`` is weak."""
        if pair.reason != "place":
            return False
        left, right = pair.left[0], pair.right[0]
        theirs, ours = self._alignment.source[left], self._alignment.blocks[right]
        if theirs.block.section not in self._unsure or _share(theirs, ours):
            return False
        if names_differ(theirs, ours) or theirs.block.kind == ours.block.kind == "strip":
            return True
        if theirs.block.kind == ours.block.kind == "entry" and self._has_another_beside(left, right):
            return True
        return not ({(left - 1, right - 1), (pair.left[-1] + 1, pair.right[-1] + 1)} & self._sure)

    def _has_another_beside(self, left: int, right: int) -> bool:
        """Tell whether an entry of the same list without a counterpart stands beside one of a pair: it may be the one.

        Nothing but its length chose between them.
        """
        sides = ((self._alignment.source, left, self._missing), (self._alignment.blocks, right, self._extra))
        return any(
            n in alone and _list(blocks[n].block) == _list(blocks[at].block)
            for blocks, at, alone in sides
            for n in (at - 1, at + 1)
        )


def _list(block: Block) -> tuple[str, int, int]:
    return block.kind, block.section, block.group


def _share(one: BlockFacts, other: BlockFacts) -> bool:
    """Tell whether two blocks have a fact or a word of Latin letters in common."""
    facts: Set[str] = {fact.key for fact in one.cited}
    if any(fact.key in facts for fact in other.cited):
        return True
    return any(len(word) >= _FEWEST for word in one.words & other.words)
