"""Links around links: ``[see [the guide](a.md) here](b.md)``. Only the inner one is a link (CommonMark 6.3)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from readme_sync.markdown.document import Document, Link
from readme_sync.regex import lazy
from readme_sync.rules.links.mislinks import Mislink
from readme_sync.rules.links.runs import Runs
from readme_sync.rules.messages import shorten
from readme_sync.text import Span

_TARGET = lazy(r"\]\(([^\s()<>]*[./#][^\s()<>]*)\)")
_MOST = 400  # code points of what a link holds, the inner link among them


def links_in_links(document: Document) -> Iterator[Mislink]:
    """Yield the brackets and targets around a link, which are shown as they are written."""
    text = document.text
    written = [link for link in document.links if link.kind in ("inline", "image")]
    if text.count("](") <= sum([text.startswith("](", link.target_span.start - 2) for link in written]):
        return  # every one of them became a link
    inner = [link for link in written if link.kind == "inline"]
    runs = Runs(document)
    for link, following in pairwise((*inner, None)):
        if link is None:
            continue
        limit = min(link.span.end + _MOST, following.span.start if following is not None else len(text))
        close = text.find("](", link.span.end, limit)
        target = _TARGET.match(text, close) if close >= 0 else None
        start = _opening(text, link, close) if target else -1
        run = runs.at(close) if target and start >= 0 else None
        is_meant = run is not None and run.span.start <= start and not (start and text[start - 1] in "\\!")
        if target is not None and is_meant:
            shown = shorten(text[start : target.end()], 60)
            message = f'"{shown}" has a link within a link: the outer one is shown with its brackets'
            yield Mislink(Span(start, target.end()), message, (), target[1])


def _opening(text: str, link: Link, close: int) -> int:
    """Return where the bracket opens that ``close`` closes, if that is before ``link``; else -1."""
    between = text[link.span.end : close]
    if "\n\n" in between or "|" in between or between.count("[") != between.count("]"):
        return -1
    depth = 1
    for position in range(link.span.start - 1, max(link.span.start - _MOST, 0) - 1, -1):
        sign = text[position]
        depth += (sign == "]") - (sign == "[")
        if depth == 0:
            return position
        if sign == "|" or text.startswith("\n\n", position):
            return -1
    return -1
