"""Pictures that GitHub does not show for a blank before the bracket, a size behind the address, or the sign they lack."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from readme_sync.markdown.document import Document, Link
from readme_sync.regex import lazy
from readme_sync.rules.links.mislinks import Mislink
from readme_sync.rules.links.runs import Runs
from readme_sync.rules.messages import shorten
from readme_sync.text import Edit, Span

_PICTURE = lazy(r"(?:\.(?:png|jpe?g|gif|svg|webp)|\bshields\.io/.*)(?:[?#].*)?$", re.IGNORECASE)
_SIZE = lazy(r"\]\(([^\s()<>]{1,500}+)[ \t]{1,4}(=\d{0,5}x\d{0,5})[ \t]*\)")
_MOST_BLANKS = 4  # between the mark and the bracket, with the mark
_MOST_ALT = 300
_LONGEST = 2000  # of an address
_USUAL = 3  # pictures of one label, at least, beside which a link of that label is a slip


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


def shown_as_links(document: Document) -> Iterator[Mislink]:
    """``[Free][Free Icon]``, where the page shows the pictures of this label with ``!`` before them."""
    text = document.text
    if "][" not in text:
        return
    labels = [link for link in document.links if link.target_span.start == link.target_span.end]
    shown = Counter(link.target for link in labels if link.kind == "image")
    for link in labels:
        if link.kind == "reference" and shown[link.target] >= _USUAL and _is_words(text, link):
            raw = document.raw(link.span)
            message = f'"{shorten(raw, 40)}" is a link and no picture: it lacks the "!" that the others have'
            at = link.span.start
            yield Mislink(_with_its_brackets(text, link.span), message, (Edit(Span(at, at), "!"),), raw)


def _is_words(text: str, link: Link) -> bool:
    """Tell whether a link leads to a picture's file and shows words: around a picture it opens that in full."""
    return bool(link.text) and _PICTURE.search(link.target) is not None and not text.startswith("[!", link.span.start)


def _with_its_brackets(text: str, span: Span) -> Span:
    """Return the span of a label, with the link that was meant around it: ``[[Free][Free Icon]](address)``."""
    start, end = span
    if text[start - 1 : start] != "[" or not text.startswith("](", end):
        return span
    close = text.find(")", end, end + _LONGEST)
    return Span(start - 1, close + 1) if close > 0 else span
