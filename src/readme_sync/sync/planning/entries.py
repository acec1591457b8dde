"""What a line is called, what it begins with, and which cell of a row was which."""

from __future__ import annotations

import re

from readme_sync.opcodes import opcodes
from readme_sync.sync.lines import Line
from readme_sync.sync.tokens import normal

_PREFIX = re.compile(r"\s*(?:(?:#{1,6}|[-*+]|\d+[.)]|>|\[\^[^\]\s]+\]:)(?:\s+|\Z))*")
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]\n]+)\]\((?P<address>[^()\s]+)\)")
TABLE = ("row", "header", "delimiter")


def repaired(before: Line, after: Line) -> tuple[int | None, ...] | None:
    """Return which old cell each cell of a row was that got or lost some; None where their number is the same."""
    if len(before.cells) == len(after.cells):
        return None
    a, b = [normal(cell.raw) for cell in before.cells], [normal(cell.raw) for cell in after.cells]
    found: list[int | None] = [None] * len(b)
    for tag, i1, i2, j1, j2 in opcodes(a, b):
        if tag == "equal":
            found[j1:j2] = range(i1, i2)
    return tuple(found)


def known_by(line: Line) -> tuple[str, str] | None:
    """Return what a row or an entry is known by: the first link in its first cell, or that it has."""
    link = _LINK.search(line.cells[0].raw if line.cells else line.text)
    return None if link is None or link["address"].startswith("#") else (link["words"], link["address"])


def subject(line: Line) -> str:
    """Return what to call the entry that a line is."""
    if line.cells:
        return next((" ".join(cell.inline.plain.split()) for cell in line.cells if cell.inline.plain.strip()), "")
    return " ".join(parted(line.text)[1].split())[:60]


def heads(line: Line) -> tuple[str, ...]:
    """Return the headers of a table, by which memory knows its columns."""
    return tuple(" ".join(cell.inline.plain.split()) for cell in line.cells)


def indent(text: str) -> str:
    """Return the spaces at the head of a line."""
    return text[: len(text) - len(text.lstrip())]


def parted(text: str) -> tuple[str, str]:
    """Return what a line begins with (the signs of a heading, an item, a quote, a footnote), and the rest."""
    match = _PREFIX.match(text)
    end = match.end() if match else 0
    return text[:end], text[end:]


def led(was: str, now: str, own: str) -> str:
    """Return what a line begins with in a translation, where the source's began with ``was`` and begins with ``now``.

    How far it is indented, and by which sign, changes as it did in the source where it was the same here; a list that
    this translation indents or marks otherwise stays as it is.
    """
    is_sign = was.strip() != now.strip()
    if is_sign and own.strip() != was.strip():
        return own
    space = indent(now) if indent(own) == indent(was) else indent(own)
    return now if own == was else space + (now if is_sign else own).lstrip()
