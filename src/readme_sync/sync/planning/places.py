"""Where in a translation a line goes that came new into the source, or moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from readme_sync.sync.planning.task import Task


class Places:
    """Finds the places of new and moved lines."""

    def __init__(self, task: Task) -> None:
        """Take the task."""
        self._task = task
        self.fresh = frozenset((*task.pairs.added, *task.pairs.moved))
        self.was_table = {
            task.new[new].table: task.old[old].table
            for found in (task.pairs.stayed, task.pairs.changed, task.pairs.moved)
            for new, old in found.items()
            if task.new[new].kind == "header"
        }

    def known_table(self, new: int) -> int | None:
        """Return the number of the table a line stands in, where the table was there before."""
        line = self._task.new[new]
        is_known = line.kind == "row" and line.table in self.was_table
        return line.table if is_known and self._headers[line.table] not in self.fresh else None

    @cached_property
    def _headers(self) -> dict[int, int]:
        """The first line of each of the source's tables."""
        return {self._task.new[n].table: n for n in reversed(range(len(self._task.new)))}

    @cached_property
    def _known(self) -> list[int]:
        """The source's lines that have one in the translation."""
        return [n for n in range(len(self._task.new)) if self._now(n) is not None]

    @cached_property
    def _texts(self) -> list[int]:
        """The source's lines that say something and have not come just now."""
        return [n for n, line in enumerate(self._task.new) if line.kind != "blank" and n not in self.fresh]

    def of(self, run: Sequence[int]) -> int | None:
        """Return behind which line of the translation a run goes (-1: at the head); None where nobody can tell."""
        table = self.known_table(run[0])
        if table is not None:
            return self._row_place(run[0])
        if self._ends(run):
            return max((at for at, line in enumerate(self._task.lines) if line.kind != "blank"), default=-1)
        before, behind = self._beside(run[0], run[-1])
        if (before is None and behind is None) or not self._is_near(run):
            return None
        gap_before = run[0] - before[0] if before is not None else len(self._task.new)
        gap_behind = behind[0] - run[-1] if behind is not None else len(self._task.new)
        if before is not None and gap_before <= gap_behind:
            end = self._past_table(before[1])
            cuts = behind is not None and before[1] < behind[1] <= end
            return before[1] if cuts else end
        return behind[1] - 1 if behind is not None else None

    def _beside(self, first: int, last: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
        """Return the lines nearest to a run of the source's that the translation has, each with that one."""
        above, below = bisect_left(self._known, first), bisect_left(self._known, last + 1)
        before, behind = self._known[max(above - 1, 0) : above], self._known[below : below + 1]
        found = [next(((n, here) for n in ns if (here := self._now(n)) is not None), None) for ns in (before, behind)]
        return found[0], found[1]

    def _ends(self, run: Sequence[int]) -> bool:
        """Tell whether a run of footnotes ends the source: it ends the translation too, whatever else that lacks."""
        kinds = {self._task.new[n].kind for n in run}
        return (
            "footnote" in kinds
            and kinds <= {"footnote", "blank"}
            and all(self._task.new[n].kind == "blank" for n in range(run[-1] + 1, len(self._task.new)))
        )

    def _is_near(self, run: Sequence[int]) -> bool:
        """Tell whether the translation has the text right before or right behind a run, or what it begins with."""
        at = bisect_left(self._texts, run[0])
        if at in (0, len(self._texts)):
            return True
        return any(self._now(n) is not None for n in self._texts[at - 1 : at + 1])

    def is_there(self, new: int, at: int) -> bool:
        """Tell whether the translation's line ``at`` stands between those that the source has around line ``new``."""
        above, below = self._beside(new, new)
        return above is not None and below is not None and above[1] < at < below[1]

    def is_right(self, new: int, place: int) -> bool:
        """Tell whether a moved row stands, at line ``place`` of the translation, as it stands in the source.

        Where somebody has moved rows of the translation as well, it may not: on the right side of all rows that it has
        passed, and those that have moved here too on the right side of all. For which of two rows has moved when they
        have changed places, nobody can tell. Rows that stood in another order before are left alone.
        """
        task = self._task
        if task.here.today is None or task.new[new].table < 0:
            return True
        old = task.pairs.old(new)
        rows = {n: (was, at) for n, was, at in self._kept_rows(new)}
        passed = {n: at for n, (was, at) in rows.items() if old is not None and (was < old) != (n < new)}
        if any((at < place) != (n < new) for n, at in passed.items()):
            return False
        here = {n: at for n, (_, at) in rows.items()} | {new: place}
        both = [n for n in (*passed, new) if task.across.has_moved(here[n])]
        return all((here[n] < here[one]) == (n < one) for one in both for n in here if n != one)

    def _kept_rows(self, new: int) -> Iterator[tuple[int, int, int]]:
        """Yield the other rows of a table that stay here where they are, and that were in step with row ``new``.

        Each with the source's line, what that was, and the translation's line.
        """
        task = self._task
        old = task.pairs.old(new)
        first = task.across.at_base(old) if old is not None else None
        for n, line in enumerate(task.new):
            was = task.pairs.old(n) if line.table == task.new[new].table and line.kind == "row" and n != new else None
            if old is None or was is None or task.old[was].table != task.old[old].table:
                continue
            at, other = task.across.partner(was), task.across.at_base(was)
            if at is None or first is None or other is None or (other < first) != (was < old):
                continue
            if n not in task.pairs.moved or task.across.has_moved(at):
                yield n, was, at

    def _past_table(self, at: int) -> int:
        """Return the last line of the table that ``at`` stands in: what is no row of it goes behind it."""
        table = self._task.lines[at].table
        while table >= 0 and at + 1 < len(self._task.lines) and self._task.lines[at + 1].table == table:
            at += 1
        return at

    def _row_place(self, new: int) -> int | None:
        table = self._task.across.tables.get(self.was_table[self._task.new[new].table])
        for n in range(new - 1, -1, -1):
            if self._task.new[n].table != self._task.new[new].table:
                break
            at = self._now(n)
            if at is not None and self._task.lines[at].table == table:
                return at + (self._task.lines[at].kind == "header")
        return None

    def _now(self, new: int) -> int | None:
        """Return the translation's line for a line of the source that has not moved, or that came here already."""
        here = self._task.here
        if new in here.done and here.today is not None:
            return here.today(new)
        if new in self.fresh:
            return None
        old = self._task.pairs.old(new)
        at = self._task.across.partner(old) if old is not None else None
        whole = (self._task.across.whole(old) or ()) if old is not None and at is None else ()
        return whole[0] if whole else at
