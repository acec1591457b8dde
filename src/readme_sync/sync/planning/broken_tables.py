"""Tables that a slip in the source has broken: their lines are text now, and a translation's table stays whole."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.regex import lazy
from readme_sync.sync.lines import Line

REASON = "it is no table any more: its header and the dashes below have not equally many cells"
_DASHES = lazy(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?")


def broken(lines: Sequence[Line]) -> frozenset[int]:
    """Return the lines that would be a table if its header had as many cells as the dashes below it."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if line.kind == "text" and at and lines[at - 1].kind == "text" and _DASHES.fullmatch(line.text.strip()):
            end = at
            while end < len(lines) and lines[end].kind == "text" and "|" in lines[end].text:
                end += 1
            found.update(range(at - 1, end))
    return frozenset(found)
