"""Entries of lists that are none: no blank parts the sign from the link or word behind it: ``-[Loom](loom.md)``."""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.markdown.document import Document
from readme_sync.regex import lazy
from readme_sync.text import Edit, Span

_ENTRY = lazy(r"(?m)^[ \t]{0,3}([-+])(?=\[[^\[\]\n]{1,200}\]\([^()\s]+\))")
# Small letters behind the hyphen are an option.
_WORD = lazy(r"\n[ \t]{0,3}(-)(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]|[\u0400-\u04ff\u3041-\u9fff\uac00-\ud7a3])")
_FEWEST = 2  # in one text


def glued_lists(document: Document) -> Iterator[tuple[Span, str, tuple[Edit, ...]]]:
    """Yield the texts whose lines begin so, what is said of each, and the edits that mend it.

    Of words all lines do, but for the one that leads to them.
    """
    text = document.text
    if not ((("-[" in text or "+[" in text) and _ENTRY.search(text)) or _WORD.search(text)):
        return  # nearly always
    for paragraph in document.paragraphs:
        start = text.rfind("\n", 0, paragraph.span.start) + 1
        found, least = list(_ENTRY.finditer(text, start, paragraph.span.end)), _FEWEST
        if not found:
            found = list(_WORD.finditer(text, max(start - 1, 0), paragraph.span.end))
            least = max(_FEWEST, text.count("\n", paragraph.span.start, paragraph.span.end))
        if len(found) >= least:
            message = f"{len(found)} lines are shown as one text: an entry of a list has a blank behind its sign"
            edits = tuple(Edit(Span(one.end(), one.end()), " ") for one in found)
            yield Span(found[0].start(1), found[0].end()), message, edits
