"""The cells of rows that changed or came: old ones as they are, new ones found."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.sync.draft import EntryKey
from readme_sync.sync.lines import Line
from readme_sync.sync.patching.both import clash
from readme_sync.sync.patching.patch import patch
from readme_sync.sync.planning.task import GONE, Task
from readme_sync.sync.render import Rendered
from readme_sync.sync.table_rows import Style, between_pipes, drawn, redrawn_cell, style, width, widths, write
from readme_sync.sync.tokens import same
from readme_sync.sync.words import is_repository
from readme_sync.text import Span


class Cells:
    """Finds what the cells of one translation have to say."""

    def __init__(self, task: Task) -> None:
        """Take the task."""
        self._task = task
        self._widths: dict[int, tuple[int, ...]] = {}
        self._new_widths: dict[tuple[int, int], int] = {}

    def row(self, before: Line, after: Line, at: int, was: Sequence[int | None]) -> str:
        """Return a row with the columns of ``after``, of which ``was`` tells which old one each was."""
        there = dict(self._task.columns(before))
        cells = [self._kept(before, after, at, there, column, old) for column, old in enumerate(was)]
        here = self._task.lines[at]
        own = between_pipes(here)
        others = [there.get(old) if old is not None else None for old in was]
        how, sizes = style([here]), self.new_widths(after, here, was)
        padded = [
            (own[other] if here.cells[other].raw == cell else "")
            if other is not None and other < len(own)
            else drawn(cell, size, mark, how)
            if size
            else ""
            for other, cell, size, mark in zip(
                others, cells, sizes, self._marks(self._task.new, after.table, len(cells)), strict=True
            )
        ]
        return write(cells, how, padded)

    @staticmethod
    def _marks(lines: Sequence[Line], table: int, count: int) -> list[str]:
        """Return what stands below each header of a table: on which side the texts of its columns are put."""
        below = (one for one in lines if one.table == table and one.kind == "delimiter")
        marks = next((one.text.strip().strip("|").split("|") for one in below), [])
        return [marks[n] if n < len(marks) else "" for n in range(count)]

    def new_widths(self, line: Line, here: Line, was: Sequence[int | None]) -> list[int]:
        """Return how wide the columns are drawn that come new into a table whose columns have widths; 0 for others."""
        if not self.widths(here.table):
            return [0] * len(was)
        return [0 if old is not None else self._new_width(line.table, column) for column, old in enumerate(was)]

    def widths(self, table: int) -> tuple[int, ...]:
        """Return how wide the columns of a table of the translation are drawn."""
        if table not in self._widths:
            rows = [line for line in self._task.lines if line.table == table and line.kind in ("header", "row")]
            self._widths[table] = widths(rows)
        return self._widths[table]

    def _new_width(self, table: int, column: int) -> int:
        if (table, column) not in self._new_widths:
            lines = [line for line in self._task.new if line.table == table and line.kind in ("header", "row")]
            texts = [self._shown(line, column) for line in lines if column < len(line.cells)]
            self._new_widths[table, column] = max(map(width, texts), default=0) + 2
        return self._new_widths[table, column]

    def _shown(self, line: Line, column: int) -> str:
        """Return what a new cell will be: nothing is left to a person by asking."""
        raw = line.cells[column].raw
        made = self._rendered(raw, self._task.head(line, column))
        return made.text if made is not None else self.marked_open(raw).text

    def _rendered(self, text: str, head: str) -> Rendered | None:
        """Return a cell for the translation; a repository that is called by its name is so everywhere."""
        made = self._task.renderer.render(text, head)
        if made is None and is_repository(text):
            return Rendered(self._task.renderer.adapted(text), "copied")
        return made

    def in_width(self, texts: Sequence[str], near: Sequence[Line], how: Style) -> list[str]:
        """Return the cells of a new row as they stand between pipes in a table whose columns have widths."""
        sizes = self.widths(near[0].table) if near else ()
        if len(sizes) != len(texts):
            return []
        marks = self._marks(self._task.lines, near[0].table, len(texts))
        return [drawn(text, size, mark, how) for text, size, mark in zip(texts, sizes, marks, strict=True)]

    def _kept(
        self, before: Line, after: Line, at: int, there: dict[int | None, int | None], column: int, old: int | None
    ) -> str:
        here = self._task.lines[at]
        now = after.cells[column].raw if column < len(after.cells) else ""
        other = there.get(old) if old is not None else None
        if old is None or other is None or old >= len(before.cells) or other >= len(here.cells):
            return self.new(after, column)[0].text
        was, own = before.cells[old].raw, here.cells[other].raw
        if same(was, now) or column >= len(after.cells):  # a row that is short loses nothing here
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

    def put(self, entry: EntryKey, here: Line, column: int, made: Rendered) -> None:
        """Plan to write ``made`` into a cell of the line ``here``: into an empty one with its blanks on both sides."""
        span = here.cells[column].span
        if made.text.strip() and not here.cells[column].raw.strip():
            start, end = span.start - here.span.start, span.end - here.span.start
            left, right = here.text[:start].rstrip(" \t"), here.text[end:].lstrip(" \t")
            if left.endswith("|") and right.startswith("|"):
                span = Span(here.span.start + len(left), here.span.end - len(right))
                text = f" {made.text.strip()} "
                made = made._replace(text=text + " " * (span.end - span.start - width(text)))
        elif sizes := self.widths(here.table):
            own = between_pipes(here)[column]
            marks = self._marks(self._task.lines, here.table, len(sizes))
            if text := redrawn_cell(own, made.text, sizes[column], marks[column]):
                start = span.start - (len(own) - len(own.lstrip()))
                span, made = Span(start, start + len(own)), made._replace(text=text)
        self._task.draft.change(entry, span, made)

    def new(self, line: Line, column: int) -> tuple[Rendered, bool]:
        """Return a new cell, and whether it is left open."""
        raw = line.cells[column].raw if column < len(line.cells) else ""
        head = self._task.head(line, column)
        made = self._rendered(raw, head)
        if made is not None:
            return made, False
        self._task.leave(line, head, raw, "nobody knows its words")
        return self.marked_open(raw), True

    def marked_open(self, text: str) -> Rendered:
        """Return the source's text with the mark: its addresses are this file's, only its words are the source's."""
        return Rendered(f"{self._task.renderer.adapted(text)} {self._task.here.mark}", "left")
