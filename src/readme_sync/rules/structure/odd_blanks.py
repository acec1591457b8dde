"""Blanks in commands that no shell takes for one: whoever copies the line gets another command."""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.markdown.document import CodeBlock, Document
from readme_sync.regex import lazy
from readme_sync.rules.messages import shorten
from readme_sync.text import Edit, Span

_BLANKS = ("\u00a0", "\u3000", "\u200b")
_BLANK = lazy("[\u00a0\u3000\u200b]")
_SHELLS = frozenset("bash bat cmd console dockerfile fish powershell ps1 sh shell terminal zsh".split())
_DRAWN = lazy("[\u2500-\u257f]")  # of a drawing of folders, where the program `tree` writes such blanks itself
_COMMENT = lazy(r"(?:^|\s)(?:#|//)")


def odd_blanks(document: Document) -> Iterator[tuple[Span, str, tuple[Edit, ...]]]:
    """Yield where each line with such a blank has its first one, what is said of it, and the edits that mend it."""
    if not any(blank in document.text for blank in _BLANKS):
        return  # nearly always
    for block in document.code_blocks:
        if any(blank in block.content for blank in _BLANKS) and is_typed(block):
            yield from _lines(document, block)


def is_typed(block: CodeBlock) -> bool:
    """Tell whether a block holds the commands of a shell."""
    return block.info.partition(" ")[0].partition("{")[0].lstrip(".").lower() in _SHELLS


def _lines(document: Document, block: CodeBlock) -> Iterator[tuple[Span, str, tuple[Edit, ...]]]:
    at = block.span.start
    for line in document.raw(block.span).split("\n"):
        comment = _COMMENT.search(line)
        command = line[: comment.start()] if comment else line
        found = [at + blank.start() for blank in _BLANK.finditer(command) if '"' not in command and "'" not in command]
        if found and _DRAWN.search(command) is None:
            sign = document.text[found[0]]
            message = f'a blank that no shell knows (U+{ord(sign):04X}) stands in "{shorten(command.strip())}"'
            edits = (Edit(Span(one, one + 1), "" if document.text[one] == "\u200b" else " ") for one in found)
            yield Span(found[0], found[0] + 1), message, tuple(edits)
        at += len(line) + 1
