"""Entries of lists that are none, since no blank parts the sign from the link behind it: ``-[Loom](loom.md)``."""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.markdown.document import Document
from readme_sync.regex import lazy
from readme_sync.text import Edit, Span

_ENTRY = lazy(r"(?m)^[ \t]{0,3}([-+])(?=\[[^\[\]\n]{1,200}\]\([^()\s]+\))")
_FEWEST = 2  # in one text


def glued_lists(document: Document) -> Iterator[tuple[Span, str, tuple[Edit, ...]]]:
    """Yield the texts whose lines begin so, what is said of each, and the edits that mend it."""
    if not any(sign in document.text for sign in ("-[", "+[")) or not _ENTRY.search(document.text):
        return  # nearly always
    for paragraph in document.paragraphs:
        start = document.text.rfind("\n", 0, paragraph.span.start) + 1
        found = list(_ENTRY.finditer(document.text, start, paragraph.span.end))
        if len(found) >= _FEWEST:
            message = f"{len(found)} lines are shown as one text: an entry of a list has a blank behind its sign"
            edits = tuple(Edit(Span(one.end(), one.end()), " ") for one in found)
            yield Span(found[0].start(1), found[0].end()), message, edits
