"""Tables whose first column counts their rows: where an edition lacks one, the numbers behind it move up."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from readme_sync.align.evidence import names_kept, neutral_name
from readme_sync.editions.edition import EditionTable, Row

_DIGITS = 9  # of the number of a row, at the most
_FEWEST = 2  # rows, and cells of each
_KEPT = 0.4  # of the names behind the numbers: fewer are translated, and tell less than the numbers do
_MOSTLY = 0.8  # of the numbers are one more than the number above, and of the names are links


def called_by_name(tables: Sequence[EditionTable | None]) -> list[EditionTable | None]:
    """Return tables with rows called by their second cell, where editions count their rows, not equally many.

    An edition may do without the numbers, and one that is behind may have skipped some or have one of them twice.
    """
    present = [table for table in tables if table is not None]
    if len({len(table.rows) for table in present}) < _FEWEST:
        return list(tables)  # nearly always
    counted = {id(table) for table in present if _is_counted(table)}
    if not counted or any(id(table) not in counted and any(map(_number, table.rows)) for table in present):
        return list(tables)
    called = [[_called(row) if id(table) in counted else row for row in table.rows] for table in present]
    source, *others = ({neutral_name(row.name) for row in rows} for rows in called)
    if not all((names_kept(source, own) or 0.0) >= _KEPT or source & own == own for own in others) and not all(
        map(_are_links, present)
    ):
        return list(tables)
    return [
        table._replace(rows=tuple(map(_called, table.rows))) if table is not None and id(table) in counted else table
        for table in tables
    ]


def is_counted(row: Row) -> bool:
    """Tell whether a row is called by its second cell, as its first one holds its number alone."""
    number = _number(row)
    return bool(number) and row.name == _second(row) != number


def _called(row: Row) -> Row:
    return row._replace(name=_second(row))


def _is_counted(table: EditionTable) -> bool:
    found = list(map(_number, table.rows))
    if len(found) < _FEWEST or not all(found) or int(found[0]) > 1:
        return False  # nearly always
    steps = sum(int(own) == int(above) + 1 for above, own in pairwise(found))
    return steps >= _MOSTLY * (len(found) - 1) and all(map(_second, table.rows))


def _are_links(table: EditionTable) -> bool:
    """Tell whether the names are links in most rows: these tell two rows apart where no name is kept."""
    linked = sum(any(cell.inline.links for cell in row.cells[:_FEWEST]) for row in table.rows)
    return linked >= _MOSTLY * len(table.rows)


def _number(row: Row) -> str:
    """Return the number that a row's first cell holds alone; "" for none."""
    text = row.cells[0].inline.plain.strip().rstrip(".") if row.cells else ""
    return text if text.isdecimal() and len(text) <= _DIGITS else ""


def _second(row: Row) -> str:
    return " ".join(row.cells[1].inline.plain.split()) if len(row.cells) >= _FEWEST else ""
