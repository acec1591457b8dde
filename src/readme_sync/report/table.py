"""A plain table of text: aligned and wrapped for a terminal, tabs between the cells for a pipe."""

from __future__ import annotations

import io
from collections.abc import Sequence

from readme_sync.report.escape import terminal


def render(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int | None = None) -> str:
    """Return a table with its headings.

    Args:
        headings: one a column.
        rows: the cells, as many in each row as there are headings.
        width: the terminal's width in cells, or ``None`` for a pipe: then a line a row, cells apart by a tab.
    """
    lines = [headings, *rows]
    escaped = [[terminal(cell) for cell in line] for line in lines]
    if width is None:
        return "".join("\t".join(line) + "\n" for line in escaped)
    return _aligned(escaped, width)


def _aligned(lines: Sequence[Sequence[str]], width: int) -> str:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=None, pad_edge=False, show_edge=False, show_header=False)
    for index in range(len(lines[0])):
        grid.add_column(overflow="fold", no_wrap=index == 0)
    for line in lines:
        grid.add_row(*(Text(cell) for cell in line))
    file = io.StringIO()
    Console(file=file, width=width, color_system=None, force_terminal=False, _environ={}).print(grid)
    return "".join(line.rstrip() + "\n" for line in file.getvalue().splitlines())
