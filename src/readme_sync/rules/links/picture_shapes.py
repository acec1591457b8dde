"""Pictures that GitHub does not show for a blank before the bracket, or a size behind the address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readme_sync.markdown.document import Document
from readme_sync.regex import lazy
from readme_sync.rules.links.mislinks import Mislink
from readme_sync.rules.links.runs import Runs
from readme_sync.rules.messages import shorten
from readme_sync.text import Edit, Span

_PICTURE = lazy(r"(?:\.(?:png|jpe?g|gif|svg|webp)|\bshields\.io/.*)(?:[?#].*)?$", re.IGNORECASE)
_SIZE = lazy(r"\]\(([^\s()<>]{1,500}+)[ \t]{1,4}(=\d{0,5}x\d{0,5})[ \t]*\)")
_MOST_BLANKS = 4  # between the mark and the bracket, with the mark
_MOST_ALT = 300


def picture_shapes(document: Document) -> Iterator[Mislink]:
    """Yield what was meant as a picture and is shown as a link, or as it is written."""
    yield from _parted(document)
    if " =" in document.text:
        yield from _sized(document)


def _parted(document: Document) -> Iterator[Mislink]:
    """``! [text](picture.png)``, where the mark begins a line: behind words it ends their sentence."""
    text = document.text
    for link in document.links if "! [" in text or "!\u00a0[" in text else ():
        start = link.span.start
        mark = text.rfind("!", max(0, start - _MOST_BLANKS), start)
        if link.kind != "inline" or mark < 0 or mark == start - 1 or text[mark + 1 : start].strip():
            continue
        before = text[text.rfind("\n", 0, mark) + 1 : mark].strip(" \t>|*-")
        if not before and _PICTURE.search(link.target):
            message = (
                f'"! [{shorten(link.text, 40)}](…)" is a link and no picture: nothing may stand between "!" and "["'
            )
            yield Mislink(Span(mark, link.span.end), message, (Edit(Span(mark + 1, start), ""),), link.target)


def _sized(document: Document) -> Iterator[Mislink]:
    """``![text](picture.png =600x400)``, which other programs than GitHub read."""
    text, runs = document.text, Runs(document)
    for match in _SIZE.finditer(text):
        opening = text.rfind("![", max(0, match.start() - _MOST_ALT), match.start())
        if opening >= 0 and "]" not in text[opening : match.start()] and runs.at(match.start()) is not None:
            message = f'the size "{match[2]}" behind {shorten(match[1], 60)} is not Markdown: no picture is shown'
            yield Mislink(Span(opening, match.end()), message, (), match[1])
