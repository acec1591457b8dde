"""Aligning two sequences of which one is a translation of the other.

Entries carry *tokens*, things that a translation leaves as they are (anchors, repositories, URLs,
names in Latin script). A token that occurs once on each side is evidence that the two entries are
the same (the idea of patience diff). The longest run of such pairs in order is the frame; between
its posts a small dynamic programme decides by likeness and place; what is left over on both sides
and alike beyond doubt has moved. Time is linear but for the gaps, and those are bounded.
"""

# Annotations are not postponed here: NamedTuple would compile each at every start, 0.1 ms a class.
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

Score = Callable[[int, int], float]
Tokens = Mapping[str, float]  # token -> weight

_CELLS = 10_000  # a gap with more cells than this is walked instead of solved
_LOOK_AHEAD = 20
_SURE = 2.5  # likeness from which two entries are the same wherever they stand
_MOST_MOVES = 200  # leftovers beyond this on both sides are not compared pair by pair


class Pair(NamedTuple):
    """Entry ``left`` is entry ``right``; ``reason`` says why, ``moved`` that it stands elsewhere."""

    left: int
    right: int
    reason: str
    moved: bool = False


def align(left: Sequence[Tokens], right: Sequence[Tokens], score: Score) -> list[Pair]:
    """Return the pairs of entries that are the same, ordered by ``left``.

    Args:
        left: the tokens of each entry of the source.
        right: the tokens of each entry of the translation.
        score: likeness of two entries; above 0 they may be the same, from 2.5 they surely are.
    """
    votes = _votes(left, right)
    frame = _in_order(votes)
    framed = set(frame)
    pairs = [Pair(i, j, votes[i, j]) for i, j in frame]
    previous = (-1, -1)
    for post in [*frame, (len(left), len(right))]:
        gap = _gap(range(previous[0] + 1, post[0]), range(previous[1] + 1, post[1]), votes, framed, score)
        pairs += (Pair(i, j, "place") for i, j in gap)
        previous = post
    pairs += _moved(pairs, votes, len(left), len(right), score)
    return sorted(pairs)


def _votes(left: Sequence[Tokens], right: Sequence[Tokens]) -> dict[tuple[int, int], str]:
    """Return the mutually best pairs by tokens that are unique on each side, with the telling token."""
    places_left, places_right = _unique(left), _unique(right)
    weights: Counter[tuple[int, int]] = Counter()
    telling: dict[tuple[int, int], tuple[float, str]] = {}
    for token, i in places_left.items():
        j = places_right.get(token, -1)
        if i < 0 or j < 0:
            continue
        weight = left[i][token]
        weights[i, j] += weight  # type: ignore[assignment]  # Counter is typed for whole numbers
        if weight > telling.get((i, j), (0.0, ""))[0]:
            telling[i, j] = (weight, token.partition(":")[0])
    best_left: dict[int, tuple[float, int]] = {}
    best_right: dict[int, tuple[float, int]] = {}
    for (i, j), weight in weights.items():
        best_left[i] = max(best_left.get(i, (0.0, 0)), (weight, -j))
        best_right[j] = max(best_right.get(j, (0.0, 0)), (weight, -i))
    return {(i, j): telling[i, j][1] for i, j in sorted(weights) if best_left[i][1] == -j and best_right[j][1] == -i}


def _unique(entries: Sequence[Tokens]) -> dict[str, int]:
    """Return the entry of each token, -1 for a token of several entries."""
    places: dict[str, int] = {}
    for index, tokens in enumerate(entries):
        for token in tokens:
            places[token] = -1 if token in places else index
    return places


def _in_order(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
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


def _gap(
    left: range,
    right: range,
    votes: Mapping[tuple[int, int], str],
    framed: set[tuple[int, int]],
    score: Score,
) -> list[tuple[int, int]]:
    """Pair what stands between two posts, leaving out entries that a vote places elsewhere."""
    if not left or not right:
        return []
    elsewhere_left = {i for i, j in votes if (i, j) not in framed}
    elsewhere_right = {j for i, j in votes if (i, j) not in framed}
    rows = [i for i in left if i not in elsewhere_left]
    columns = [j for j in right if j not in elsewhere_right]
    if not rows or not columns:
        return []
    return _solve(rows, columns, score) if len(rows) * len(columns) <= _CELLS else _walk(rows, columns, score)


def _solve(rows: list[int], columns: list[int], score: Score) -> list[tuple[int, int]]:
    """Needleman-Wunsch with free gaps: the order-keeping pairs with the greatest likeness in all."""
    height, width = len(rows), len(columns)
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    likeness = [[score(i, j) + _place(a, height, b, width) for b, j in enumerate(columns)] for a, i in enumerate(rows)]
    for a in range(height - 1, -1, -1):
        line, below = best[a], best[a + 1]
        for b in range(width - 1, -1, -1):
            together = likeness[a][b] + below[b + 1] if likeness[a][b] > 0 else 0.0
            line[b] = max(together, below[b], line[b + 1])
    pairs = []
    a = b = 0
    while a < height and b < width:
        if likeness[a][b] > 0 and best[a][b] == likeness[a][b] + best[a + 1][b + 1]:
            pairs.append((rows[a], columns[b]))
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            a += 1
        else:
            b += 1
    return pairs


def _place(a: int, height: int, b: int, width: int) -> float:
    return 0.5 * (1 - abs(a / height - b / width))


def _walk(rows: list[int], columns: list[int], score: Score) -> list[tuple[int, int]]:
    """Pair two long gaps greedily, looking a little ahead where the next two differ."""
    pairs = []
    a = b = 0
    while a < len(rows) and b < len(columns):
        if score(rows[a], columns[b]) > 0:
            pairs.append((rows[a], columns[b]))
            a, b = a + 1, b + 1
            continue
        for ahead in range(1, _LOOK_AHEAD):
            if b + ahead < len(columns) and score(rows[a], columns[b + ahead]) > 0:
                b += ahead
                break
            if a + ahead < len(rows) and score(rows[a + ahead], columns[b]) > 0:
                a += ahead
                break
        else:
            a, b = a + 1, b + 1
    return pairs


def _moved(
    pairs: list[Pair], votes: Mapping[tuple[int, int], str], height: int, width: int, score: Score
) -> list[Pair]:
    """Pair what is left over: what votes say, then what is alike beyond doubt."""
    used_left = {pair.left for pair in pairs}
    used_right = {pair.right for pair in pairs}
    moved = []
    for (i, j), reason in votes.items():
        if i not in used_left and j not in used_right and score(i, j) > 0:
            moved.append(Pair(i, j, reason, moved=True))
            used_left.add(i)
            used_right.add(j)
    rows = [i for i in range(height) if i not in used_left]
    columns = [j for j in range(width) if j not in used_right]
    if min(len(rows), len(columns)) == 0 or max(len(rows), len(columns)) > _MOST_MOVES:
        return moved
    ranked = sorted(((score(i, j), -i, -j) for i in rows for j in columns), reverse=True)
    for likeness, minus_i, minus_j in ranked:
        if likeness < _SURE:
            break
        if -minus_i not in used_left and -minus_j not in used_right:
            moved.append(Pair(-minus_i, -minus_j, "likeness", moved=True))
            used_left.add(-minus_i)
            used_right.add(-minus_j)
    return moved
