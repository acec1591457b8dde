"""Backticks that begin or end no code: their partner was lost, and the page shows them."""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.markdown.document import Cell, Document, Heading, Paragraph
from readme_sync.regex import lazy
from readme_sync.rules.links.runs import Runs
from readme_sync.rules.messages import shorten
from readme_sync.rules.structure.shown_asterisks import texts
from readme_sync.text import Span, are_around

_LONE = lazy(r"`(?<![`\\]`)(?!`)")
_QUOTED = lazy(r"[^`'’´\n]{1,60}['’´](?![^\W_])")  # `what typists of old quoted so'
_BEFORE = lazy(r"(?:[!-_a-{}~]{1,30}|[^\s`|!-~]{1,12})$")
_BEHIND = lazy(r"[!-_a-{}~]{1,30}|[^\s`|!-~]{1,12}")
_BLANKS = " \t\r\n"
_SPEAKS = "\"'“”‘’«»「」『』()（）[]<>*|"  # a text says so that it speaks of the sign itself
_UNPARTED = "\u2e80"  # from here on stand scripts without blanks between words


def lone_backticks(document: Document, runs: Runs) -> Iterator[tuple[Span, str]]:
    """Yield where each of them stands, and what is said of it.

    Not of one between two letters (``o`zbek`` has it for an apostrophe), nor of one that a text speaks of.
    """
    if "`" not in document.text:
        return
    for text in [one for one in texts(document) if "`" in one.inline.plain]:  # nearly always there is none
        for found in _LONE.finditer(document.text, text.span.start, text.span.end):
            at = found.start()
            within = are_around(text.inline.code, at) or are_around(text.inline.links, at)
            if not within and (beside := _beside(document.text, text, at)) and runs.at(at) is not None:
                message = f'a backtick is shown as it is written at "{shorten(beside)}": its partner is lacking'
                yield Span(at, at + 1), message


def _beside(text: str, within: Paragraph | Heading | Cell, at: int) -> str:
    """Return the words beside a backtick that was meant for code; "" where it was meant for something else."""
    before = text[at - 1] if at > within.span.start else " "
    behind = text[at + 1] if at + 1 < within.span.end else " "
    if (before in _BLANKS and behind in _BLANKS) or (before in _SPEAKS and behind in _SPEAKS):
        return ""
    if before.isalpha() and (behind.isalpha() or behind == "'") and before < _UNPARTED:
        return ""
    if not any(sign.isalnum() or "!" <= sign <= "~" for sign in (before, behind)):
        return ""  # (´･ᴗ･`)
    if _QUOTED.match(text, at + 1, within.span.end) is not None:
        return ""
    left = _BEFORE.search(text, max(within.span.start, at - 30), at)
    right = _BEHIND.match(text, at + 1, within.span.end)
    return f"{left[0] if left else ''}`{right[0] if right else ''}"
