"""Laying several editions side by side: each aligned with the source, the results in one order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from readme_sync.align.gaps import Pair
from readme_sync.align.sequence import align
from readme_sync.values import NamedTuple

T = TypeVar("T")
Likeness = Callable[[int, int, int, int], float]  # of entry i of edition e and entry j of edition f

_MOST = 100  # of what translations have at one place and the source lacks, as much is compared with each entry


class Slot(NamedTuple):
    """One thing in every edition: its index in each (None: a hole), why, and where it has moved."""

    indices: tuple[int | None, ...]
    reasons: tuple[str, ...]
    moved: tuple[int, ...]


def first(members: Sequence[T | None], source: int) -> T:
    """Return the source's member, else the first there is."""
    member = members[source]
    return member if member is not None else next(m for m in members if m is not None)


def side_by_side(
    tokens: Sequence[Sequence[dict[str, float]]],
    source: int,
    likeness: Likeness,
    enough: float = 1,
    words: Sequence[Callable[[int], frozenset[str]]] | None = None,
    ranks: Sequence[Sequence[int]] | None = None,
    may_be_sure: Callable[[int, int, int, int], bool] | None = None,
) -> list[Slot]:
    """Align every edition with the source and lay the results side by side, in the source's order.

    What the source lacks stands after what it follows; two editions that both have it (their likeness
    is above ``enough``) share a slot. ``may_be_sure`` tells of two entries whether likeness alone may make them one
    wherever they stand.
    """
    count = len(tokens)
    indices: list[list[int | None]] = [
        [i if e == source else None for e in range(count)] for i in range(len(tokens[source]))
    ]
    reasons = [["source" if e == source else "" for e in range(count)] for _ in indices]
    moved: list[list[int]] = [[] for _ in indices]
    extras: dict[int, list[Slot]] = {}
    for e in range(count):
        if e == source:
            continue
        both = None if words is None else (words[source], words[e])
        levels = None if ranks is None else (ranks[source], ranks[e])
        sure = None if may_be_sure is None else _either(may_be_sure, source, e)
        pairs = align(tokens[source], tokens[e], _between(likeness, source, e), both, sure, levels)
        for pair in pairs:
            indices[pair.left][e], reasons[pair.left][e] = pair.right, pair.reason
            if pair.moved:
                moved[pair.left].append(e)
        _add_extras(extras, e, len(tokens[e]), pairs, count, likeness, enough)
    slots = list(extras.get(-1, ()))
    for i, row in enumerate(indices):
        slots.append(Slot(tuple(row), tuple(reasons[i]), tuple(moved[i])))
        slots += extras.get(i, ())
    return slots


def _between(likeness: Likeness, e: int, f: int) -> Callable[[int, int], float]:
    return lambda i, j: likeness(e, i, f, j)


def _either(may_be_sure: Callable[[int, int, int, int], bool], e: int, f: int) -> Callable[[int, int], bool]:
    return lambda i, j: may_be_sure(e, i, f, j)


def _add_extras(
    extras: dict[int, list[Slot]],
    edition: int,
    length: int,
    pairs: Sequence[Pair],
    count: int,
    likeness: Likeness,
    enough: float,
) -> None:
    """Give what only ``edition`` has a slot, or a place in another translation's slot for the same thing."""
    partner = {pair.right: pair.left for pair in pairs}
    after, last = -1, 0
    shared: list[int] | None = None  # the slots that others have here and this edition has not found its own in
    for j in range(length):
        if j in partner:
            after, shared = partner[j], None
            continue
        bucket = extras.setdefault(after, [])
        if shared is None:
            shared, last = list(range(len(bucket))), 0
        for n in _near(last, len(shared)):
            slot = bucket[shared[n]]
            other = next(e for e, i in enumerate(slot.indices) if i is not None)
            index = slot.indices[other]
            if index is not None and likeness(other, index, edition, j) > enough:
                at, last = shared.pop(n), n
                bucket[at] = Slot(_put(slot.indices, edition, j), _put(slot.reasons, edition, "likeness"), slot.moved)
                break
        else:
            nothing: tuple[int | None, ...] = (None,) * count
            bucket.append(Slot(_put(nothing, edition, j), _put(("",) * count, edition, "extra"), ()))


def _near(place: int, count: int) -> range:
    """Return which of ``count`` slots are looked at: all where they are few, else those around ``place``."""
    if count <= _MOST:
        return range(count)
    return range(max(place - _MOST // 2, 0), min(place + _MOST // 2, count))


def _put(values: tuple[T, ...], index: int, value: T) -> tuple[T, ...]:
    return (*values[:index], value, *values[index + 1 :])
