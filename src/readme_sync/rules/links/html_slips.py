"""Links and pictures in HTML that lead nowhere since the name of their attribute is misspelt: ``<a herf="page">``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readme_sync.markdown.document import Document
from readme_sync.markdown.html import attributes
from readme_sync.regex import lazy
from readme_sync.rules.links.lone_labels import is_letter_off
from readme_sync.rules.links.mislinks import Mislink
from readme_sync.rules.links.runs import Runs
from readme_sync.rules.messages import shorten
from readme_sync.text import Edit, Span, are_around

_ADDRESS = {"a": "href", "img": "src"}
# Tags that lack the attribute they are there for. Each look ahead ends with the tag.
_LOST = lazy(
    r"<(?:(?P<a>a)\s(?![^<>]*\b(?:href|name|id)\s*=)|(?P<img>img)\s(?![^<>]*\bsrc(?:set)?\s*=))[^<>]{1,1000}>",
    re.IGNORECASE,
)


def html_slips(document: Document) -> Iterator[Mislink]:
    """Yield the tags of links and pictures whose address stands behind a name that is a slip of the right one."""
    text = document.text
    if "<" not in text:
        return
    runs: Runs | None = None
    for match in _LOST.finditer(text):
        tag = "a" if match["a"] else "img"
        for name, value, start, _ in attributes(text, *match.span()):
            if not is_letter_off(name, _ADDRESS[tag]):
                continue
            runs = runs or Runs(document)
            if not _is_html(document, runs, match.start()):
                continue
            at = text.rfind("=", match.start(), start)
            at -= len(text[match.start() : at]) - len(text[match.start() : at].rstrip())
            span = Span(at - len(name), at)
            does = "leads nowhere" if tag == "a" else "shows nothing"
            message = f'<{tag} {name}="{shorten(value, 60)}"> {does}: HTML has {_ADDRESS[tag]}'
            yield Mislink(span, message, (Edit(span, _ADDRESS[tag]),), value)


def _is_html(document: Document, runs: Runs, offset: int) -> bool:
    """Tell whether a tag at ``offset`` is one to a browser: neither code nor in a comment."""
    if are_around(document.comments, offset):
        return False
    return are_around(document.html_blocks, offset) or runs.at(offset) is not None
