"""The longest part of a sequence of pairs that rises on both sides: what two texts have in one order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


def in_order(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of ``pairs`` (ordered by left) that is in order on the right too."""
    tails: list[int] = []
    rows: list[tuple[int, int]] = []
    chain: list[int] = []
    ordered = list(pairs)
    back: list[int] = []
    for index, (_, j) in enumerate(ordered):
        at = bisect_left(tails, j)
        if at == len(tails):
            tails.append(j)
            chain.append(index)
        else:
            tails[at] = j
            chain[at] = index
        back.append(chain[at - 1] if at else -1)
    index = chain[-1] if chain else -1
    while index >= 0:
        rows.append(ordered[index])
        index = back[index]
    rows.reverse()
    return rows
