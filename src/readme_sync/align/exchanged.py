"""Columns that a translation has in another order: what their cells say in digits tells which is which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

from readme_sync.align.counted import is_counted
from readme_sync.align.grid import neutral_text
from readme_sync.editions.edition import EditionTable, Row
from readme_sync.markdown.document import Cell
from readme_sync.urls.locales import neutral

_ENOUGH = 2  # rows
_LOOKED_AT = 4  # rows: two that differ are nearly always among them
_MOSTLY = 2 / 3  # of the rows
_KEYS = 4  # names, fewer may stand in any column
_WIDEST = 200  # columns: each is compared with each


def order(pairs: Sequence[tuple[Row, Row]], heads: tuple[Sequence[str], Sequence[str]]) -> tuple[int, ...]:
    """Return the translation's column for each of the source's; by place unless the cells of two say otherwise.

    Args:
        pairs: rows of the source, each with the translation's.
        heads: the headers of both tables, which have equally many. Where they are the same, the values are exchanged.
    """
    same = tuple(range(len(heads[0])))
    if len(same) > _WIDEST:
        return same
    first = [_both(pair) for pair in pairs[:_LOOKED_AT] if _may_differ(*pair)]
    first = [both for both in first if both[0] != both[1]]
    exchanged = [both for both in first if _are_exchanged(*both)]
    if not exchanged or 2 * len(exchanged) <= len(first):
        return same  # nearly always
    rows = [_both(pair) for pair in pairs]
    # A number where the source has a word is not its neighbour's: one such row tells.
    enough = 1 if all(any(x and not y for x, y in zip(*both, strict=True)) for both in exchanged) else _ENOUGH
    found: list[int | None] = list(same)
    for n in same:
        told = [(a[n], b) for a, b in rows if n < len(a) and a[n]]
        counts = [sum(m < len(b) and value == b[m] for value, b in told) for m in same]
        fits = [m for m in same if counts[m] >= max(enough, _MOSTLY * len(told)) and counts[m] > counts[n]]
        found[n] = fits[0] if len(fits) == 1 else n if told else None
    taken = {m for m in found if m is not None}
    found = [n if m is None and n not in taken else m for n, m in enumerate(found)]
    left = iter(sorted(set(same) - set(found)))
    columns = tuple(next(left, n) if m is None else m for n, m in enumerate(found))
    is_told = any(heads[0][n].casefold() == heads[1][n].casefold() for n in same if columns[n] != n)
    return columns if sorted(columns) == list(same) and not is_told else same


def turned(source: EditionTable, own: EditionTable) -> tuple[int, ...]:
    """Return a translation's column for each of the source's where its first column stands elsewhere; else nothing.

    What is read from the right may be written from the left: the names that the source's rows begin with stand in
    another column, and hardly one in the first. Of several columns all are turned where the names stand in the last.
    """
    width = len(source.headers)
    if width != len(own.headers) or width < _ENOUGH or min(len(source.rows), len(own.rows)) < _KEYS:
        return ()
    if own.rows[0].name == source.rows[0].name or is_counted(source.rows[0]):
        return ()  # nearly always; the names of counted rows stand in no first column
    names = {row.name for row in source.rows if row.name.isascii() and any(map(str.isalpha, row.name))}
    if any(row.cells and row.cells[0].inline.plain in names for row in own.rows):
        return ()  # nearly always, too: one of them stands in the first column here as well
    found = [len(names & {row.cells[n].inline.plain for row in own.rows if n < len(row.cells)}) for n in range(width)]
    at = max(range(width), key=found.__getitem__)
    if found[at] < max(_KEYS, _MOSTLY * min(len(source.rows), len(own.rows))):
        return ()
    if at == width - 1:
        return tuple(range(width - 1, -1, -1))
    return tuple({0: at, at: 0}.get(n, n) for n in range(width))


def _are_exchanged(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether two rows say the same, and two cells of it at one another's places."""
    return Counter(mine) == Counter(theirs)


def _may_differ(a: Row, b: Row) -> bool:
    """Tell quickly whether two rows may say something else at a place: nearly all say the same."""
    links, others = ([n for n, cell in enumerate(row.cells) if cell.inline.links] for row in (a, b))
    if links != others or len(links) > 1:
        return True
    both = [(x.inline.plain, y.inline.plain) for x, y in zip(a.cells, b.cells, strict=False)]
    theirs = {y for _, y in both}
    return len(a.cells) != len(b.cells) or any(
        x != y and ((x and x in theirs) or neutral_text(x) != neutral_text(y)) for x, y in both
    )


def _both(rows: tuple[Row, Row]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the values of the cells of two rows: what both say letter by letter, where both lead to, else digits."""
    mine, theirs = ([_said(cell) for cell in row.cells] for row in rows)
    common = {sign for signs in mine for sign in signs}.intersection(sign for signs in theirs for sign in signs)
    return tuple(_value(*signs, common) for signs in mine), tuple(_value(*signs, common) for signs in theirs)


def _said(cell: Cell) -> tuple[str, str]:
    return cell.inline.plain, " ".join(neutral(link.target) for link in cell.inline.links)


def _value(text: str, links: str, common: Set[str]) -> str:
    return (links if links and links in common else "") or (text if text in common else "") or neutral_text(text)
