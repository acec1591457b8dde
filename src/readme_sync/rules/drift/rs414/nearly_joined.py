"""A block of code that a translation has joined to another one and changed: nobody can tell that it is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from readme_sync.align.letters import letters_shared

_NEAR = 0.75  # share of letter pairs of two lines that may be one
_MOST_LINES = 30  # of a block that is weighed line by line
_MOST_LETTERS = 400
_COMMAND = 3  # words of one that may have had more, or fewer, options


def is_in_a_neighbour(lines: Collection[str], neighbours: Iterable[tuple[Collection[str], Collection[str]]]) -> bool:
    """Tell whether a neighbouring block has a line that is near to each line of a missing one.

    ``lines`` are those of the missing block; ``neighbours`` the lines of the translation's blocks beside its place,
    each with those of the source's block that it is. What the neighbour has of that one is not weighed again.
    """
    return 0 < len(lines) <= _MOST_LINES and any(_holds(lines, own, other) for own, other in neighbours)


def _holds(lines: Collection[str], own: Collection[str], other: Collection[str]) -> bool:
    if not len(lines) <= len(own) <= _MOST_LINES or len(other) > _MOST_LINES:
        return False
    more, less = [line for line in own if line not in other], [line for line in other if line not in own]
    if len(more) < len(lines):
        return False  # nearly always
    left = _without_near(more, less)
    return len(left) >= len(lines) and len(_without_near(left, lines)) == len(left) - len(lines)


def _without_near(lines: Sequence[str], others: Iterable[str]) -> list[str]:
    """Return ``lines`` without the nearest one to each of the ``others``, as far as there is one."""
    left = list(lines)
    for other in others:
        weighed = [(_likeness(one[:_MOST_LETTERS], other[:_MOST_LETTERS]), n) for n, one in enumerate(left)]
        near, number = max(weighed, default=(0.0, -1))
        if near >= _NEAR:
            del left[number]
    return left


def _likeness(one: str, other: str) -> float:
    """Return the share of letter pairs of two lines; a command with an option more is the same one."""
    words, more = sorted((frozenset(one.split()), frozenset(other.split())), key=len)
    return _NEAR if words < more and len(words) >= _COMMAND else letters_shared(one, other)
