"""Names that a machine translated in code: a command of a shell, a key of a configuration."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readme_sync.rules.drift.rs414.lines import PROMPT
from readme_sync.rules.drift.rs414.syntax import is_shell

_KEYED = frozenset("yaml toml json env properties ini".split())
_KEY = re.compile(r"([\s\"'-]*)([^\W\d][\w .-]*?)([\"']? ?[:=] ?)(\S.*)")
_COMMAND = re.compile(r"[a-z][\w.-]*", re.ASCII)
# What a program is told to do by its first argument, and programs that are given names there instead.
_VERBS = frozenset(
    "add build clean clone commit config create deploy dev disable down enable exec get init install list login logs"
    " migrate publish pull purge push reload remove restart run search serve set show start status stop sync uninstall"
    " up update upgrade".split()
)
_GIVEN_NAMES = frozenset("cat cd chmod cp echo less ls mkdir mv nano open printf rm say tail touch vi vim".split())


def renamed_lines(own: Sequence[str], other: Sequence[str], kind: str) -> Iterator[tuple[str, str]]:
    """Yield the lines that are the same but for a command, or a key beside others that are kept, in other letters."""
    if len(own) != len(other):
        return
    unlike = [(a, b) for a, b in zip(own, other, strict=True) if a.isascii() != b.isascii()]
    if is_shell(kind):
        yield from ((a, b) for a, b in unlike if _is_command(a, b) or _is_command(b, a) or _is_told_to(a, b))
    elif kind in _KEYED and unlike and any(a == b and _KEY.match(a) for a, b in zip(own, other, strict=True)):
        yield from ((a, b) for a, b in unlike if _is_key(a, b))


def _is_command(translated: str, line: str) -> bool:
    """Tell whether two commands have the same arguments, an option among them, and another word before them."""
    mine, theirs = (PROMPT.sub("", one, count=1).split() for one in (translated, line))
    return (
        len(mine) > 1
        and mine[1:] == theirs[1:]
        and any(word.startswith("-") for word in mine)
        and _COMMAND.fullmatch(theirs[0]) is not None
        and mine[0][0].isalpha()
        and not mine[0].isascii()
    )


def _is_told_to(translated: str, line: str) -> bool:
    """Tell whether two commands differ in the word alone that tells a program what to do: ``yum install loom``."""
    mine, theirs = (PROMPT.sub("", one, count=1).removeprefix("sudo ").split() for one in (translated, line))
    return (
        min(len(mine), len(theirs)) > 1
        and mine[0] == theirs[0]
        and mine[2:] == theirs[2:]
        and theirs[1] in _VERBS
        and theirs[0] not in _GIVEN_NAMES
        and mine[1].isalpha()
        and not mine[1].isascii()
    )


def _is_key(own: str, other: str) -> bool:
    """Tell whether two lines give the same value to keys in different letters."""
    mine, theirs = _KEY.fullmatch(own), _KEY.fullmatch(other)
    if mine is None or theirs is None or mine[2].isascii() == theirs[2].isascii():
        return False
    return (mine[1], mine[3].strip(), mine[4]) == (theirs[1], theirs[3].strip(), theirs[4])
