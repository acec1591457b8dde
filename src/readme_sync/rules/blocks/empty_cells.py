"""Cells that a translation left empty where the source says something."""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.align.catalogue import Catalogue, CatalogueTable, CellGroup
from readme_sync.align.facts import cell_numbers, is_terse
from readme_sync.markdown.document import Cell
from readme_sync.records.licences import licences
from readme_sync.rules.messages import present
from readme_sync.rules.rows.rewritten import is_condensed
from readme_sync.values import NamedTuple

_FEW = 2  # of a column: a translation that has more of them empty says elsewhere, or not, what stands there


class EmptyCell(NamedTuple):
    """A cell of ``edition`` without a word, and what the source's says."""

    group: CellGroup
    edition: int
    said: str


def empty_cells(catalogue: Catalogue) -> Iterator[EmptyCell]:
    """Yield the empty cells of each column that a translation fills otherwise.

    A cell that repeats the one above, also one of a row that the source lacks, and one with links, is left alone: of
    links the rules about rows tell, as they do of a licence and of a cell of values with a number. So is what most
    translations have empty.
    """
    found: dict[tuple[int, int, int], list[EmptyCell]] = {}
    tongue = catalogue.editions[catalogue.source].language
    for group in catalogue.differing:
        there = group.cells[catalogue.source]
        if not group.texts_differ or there is None or _is_empty(there) or there.inline.links:
            continue
        empty = [e for e, cell in enumerate(group.cells) if cell is not None and _is_empty(cell)]
        if not empty or len(empty) > _FEW or _repeats(catalogue, group, there):
            continue  # nearly always
        terse = is_terse([cell for cell in group.cells if cell is not None])
        if licences(there.inline.plain) or (terse and cell_numbers(there, tongue)):
            continue
        for e in empty:
            if not present(group.row.members, e).is_ragged and not is_condensed(group.table, e, catalogue.source):
                key = id(group.table), group.column, e
                found.setdefault(key, []).append(EmptyCell(group, e, " ".join(there.inline.plain.split())))
    for (_, column, edition), cells in found.items():
        if len(cells) <= _FEW and _is_filled(cells[0].group.table, column, edition, len(cells)):
            yield from (one for one in cells if not _is_said_above(catalogue, one.group, edition))


def _is_empty(cell: Cell) -> bool:
    return not cell.raw.strip()


def _repeats(catalogue: Catalogue, group: CellGroup, there: Cell) -> bool:
    """Tell whether the source says the same in the row before or after: one cell may stand for several."""
    home, at = present(group.row.members, catalogue.source), group.table.columns[group.column][catalogue.source]
    rows = present(group.table.members, catalogue.source).rows
    beside = rows[max(home.number - 1, 0) : home.number] + rows[home.number + 1 : home.number + 2]
    return at is None or any(at < len(one.cells) and one.cells[at].raw == there.raw for one in beside)


def _is_said_above(catalogue: Catalogue, group: CellGroup, edition: int) -> bool:
    """Tell whether a translation's cell is that of a row which the source lacks: the first of those it stands for.

    So it is where one cell stands for the empty ones below it in the source's column, too.
    """
    table, places = group.table, group.table.columns[group.column]
    home, at = places[catalogue.source], places[edition]
    theirs = present(table.members, catalogue.source).rows
    if home is None or at is None or not any(home < len(row.cells) and _is_empty(row.cells[home]) for row in theirs):
        return False
    both = {
        own.number
        for row in table.rows
        if (own := row.members[edition]) is not None and row.members[catalogue.source] is not None
    }
    above = present(table.members, edition).rows[: present(group.row.members, edition).number]
    first = next((row for row in reversed(above) if at < len(row.cells) and not _is_empty(row.cells[at])), None)
    return first is not None and first.number not in both


def _is_filled(table: CatalogueTable, column: int, edition: int, count: int) -> bool:
    """Tell whether a translation has more cells of a column filled than the ``count`` that it has empty."""
    at = table.columns[column][edition]
    rows = [row for row in table.rows if row.members[edition] is not None]
    cells = [row.members[edition].cells for row in rows]  # type: ignore[union-attr]  # it has them
    return at is not None and sum(at < len(one) and not _is_empty(one[at]) for one in cells) > count
