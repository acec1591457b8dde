"""Aligning two sequences of which one is a translation of the other.

Entries carry *tokens*, things that a translation leaves as they are (anchors, repositories, URLs,
names in Latin script). A token that occurs once on each side is evidence that the two entries are
the same (the idea of patience diff). The longest run of such pairs in order is the frame. Between
its pairs the words that the entries have in common do the same once more, for what is common in a
whole file tells one entry from another in a gap; then a small dynamic programme decides by likeness
and place; what is left over on both sides and alike beyond doubt has moved. Time is linear but for
the gaps, and those are bounded.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

from readme_sync.align.gaps import NEVER, Gap, Pair, Ranks, Score, Words, across, by_words, fill, gaps, with_words
from readme_sync.align.votes import Tokens, vote
from readme_sync.rising import in_order

_SURE = 2.5  # likeness from which two entries are the same wherever they stand
_NEAR = 20  # entries of a place that are looked at
_AT_HOME = 1.5  # likeness from which an entry has not moved
_MOST_MOVES = 200  # leftovers beyond this on both sides are not compared pair by pair


def align(
    left: Sequence[Tokens],
    right: Sequence[Tokens],
    score: Score,
    words: Words | None = None,
    may_be_sure: Callable[[int, int], bool] | None = None,
    ranks: Ranks | None = None,
) -> list[Pair]:
    """Return the pairs of entries that are the same, ordered by ``left``.

    Args:
        left: the tokens of each entry of the source.
        right: the tokens of each entry of the translation.
        score: likeness of two entries; above 0 they may be the same, from 2.5 they surely are.
        words: what else the entries of either side say; asked only for those that tokens leave in doubt.
        may_be_sure: tells quickly of two entries that their likeness cannot be 2.5.
        ranks: the levels of the entries of either side, where they have any.
    """
    votes: Mapping[tuple[int, int], str] = vote(left, right)
    frame = in_order(votes)
    if ranks is None:  # sections do move, whatever stands in their place
        votes = _without_needless_moves(votes, frame, score, len(left))
    framed = set(frame)
    whole = with_words(score, words) if words else score
    pairs = [Pair(i, j, votes[i, j]) for i, j in frame]
    doubtful = dict(votes)
    between = list(gaps(votes, framed, len(left), len(right)))
    if words and len(between) > 1 and (far := across(between, words, score)):
        doubtful.update(far)
        between = list(gaps(doubtful, framed, len(left), len(right)))
    for gap in between:
        if len(gap.left) == len(gap.right) == 1 and score(gap.left[0], gap.right[0]) > 0:
            pairs.append(Pair(gap.left[0], gap.right[0], "place"))  # alone on both sides: no word is read
            continue
        found = by_words(gap, words, score) if words else {}
        doubtful.update((pair, reason) for pair, reason in found.items() if pair not in doubtful)
        pairs += fill(gap, found, whole, ranks)
    pairs += _moved(pairs, doubtful, Gap(range(len(left)), range(len(right))), score, whole, may_be_sure)
    if ranks is not None:
        pairs = _with_their_parts(pairs, ranks)
        pairs += _moved_along(pairs, ranks, score)
    return sorted(pairs)


def _with_their_parts(pairs: list[Pair], ranks: Ranks) -> list[Pair]:
    """Leave out what has moved by nothing but its words, where most of its parts are parts of another one.

    A heading over several sections has their words, and so has a heading over one of these.
    """
    partner = {pair.left: pair.right for pair in pairs}

    def is_sound(pair: Pair) -> bool:
        mine = _below(ranks[0], pair.left)
        least = min((ranks[0][i] for i in mine), default=0)
        parts = [partner[i] for i in mine if ranks[0][i] == least and i in partner]
        theirs = _below(ranks[1], pair.right)
        return 2 * sum(j in theirs for j in parts) >= len(parts)

    return [pair for pair in pairs if not pair.moved or pair.reason != "words" or is_sound(pair)]


def _moved_along(pairs: Sequence[Pair], ranks: Ranks, score: Score) -> list[Pair]:
    """Pair what stands below entries that have moved, by its place there, where one has what the other has, or more.

    What is known to stand somewhere else on the other side has no place there.
    """
    used_left, used_right = {pair.left: pair.right for pair in pairs}, {pair.right: pair.left for pair in pairs}
    found = []
    for pair in pairs:
        if not pair.moved:
            continue
        mine, theirs = (_below(own, at) for own, at in zip(ranks, (pair.left, pair.right), strict=True))
        both = list(
            zip(
                (i for i in mine if used_left.get(i, theirs.start) in theirs),
                (j for j in theirs if used_right.get(j, mine.start) in mine),
                strict=False,
            )
        )
        if any(ranks[0][i] != ranks[1][j] for i, j in both):
            continue
        for i, j in both:
            if i not in used_left and j not in used_right and score(i, j) > NEVER:
                found.append(Pair(i, j, "place", moved=True))
                used_left[i], used_right[j] = j, i
    return found


def _below(ranks: Sequence[int], at: int) -> range:
    """Return the entries below one: those behind it up to the next one of its level."""
    end = next((n for n in range(at + 1, len(ranks)) if ranks[n] <= ranks[at]), len(ranks))
    return range(at + 1, end)


def _without_needless_moves(
    votes: Mapping[tuple[int, int], str], frame: Sequence[tuple[int, int]], score: Score, height: int
) -> Mapping[tuple[int, int], str]:
    """Leave out the votes for what would have moved, where the source has at its place what is as likely the same."""
    if len(votes) == len(frame):
        return votes
    framed, rights = set(frame), [j for _, j in frame]
    taken = {i for i, _ in votes}

    def is_at_home(j: int) -> bool:
        at = bisect_left(rights, j)
        first, end = frame[at - 1][0] + 1 if at else 0, frame[at][0] if at < len(frame) else height
        beside = [other for other in range(first, min(end, first + _NEAR)) if other not in taken]
        return any(score(other, j) >= _AT_HOME for other in beside)

    return {pair: reason for pair, reason in votes.items() if pair in framed or not is_at_home(pair[1])}


def _moved(
    pairs: list[Pair],
    votes: Mapping[tuple[int, int], str],
    every: Gap,
    score: Score,
    whole: Score,
    may_be_sure: Callable[[int, int], bool] | None,
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
    apart = ((i, j) for i in rows for j in columns if may_be_sure is None or may_be_sure(i, j))
    alike = [(likeness, -i, -j) for i, j in apart if (likeness := whole(i, j)) >= _SURE]
    for _, minus_i, minus_j in sorted(alike, reverse=True):
        if -minus_i not in used_left and -minus_j not in used_right:
            moved.append(Pair(-minus_i, -minus_j, "likeness", moved=True))
            used_left.add(-minus_i)
            used_right.add(-minus_j)
    return moved
