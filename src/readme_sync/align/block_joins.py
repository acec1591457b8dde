"""Where a translator joined two blocks or split one: what an alignment left over belongs to the block beside it."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.align.block_facts import BlockFacts
from readme_sync.align.gaps import Pair

_TEXTS = ("paragraph", "quote", "entry", "strip")

Group = tuple[tuple[int, ...], tuple[int, ...], str]


def joined(
    ours: Sequence[BlockFacts], theirs: Sequence[BlockFacts], pairs: Sequence[Pair]
) -> tuple[list[Group], list[int], list[int]]:
    """Return the pairs with what belongs to them besides, and what is left over on either side."""
    left = {pair.left: pair.right for pair in pairs}
    right = {pair.right: pair.left for pair in pairs}
    lengths = [(len(ours[i].block.plain), len(theirs[j].block.plain)) for i, j in left.items()]
    ratio = (sum(b for _, b in lengths) + 1) / (sum(a for a, _ in lengths) + 1)
    more_left = _absorbed(ours, theirs, left, ratio)
    more_right = _absorbed(theirs, ours, right, 1 / ratio)
    groups: list[Group] = []
    for pair in pairs:
        some = (pair.left, *(i for i, home in more_left.items() if home == pair.left))
        others = (pair.right, *(j for j, home in more_right.items() if home == pair.right))
        reason = "moved" if pair.moved else "place" if pair.reason == "place" else "facts"
        groups.append((tuple(sorted(some)), tuple(sorted(others)), reason))
    rest_left = [i for i in range(len(ours)) if i not in left and i not in more_left]
    rest_right = [j for j in range(len(theirs)) if j not in right and j not in more_right]
    return groups, rest_left, rest_right


def _absorbed(
    ours: Sequence[BlockFacts], theirs: Sequence[BlockFacts], partner: dict[int, int], ratio: float
) -> dict[int, int]:
    """Return what is left over on our side, each with our block beside it into whose counterpart it was joined."""
    found: dict[int, int] = {}
    for i, facts in enumerate(ours):
        if i in partner or facts.block.kind not in _TEXTS:
            continue
        for beside in (i - 1, i + 1):
            home = found.get(beside, beside)
            if home in partner and _holds(facts, ours[home], theirs[partner[home]], ratio):
                found[i] = home
                break
    return found


def _holds(extra: BlockFacts, own: BlockFacts, other: BlockFacts, ratio: float) -> bool:
    """Tell whether ``other``, the counterpart of ``own``, holds what ``extra`` says as well."""
    if other.block.kind not in _TEXTS or (extra.block.kind == "entry" and other.block.kind == "entry"):
        return False
    if extra.tokens:
        return extra.tokens.keys() <= other.tokens.keys() and not extra.tokens.keys() <= own.tokens.keys()
    if extra.block.kind != own.block.kind:
        return False
    actual = len(other.block.plain)
    alone, both = len(own.block.plain) * ratio, (len(own.block.plain) + len(extra.block.plain)) * ratio
    return abs(actual - both) < abs(actual - alone)
