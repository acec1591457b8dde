"""A minus before the number of a cell that holds nothing else: it is no dash of a language, and part of the value."""

from __future__ import annotations

from collections.abc import Mapping

from readme_sync.align.catalogue import CatalogueTable, CellGroup
from readme_sync.language.numbers import Number
from readme_sync.markdown.document import Cell
from readme_sync.regex import lazy

# What stands behind a blank is an entry of a list in the cell.
_ALONE = lazy(r"\s*([-\u2010-\u2013\u2212\uff0d]?)\d[\d.,'’ \u00a0\u202f]*[%\uff05]?\s*")
_MINUS = "\u2212"  # a hyphen joins names
_SOME = 2  # cells of a column with a sign: where an edition has none at all, the column's head may say what they mean


def signs_differ(group: CellGroup) -> bool:
    """Tell whether some of the cells have a minus before their only number and others have none."""
    found = {_sign(cell) for cell in group.cells if cell is not None}
    return found == {True, False}


def with_signs(
    group: CellGroup, cells: Mapping[int, Cell], said: dict[int, tuple[Number, ...]]
) -> dict[int, tuple[Number, ...]]:
    """Return the numbers of cells with their minus, where some have one and others have none."""
    signs = {e: _sign(cell) for e, cell in cells.items()}
    if set(signs.values()) != {True, False} or any(len(numbers) != 1 for numbers in said.values()):
        return said  # nearly always
    most = max(_signed(group.table, group.column, e) for e, sign in signs.items() if sign)
    if most >= _SOME and not all(_signed(group.table, group.column, e) for e in signs):
        return said
    return {e: tuple(map(_negative, numbers)) if signs[e] else numbers for e, numbers in said.items()}


def _sign(cell: Cell) -> bool | None:
    """Return whether a number stands alone in a cell with a minus, or without; None where more stands there."""
    found = _ALONE.fullmatch(cell.inline.plain)
    return bool(found[1]) if found else None


def _signed(table: CatalogueTable, column: int, edition: int) -> int:
    """Return how many cells of a column have a minus in an edition."""
    at = table.columns[column][edition]
    rows = [own for row in table.rows if (own := row.members[edition]) is not None]
    return sum(_sign(row.cells[at]) is True for row in rows if at is not None and at < len(row.cells))


def _negative(number: Number) -> Number:
    if not isinstance(number.value, float):
        return number
    return number._replace(value=-number.value, text=f"{_MINUS}{number.text}")
