"""Ways to write a whole block that change nothing in it: a list's marks before its lines, imports in a group."""

from __future__ import annotations

import re

from readme_sync.regex import lazy

_MARKS = ("* ", "• ")  # "-" is an entry of YAML
_GROUP = lazy(r"^import \((?:[ \t]*//[^\n]*)?\n([^()]*)^\)", re.MULTILINE)


def plainly(content: str, kind: str) -> str:
    """Return a block without what only its writer likes; each line stays at its place."""
    lines = content.split("\n")
    if "*" in content or "•" in content:
        first, *more = {line.lstrip()[:2] for line in lines if line.strip()}
        if first in _MARKS and not more:
            content = "\n".join(line.replace(first, "", 1) for line in lines)
    if kind == "go" and "import (" in content:
        content = _GROUP.sub(lambda group: f"\n{_each(group[1])}", content)
    return content


def _each(lines: str) -> str:
    """Return the lines of a group of Go's imports as imports of their own: ``"fmt"`` is ``import "fmt"``."""
    return "\n".join(
        f"import {line.strip()}" if line.strip() and not line.lstrip().startswith("//") else line
        for line in lines.split("\n")
    )
