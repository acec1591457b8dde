"""Tables of HTML that change as a whole, or not at all: a row with more cells than the head has is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readme_sync.sync.lines import Line
from readme_sync.sync.planning.task import Task
from readme_sync.text import Span

_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)
_BEGIN, _END = re.compile(r"<table\b", re.IGNORECASE), re.compile(r"</table\s*>", re.IGNORECASE)
_ROW = re.compile(r"<tr\b", re.IGNORECASE)
_BROKEN = "its table of HTML has changed, and its rows would come to have other cells here"
_REASON = "its table has other columns now, and some of their words are left"


def leave_whole(task: Task) -> None:
    """Leave the tables that would lose their shape, and tell of each once.

    Of one a line that gets or loses cells is left to a person, or rows come to have more cells or fewer than any has.
    """
    for table in _tables(task.new):
        olds = {new: old for new in table if (old := task.pairs.changed.get(new)) is not None}
        held = [new for new in olds if id(task.new[new]) in task.held]
        span = _here(task, table)
        if span is None:
            continue
        is_wider = any(_cells(task.new[new].text) != _cells(task.old[olds[new]].text) for new in held)
        if not is_wider and not _breaks(task, table, span):
            continue
        if task.draft.drop_within(span):
            texts = {task.new[new].text for new in table}
            task.left[:] = [one for one in task.left if one.text not in texts]
            told = held[0] if held else next((new for new in table if task.pairs.stayed.get(new) is None), table[0])
            task.leave(task.new[told], "", task.new[told].text, _REASON if is_wider else _BROKEN)


def _here(task: Task, table: range) -> Span | None:
    """Return where a translation has a table of the source."""
    places = [
        at for new in table if (old := task.pairs.old(new)) is not None and (at := task.across.partner(old)) is not None
    ]
    return Span(task.lines[min(places)].span.start, task.lines[max(places)].span.end) if places else None


def _breaks(task: Task, table: range, span: Span) -> bool:
    """Tell whether a row would have more cells or fewer than any has here or in the source."""
    was, now = task.draft.within(span)
    if was == now:
        return False
    known = _widths(was) | _widths("\n".join(task.new[n].text for n in table))
    return not _widths(now) <= known


def _widths(text: str) -> set[int]:
    """Return how many cells the rows of a table have."""
    return {_cells(row) for row in _ROW.split(text)[1:]}


def _tables(lines: Sequence[Line]) -> Iterator[range]:
    """Yield the lines of each table of HTML."""
    start = None
    for number, line in enumerate(lines):
        if line.kind != "html":
            continue
        if start is None and _BEGIN.search(line.text):
            start = number
        if start is not None and _END.search(line.text):
            yield range(start, number + 1)
            start = None


def _cells(text: str) -> int:
    return len(_CELL.findall(text))
