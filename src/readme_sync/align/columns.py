"""How alike two columns are: by what matched rows hold in them, and by their headers."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.align.evidence import latin_words, neutral_name
from readme_sync.editions.edition import Row
from readme_sync.language.numbers import Number, close, numbers
from readme_sync.markdown.document import Cell
from readme_sync.urls.locales import neutral
from readme_sync.values import NamedTuple


class CellSigns(NamedTuple):
    """What no translation changes of a cell: its words in Latin letters, its numbers, where it leads to."""

    words: frozenset[str]
    numbers: tuple[Number, ...]
    links: frozenset[str]


def column_signs(rows: Sequence[Row], column: int) -> list[CellSigns | None]:
    """Return what each of ``rows`` has in a column; None where it has no such cell."""
    return [_signs(row.cells[column]) if column < len(row.cells) else None for row in rows]


def _signs(cell: Cell) -> CellSigns:
    text, links = cell.inline.plain, cell.inline.links
    leads_to = frozenset([neutral(link.target) for link in links]) if links else frozenset()
    return CellSigns(latin_words(text), numbers(text, "en"), leads_to)


def column_likeness(
    mine: Sequence[CellSigns | None], theirs: Sequence[CellSigns | None], headers: tuple[str, str]
) -> float:
    """Return the likeness of two columns, by how often matched rows have the same neutral content there."""
    seen, same = 0, 0.0
    for left, right in zip(mine, theirs, strict=True):
        if left is not None and right is not None and (left.words or right.words):
            seen += 1
            same += len(left.words & right.words) / (min(len(left.words), len(right.words)) or 1)
            if left.numbers or right.numbers:
                same += _numbers_agree(left.numbers, right.numbers)
            # Two columns may call a thing alike and lead to it on two sites.
            same -= 0.5 if left.links and right.links and left.links.isdisjoint(right.links) else 0.0
    likeness = 2 * same / seen if seen else 0.2
    if headers[0] and neutral_name(headers[0]) == neutral_name(headers[1]) != "":
        likeness += 2.0 if headers[0] == headers[1] else 1.0
    return likeness


def _numbers_agree(left: Sequence[Number], right: Sequence[Number]) -> float:
    """Return what the numbers of two cells say: a translation writes one otherwise, but does not lose or change it."""
    if not left or not right:
        return -0.5 * (left != right)
    return 0.5 if any(close(one, other) for one in left for other in right) else -0.5
