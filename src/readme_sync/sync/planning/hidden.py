"""Lines that no reader sees: those of a comment. A comment of our own has no place in one, which it would end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readme_sync.sync.lines import Line

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def hidden(lines: Sequence[Line]) -> frozenset[int]:
    """Return the lines, but for those of code, that are in a comment from end to end, and those that end within one."""
    found: set[int] = set()
    is_open = False
    for n, line in enumerate(lines):
        if line.kind in ("code", "blank"):
            continue
        text = f"<!--{line.text}" if is_open else line.text
        rest = _COMMENT.sub("", text)
        last = text.rpartition("<!--")
        is_open = bool(last[1]) and "-->" not in last[2]
        if is_open or (rest != text and not rest.strip()):
            found.add(n)
    return frozenset(found)
