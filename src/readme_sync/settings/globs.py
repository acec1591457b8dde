"""The two kinds of pattern that settings have: for paths, and for any other text."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=256)
def wildcard(pattern: str) -> re.Pattern[str]:
    """Return the expression for a whole text in which ``*`` stands for anything, and all else for itself."""
    return re.compile(r"\A" + ".*".join(map(re.escape, pattern.split("*"))) + r"\Z", re.DOTALL)


@lru_cache(maxsize=256)
def path_glob(pattern: str) -> re.Pattern[str]:
    """Return the expression for a path: ``*`` and ``?`` stay in one folder, ``**`` crosses folders.

    A pattern that names a folder (``docs`` or ``docs/``) fits everything below it.
    """
    expression, rest = r"\A", pattern.removeprefix("./").rstrip("/")
    for piece in re.split(r"(\*\*/|\*\*|\*|\?)", rest):
        expression += {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(piece, re.escape(piece))
    return re.compile(expression + r"(?:/.*)?\Z", re.DOTALL)
