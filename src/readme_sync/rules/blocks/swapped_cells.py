"""Cells of a row that have changed places in a translation: each is what the source has in the other's column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from readme_sync.align.catalogue import Catalogue, CatalogueRow, CatalogueSection, CatalogueTable
from readme_sync.language.yes_no import yes_or_no
from readme_sync.markdown.document import Cell
from readme_sync.values import NamedTuple

_FEWEST = 4  # rows of a table that tell what stands in which column
_MOST = 6  # cells of a row that stand nowhere else so, of which each is held against each
_PLACE = ("place", "")  # reasons that do not say that a row is the same one
_SHARE = 3  # times as many rows as have changed cells: else a column stands elsewhere

_Pairs = Counter[tuple[str, str]]


class SwappedCells(NamedTuple):
    """Two cells of an edition's row, and the source's, which has the first where the second stands."""

    section: CatalogueSection
    row: CatalogueRow
    edition: int
    own: tuple[Cell, Cell]
    other: tuple[Cell, Cell]
    heads: tuple[str, str]


def swapped_cells(catalogue: Catalogue) -> Iterator[SwappedCells]:
    """Yield cells of words that have changed places; of numbers, answers and marks other rules speak."""
    wordy: dict[int, set[int]] = {}
    for group in catalogue.differing:
        if group.column and group.texts_differ:
            wordy.setdefault(id(group.table), set()).add(group.column)
    for section, table in catalogue.tables():
        columns = sorted(wordy.get(id(table), ()))
        if len(columns) > 1 and len(table.rows) >= _FEWEST:
            for edition, member in enumerate(table.members):
                if member is not None and edition != catalogue.source:
                    yield from _of_table(catalogue, section, table, edition, columns)


def _of_table(
    catalogue: Catalogue, section: CatalogueSection, table: CatalogueTable, edition: int, columns: Sequence[int]
) -> Iterator[SwappedCells]:
    source = catalogue.source
    languages = catalogue.editions[edition].language, catalogue.editions[source].language
    rows = [
        (row, _cells(table, row, edition, columns), _cells(table, row, source, columns))
        for row in table.rows
        if row.members[edition] is not None and row.members[source] is not None
    ]
    said = [
        ([_words(cell, languages[0]) for cell in ours], [_words(cell, languages[1]) for cell in theirs])
        for _, ours, theirs in rows
    ]
    means: list[_Pairs] = [
        Counter((theirs[n], ours[n]) for ours, theirs in said) for n in range(len(columns))
    ]  # what stands for what in each column
    found: dict[tuple[int, int], list[SwappedCells]] = {}
    for (row, ours, theirs), (mine, other) in zip(rows, said, strict=True):
        if row.reasons[edition] in _PLACE:
            continue
        odd = [
            n for n in range(len(columns)) if mine[n] and other[n] and mine[n] != other[n]
            and means[n][other[n], mine[n]] == 1
        ]  # fmt: skip
        for i, j in combinations(odd, 2) if len(odd) <= _MOST else ():
            if mine[i] == mine[j] or not (_fits(means[j], other[j], mine[i]) and _fits(means[i], other[i], mine[j])):
                continue
            a, b, c, d = ours[i], ours[j], theirs[i], theirs[j]
            if a is not None and b is not None and c is not None and d is not None:
                heads = _head(table, edition, columns[i]), _head(table, edition, columns[j])
                found.setdefault((i, j), []).append(SwappedCells(section, row, edition, (a, b), (c, d), heads))
    for swapped in found.values():
        if _SHARE * len(swapped) <= len(rows):
            yield from swapped


def _fits(means: _Pairs, source: str, own: str) -> bool:
    """Tell whether ``own`` is the source's text, or stands for it in another row."""
    return own == source or means[source, own] > 0


def _cells(table: CatalogueTable, row: CatalogueRow, edition: int, columns: Sequence[int]) -> list[Cell | None]:
    own = row.members[edition]
    cells = own.cells if own is not None else ()
    places = [table.columns[column][edition] for column in columns]
    return [cells[at] if at is not None and at < len(cells) else None for at in places]


def _words(cell: Cell | None, language: str) -> str:
    """Return what a cell says in words alone; "" where it has a digit, no letter, or an answer."""
    text = cell.inline.plain.strip() if cell is not None else ""
    if not any(map(str.isalpha, text)) or any(map(str.isdigit, text)) or yes_or_no(text, language):
        return ""
    return text


def _head(table: CatalogueTable, edition: int, column: int) -> str:
    own, at = table.members[edition], table.columns[column][edition]
    heads = own.table.header.cells if own is not None else ()
    return heads[at].inline.plain.strip() if at is not None and at < len(heads) else ""
