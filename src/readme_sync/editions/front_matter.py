"""The front matter of a document: what its lines ``key: value`` say. Lists, blocks and nested keys are left alone."""

from __future__ import annotations

import re
from collections.abc import Mapping

from readme_sync.markdown.document import Document
from readme_sync.regex import lazy
from readme_sync.text import Span
from readme_sync.values import NamedTuple

_LINE = lazy(r"^([A-Za-z_][\w-]*):[ \t]+(.*?)[ \t]*\r?$", re.MULTILINE)
_COMMENT = lazy(r"[ \t]#.*\Z")
_OTHER = "|>[{&*!%@`#"  # what begins a value that is no plain text of one line
_MOST = 16_384  # characters; no front matter that people write is longer


class Field(NamedTuple):
    """One value as it is meant, without its quotes, and where its line stands."""

    value: str
    span: Span


def front_matter(document: Document) -> Mapping[str, Field]:
    """Return the values of one line each, by their keys; a key that is there twice counts for nothing."""
    if not document.blocks or document.blocks[0].kind != "front-matter":
        return {}
    start, end = document.blocks[0].span
    found: dict[str, Field] = {}
    twice: set[str] = set()
    for match in _LINE.finditer(document.text, start, min(end, start + _MOST)):
        key, value = match[1], _plain(match[2])
        if key in found:
            twice.add(key)
        if value:
            found[key] = Field(value, Span(match.start(), match.end(2)))
    return {key: field for key, field in found.items() if key not in twice}


def _plain(written: str) -> str:
    """Return what a scalar of one line says; empty for every other value."""
    if not written or written[0] in _OTHER:
        return ""
    quote = written[0]
    if quote in "\"'":
        closed = len(written) > 1 and written[-1] == quote and quote not in written[1:-1] and "\\" not in written
        return written[1:-1].strip() if closed else ""
    return _COMMENT.sub("", written).strip()
