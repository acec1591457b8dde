"""Where a span stands, in the words of a finding."""

from __future__ import annotations

from readme_sync.finding import Place
from readme_sync.markdown.document import Document
from readme_sync.text import Span


def place(document: Document, span: Span) -> Place:
    """Return the lines and columns of ``span``."""
    start = document.lines.position(span.start)
    end = document.lines.position(span.end)
    return Place(document.path, *start, *end)
