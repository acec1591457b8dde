"""What went from the source where new lines came into it: a heading, texts, the head of a table."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cached_property

from readme_sync.sync.lines import Kind
from readme_sync.sync.planning.sections import says_something
from readme_sync.sync.planning.task import Task

_REPLACED: frozenset[Kind] = frozenset({"text", "item", "contents", "html", "anchor", "definition", "setting"})
_TABLE: frozenset[Kind] = frozenset({"row", "header", "delimiter"})


class Gone:
    """Finds the lines of the source that new ones stand for."""

    def __init__(self, task: Task, fresh: Set[int]) -> None:
        """``fresh``: the numbers of the lines that came or moved."""
        self._task, self._fresh = task, fresh

    def former(self, new: int) -> int | None:
        """Return the heading that went where heading ``new`` came, if that is one and no other came there."""
        came, gone = self.around(new)
        was = [n for n in gone if self._task.old[n].kind == "heading"]
        now = [n for n in came if self._task.new[n].kind == "heading"]
        return was[0] if now == [new] and len(was) == 1 else None

    def texts_before(self, run: Sequence[int]) -> list[int]:
        """Return the lines that have gone where a run of lines came, of the same kinds: they go when those are put in.

        So does a heading whose text has stayed, where something else names that now. Where they are not put in, the
        last translation stays.
        """
        lines, moved = self._task.new, self._task.pairs.moved
        kinds = {lines[n].kind for n in run if n not in moved} & _REPLACED
        kinds |= _TABLE if kinds and self.breaks_table(run) else frozenset()
        gone = self.around(run[0])[1] if kinds else []
        return [n for n in gone if self._task.old[n].kind in kinds or self._is_renamed(n, run)]

    def is_renamed(self, run: Sequence[int]) -> bool:
        """Tell whether a heading has gone where a run of lines came, and what stood below it has another name now."""
        return any(self._is_renamed(old, run) for old in self.texts_before(run))

    def _is_renamed(self, old: int, run: Sequence[int]) -> bool:
        if any(self._task.new[n].kind == "heading" for n in run):
            return False
        return self._task.old[old].kind == "heading" and self._has_left_its_text(old)

    def _has_left_its_text(self, old: int) -> bool:
        """Tell whether the text below a heading that has gone has stayed."""
        lines = self._task.old
        below = next((n for n in range(old + 1, len(lines)) if says_something(lines, n)), None)
        return below is not None and lines[below].kind != "heading" and below not in self._removed

    @cached_property
    def _removed(self) -> frozenset[int]:
        return frozenset(self._task.pairs.removed)

    def breaks_table(self, run: Sequence[int]) -> bool:
        """Tell whether a run is what a slip has made of the head of a table."""
        return not self._task.broken.isdisjoint(run) and any(
            self._task.old[n].kind in _TABLE for n in self.around(run[0])[1]
        )

    def around(self, new: int) -> tuple[range, list[int]]:
        """Return the lines that came around a new one, up to those that stayed, and those that have gone there."""
        pairs, fresh = self._task.pairs, self._fresh
        above = next((n for n in range(new - 1, -1, -1) if n not in fresh), -1)
        below = next((n for n in range(new + 1, len(self._task.new)) if n not in fresh), len(self._task.new))
        start = pairs.old(above) if above >= 0 else -1
        end = pairs.old(below) if below < len(self._task.new) else len(self._task.old)
        return range(above + 1, below), [n for n in pairs.removed if (start or 0) <= n < (end or 0)]
