"""The cells of rows that changed or came: old ones as they are, new ones found."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.sync.both import clash
from readme_sync.sync.lines import Line
from readme_sync.sync.patch import patch
from readme_sync.sync.planning.task import GONE, Task
from readme_sync.sync.render import Rendered
from readme_sync.sync.table_rows import between_pipes, style, write
from readme_sync.sync.tokens import same


class Cells:
    """Finds what the cells of one translation have to say."""

    def __init__(self, task: Task) -> None:
        """Take the task."""
        self._task = task

    def row(self, before: Line, after: Line, at: int, was: Sequence[int | None]) -> str:
        """Return a row with the columns of ``after``, of which ``was`` tells which old one each was."""
        there = dict(self._task.columns(before))
        cells = [self._kept(before, after, at, there, column, old) for column, old in enumerate(was)]
        here = self._task.lines[at]
        own = between_pipes(here)
        others = [there.get(old) if old is not None else None for old in was]
        padded = [
            own[other] if other is not None and other < len(own) and here.cells[other].raw == cell else ""
            for other, cell in zip(others, cells, strict=True)
        ]
        return write(cells, style([here]), padded)

    def _kept(
        self, before: Line, after: Line, at: int, there: dict[int | None, int | None], column: int, old: int | None
    ) -> str:
        here = self._task.lines[at]
        now = after.cells[column].raw if column < len(after.cells) else ""
        other = there.get(old) if old is not None else None
        if old is None or other is None or old >= len(before.cells) or other >= len(here.cells):
            return self.new(after, column)[0].text
        was, own = before.cells[old].raw, here.cells[other].raw
        if same(was, now):
            return own
        if (written := self.written(at, other)) is not None:
            if clash((was, written), (now, own), self._task.renderer):
                self._task.leave(
                    after, self._task.head(after, column), now, "it has changed here as well, and says something else"
                )
            return own
        made = self.patched(was, now, own, self._task.head(after, column))
        if made is None:
            self._task.leave(after, self._task.head(after, column), now, "its words have changed")
        return own if made is None else made.text

    def written(self, at: int, column: int) -> str | None:
        """Return what a cell of the translation said at the base, where somebody has changed it since."""
        former = self._task.across.former(at)
        if former is None or len(former.cells) != len(self._task.lines[at].cells):
            return None
        was = former.cells[column].raw
        return was if was != self._task.lines[at].cells[column].raw else None

    def patched(self, was: str, now: str, translation: str, head: str) -> Rendered | None:
        """Return a cell with what changed in the source's; None where nobody can tell how."""
        if not now.strip():
            return GONE
        if not translation.strip():
            return self._task.renderer.render(now, head) if not was.strip() else None
        if same(now, translation):
            return Rendered(translation, "copied")
        return patch(was, now, translation, head, self._task.renderer)

    def new(self, line: Line, column: int) -> tuple[Rendered, bool]:
        """Return a new cell, and whether it is left open."""
        raw = line.cells[column].raw if column < len(line.cells) else ""
        head = self._task.head(line, column)
        made = self._task.renderer.render(raw, head)
        if made is not None:
            return made, False
        self._task.leave(line, head, raw, "nobody knows its words")
        return self.marked_open(raw), True

    def marked_open(self, text: str) -> Rendered:
        """Return the source's text with the mark: its addresses are this file's, only its words are the source's."""
        return Rendered(f"{self._task.renderer.adapted(text)} {self._task.here.mark}", "left")
