"""Cells of a table of two lists side by side, whose rows pair what has nothing in common.

Where a translation lacks an entry of the second list, all that follow move up by a row. What stands beside a name says
nothing of it then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set

from readme_sync.align.catalogue import CatalogueTable
from readme_sync.align.evidence import neutral_name
from readme_sync.editions.edition import Row
from readme_sync.regex import lazy

_FEWEST = 4  # cells of a column that stand beside another name than in the source
_NOTE = lazy(r"[(\uff08]")
_LONGEST = 80  # characters: a longer text is no name
_LONG = 2  # letters and digits: a shorter text is a mark or a number, which rows share


def loose_cells(table: CatalogueTable, source: int) -> Mapping[tuple[int, int], Set[int]]:
    """Return the rows of each (column, edition) in which nothing says that its cell is the source's.

    Only texts that no other row has are asked: a mark, a year or a word that stands in many rows has no place.
    """
    found = {}
    for number, column in enumerate(table.columns):
        at = column[source]
        if number == 0 or at is None:
            continue
        theirs: dict[str, int] | None = None
        for edition, own in enumerate(column):
            if edition != source and own is not None and _differ(table, (source, at), (edition, own)):
                theirs = _texts([row.members[source] for row in table.rows], at) if theirs is None else theirs
                ours = _texts([row.members[edition] for row in table.rows], own)
                moved = [text for text in theirs.keys() & ours.keys() if theirs[text] != ours[text]]
                if len(moved) >= _FEWEST:
                    found[number, edition] = {row for text in moved for row in (theirs[text], ours[text])}
    return found


def _differ(table: CatalogueTable, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two (edition, column) say otherwise in as many rows as matter: mostly they do not."""
    (left, at), (right, own) = one, other
    count = 0
    for row in table.rows:
        a, b = row.members[left], row.members[right]
        if a is not None and b is not None and at < len(a.cells) and own < len(b.cells):
            count += a.cells[at].raw != b.cells[own].raw
    return count >= _FEWEST


def _texts(rows: Sequence[Row | None], column: int) -> dict[str, int]:
    """Return each text of a column that stands in one row alone, with the number of the row."""
    texts = [
        _name(row.cells[column].inline.plain) if row is not None and column < len(row.cells) else "" for row in rows
    ]
    count = Counter(texts)
    return {text: number for number, text in enumerate(texts) if len(text) > _LONG and count[text] == 1}


def _name(text: str) -> str:
    """Return what a text says without a note in brackets: that is translated."""
    name = _NOTE.split(text, 1)[0] or text
    return neutral_name(name) if len(name) <= _LONGEST else ""
