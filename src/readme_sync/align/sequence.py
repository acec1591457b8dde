"""Aligning two sequences of which one is a translation of the other.

Entries carry *tokens*, things that a translation leaves as they are (anchors, repositories, URLs,
names in Latin script). A token that occurs once on each side is evidence that the two entries are
the same (the idea of patience diff). The longest run of such pairs in order is the frame. Between
its posts the words that the entries have in common do the same once more, for what is common in a
whole file tells one entry from another in a gap; then a small dynamic programme decides by likeness
and place; what is left over on both sides and alike beyond doubt has moved. Time is linear but for
the gaps, and those are bounded.
"""

# Annotations are not postponed here: NamedTuple would compile each at every start, 0.1 ms a class.
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

Score = Callable[[int, int], float]
Tokens = Mapping[str, float]  # token -> weight
Words = tuple[Callable[[int], Collection[str]], Callable[[int], Collection[str]]]  # of an entry left, right

_CELLS = 10_000  # a gap with more cells than this is walked instead of solved
_LOOK_AHEAD = 20
_SURE = 2.5  # likeness from which two entries are the same wherever they stand
_SHARED = 2.0  # words that two entries of a gap alone must share to be held for the same
_SHARED_MOVED = 4.0  # and when they stand in another order
_NEVER = -2.0  # likeness up to which two entries are surely two
_MOST_MOVES = 200  # leftovers beyond this on both sides are not compared pair by pair


class Pair(NamedTuple):
    """Entry ``left`` is entry ``right``; ``reason`` says why, ``moved`` that it stands elsewhere."""

    left: int
    right: int
    reason: str
    moved: bool = False


def align(left: Sequence[Tokens], right: Sequence[Tokens], score: Score, words: Words | None = None) -> list[Pair]:
    """Return the pairs of entries that are the same, ordered by ``left``.

    Args:
        left: the tokens of each entry of the source.
        right: the tokens of each entry of the translation.
        score: likeness of two entries; above 0 they may be the same, from 2.5 they surely are.
        words: what else the entries of either side say; asked only for those that tokens leave in doubt.
    """
    votes = _votes(left, right)
    frame = _in_order(votes)
    framed = set(frame)
    whole = _with_words(score, words) if words else score
    pairs = [Pair(i, j, votes[i, j]) for i, j in frame]
    doubtful = dict(votes)
    for gap in _gaps(votes, framed, len(left), len(right)):
        if len(gap.left) == len(gap.right) == 1 and score(gap.left[0], gap.right[0]) > 0:
            pairs.append(Pair(gap.left[0], gap.right[0], "place"))  # alone on both sides: no word is read
            continue
        found = _by_words(gap, words, score) if words else {}
        doubtful.update((pair, reason) for pair, reason in found.items() if pair not in doubtful)
        pairs += _fill(gap, found, whole)
    pairs += _moved(pairs, doubtful, _Gap(range(len(left)), range(len(right))), score, whole)
    return sorted(pairs)


def _with_words(score: Score, words: Words) -> Score:
    """Return a likeness that knows what words two entries share."""
    return lambda i, j: score(i, j) + words_likeness(words[0](i), words[1](j))


def words_likeness(a: Collection[str], b: Collection[str]) -> float:
    """Return what their words say of two entries being the same, from 0 to 2.

    The words of the shorter are looked for in the other: Japanese keeps a few Latin words of an English text.
    """
    if not a or not b:
        return 0.0
    least = min(len(a), len(b))
    return 2 * len(set(a) & set(b)) / least * min(least, 4) / 4


class _Gap(NamedTuple):
    """What stands between two posts on either side."""

    left: Sequence[int]
    right: Sequence[int]


def _gaps(
    votes: Iterable[tuple[int, int]], frame: Collection[tuple[int, int]], height: int, width: int
) -> Iterator[_Gap]:
    """Yield what stands between the posts of a frame, without what a vote places elsewhere."""
    elsewhere = [pair for pair in votes if pair not in frame]
    elsewhere_left, elsewhere_right = {i for i, _ in elsewhere}, {j for _, j in elsewhere}
    previous = (-1, -1)
    for post in [*sorted(frame), (height, width)]:
        rows = [i for i in range(previous[0] + 1, post[0]) if i not in elsewhere_left]
        columns = [j for j in range(previous[1] + 1, post[1]) if j not in elsewhere_right]
        if rows and columns:
            yield _Gap(rows, columns)
        previous = post


def _by_words(gap: _Gap, words: Words, score: Score) -> dict[tuple[int, int], str]:
    """Return the pairs of a gap that have words in common which none of the others has."""
    left = [dict.fromkeys(words[0](i), 1.0) for i in gap.left]
    right = [dict.fromkeys(words[1](j), 1.0) for j in gap.right]
    strong = _votes(left, right, _SHARED)
    frame = set(_in_order(strong))
    sure = _votes(left, right, _SHARED_MOVED)
    found = [(gap.left[i], gap.right[j]) for i, j in strong if (i, j) in frame or (i, j) in sure]
    return {(i, j): "words" for i, j in found if score(i, j) > _NEVER}


def _fill(gap: _Gap, found: Mapping[tuple[int, int], str], score: Score) -> Iterator[Pair]:
    """Yield the pairs of a gap: what its words say, and between those what likeness and place say."""
    frame = _in_order(found)
    yield from (Pair(i, j, found[i, j]) for i, j in frame)
    left, right = {i: n for n, i in enumerate(gap.left)}, {j: n for n, j in enumerate(gap.right)}
    votes = [(left[i], right[j]) for i, j in found]
    for inner in _gaps(votes, {(left[i], right[j]) for i, j in frame}, len(left), len(right)):
        rows, columns = [gap.left[i] for i in inner.left], [gap.right[j] for j in inner.right]
        solve = _solve if len(rows) * len(columns) <= _CELLS else _walk
        yield from (Pair(i, j, "place") for i, j in solve(rows, columns, score))


def _votes(left: Sequence[Tokens], right: Sequence[Tokens], least: float = 0) -> dict[tuple[int, int], str]:
    """Return the mutually best pairs by tokens that are unique on each side, with the telling token.

    Pairs whose tokens weigh less than ``least`` together are left out.
    """
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
    mutual = [(i, j) for i, j in sorted(weights) if best_left[i][1] == -j and best_right[j][1] == -i]
    return {(i, j): telling[i, j][1] for i, j in mutual if weights[i, j] >= least}


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
    pairs: list[Pair], votes: Mapping[tuple[int, int], str], every: _Gap, score: Score, whole: Score
) -> list[Pair]:
    """Pair what is left over: what votes say, then what is alike beyond doubt."""
    used_left = {pair.left for pair in pairs}
    used_right = {pair.right for pair in pairs}
    moved = []
    for (i, j), reason in votes.items():
        if i not in used_left and j not in used_right and (score(i, j) > 0 or whole(i, j) > 0):
            moved.append(Pair(i, j, reason, moved=True))
            used_left.add(i)
            used_right.add(j)
    rows = [i for i in every.left if i not in used_left]
    columns = [j for j in every.right if j not in used_right]
    if min(len(rows), len(columns)) == 0 or max(len(rows), len(columns)) > _MOST_MOVES:
        return moved
    ranked = sorted(((whole(i, j), -i, -j) for i in rows for j in columns), reverse=True)
    for likeness, minus_i, minus_j in ranked:
        if likeness < _SURE:
            break
        if -minus_i not in used_left and -minus_j not in used_right:
            moved.append(Pair(-minus_i, -minus_j, "likeness", moved=True))
            used_left.add(-minus_i)
            used_right.add(-minus_j)
    return moved
