"""Rows of tables: a new one in a translation's columns and style, a changed one with what changed alone."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from readme_sync.sync.lines import Line
from readme_sync.sync.pairs import in_order
from readme_sync.sync.tokens import normal
from readme_sync.values import NamedTuple


class Style(NamedTuple):
    """How a table's rows are written: what stands before the first cell, around each, and behind the last."""

    before: str
    left: str
    right: str
    behind: str


def style(lines: Sequence[Line]) -> Style:
    """Return how the nearest of ``lines`` with a full cell is written."""
    for line in lines:
        full = [cell for cell in line.cells if cell.raw]
        if not full or len(line.cells) < 2:
            continue
        start = line.span.start
        text = line.text
        before = text[: len(text) - len(text.lstrip())] + ("|" if text.lstrip().startswith("|") else "")
        behind = "|" if text.rstrip().endswith("|") else ""
        cell = full[-1] if len(full) > 1 else full[0]
        left = " " if text[: cell.span.start - start].endswith(" ") else ""
        right = " " if text[cell.span.end - start :].startswith(" ") else ""
        return Style(before, left, right, behind)
    return Style("|", " ", " ", "|")


def write(cells: Sequence[str], how: Style) -> str:
    """Return a row."""
    body = "|".join(f"{how.left}{cell}{how.right}" if cell or how.left else "" for cell in cells)
    return how.before + body + how.behind


def columns(old: Sequence[str], new: Sequence[str]) -> tuple[int | None, ...]:
    """Return, for each of the ``new`` headers, which of the ``old`` ones it was."""
    a, b = [normal(text) for text in old], [normal(text) for text in new]
    if len(a) == len(b) and not set(a) & {text for n, text in enumerate(b) if a[n] != text}:
        return tuple(range(len(b)))  # some were renamed, none has moved
    alike = [[2.0 if one == other else SequenceMatcher(None, one, other).ratio() for other in b] for one in a]
    found: list[int | None] = [None] * len(b)
    for i, j in in_order(alike, 0.5):
        found[j] = i
    return tuple(found)
