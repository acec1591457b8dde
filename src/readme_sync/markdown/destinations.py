"""What follows the text of a link: ``(target "title")``, with its place (CommonMark 6.3, as cmark-gfm reads it)."""

from __future__ import annotations

import re
from html import unescape

from readme_sync.regex import lazy
from readme_sync.values import NamedTuple

# Only single characters are taken possessively: Python before 3.11.5 goes wrong where a possessive group fails halfway
# (CPython issue 106052). What a group may begin with cannot be what follows it, so giving back costs no square.
# What a program fills in before, `{{ site.url }}`, may have blanks; its braces are read in that one way.
_PLAIN = r"[^(){\\\x00-\x20\x7f]++|\{\{[^{}\n]*+\}\}|\{(?!\{[^{}\n]*+\}\})|\\."
_TITLES = (
    r"\"[^\"\\]*+(?:\\.[^\"\\]*+)*\"",
    r"'[^'\\]*+(?:\\.[^'\\]*+)*'",
    r"\([^()\\]*+(?:\\.[^()\\]*+)*\)",
)
_TITLE = rf"(?:[ \t\n]+(?:{'|'.join(_TITLES)}))?[ \t\n]*\)"
_ANGLE = r"<([^<>\n\\]*+(?:\\.[^<>\n\\]*+)*)>"
_TAIL = re.compile(rf"\([ \t\n]*(?:{_ANGLE}|((?!<)(?:{_PLAIN}|\((?:{_PLAIN})*\))*)){_TITLE}", re.DOTALL)
_START = lazy(r"\([ \t\n]*(?!<)")
_STEP = lazy(r"\\.|[()\x00-\x20\x7f]", re.DOTALL)
_END = lazy(_TITLE, re.DOTALL)
_ESCAPE = lazy(r"\\([!-/:-@\[-`{-~])")
_DEEPEST = 32  # parentheses in each other: cmark-gfm's limit


class Destination(NamedTuple):
    """Where a target stands, and where all of it ends."""

    start: int
    stop: int
    end: int


def destination(content: str, at: int) -> Destination | None:
    """Return the destination that begins with the parenthesis at ``at``, or None when it is none."""
    if match := _TAIL.match(content, at):
        group = 1 if match[1] is not None else 2
        return Destination(match.start(group), match.end(group), match.end())
    if not (opening := _START.match(content, at)):
        return None
    stop = _stop(content, opening.end())
    if stop is None or not (closing := _END.match(content, stop)):
        return None
    return Destination(opening.end(), stop, closing.end())


def _stop(content: str, start: int) -> int | None:
    """Return where a target with nested parentheses ends; white space ends it even if one is still open."""
    depth = 0
    for match in _STEP.finditer(content, start):
        token = match[0]
        if token == "(":
            depth += 1
            if depth > _DEEPEST:
                return None
        elif token == ")":
            if not depth:
                return match.start()
            depth -= 1
        elif token[0] != "\\":
            return match.start()
    return None


def normalise_label(label: str) -> str:
    """Return a reference label as CommonMark compares it (case folded, white space collapsed)."""
    return " ".join(label.split()).casefold()


def unescape_text(text: str) -> str:
    """Resolve backslash escapes and entities, as in a link destination."""
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return unescape(text) if "&" in text else text
