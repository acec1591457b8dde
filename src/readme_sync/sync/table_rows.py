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


def write(cells: Sequence[str], how: Style, padded: Sequence[str] = ()) -> str:
    """Return a row; ``padded`` are cells as they stand between their pipes, or nothing where one is new."""
    body = "|".join(
        (padded[number] if number < len(padded) else "") or (f"{how.left}{cell}{how.right}" if cell or how.left else "")
        for number, cell in enumerate(cells)
    )
    return how.before + body + how.behind


def between_pipes(line: Line) -> list[str]:
    """Return the cells of a row as they stand between its pipes, with the spaces that make columns of them.

    There are none where that cannot be told: a last cell without a pipe behind it has no width.
    """
    found = []
    text, start = line.text, line.span.start
    if not text.rstrip().endswith("|") or len(line.cells) < 2:
        return []
    for cell in line.cells:
        begin, end = cell.span.start - start, cell.span.end - start
        left = text.rfind("|", 0, begin) + 1
        right = text.find("|", end)
        if right < 0 or text[left:begin].strip() or text[end:right].strip():
            return []
        found.append(text[left:right])
    return found


def redrawn(before: str, after: str, here: str, columns: Sequence[tuple[int | None, int | None]]) -> str:
    """Return the line below a table's header: a translation's own dashes where its column stays, else the source's.

    Args:
        before: the source's line as it was.
        after: the source's line as it is.
        here: the translation's line.
        columns: for each column of ``after``, which one of ``before`` and which one of ``here`` it is.
    """
    was, now, own = (text.strip().strip("|").split("|") for text in (before, after, here))
    if len(now) != len(columns) or not (here.strip().startswith("|") and here.strip().endswith("|")):
        return after

    def stays(cell: str, old: int | None, other: int | None) -> bool:
        known = old is not None and other is not None and old < len(was) and other < len(own)
        return known and was[old or 0].replace("-", "").strip() == cell.replace("-", "").strip()

    cells = [
        own[other or 0] if stays(cell, old, other) else cell for cell, (old, other) in zip(now, columns, strict=True)
    ]
    return f"{here[: len(here) - len(here.lstrip())]}|{'|'.join(cells)}|"


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
