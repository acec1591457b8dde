"""Typographic signs in commands: a shell takes them for letters, so whoever copies the line gets another command."""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.markdown.document import Document
from readme_sync.regex import lazy
from readme_sync.rules.messages import shorten
from readme_sync.rules.structure.odd_blanks import is_typed
from readme_sync.text import Span

_COMMAND = lazy(r"[ \t>]*(?:\$ |% |PS> )?(?:sudo )?[a-z][\w./-]*[ \t]")
_PROMPT = lazy(r"(?m)^[ \t>]*(?:\$ |% |PS> )")
_OPTION = lazy(r"[ \t]([—–][a-z][\w-]*|[－—–]{2}[a-z][\w-]*)(?=[\s=]|$)")
_QUOTED = lazy(r"[ =]“[^“”\n]{1,200}”(?=[\s;|&]|$)")
_SIGNS = ("—", "–", "“", "－")


def odd_commands(document: Document) -> Iterator[tuple[Span, str]]:
    """Yield the options behind a dash that is none, and the words in quotation marks that quote nothing."""
    if not any(sign in document.text for sign in _SIGNS):
        return
    for block in document.code_blocks:
        if not (any(sign in block.content for sign in _SIGNS) and is_typed(block)):
            continue
        written, at = document.raw(block.span), block.span.start
        has_prompts = _PROMPT.search(written) is not None
        for line in written.split("\n"):
            is_command = _COMMAND.match(line) and "#" not in line and (not has_prompts or _PROMPT.match(line))
            found = _OPTION.search(line) if is_command else None
            if found is not None and '"' not in line and "'" not in line:
                message = f'"{shorten(found[1])}" is no option: its dash is a typographic one'
                yield Span(at + found.start(1), at + found.end(1)), message
            elif is_command and '"' not in line and "'" not in line and (found := _QUOTED.search(line)):
                message = f"{shorten(found[0][1:])} is not quoted: no shell knows these quotation marks"
                yield Span(at + found.start() + 1, at + found.end()), message
            at += len(line) + 1
