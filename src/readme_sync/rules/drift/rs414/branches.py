"""Trees of files and drawings of boxes and arrows: an entry or an arrow that one edition lacks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from readme_sync.language.tags import parse_tag
from readme_sync.rules.drift.rs414.named import PROGRAMS
from readme_sync.rules.slips import near

_BRANCH = re.compile(r"[ \t│┃|]*(?:[├└┣┗|+`]|\\)[─━-]{1,4}[ \t]*([^\s#\w]*\w[^\s#]*)")
_ARROW = re.compile(r"(?:--+>|==+>|-\.+->|---+)(?:\|[^|]*\|)?")
_NAME = re.compile(r"[\w.-]*\w", re.ASCII)
_TO = "-->"
_LONGEST = 1000  # characters of a line
_TREE = 3  # entries that make a tree, and arrows a drawing
_ENDING = re.compile(r"\w\.[a-z]{1,5}$")  # of a file's name, which no language changes
_SIGNS = re.compile(r"[._/-]")
_FEW = 3  # one in so many entries may be missing; more is a tree that was shortened


def lost_branches(own: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the first entry that one of two trees lacks, where it has all others and adds none.

    So is a file's name that one of them has a letter or two off, and one of a program's files in place of another.
    """
    mine, theirs = (Counter(found[1] for line in lines if (found := _BRANCH.match(line))) for lines in (own, other))
    if min(mine.total(), theirs.total()) < _TREE:
        return
    if lost := _lost(mine, theirs):
        yield "", lost
    elif lost := _lost(theirs, mine):
        yield lost, ""
    elif (pair := _replaced(mine, theirs)) and _are_two_files(*pair) and not _tongues(*pair):
        yield pair


def _are_two_files(own: str, other: str) -> bool:
    """Tell whether two names are of files, of which one is mistyped or a program's, whom nobody calls otherwise."""
    if not (_ENDING.search(own) and _ENDING.search(other)):
        return False
    ending = own.rpartition(".")[2]
    return near(own, other) or (own.isascii() and ending in PROGRAMS and other.endswith(f".{ending}"))


def _tongues(own: str, other: str) -> bool:
    """Tell whether two files are called after two languages: ``guide.fr.md``."""
    parts = zip(_SIGNS.split(own), _SIGNS.split(other), strict=False)
    return any(a != b and parse_tag(a) and parse_tag(b) for a, b in parts)


def lost_arrows(own: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the first arrow between two boxes that one of two drawings lacks, where it has all others and adds none.

    So is an arrow that begins or ends at another box.
    """
    mine, theirs = (Counter(arrow for line in lines for arrow in _arrows(line)) for lines in (own, other))
    if max(mine.total(), theirs.total()) < _TREE or not mine or not theirs:
        return
    if lost := _lost(mine, theirs):
        yield "", lost
    elif lost := _lost(theirs, mine):
        yield lost, ""
    elif (pair := _replaced(mine, theirs)) and set(pair[0].split()) & set(pair[1].split()) - {_TO}:
        yield pair


def _replaced(mine: Counter[str], theirs: Counter[str]) -> tuple[str, str] | None:
    """Return the one entry that stands in the place of another, where all others are the same."""
    own, other = mine - theirs, theirs - mine
    if own.total() != 1 or other.total() != 1 or theirs.total() < _TREE:
        return None
    return next(iter(own)), next(iter(other))


def _arrows(line: str) -> Iterator[str]:
    """Yield the arrows of a line of a drawing, by the names of the boxes, whatever is written in these."""
    parts = _ARROW.split(line[:_LONGEST])
    names = [found[0] if (found := _NAME.match(part.lstrip())) else "" for part in parts]
    yield from (f"{a} {_TO} {b}" for a, b in pairwise(names) if a and b)


def _lost(lacking: Counter[str], there: Counter[str]) -> str:
    """Return the first of the few entries that ``lacking`` has not; nothing where it has others in their place."""
    lost = there - lacking
    return next(iter(lost)) if lost and not lacking - there and lost.total() * _FEW <= there.total() else ""
