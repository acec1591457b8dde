"""Raw HTML inside Markdown: tags, their attributes and comments, with positions (CommonMark 6.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from readme_sync.regex import lazy

_BLANKS = r"\s++"
_ATTRIBUTE = _BLANKS + r"[A-Za-z_:@][\w.:@-]*+(?:\s*+=\s*+(?:[^\s\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?"
_PARTED = r"(?:\s++|(?<=[\"']))"  # browsers want no blank between a value in quotes and the next name
TAG = re.compile(rf"</?([A-Za-z][A-Za-z0-9-]*+)(?:{_ATTRIBUTE})*\s*+/?>")
RAW_TAG = re.compile(
    rf"</?([A-Za-z][A-Za-z0-9-]*+)(?:{_ATTRIBUTE.replace(_BLANKS, _PARTED, 1)})*\s*+/?>"
)  # in a block of HTML
COMMENT = lazy(r"<!--(?:-?>|(.*?)-->)", re.DOTALL)
_LONGEST_CODE = 500
_PAIR = re.compile(r"(?:\s|(?<=[\"']))([A-Za-z_:@][\w.:@-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))")


def attributes(text: str, start: int, end: int) -> Iterator[tuple[str, str, int, int]]:
    """Yield (lower-case name, value, start of the value, end of the value) of the tag at ``start``."""
    for match in _PAIR.finditer(text, start, end):
        group = match.lastindex or 2
        yield match[1].lower(), unescape(match[group]), match.start(group), match.end(group)


def code_element(content: str, start: int, end: int) -> tuple[str, int] | None:
    """Return what a ``<code>`` holds, and where it ends; None where it holds several lines or other tags."""
    if content[start + 1] == "/":
        return None
    stop = content.find("</code>", end, end + _LONGEST_CODE)
    text = unescape(content[end:stop]).strip() if stop > 0 else ""
    return (text, stop + len("</code>")) if text and "\n" not in text and "<" not in content[end:stop] else None
