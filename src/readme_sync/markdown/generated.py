"""What a bot writes into a document between two comments: lists of people and of news, which nobody fixes by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readme_sync.markdown.document import Document
from readme_sync.regex import lazy
from readme_sync.text import Span

# <!-- CONTRIBUTORS:START -->, <!-- readme: contributors -start -->, <!-- sponsors -->; closed by <!-- /sponsors --> or
# the same again
# and what is fetched again each day: <!-- BLOG-POST-LIST:START -->, <!--START_SECTION:waka-->
_PEOPLE = lazy(
    r"contributor|collaborator|sponsor|backer|supporter|stargazer|donor|blog[_-]?post|\bwaka|_section:\s*activity|\brss\b",
    re.IGNORECASE,
)
_START = lazy(r"\bstart\b|[:_-]start(?![a-z])|^\s*start_section:", re.IGNORECASE)
_END = lazy(r"\bend\b|[:_-]end(?![a-z])|^\s*end_section:|^\s*/", re.IGNORECASE)
_NAME = lazy(r"[\W_]+")


def generated(document: Document) -> tuple[Span, ...]:
    """Return the spans that a bot fills with people, its two comments included, in order."""
    if not document.comments:
        return ()
    return tuple(_spans(document))


def _spans(document: Document) -> Iterator[Span]:
    opened: dict[str, tuple[int, str]] = {}
    closed: dict[str, int] = {}  # a second end, which a merge left there, ends the same list
    for comment in document.comments:
        text = comment.text.strip().partition("\n")[0][:200]
        if not _PEOPLE.search(text):
            continue
        name = _PEOPLE.search(text)
        key = name[0].lower() if name else ""
        if _END.search(text):
            start, _ = opened.pop(key, (closed.get(key, -1), ""))
            if start >= 0:
                closed[key] = start
                yield Span(start, comment.span.end)
        elif _START.search(text):
            opened[key] = comment.span.start, ""
        elif _is_name(text):
            start, same = opened.pop(key, (-1, ""))
            if same == text:
                yield Span(start, comment.span.end)
            else:
                opened[key] = comment.span.start, text


def _is_name(text: str) -> bool:
    """Tell whether a comment is a bare name (``sponsors``), which the same with a slash may close."""
    return len(_NAME.sub("", text)) < 24


def is_within(spans: tuple[Span, ...], offset: int) -> bool:
    """Tell whether ``offset`` lies in one of ``spans``."""
    return bool(spans) and any(start <= offset < end for start, end in spans)
