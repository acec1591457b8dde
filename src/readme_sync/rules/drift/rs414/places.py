"""Where in a code block a line stands of which a message speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from readme_sync.markdown.document import CodeBlock, Document
from readme_sync.rules.messages import trimmed
from readme_sync.text import Span

_HEAD = 16  # characters
_BLANKS = r"\s+(?:[\\`^]\s*\n\s*)?"  # between two words; a command goes on in the next line
_WRITTEN = re.compile(r"[^\s\\`^]\S*|[\\`^](?!\s*\n)\S*")


def place(document: Document, block: CodeBlock | None, line: str, other: str = "") -> Span:
    """Return where a line of a block stands, or a field of a record begins; else, or of several, the block itself.

    Of a line that is broken into several ones it is the word in which it parts from the ``other``.
    """
    if block is None:
        return Span(0, 0)
    line = line.removeprefix('"').removesuffix('"')
    at = document.text.find(line, *block.span) if line else -1
    if at < 0 and (words := line.split()):
        found = re.compile(_BLANKS.join(map(re.escape, words))).search(document.text, *block.span)
        if found is not None and "\n" not in found[0]:
            return Span(*found.span())
        if found is not None:
            return _parting_word(found, words, other.split())
    if at < 0 and block.content.lstrip().startswith("@"):
        line = line[:_HEAD]
        at = document.text.find(line, *block.span)
    if at < 0 or document.text.find(line, at + 1, block.span.end) >= 0:
        return trimmed(block.span)
    return Span(at, at + len(line))


def _parting_word(found: re.Match[str], words: Sequence[str], others: Sequence[str]) -> Span:
    """Return where the first of ``words`` stands that the others have not at its place, else the last one."""
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(words, others, strict=False)))
    places = [match.span() for match in _WRITTEN.finditer(found[0])]
    start, end = places[min(alike, len(places) - 1)]
    return Span(found.start() + start, found.start() + end)
