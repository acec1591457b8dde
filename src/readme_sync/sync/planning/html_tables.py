"""Tables of HTML that change as a whole, or not at all: a row with more cells than the head has is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readme_sync.sync.lines import Line
from readme_sync.sync.planning.task import Task
from readme_sync.text import Span

_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)
_BEGIN, _END = re.compile(r"<table\b", re.IGNORECASE), re.compile(r"</table\s*>", re.IGNORECASE)
_REASON = "its table has other columns now, and some of their words are left"


def leave_whole(task: Task) -> None:
    """Leave the tables of which a line that gets or loses cells is left to a person, and tell of each once."""
    for table in _tables(task.new):
        olds = {new: old for new in table if (old := task.pairs.changed.get(new)) is not None}
        held = [new for new in olds if id(task.new[new]) in task.held]
        if all(_cells(task.new[new]) == _cells(task.old[olds[new]]) for new in held):
            continue
        places = [
            at
            for new in table
            if (old := task.pairs.old(new)) is not None and (at := task.across.partner(old)) is not None
        ]
        if not places:
            continue
        span = Span(task.lines[min(places)].span.start, task.lines[max(places)].span.end)
        if task.draft.drop_within(span):
            task.leave(task.new[held[0]], "", task.new[held[0]].text, _REASON)


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


def _cells(line: Line) -> int:
    return len(_CELL.findall(line.text))
