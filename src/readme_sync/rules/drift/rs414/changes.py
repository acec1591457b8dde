"""What changes between two lines: one option or name that differs in several blocks is one fact."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PART = re.compile(r"[\w-]+|[^\w\s-]")
_WORD = re.compile(r"\w{2}")
_MOST = 6  # words and signs of a change; more is another line
_END = ";,"  # what a line may end with, as its writer likes
_GOES_ON = "\\^`"  # before the end of a command's line that the next one carries on, in three shells
_VALUES = frozenset("true false yes no on off null none".split())
_NAMED = re.compile(r"[A-Za-z_]{3}")

_PROMPT = re.compile(r"(?:\S*[$>%] )*")
_OPTION = "-"  # what an option begins with
_NAME = 2  # the words of a command before its arguments, such as "git branch"
_PLAIN = frozenset(
    "bash cat cd chmod code cp echo export less ls mkdir mv nano open python python3 rm sh tail touch vi vim".split()
)

Change = tuple[tuple[str, ...], tuple[str, ...]]


def change(own: str, other: str) -> Change | None:
    """Return the words that two lines have otherwise; None where they have little in common.

    A sign that is another one is told with the words around it. A line that one side lacks is all of its words.
    """
    mine, theirs = (_PART.findall(line.rstrip(_END)) for line in (own, other))
    if not mine or not theirs:
        return _whole(own), _whole(other)
    least = min(len(mine), len(theirs))
    head = next((n for n in range(least) if mine[n] != theirs[n]), least)
    tail = next((n for n in range(least - head) if mine[-1 - n] != theirs[-1 - n]), least - head)
    is_part = head + tail > 0
    if is_part and not _has_word(mine[head : len(mine) - tail] + theirs[head : len(theirs) - tail]):
        head, tail = max(0, head - 1), max(0, tail - 1)
    found = tuple(mine[head : len(mine) - tail]), tuple(theirs[head : len(theirs) - tail])
    return found if is_part and max(map(len, found)) <= _MOST and _has_word([*found[0], *found[1]]) else None


def _whole(line: str) -> tuple[str, ...]:
    return tuple(_PART.findall(line.rstrip().rstrip(_GOES_ON)))


def _has_word(parts: Iterable[str]) -> bool:
    return any(map(_WORD.search, parts))


def is_name(found: Change) -> bool:
    """Tell whether a change is of a word that says by itself what is meant: `true` may be of any option."""
    words = [part for side in found for part in side if _NAMED.search(part)]
    return any(word.lower() not in _VALUES for word in words)


def is_example(own: str, other: str) -> bool:
    """Tell whether two commands differ in arguments alone, which may be somebody's names: `git branch -m new-name`."""
    mine, theirs = (_PROMPT.sub("", line, count=1).split() for line in (own, other))
    name = 1 if theirs and theirs[0] in _PLAIN else _NAME
    return len(mine) == len(theirs) > 0 and all(
        x == y or (n >= name and not x.startswith(_OPTION) and not y.startswith(_OPTION))
        for n, (x, y) in enumerate(zip(mine, theirs, strict=True))
    )
