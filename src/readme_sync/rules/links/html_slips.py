"""Links and pictures in HTML that lead nowhere: an attribute is misspelt (``<a herf="page">``), or they are Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readme_sync.markdown.document import Document
from readme_sync.markdown.html import attributes
from readme_sync.markdown.swallowed import is_element
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
# A link in Markdown's notation, and what shows code, or has Markdown read, within the same HTML.
_MARKDOWN = lazy(
    r"\[(?<![\\\w\])]\[)[^\[\]\n]{1,200}\]\((?:https?://|#|\.{0,2}/|\w[\w./-]{0,200}\.md\b)[^()\s<>]{0,300}\)"
)
_RAW = lazy(r"<(?:pre|code|script|style|textarea|xmp|samp)\b|<!|\s(?:markdown|v-pre)(?=[=\s>])", re.IGNORECASE)
_LONGEST_TAG = 1000
_FIRST = lazy(r"\s*</?(?=[A-Za-z])")


def shown_links(document: Document) -> Iterator[Mislink]:
    """Yield the links in Markdown's notation that stand between tags of HTML: ``<td>[append](#append)</td>``."""
    for match in shown_in_html(document, _MARKDOWN, "]("):
        message = f'"{shorten(match[0])}" is shown as it is written: nothing reads Markdown between tags of HTML'
        yield Mislink(Span(*match.span()), message, (), match[0])


def shown_in_html(document: Document, marks: re.Pattern[str], sign: str) -> Iterator[re.Match[str]]:
    """Yield the marks of Markdown, each with ``sign``, that stand in HTML of a page that GitHub shows.

    A component of a site may read them, and so does MDX, which pages of a site in ``.md`` may be.
    """
    text, path = document.text, document.path.lower()
    for block in document.html_blocks if sign in text and ("/" not in path or "readme" in path) else ():
        start, end = block.span
        found = [one for one in marks.finditer(text, start, end) if not _is_in_a_tag(text, start, one.start())]
        tag = _FIRST.match(text, start) if found else None
        if tag is not None and is_element(text, tag.end()) and not _RAW.search(text, start, end):
            yield from found


def _is_in_a_tag(text: str, start: int, at: int) -> bool:
    start = max(start, at - _LONGEST_TAG)
    return text.rfind("<", start, at) > text.rfind(">", start, at)


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
