"""Runs of rows of which a translation has more or fewer than the source, and nothing tells which ones it has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from readme_sync.align.catalogue import CatalogueTable
from readme_sync.editions.edition import Row
from readme_sync.values import NamedTuple


class OpenRows(NamedTuple):
    """Rows of the source and of a translation, by their numbers, between two that are surely the same."""

    source: tuple[int, ...]
    own: tuple[int, ...]


def open_rows(table: CatalogueTable, source: int, edition: int) -> Iterator[OpenRows]:
    """Yield the runs of rows of ``edition`` that place alone has put beside the source's, not equally many.

    Rows that were told by a name, a link or words are sure, and so are those that have a cell, code or a word alike
    which no other row of the table has: those stand between the runs.
    """
    left, right = table.members[source], table.members[edition]
    if left is None or right is None:
        return
    pairs = [
        (a, b, row.reasons[edition])
        for row in table.rows
        if (a := row.members[source]) is not None
        and (b := row.members[edition]) is not None
        and edition not in row.moved
    ]
    if not any(reason in _CHOSEN for _, _, reason in pairs):
        return  # nothing was left to place: in most tables no cell need be read
    moved = [row for row in table.rows if edition in row.moved]
    away = {row.number for one in moved if (row := one.members[source]) is not None}
    here = {row.number for one in moved if (row := one.members[edition]) is not None}
    tells = _Values(left.rows, right.rows)
    fixed = [(a.number, b.number) for a, b, reason in pairs if reason not in _CHOSEN or tells(a, b)]
    guesses = {a.number for a, b, reason in pairs} - {a for a, _ in fixed}
    before = (-1, -1)
    for pair in [*sorted(fixed), (len(left.table.rows), len(right.table.rows))]:
        theirs = [row for row in left.between(before[0], pair[0]) if row.number not in away]
        others = [row for row in right.between(before[1], pair[1]) if row.number not in here]
        mine, own = tuple(row.number for row in theirs), tuple(row.number for row in others)
        named = {row.name for row in theirs}, {row.name for row in others}
        # Of one row that stands there twice, which of both it is does not matter.
        twice = any(len(names) == 1 < len(run) for names, run in zip(named, (mine, own), strict=True))
        if len(mine) != len(own) and not twice and not guesses.isdisjoint(mine):
            yield OpenRows(mine, own)
        before = pair


class _Values:
    """Tells whether two rows have a cell, code or a word alike that no other row of either table has."""

    def __init__(self, left: Sequence[Row], right: Sequence[Row]) -> None:
        self._counts = [Counter(value for row in rows for value in _values(row)) for rows in (left, right)]

    def __call__(self, a: Row, b: Row) -> bool:
        return any(all(count[value] == 1 for count in self._counts) for value in _values(a) & _values(b))


def _values(row: Row) -> frozenset[str]:
    cells = [" ".join(cell.raw.split()) for cell in row.cells]
    found = {text for text in cells if any(map(str.isalnum, text))}
    for cell in row.cells:
        found.update(one.text for one in cell.inline.code)
        found.update(_WORD.findall(cell.inline.plain))
    return frozenset(found)


_CHOSEN = ("place", "likeness")
_WORD = re.compile(r"[A-Za-z][\w.-]{2,30}|\d[\d.,]{1,30}", re.ASCII)
