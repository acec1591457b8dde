"""Entries whose links were swapped in a section that is not in step: their words tell which is which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.align.gaps import Pair

_NEAR = 10  # pairs before and behind one that are looked at
_ENOUGH = 2  # words that the two entries keep


def with_words(ours: Sequence[BlockFacts], theirs: Sequence[BlockFacts], pairs: Iterable[Pair]) -> list[Pair]:
    """Return ``pairs``, two that cross put right where both entries share words with each other's counterpart alone.

    ``pairs`` are those of a section by the places in ``ours``, the source's blocks, and ``theirs``.
    """
    found = sorted(pairs)
    for n, one in enumerate(found):
        if not one.moved or ours[one.left].block.kind != "entry":
            continue  # nearly always
        for m in range(max(n - _NEAR, 0), min(n + _NEAR + 1, len(found))):
            other = found[m]
            if (other.left - one.left) * (other.right - one.right) < 0 and _are_swapped(ours, theirs, one, other):
                found[n] = Pair(one.left, other.right, "facts")
                found[m] = Pair(other.left, one.right, "facts")
                break
    return found


def _are_swapped(ours: Sequence[BlockFacts], theirs: Sequence[BlockFacts], one: Pair, other: Pair) -> bool:
    if theirs[one.right].block.kind != "entry" or ours[other.left].block.kind != "entry":
        return False
    left = _apart(ours[one.left].words, ours[other.left].words)
    right = _apart(theirs[one.right].words, theirs[other.right].words)
    straight = [len(left[0] & right[1]), len(left[1] & right[0])]
    return (
        min(straight) > 0 and sum(straight) >= _ENOUGH and left[0].isdisjoint(right[0]) and left[1].isdisjoint(right[1])
    )


def _apart(words: Set[str], others: Set[str]) -> tuple[Set[str], Set[str]]:
    """Return what either of two texts says and the other does not."""
    return words - others, others - words
