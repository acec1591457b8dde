"""Raw HTML inside Markdown: tags, their attributes and comments, with positions (CommonMark 6.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from readme_sync.regex import lazy

_ATTRIBUTE = r"\s++[A-Za-z_:@][\w.:@-]*+(?:\s*+=\s*+(?:[^\s\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?"
TAG = re.compile(rf"</?([A-Za-z][A-Za-z0-9-]*+)(?:{_ATTRIBUTE})*\s*+/?>")
COMMENT = lazy(r"<!--(?:-?>|(.*?)-->)", re.DOTALL)
_PAIR = re.compile(r"\s([A-Za-z_:@][\w.:@-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))")


def attributes(text: str, start: int, end: int) -> Iterator[tuple[str, str, int, int]]:
    """Yield (lower-case name, value, start of the value, end of the value) of the tag at ``start``."""
    for match in _PAIR.finditer(text, start, end):
        group = match.lastindex or 2
        yield match[1].lower(), unescape(match[group]), match.start(group), match.end(group)
