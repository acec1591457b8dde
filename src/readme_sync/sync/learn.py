"""Which texts of a translation stand for which of the source: what memory is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readme_sync.sync.across import Across
from readme_sync.sync.lines import Line
from readme_sync.sync.marks import is_marked
from readme_sync.sync.memory import Known
from readme_sync.sync.planning.entries import heads, parted
from readme_sync.sync.since import Since
from readme_sync.sync.words import DESCRIBED, DESCRIPTION

_SILENT = ("blank", "delimiter", "code", "anchor")


def pairs_of(old: Sequence[Line], lines: Sequence[Line], across: Across) -> list[Known]:
    """Return the pairs of texts of the source as it was and of a translation, in the order of the source."""
    return list(_pairs(old, lines, across))


def news_of(new: Sequence[Line], lines: Sequence[Line], today: Across, since: Since) -> list[Known]:
    """Return the pairs of texts that somebody has written into a translation since the base, beside today's source.

    A text that is the source's letter by letter is none of them: an earlier sync may have copied it.
    """
    former = {at: line for at in range(len(lines)) if (line := since.former(at)) is not None}
    older = {text for line in former.values() for text in texts_of(line)}
    written = {f"line {lines[at].number}" for at in (*since.fresh, *former)}
    return [
        known
        for known in _pairs(new, lines, today)
        if known.where in written and known.target not in older and known.target != known.source
    ]


def texts_of(line: Line) -> list[str]:
    """Return the texts of a line that memory knows: its cells, or what follows the signs at its head."""
    return [cell.raw for cell in line.cells] or [parted(line.text)[1]]


def _pairs(old: Sequence[Line], lines: Sequence[Line], across: Across) -> Iterator[Known]:
    titles = {line.table: heads(line) for line in old if line.kind == "header"}
    for index, line in enumerate(old):
        at = across.partner(index) if line.kind not in _SILENT else None
        if at is None or is_marked(lines[at].text):  # such a text is nobody's translation
            continue
        where = f"line {lines[at].number}"
        if line.cells:
            yield from _cells(line, lines[at], across, titles.get(line.table, ()), where)
            continue
        one, other = parted(line.text)[1], parted(lines[at].text)[1]
        if one and other:
            yield Known(one, other, line.kind, where)
            ones, others = (DESCRIPTION.findall(text) for text in (one, other))
            if len(ones) == len(others):
                yield from (Known(a, b, DESCRIBED, where) for a, b in zip(ones, others, strict=True) if a and b)


def _cells(line: Line, here: Line, across: Across, titles: Sequence[str], where: str) -> Iterator[Known]:
    for column, other in across.columns.get(line.table, ()):
        if column is None or other is None or column >= len(line.cells) or other >= len(here.cells):
            continue
        one, two = line.cells[column].raw, here.cells[other].raw
        if one and two:
            head = "header" if line.kind == "header" else titles[column] if column < len(titles) else ""
            yield Known(one, two, head, where)
