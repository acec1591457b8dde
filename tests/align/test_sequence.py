"""Aligning two sequences: a partial matching, in order but for what moved, and nothing moved that need not be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from readme_sync.align.gaps import Pair
from readme_sync.align.sequence import align


def _tokens(names: Sequence[str]) -> list[dict[str, float]]:
    return [{f"name:{name}": 1.5} for name in names]


def _align(left: Sequence[str], right: Sequence[str]) -> list[Pair]:
    def score(i: int, j: int) -> float:
        return 3.0 if left[i] == right[j] else -3.0

    return align(_tokens(left), _tokens(right), score)


def _longest_run(numbers: Sequence[int]) -> int:
    tails: list[int] = []
    for number in numbers:
        at = bisect_left(tails, number)
        tails[at : at + 1] = [number]
    return len(tails)


def _check_matching(pairs: Sequence[Pair], height: int, width: int) -> None:
    lefts, rights = [pair.left for pair in pairs], [pair.right for pair in pairs]
    assert len(set(lefts)) == len(lefts)
    assert len(set(rights)) == len(rights)
    assert all(0 <= i < height for i in lefts)
    assert all(0 <= j < width for j in rights)
    assert lefts == sorted(lefts)
    stayed = [pair.right for pair in pairs if not pair.moved]
    assert all(a < b for a, b in pairwise(stayed))


@given(
    count=st.integers(0, 30),
    gone=st.sets(st.integers(0, 29)),
    new=st.integers(0, 5),
    swaps=st.integers(0, 4),
    seed=st.integers(),
)
def test_known_changes_are_told_exactly(count: int, gone: set[int], new: int, swaps: int, seed: int) -> None:
    random = Random(seed)
    left = [f"row{n}" for n in range(count)]
    right = [name for n, name in enumerate(left) if n not in gone]
    for _ in range(swaps):
        if len(right) > 1:
            right.insert(random.randrange(len(right)), right.pop(random.randrange(len(right))))
    for number in range(new):
        right.insert(random.randrange(len(right) + 1), f"new{number}")
    pairs = _align(left, right)
    _check_matching(pairs, len(left), len(right))
    assert {(left[pair.left], right[pair.right]) for pair in pairs} == {(name, name) for name in set(left) & set(right)}
    moves = sum(pair.moved for pair in pairs)
    assert moves == len(pairs) - _longest_run([pair.right for pair in pairs])


NAMES = st.lists(st.sampled_from("abcd"))


@given(left=NAMES, right=NAMES, scores=st.randoms(use_true_random=False))
def test_whatever_the_likeness_it_is_a_matching(left: list[str], right: list[str], scores: Random) -> None:
    likeness = {(i, j): scores.uniform(-4, 7) for i in range(len(left)) for j in range(len(right))}
    pairs = align(_tokens(left), _tokens(right), lambda i, j: likeness[i, j])
    _check_matching(pairs, len(left), len(right))


@given(count=st.integers(0, 40))
def test_the_same_on_both_sides_is_paired_by_place(count: int) -> None:
    """Entries without any token, as in a table of words: place decides."""
    pairs = align([{}] * count, [{}] * count, lambda _i, _j: 0.2)
    assert [(pair.left, pair.right, pair.moved) for pair in pairs] == [(n, n, False) for n in range(count)]


def test_nothing_on_one_side() -> None:
    assert _align([], ["a"]) == []
    assert _align(["a"], []) == []


def test_swapped_neighbours_are_one_move() -> None:
    pairs = _align(["a", "b", "c", "d"], ["a", "c", "b", "d"])
    assert [pair.right for pair in pairs] == [0, 2, 1, 3]
    assert sum(pair.moved for pair in pairs) == 1


def test_a_row_across_the_table_is_the_one_that_moved() -> None:
    pairs = _align(["a", "b", "c", "d"], ["b", "c", "d", "a"])
    assert [pair for pair in pairs if pair.moved] == [Pair(0, 3, "name", moved=True)]


def test_moved_and_missing_at_once() -> None:
    pairs = _align(["a", "b", "c", "d"], ["c", "d", "a"])
    assert [(pair.left, pair.right, pair.moved) for pair in pairs] == [(0, 2, True), (2, 0, False), (3, 1, False)]


def test_a_token_that_stands_twice_says_nothing() -> None:
    """Two rows with one link in common: only what is unique on each side may vote."""
    left = [{"links:x": 0.8, "name:a": 1.5}, {"links:x": 0.8, "name:b": 1.5}]
    right = [{"links:x": 0.8, "name:b": 1.5}, {"links:x": 0.8, "name:a": 1.5}]
    pairs = align(left, right, lambda i, j: 3.0 if i != j else -1.0)
    assert {(pair.left, pair.right) for pair in pairs} == {(0, 1), (1, 0)}


def test_what_is_alike_beyond_doubt_is_found_without_a_vote() -> None:
    pairs = align([{}, {}, {}], [{}, {}, {}], lambda i, j: 5.0 if (i, j) in ((0, 2), (1, 0), (2, 1)) else -5.0)
    assert [(pair.left, pair.right, pair.moved) for pair in pairs] == [(0, 2, True), (1, 0, False), (2, 1, False)]


def test_a_long_gap_is_walked_and_not_solved() -> None:
    """Hundreds of rows without a unique token: bounded work, and a deletion does not shift the rest."""
    left = [f"{n % 7}-{n % 11}" for n in range(400)]
    right = left[:200] + left[201:]
    pairs = align([{}] * 400, [{}] * 399, lambda i, j: 3.0 if left[i] == right[j] else -3.0)
    _check_matching(pairs, 400, 399)
    assert len(pairs) == 399
    assert all(left[pair.left] == right[pair.right] for pair in pairs)
