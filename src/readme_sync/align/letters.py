"""How alike two names are written."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1024)
def letters_shared(a: str, b: str) -> float:
    """Return the share of letter pairs that two names have in common (Dice's coefficient), from 0 to 1."""
    left, right = _letter_pairs(a), _letter_pairs(b)
    return 2 * len(left & right) / (len(left) + len(right))


@lru_cache(maxsize=256)
def _letter_pairs(name: str) -> frozenset[str]:
    name = f" {name} "
    return frozenset([name[n : n + 2] for n in range(len(name) - 1)])
