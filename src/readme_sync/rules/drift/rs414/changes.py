"""What changes between two lines: one option or name that differs in several blocks is one fact."""

from __future__ import annotations

import re

_PART = re.compile(r"[\w-]+|[^\w\s-]")
_WORD = re.compile(r"\w{2}")
_MOST = 6  # words and signs of a change; more is another line

Change = tuple[tuple[str, ...], tuple[str, ...]]


def change(own: str, other: str) -> Change | None:
    """Return the words that two lines have otherwise; None where one is no line, or they have little in common."""
    mine, theirs = (_PART.findall(line) for line in (own, other))
    if not mine or not theirs:
        return None
    least = min(len(mine), len(theirs))
    head = next((n for n in range(least) if mine[n] != theirs[n]), least)
    tail = next((n for n in range(least - head) if mine[-1 - n] != theirs[-1 - n]), least - head)
    found = tuple(mine[head : len(mine) - tail]), tuple(theirs[head : len(theirs) - tail])
    is_part = head + tail > 0 and max(map(len, found)) <= _MOST
    return found if is_part and any(_WORD.search(part) for side in found for part in side) else None
