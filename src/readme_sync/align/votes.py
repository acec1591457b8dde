"""Votes: tokens that only two entries have say that they are the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

Tokens = Mapping[str, float]  # token -> weight


def vote(left: Sequence[Tokens], right: Sequence[Tokens], least: float = 0) -> dict[tuple[int, int], str]:
    """Return the mutually best pairs by tokens that are unique on each side, with the telling token.

    Pairs whose tokens weigh less than ``least`` together are left out.
    """
    places_left, places_right = _unique(left), _unique(right)
    weights: defaultdict[tuple[int, int], float] = defaultdict(float)
    telling: dict[tuple[int, int], tuple[float, str]] = {}
    both = [(token, i, places_right[token]) for token, i in places_left.items() if token in places_right]
    for token, i, j in both:
        if i < 0 or j < 0:
            continue
        weight = left[i][token]
        weights[i, j] += weight
        if weight > telling.get((i, j), (0.0, ""))[0]:
            telling[i, j] = (weight, token.partition(":")[0])
    best_left: dict[int, tuple[float, int]] = {}
    best_right: dict[int, tuple[float, int]] = {}
    for (i, j), weight in weights.items():
        best_left[i] = max(best_left.get(i, (0.0, 0)), (weight, -j))
        best_right[j] = max(best_right.get(j, (0.0, 0)), (weight, -i))
    mutual = [(i, j) for i, j in sorted(weights) if best_left[i][1] == -j and best_right[j][1] == -i]
    return {(i, j): telling[i, j][1] for i, j in mutual if weights[i, j] >= least}


def _unique(entries: Sequence[Tokens]) -> dict[str, int]:
    """Return the entry of each token, -1 for a token of several entries."""
    places: dict[str, int] = {}
    for index, tokens in enumerate(entries):
        again = places.keys() & tokens.keys()
        places.update(dict.fromkeys(tokens, index))
        places.update(dict.fromkeys(again, -1))
    return places
