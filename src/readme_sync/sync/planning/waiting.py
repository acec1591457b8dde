"""Entries that moved below a heading that nobody has translated yet: they stay where they are until somebody has.

Those of a section that has gone from the source have no place to stay at, and move.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from readme_sync.sync.lines import Line
from readme_sync.sync.marks import is_marked
from readme_sync.sync.planning.code_blocks import code_blocks
from readme_sync.sync.planning.task import Task
from readme_sync.sync.render import Rendered

REASON = "it has moved below a heading that is not translated yet, and moves as soon as that is"
_ENTRIES = ("row", "header", "delimiter", "text", "item", "code")  # what belongs to the heading above it


class Waiting:
    """Knows which lines wait for their heading."""

    def __init__(self, task: Task) -> None:
        """Take the task."""
        self._task = task
        self._gone = frozenset(task.pairs.removed)

    def of(self, run: Sequence[int], made: Mapping[int, Rendered | None], idle: Container[int]) -> set[int]:
        """Return the lines of a run that wait: those that moved, and the heads of tables that would have no row.

        Args:
            run: the lines.
            made: those of them that are new and in no table, as they are here.
            idle: those of them that are not put in.
        """
        moved, lines = self._task.pairs.moved, self._task.new
        waiting = {
            new for new in run if new in moved and lines[new].kind in _ENTRIES and self._is_below_open(new, made, idle)
        }
        waiting -= self._of_new_code(run, waiting)
        going = {lines[n].table for n in run if lines[n].kind == "row" and n not in waiting and n not in idle}
        tables = {lines[n].table for n in waiting if lines[n].kind == "row"} - going
        waiting |= {n for n in run if lines[n].kind in ("header", "delimiter") and lines[n].table in tables}
        return waiting

    def _of_new_code(self, run: Sequence[int], waiting: Container[int]) -> set[int]:
        """Return the lines of a run in blocks of code of which some lines are new: a part of one is none."""
        blocks = code_blocks(self._task.new, run)
        return {n for block in blocks if any(one not in waiting for one in block) for n in block}

    def _is_below_open(self, new: int, made: Mapping[int, Rendered | None], idle: Container[int]) -> bool:
        """Tell whether the heading of a moved line is open here, and another one than it stood below, which stays."""
        heading, former = _above(self._task.new, new), _above(self._task.old, self._task.pairs.moved[new])
        if heading is None or former in self._gone or self._task.pairs.old(heading) == former:
            return False
        text = made.get(heading) if heading not in idle else None
        at = self._here(heading)
        return (text is not None and text.way == "left") or (at is not None and self._is_open(at))

    def _here(self, new: int) -> int | None:
        """Return the translation's line for a heading of the source."""
        task, was = self._task, self._task.pairs.old(new)
        if was is not None:
            return task.across.partner(was)
        return task.here.today(new) if new in task.here.done and task.here.today is not None else None

    def _is_open(self, at: int) -> bool:
        """Tell whether a heading of the translation holds the source's words, and goes on doing so."""
        line = self._task.lines[at]
        return is_marked(line.text) and line.span not in self._task.draft.spans()


def _above(lines: Sequence[Line], number: int) -> int | None:
    """Return the heading that a line stands below."""
    return next((n for n in range(number, -1, -1) if lines[n].kind == "heading"), None)
