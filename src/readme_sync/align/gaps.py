"""What stands between two pairs of the frame: paired by the words in it, by likeness and by place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from readme_sync.align.votes import vote
from readme_sync.rising import in_order
from readme_sync.values import NamedTuple

Score = Callable[[int, int], float]
Words = tuple[Callable[[int], frozenset[str]], Callable[[int], frozenset[str]]]  # of an entry left, right

Ranks = tuple[Sequence[int], Sequence[int]]  # of the entries left and right: the levels of headings

_CELLS = 10_000  # a gap with more cells than this is walked instead of solved
_LOOK_AHEAD = 20
_SHARED = 2.0  # words that two entries of a gap alone must share to be held for the same
_SHARED_MOVED = 4.0  # and when they stand in another order
_SHARED_AFAR = 6.0  # and when they stand elsewhere
NEVER = -2.0  # likeness up to which two entries are surely two


class Pair(NamedTuple):
    """Entry ``left`` is entry ``right``; ``reason`` says why, ``moved`` that it stands elsewhere."""

    left: int
    right: int
    reason: str
    moved: bool = False


class Gap(NamedTuple):
    """What stands between two pairs of the frame on either side."""

    left: Sequence[int]
    right: Sequence[int]


def gaps(
    votes: Iterable[tuple[int, int]], frame: Collection[tuple[int, int]], height: int, width: int
) -> Iterator[Gap]:
    """Yield what stands between the pairs of a frame, without what a vote places elsewhere."""
    elsewhere = [pair for pair in votes if pair not in frame]
    elsewhere_left, elsewhere_right = {i for i, _ in elsewhere}, {j for _, j in elsewhere}
    previous = (-1, -1)
    for pair in [*sorted(frame), (height, width)]:
        rows = [i for i in range(previous[0] + 1, pair[0]) if i not in elsewhere_left]
        columns = [j for j in range(previous[1] + 1, pair[1]) if j not in elsewhere_right]
        if rows and columns:
            yield Gap(rows, columns)
        previous = pair


def with_words(score: Score, words: Words) -> Score:
    """Return a likeness that knows what words two entries share."""
    return lambda i, j: score(i, j) + words_likeness(words[0](i), words[1](j))


def words_likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """Return what their words say of two entries being the same, from 0 to 2.

    The words of the shorter are looked for in the other: Japanese keeps a few Latin words of an English text.
    """
    if not a or not b:
        return 0.0
    least = min(len(a), len(b))
    return 2 * len(a & b) / least * min(least, 4) / 4


def by_words(gap: Gap, words: Words, score: Score) -> dict[tuple[int, int], str]:
    """Return the pairs of a gap that have words in common which none of the others has."""
    left = [dict.fromkeys(words[0](i), 1.0) for i in gap.left]
    right = [dict.fromkeys(words[1](j), 1.0) for j in gap.right]
    strong = vote(left, right, _SHARED)
    frame = set(in_order(strong))
    sure = vote(left, right, _SHARED_MOVED) if len(frame) < len(strong) else {}
    found = [(gap.left[i], gap.right[j]) for i, j in strong if (i, j) in frame or (i, j) in sure]
    return {(i, j): "words" for i, j in found if score(i, j) > NEVER}


def across(between: Sequence[Gap], words: Words, score: Score) -> dict[tuple[int, int], str]:
    """Return the pairs of entries of two gaps that have many words in common which none of the others has.

    They have moved, so that what place says of them is nothing.
    """
    left, right = [i for gap in between for i in gap.left], [j for gap in between for j in gap.right]
    own = {i: n for n, gap in enumerate(between) for i in gap.left}
    other = {j: n for n, gap in enumerate(between) for j in gap.right}
    ours, theirs = ([dict.fromkeys(words[0](i), 1.0) for i in left], [dict.fromkeys(words[1](j), 1.0) for j in right])
    found = [(left[i], right[j]) for i, j in vote(ours, theirs, _SHARED_AFAR)]
    return {(i, j): "words" for i, j in found if own[i] != other[j] and score(i, j) > NEVER}


def fill(gap: Gap, found: Mapping[tuple[int, int], str], score: Score, ranks: Ranks | None = None) -> Iterator[Pair]:
    """Yield the pairs of a gap: what its words say, and between those what likeness and place say.

    Where as many entries of the same ``ranks`` follow one another on both sides, they are the same ones.
    """
    frame = in_order(found)
    yield from (Pair(i, j, found[i, j]) for i, j in frame)
    left, right = {i: n for n, i in enumerate(gap.left)}, {j: n for n, j in enumerate(gap.right)}
    votes = [(left[i], right[j]) for i, j in found]
    for inner in gaps(votes, {(left[i], right[j]) for i, j in frame}, len(left), len(right)):
        rows, columns = [gap.left[i] for i in inner.left], [gap.right[j] for j in inner.right]
        if ranks is not None and _are_in_step(rows, columns, score, ranks):
            yield from (Pair(i, j, "place") for i, j in zip(rows, columns, strict=True))
            continue
        solve = _solve if len(rows) * len(columns) <= _CELLS else _walk
        yield from (Pair(i, j, "place") for i, j in solve(rows, columns, score))


def _are_in_step(rows: Sequence[int], columns: Sequence[int], score: Score, ranks: Ranks) -> bool:
    """Tell whether entries have the same ranks one after the other, not all one rank, and none is surely another."""
    own, theirs = [ranks[0][i] for i in rows], [ranks[1][j] for j in columns]
    return own == theirs and len({*own}) > 1 and all(score(i, j) > NEVER for i, j in zip(rows, columns, strict=True))


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
    return round(0.5 * (1 - abs(a / height - b / width)), 6)  # of two equally far ones the first is taken


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
