"""Tables that stay as a translation has them: letter by letter the source's, as one of scores, or drawn in its way."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.sync.lines import Line
from readme_sync.sync.planning.task import Task
from readme_sync.sync.table_rows import sides
from readme_sync.sync.tokens import normal

_Tables = dict[int, list[tuple[int, Line]]]


class Copies:
    """Tells which tables of the source a translation has as they are, and may have so as they have become."""

    def __init__(self, task: Task) -> None:
        """Take the task."""
        self._task = task
        self._old, self._new, self._here = map(_by_table, (task.old, task.new, task.lines))
        self._known: dict[tuple[int, int], bool] = {}

    def has(self, before: int, after: int) -> bool:
        """Tell whether table ``before`` of the source, which is ``after`` now, is here its own copy, blanks and all."""
        if (before, after) not in self._known:
            is_changed = self._says(self._old, before) != self._says(self._new, after)
            self._known[before, after] = is_changed and self._is_here(before) and self._has_no_words(after)
        return self._known[before, after]

    def line(self, line: Line) -> str:
        """Return a line of such a table as it is here: its paths are seen from this folder."""
        return self._task.renderer.adapted(line.text)

    @staticmethod
    def _says(tables: _Tables, table: int) -> list[object]:
        """Return what a table says: how wide it is drawn alone is no change."""
        return [
            sides(line.text) if line.kind == "delimiter" else [normal(cell.raw) for cell in line.cells]
            for _, line in tables.get(table, ())
        ]

    def _is_here(self, table: int) -> bool:
        lines, at = self._task.lines, self._task.across.partner
        own = [(line, at(n)) for n, line in self._old.get(table, ())]
        if any(self._task.renderer.is_ours(line.text) for line, _ in own):
            return False  # what the source says in the readers' language it may say in its own now
        found = [here for _, here in own if here is not None]
        if len(found) < len(own) or not found:
            return False
        is_whole = found == [n for n, _ in self._here.get(lines[found[0]].table, ())]
        return is_whole and all(here is not None and self.line(line) == lines[here].text for line, here in own)

    def _has_no_words(self, table: int) -> bool:
        """Tell whether each cell of a table is copied, as it is known to be."""
        for _, line in self._new.get(table, ()):
            for column, cell in enumerate(line.cells):
                made = self._task.renderer.render(cell.raw, self._task.head(line, column))
                if made is None or made.text != self._task.renderer.adapted(cell.raw):
                    return False
        return True


def moved_dashes(task: Task, new: int) -> str | None:
    """Return the line below the header of a table that has moved, as this translation draws it; None for another."""
    head = task.pairs.moved.get(new - 1)
    at = None if head is None or task.old[head].kind != "header" else task.across.partner(head)
    if head is None or at is None or task.new[new].table != task.new[new - 1].table:
        return None
    was, own = task.old[head + 1].text, task.lines[at + 1].text
    return own if sides(was) == sides(task.new[new].text) else None


def _by_table(lines: Sequence[Line]) -> _Tables:
    """Return the numbers and lines of each table by its number."""
    found: _Tables = {}
    for n, line in enumerate(lines):
        found.setdefault(line.table, []).append((n, line))
    return found
