"""Conflicts of a merge that somebody committed: both sides stand in the text, with the marks around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from readme_sync.markdown.document import Document
from readme_sync.regex import lazy
from readme_sync.text import Span, are_around

_SIGNS = ("<<<<<<<", ">>>>>>>")
_MARK = lazy(r"(?m)^(?:<{7}|>{7}) \S.*$")


def conflict_marks(document: Document) -> Iterator[re.Match[str]]:
    """Yield the marks of a merge that stand outside of code, in order."""
    if not any(sign in document.text for sign in _SIGNS):
        return
    for mark in _MARK.finditer(document.text):
        if not are_around(document.code_blocks, mark.start()):
            yield mark


@lru_cache(maxsize=256)  # a document is compared by identity
def conflicts(document: Document) -> tuple[Span, ...]:
    """Return what stands between the two marks of each conflict, the marks included; conflicts may be nested."""
    found, opened = [], list[int]()
    for mark in conflict_marks(document):
        if mark[0][0] == "<":
            opened.append(mark.start())
        elif opened:
            found.append(Span(opened.pop(), mark.end()))
    return tuple(found)


def is_in_conflict(document: Document, offset: int) -> bool:
    """Tell whether ``offset`` lies between the marks of a conflict, and not at the first of them.

    What is said of a whole file may stand there.
    """
    found = _outermost(document)
    at = bisect_left(found, offset, key=_start) - 1
    return at >= 0 and offset < found[at].end


@lru_cache(maxsize=256)  # as above
def _outermost(document: Document) -> tuple[Span, ...]:
    """Return the conflicts that stand in no other one, in order."""
    found: list[Span] = []
    for span in sorted(conflicts(document)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return tuple(found)


def _start(span: Span) -> int:
    return span.start
