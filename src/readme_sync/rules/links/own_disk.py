"""Links to the disk of whoever wrote them: ``file:///home/me/notes.md``, ``C:/notes.md``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readme_sync.markdown.document import Document
from readme_sync.rules.links.mislinks import Mislink
from readme_sync.rules.messages import shorten

_DISK = re.compile(r"file:/|[A-Za-z]:(?:[\\/]|%5C)(?!/)", re.IGNORECASE)
_KINDS = ("inline", "image", "html", "reference")


def own_disk(document: Document) -> Iterator[Mislink]:
    """Yield the links that lead to a file of one machine: no code host follows them."""
    for link in document.links:
        if link.kind in _KINDS and link.target[1:2] in (":", "i") and _DISK.match(link.target):
            span = link.target_span if link.target_span.end > link.target_span.start else link.span
            message = f'"{shorten(link.target, 60)}" is a file on one machine\'s own disk, which no reader reaches'
            yield Mislink(span, message, (), link.target)
