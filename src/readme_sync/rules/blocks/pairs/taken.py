"""Which fact of a translation stands for which of the source: the pairs that fit, those that are most alike first."""

from __future__ import annotations

from collections.abc import Callable

from readme_sync.align.blocks.facts import Fact, FactKind
from readme_sync.align.letters import letters_shared

MOST = 60  # facts of one block that are compared each with each


def take(missing: list[Fact], extra: list[Fact], fits: Callable[[Fact, Fact], bool]) -> list[tuple[Fact, Fact]]:
    """Take out of both lists, and return, the pairs of one kind that fit, those that are most alike before others."""
    fitting = [
        (other, own)
        for other in missing[:MOST]
        for own in extra[:MOST]
        if _one_kind(own.kind, other.kind) and fits(other, own)
    ]
    found = []
    for other, own in sorted(fitting, key=_likeness, reverse=True) if len(fitting) > 1 else fitting:
        if other in missing and own in extra:
            missing.remove(other)
            extra.remove(own)
            found.append((other, own))
    return sorted(found, key=fitting.index)


def _one_kind(one: FactKind, other: FactKind) -> bool:
    return one == other or {one, other} == {"image", "badge"} or {one, other} == {"link", "repository"}


def _likeness(pair: tuple[Fact, Fact]) -> float:
    return letters_shared(pair[0].key.lower(), pair[1].key.lower())


def either(_other: Fact, _own: Fact) -> bool:
    """Take any two facts of one kind for a pair."""
    return True
