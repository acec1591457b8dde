"""Where a key stands in a TOML text: ``tomllib`` says what is written, and not where."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PART = r"""(?:"[^"]*"|'[^']*'|[\w-]+)"""
_HEADER = re.compile(rf"(\[\[?)\s*({_PART}(?:\s*\.\s*{_PART})*)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(rf"({_PART}(?:\s*\.\s*{_PART})*)\s*=")


def find_line(text: str, key: Sequence[str | int]) -> int | None:
    """Return the line (from 1) of ``key`` in ``text``, or of the innermost table or key around it.

    The text is read line by line, so a key inside a multi-line string may mislead it: good enough to point at.

    Args:
        text: a valid TOML text.
        key: the parts of the key; a number is a place in an array of tables, from 0.
    """
    table: list[str | int] = []
    seen: dict[tuple[str | int, ...], int] = {}
    best, best_depth = None, 0
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if header := _HEADER.fullmatch(line):
            table = _parts(header[2])
            if header[1] == "[[":
                index = seen[tuple(table)] = seen.get(tuple(table), -1) + 1
                table.append(index)
            here = table
        elif assignment := _KEY.match(line):
            here = table + _parts(assignment[1])
        else:
            continue
        depth = _common(here, key)
        if depth == min(len(here), len(key)) and depth > best_depth:
            best, best_depth = number, depth
    return best


def _parts(dotted: str) -> list[str | int]:
    return [part.strip("\"'") for part in re.findall(_PART, dotted)]


def _common(one: Sequence[str | int], other: Sequence[str | int]) -> int:
    depth = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        depth += 1
    return depth
