"""Trees of files and folders, drawn with lines: an entry that one edition lacks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_BRANCH = re.compile(r"[ \t│┃|]*(?:[├└┣┗|+`]|\\)[─━-]{1,4}[ \t]*([^\s#]+)")
_TREE = 3  # entries that make a tree
_FEW = 3  # one in so many entries may be missing; more is a tree that was shortened


def lost_branches(own: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the first entry that one of two trees lacks, where it has all others and adds none."""
    mine, theirs = (Counter(found[1] for line in lines if (found := _BRANCH.match(line))) for lines in (own, other))
    if min(mine.total(), theirs.total()) < _TREE:
        return
    if lost := _lost(mine, theirs):
        yield "", lost
    elif lost := _lost(theirs, mine):
        yield lost, ""


def _lost(lacking: Counter[str], there: Counter[str]) -> str:
    """Return the first of the few entries that ``lacking`` has not; nothing where it has others in their place."""
    lost = there - lacking
    return next(iter(lost)) if lost and not lacking - there and lost.total() * _FEW <= there.total() else ""
