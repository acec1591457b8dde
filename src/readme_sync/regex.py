"""Regular expressions that few documents need: compiled when the first text asks, not at every start.

Compiling one takes as long as reading a page of Markdown: a tenth of a millisecond, a large one up to three.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """Stands for a pattern: has each of its methods from the first time on that it is asked for."""

    def __init__(self, written: str, flags: int) -> None:
        self._written, self._flags = written, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._written, self._flags), name)
        setattr(self, name, found)
        return found


def lazy(written: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern that ``re.compile`` makes of ``written``, compiled at its first use."""
    return cast("re.Pattern[str]", _Lazy(written, flags))
