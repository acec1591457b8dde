"""Rows of tables: a new one in a translation's columns and style, a changed one with what changed alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from readme_sync.opcodes import opcodes, ratio
from readme_sync.sync.lines import Line
from readme_sync.sync.pairs import in_order
from readme_sync.sync.tokens import normal
from readme_sync.values import NamedTuple

_MANY = 2_500  # pairs of headers whose letters are compared
_DRAWN = 3  # rows that show how wide a column is drawn, and dashes below a header


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
    is_closed = how.behind or not cells[-1] or len(cells) == 1  # else its end would not be seen
    return how.before + body + ("|" if is_closed else "")


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


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    plain = unicodedata.normalize("NFC", text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in plain
    )


def widths(lines: Sequence[Line]) -> tuple[int, ...]:
    """Return how wide each column of a table is drawn, 0 for a ragged one; nothing where the table is not drawn so.

    Args:
        lines: the table's header and rows.
    """
    if len(lines) < _DRAWN:
        return ()
    sizes: list[int] = []
    bare: list[set[int]] = []
    for line in lines:
        cells = between_pipes(line)
        if not cells or (sizes and len(cells) != len(sizes)):
            return ()
        here = [width(cell) for cell in cells]
        sizes = [size if size == other else 0 for size, other in zip(sizes, here, strict=True)] if sizes else here
        if not any(sizes):
            return ()  # most tables are not drawn, and long ones are seen to be so at once
        bare = bare or [set() for _ in cells]
        for found, cell in zip(bare, cells, strict=True):
            found.add(width(cell.strip()))
    is_padded = any(size and len(found) > 1 for size, found in zip(sizes, bare, strict=True))
    return tuple(sizes) if is_padded else ()


def drawn(cell: str, size: int, mark: str, how: Style) -> str:
    """Return a cell as it stands between its pipes in a column of ``size``; nothing where it is too wide for that.

    Args:
        cell: what it says.
        size: the width of the column, 0 where it has none.
        mark: the column's cell in the line below the header: ``--:`` puts its texts to the right.
        how: how the table's rows are written.
    """
    gap = size - width(cell) - len(how.left) - len(how.right)
    if gap < 0:
        return ""
    mark = mark.strip()
    before = gap // 2 if mark[:1] == mark[-1:] == ":" else gap if mark.endswith(":") else 0
    return f"{how.left}{' ' * before}{cell}{' ' * (gap - before)}{how.right}"


def redrawn_cell(own: str, text: str, size: int, mark: str) -> str:
    """Return a cell of a drawn column with another text, on the side where it stands; nothing where it is too wide.

    Args:
        own: the cell as it stands between its pipes.
        text: what it says now.
        size: the width of the column, 0 where it has none.
        mark: the column's cell in the line below the header, for one that fills its column.
    """
    before, after = len(own) - len(own.lstrip()), len(own) - len(own.rstrip())
    gap = size - width(text)
    if not own.strip() or gap < min(before, 1) + min(after, 1):
        return ""
    if max(before, after) <= 1:
        mark = mark.strip()
        is_left = not mark.endswith(":")
        left = before if is_left else gap // 2 if mark.startswith(":") else gap - after
    else:
        left = before if before <= 1 else gap - after if after <= 1 else gap // 2
    return " " * left + text + " " * (gap - left)


def stretched(mark: str, size: int, like: str) -> str:
    """Return a cell of the line below a header in a column of ``size``, with spaces around it where ``like`` has them.

    Args:
        mark: the cell as the source has it.
        size: the width of the column.
        like: another cell of that line here.
    """
    bare = mark.strip()
    left, right = (":" if bare.startswith(":") else ""), (":" if bare.endswith(":") else "")
    gap = " " if like[:1] == like[-1:] == " " else ""
    dashes = size - 2 * len(gap) - len(left) - len(right)
    return f"{gap}{left}{'-' * dashes}{right}{gap}" if dashes >= _DRAWN else mark


def sides(delimiter: str) -> tuple[tuple[bool, bool], ...]:
    """Return on which sides the columns under a line of dashes are set; how many dashes each has is style."""
    marks = [mark.strip() for mark in delimiter.strip().strip("|").split("|")]
    return tuple((mark.startswith(":"), mark.endswith(":")) for mark in marks)


def redrawn(
    before: str, after: str, here: str, columns: Sequence[tuple[int | None, int | None]], sizes: Sequence[int] = ()
) -> str:
    """Return the line below a table's header: a translation's own dashes where its column stays, else the source's.

    Args:
        before: the source's line as it was.
        after: the source's line as it is.
        here: the translation's line.
        columns: for each column of ``after``, which one of ``before`` and which one of ``here`` it is.
        sizes: how wide each column of ``after`` is drawn, where it is new in a table that is drawn so.
    """
    was, now, own = (text.strip().strip("|").split("|") for text in (before, after, here))
    if len(now) != len(columns) or not (here.strip().startswith("|") and here.strip().endswith("|")):
        return after

    def stays(cell: str, old: int | None, other: int | None) -> bool:
        known = old is not None and other is not None and old < len(was) and other < len(own)
        return known and was[old or 0].replace("-", "").strip() == cell.replace("-", "").strip()

    cells = [
        own[other or 0]
        if stays(cell, old, other)
        else stretched(cell, sizes[number], own[0])
        if number < len(sizes) and sizes[number]
        else cell
        for number, (cell, (old, other)) in enumerate(zip(now, columns, strict=True))
    ]
    return f"{here[: len(here) - len(here.lstrip())]}|{'|'.join(cells)}|"


def columns(old: Sequence[str], new: Sequence[str]) -> tuple[int | None, ...]:
    """Return, for each of the ``new`` headers, which of the ``old`` ones it was."""
    a, b = [normal(text) for text in old], [normal(text) for text in new]
    if len(a) == len(b) and not set(a) & {text for n, text in enumerate(b) if a[n] != text}:
        return tuple(range(len(b)))  # some were renamed, none has moved
    if len(a) * len(b) > _MANY:
        same = (one for one in opcodes(a, b) if one[0] == "equal")
        stayed = {start + n: first + n for _, first, end, start, _ in same for n in range(end - first)}
        return tuple(map(stayed.get, range(len(b))))
    alike = [[2.0 if one == other else ratio(one, other) for other in b] for one in a]
    found: list[int | None] = [None] * len(b)
    for i, j in in_order(alike, 0.5):
        found[j] = i
    return tuple(found)
