"""What differs between two blocks besides the first difference, and what is more than a name that they give."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from readme_sync.rules.drift.rs414.changes import change
from readme_sync.rules.drift.rs414.code import Code, without
from readme_sync.rules.drift.rs414.drift import Difference
from readme_sync.rules.drift.rs414.renamed import given
from readme_sync.rules.drift.rs414.syntax import is_shell
from readme_sync.rules.slips import near

_WORD = re.compile(r"\w")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_MORE = 2  # differences of a block that are told besides the first

Differ = Callable[[Code, Code], Difference | None]


def further(own: Code, other: Code, found: Difference, differ: Differ) -> Iterator[Difference]:
    """Yield what differs besides ``found``, as far as each is an option, a name or a slip in a line that both have."""
    left: Difference | None = found
    for _ in range(_MORE):
        if left is None or not (left.own and left.other):
            return
        mine, theirs = without(own, left.own), without(other, left.other)
        if len(mine.lines) == len(own.lines) or len(theirs.lines) == len(other.lines):
            return  # a part of a line, or one with what it stands below
        own, other = mine, theirs
        left = differ(own, other)
        if left is None or not all(left) or left == found[::-1] or _follows(left, found):
            return
        if not any(map(_WORD.search, left)):
            return  # the bracket that ends what begins with another one
        if _is_of_given_names(left, own, other):
            continue
        yield left


def more_than_names(own: Code, other: Code, differ: Differ) -> Difference | None:
    """Return the first difference that is more than names which the blocks give; the very first where none is."""
    mine, theirs = own, other
    first = left = differ(own, other)
    for _ in range(_MORE):
        if left is None or not _is_of_given_names(left, own, other):
            break
        mine, theirs = without(mine, left.own), without(theirs, left.other)
        left = differ(mine, theirs)
    return left or first


def _is_of_given_names(left: Difference, own: Code, other: Code) -> bool:
    """Tell whether two lines differ in names alone that one of the blocks gives, each its own, and none is a slip."""
    words = None if near(*left) or is_shell(own.kind) else change(*left)
    if words is None:
        return False
    ours, theirs = ({*given([code.lines])} for code in (own, other))
    mine, others = ({part for part in side if any(map(str.isalpha, part))} for side in words)
    return bool(mine and others) and mine <= ours - theirs and others <= theirs - ours


def _follows(left: Difference, found: Difference) -> bool:
    """Tell whether a difference is no option, name or slip, or is that of a name that ``found`` has otherwise, too."""
    words = change(*left)
    if words is None:
        return not near(*left) or _is_same_name(left, found)
    names = [[part for part in side if part[:1].isalpha()] for side in words]
    return all(any(name in line for name in side) for side, line in zip(names, found, strict=True))


def _is_same_name(left: Difference, found: Difference) -> bool:
    """Tell whether two differences are of the same names alone: `v.errors()` and `v.close()`, `r` instead of `v`."""
    names, known = (_names(*one) for one in (left, found))
    return bool(names) and names <= known


def _names(own: str, other: str) -> set[tuple[str, str]]:
    """Return the names that two lines have otherwise; none where they differ in more."""
    mine, theirs = (_TOKEN.findall(line) for line in (own, other))
    if len(mine) != len(theirs):
        return set()
    apart = {pair for pair in zip(mine, theirs, strict=True) if pair[0] != pair[1]}
    return apart if all(part[0].isalpha() for pair in apart for part in pair) else set()
