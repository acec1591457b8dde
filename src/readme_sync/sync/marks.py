"""How a text is marked that nobody could translate, and how it is told from one that somebody has translated."""

from __future__ import annotations

import re

from readme_sync.regex import lazy
from readme_sync.selection.directives import OPEN as _OPEN

OPEN = f"<!-- readme-sync: {_OPEN}"  # how a text is marked that nobody could translate; it may be told why
_CODE = lazy(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_MARK = lazy(rf"[ \t]*{re.escape(OPEN)}[^>]*-->")


def is_marked(text: str) -> bool:
    """Tell whether a text is one that nobody could translate; a page that shows the mark as code is none."""
    return OPEN in text and OPEN in _CODE.sub("", text)


def unmarked(text: str) -> str:
    """Return a text without its marks: what the source says there."""
    return _MARK.sub("", text) if OPEN in text else text
