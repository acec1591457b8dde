"""What text that is shown as code names and no language changes: options, variables of the environment, files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readme_sync.language.tags import parse_tag

# What files of programs and their settings end with.
PROGRAMS = frozenset(
    "c cc cfg conf cpp cs css env go gradle h hpp html ini java js json jsx kt lock lua mjs php ps1 py pyi rb rs scss"
    " sh sql swift toml ts tsx vue xml yaml yml".split()
)
_NAME = re.compile(
    r"(?<![^\s\[(|,/`'\"])--[a-z][\w-]*[a-z0-9](?![\w-])"
    r"|(?<![\w<$-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w>])"
    r"|(?<![\w./-])[A-Za-z_][\w.-]*\.[a-z]\w{0,5}(?![\w(/-]|\.\w)",
    re.ASCII,
)
_READERS_OWN = re.compile(r"(?:your?|my|some|any|example)(?![a-z])", re.IGNORECASE)
_PARTS = re.compile(r"[._-]")
_LONGEST = 400  # characters of a line


def named_otherwise(own: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the first line of two texts that names another option, variable or file, or one that one side lacks.

    They have most such names in common: else each shows something else.
    """
    mine, theirs = _named(own), _named(other)
    if mine.keys() == theirs.keys():
        return
    lost, added = ([name for name in some if name not in there] for some, there in ((theirs, mine), (mine, theirs)))
    if len(lost) + len(added) > len(theirs) - len(lost):
        return
    if len(lost) == len(added) == 1 and len(own) == len(other) and mine[added[0]] == theirs[lost[0]]:
        yield own[mine[added[0]]], other[theirs[lost[0]]]
    elif not added:
        yield "", lost[0]
    elif not lost:
        yield added[0], ""


def _named(lines: Sequence[str]) -> dict[str, int]:
    """Return the names, each with the number of the first line that has it."""
    found: dict[str, int] = {}
    for number, line in enumerate(lines):
        for match in _NAME.finditer(line[:_LONGEST]):
            name = match[0]
            if name not in found and _is_a_programs(name):
                found[name] = number
    return found


def _is_a_programs(name: str) -> bool:
    """Tell whether a name is not the reader's own, says no language, and is of a program where it is a file's."""
    if "." in name and name.rpartition(".")[2] not in PROGRAMS:
        return False
    parts = _PARTS.split(name.lstrip("-"))
    return not (any(map(_READERS_OWN.match, parts)) or ("." in name and any(map(parse_tag, parts[:-1]))))
