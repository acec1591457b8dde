"""Tables whose first column counts their rows: where an edition lacks one, the numbers behind it move up."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.align.evidence import names_kept, neutral_name
from readme_sync.editions.edition import EditionTable, Row

_FEWEST = 2  # rows, and cells of each
_KEPT = 0.4  # of the names behind the numbers: fewer are translated, and tell less than the numbers do


def called_by_name(tables: Sequence[EditionTable | None]) -> list[EditionTable | None]:
    """Return tables with rows called by their second cell, where each edition counts its rows, not equally many."""
    present = [table for table in tables if table is not None]
    if len({len(table.rows) for table in present}) < _FEWEST or not all(map(_is_counted, present)):
        return list(tables)  # nearly always
    source, *others = ({neutral_name(_second(row)) for row in table.rows} for table in present)
    if not all((names_kept(source, own) or 0.0) >= _KEPT or source & own == own for own in others):
        return list(tables)
    return [table and table._replace(rows=tuple(map(_called, table.rows))) for table in tables]


def is_counted(row: Row) -> bool:
    """Tell whether a row is called by its second cell, as its first one holds its number alone."""
    number = _number(row)
    return number.isdecimal() and row.name == _second(row) != number


def _called(row: Row) -> Row:
    return row._replace(name=_second(row))


def _is_counted(table: EditionTable) -> bool:
    numbers = [_number(row) for row in table.rows]
    return len(numbers) >= _FEWEST and all(
        own.isdecimal() and int(own) == place and neutral_name(_second(row))
        for place, (own, row) in enumerate(zip(numbers, table.rows, strict=True), 1)
    )


def _number(row: Row) -> str:
    return row.cells[0].inline.plain.strip().rstrip(".") if row.cells else ""


def _second(row: Row) -> str:
    return " ".join(row.cells[1].inline.plain.split()) if len(row.cells) >= _FEWEST else ""
