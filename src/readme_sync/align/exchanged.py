"""Columns that a translation has in another order: what their cells say in digits tells which is which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from readme_sync.align.grid import neutral_text
from readme_sync.editions.edition import EditionTable, Row

_ENOUGH = 2  # rows
_MOSTLY = 2 / 3  # of the rows
_KEYS = 4  # names, fewer may stand in any column


def order(pairs: Sequence[tuple[Row, Row]], heads: tuple[Sequence[str], Sequence[str]]) -> tuple[int, ...]:
    """Return the translation's column for each of the source's; by place unless the cells of two say otherwise.

    Args:
        pairs: rows of the source, each with the translation's.
        heads: the headers of both tables, which have equally many. Where they are the same, the values are exchanged.
    """
    same = tuple(range(len(heads[0])))
    if len(pairs) < _ENOUGH or not all(_are_exchanged(*pair) for pair in pairs[:_ENOUGH]):
        return same  # nearly always
    rows = [(_values(a), _values(b)) for a, b in pairs]
    found = list(same)
    for n in same:
        told = [(a[n], b) for a, b in rows if n < len(a) and a[n]]
        counts = [sum(m < len(b) and value == b[m] for value, b in told) for m in same]
        fits = [m for m in same if counts[m] >= max(_ENOUGH, _MOSTLY * len(told)) and counts[m] > counts[n]]
        found[n] = fits[0] if len(fits) == 1 else n
    is_told = any(heads[0][n].casefold() == heads[1][n].casefold() for n in same if found[n] != n)
    return tuple(found) if sorted(found) == list(same) and not is_told else same


def turned(source: EditionTable, own: EditionTable) -> tuple[int, ...]:
    """Return a translation's column for each of the source's where its first column stands elsewhere; else nothing.

    What is read from the right may be written from the left: the names that the source's rows begin with stand in
    another column, and hardly one in the first. Of several columns all are turned where the names stand in the last.
    """
    width = len(source.headers)
    if width != len(own.headers) or width < _ENOUGH or min(len(source.rows), len(own.rows)) < _KEYS:
        return ()
    if own.rows[0].name == source.rows[0].name:
        return ()  # nearly always
    names = {row.name for row in source.rows if row.name.isascii() and any(map(str.isalpha, row.name))}
    found = [len(names & {row.cells[n].inline.plain for row in own.rows if n < len(row.cells)}) for n in range(width)]
    at = max(range(width), key=found.__getitem__)
    if at == 0 or found[at] < max(_KEYS, _MOSTLY * min(len(source.rows), len(own.rows))) or _ENOUGH * found[0] > 1:
        return ()
    if at == width - 1:
        return tuple(range(width - 1, -1, -1))
    return tuple({0: at, at: 0}.get(n, n) for n in range(width))


def _are_exchanged(a: Row, b: Row) -> bool:
    """Tell whether two rows say the same, and two cells of it at one another's places."""
    mine, theirs = _values(a), _values(b)
    if mine == theirs or Counter(mine) != Counter(theirs):
        return False
    return sum(x != y and bool(x) for x, y in zip(mine, theirs, strict=True)) > 1


def _values(row: Row) -> tuple[str, ...]:
    return tuple(neutral_text(cell.inline.plain) for cell in row.cells)
