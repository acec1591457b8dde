"""Blocks of code that a translation has otherwise than the source: what changes in one is not put into the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from readme_sync.sync.lines import Line
from readme_sync.sync.planning.comments import bare
from readme_sync.sync.planning.task import Task

_WORD = re.compile(r"[^\W\d_]{2}")
REASON = "its code has changed, and stands here otherwise"


class CodeBlocks:
    """Tells which changed lines of code have no place in a translation, since its own block says something else."""

    def __init__(self, task: Task) -> None:
        """Take the task; look at each block that was there and has changed."""
        self._task = task
        self.new: set[int] = set()  # lines of the source that are not put in or changed
        self.old: set[int] = set()  # lines that went from it and stay here
        self.lacking: set[int] = set()  # lines of the source that changed, and that a block which is here lacks
        fresh = frozenset((*task.pairs.added, *task.pairs.moved))
        leaving = frozenset((*task.pairs.removed, *task.pairs.moved.values()))
        for block in code_blocks(task.new):
            were = {n: old for n in block if n not in fresh and (old := task.pairs.old(n)) is not None}
            came = [n for n in block if n in fresh]
            changed = [n for n in were if n in task.pairs.changed]
            if not were or not (came or changed):
                continue
            self.lacking.update(self._lacking(were, changed))
            gone = [n for n in range(min(were.values()), max(were.values())) if n in leaving]
            if self._is_other(block, were, came, [*gone, *(were[n] for n in changed)]):
                self.new.update(came, changed)
                self.old.update(gone)

    def _is_other(
        self, block: Sequence[int], were: dict[int, int], came: Sequence[int], touched: Sequence[int]
    ) -> bool:
        """Tell whether a line that changes, or one beside which another is put in, says something else here."""
        if any(self._differs(old) for old in touched) or (came and self._lacks_any(touched, were.values())):
            return True
        code = [n for n in block if not is_fence(self._task.new[n])]
        for n in came:
            beside = [max((m for m in code if m < n and m in were), default=None)]
            beside.append(min((m for m in code if m > n and m in were), default=None))
            near = [were[m] for m in beside if m is not None]
            if near and all(self._differs(old) for old in near):
                return True
        return False

    def _lacking(self, were: dict[int, int], changed: Sequence[int]) -> Iterator[int]:
        """Yield the lines that changed and have no counterpart here, where their block has one."""
        across = self._task.across
        if any(across.partner(old) is not None for old in were.values()):
            yield from (n for n in changed if across.partner(were[n]) is None and across.gone(were[n]) is None)

    def _lacks_any(self, touched: Sequence[int], there: Iterable[int]) -> bool:
        """Tell whether a line that goes or changes is not in this block, which has others of it.

        What the readers have in its place, nobody can tell: it would stay beside what comes.
        """
        across = self._task.across
        lacking = (old for old in touched if across.partner(old) is None and across.gone(old) is None)
        is_here = any(across.partner(old) is not None and not is_fence(self._task.old[old]) for old in there)
        return is_here and any(_WORD.search(bare(self._task.old[old].text)) for old in lacking)

    def _differs(self, old: int) -> bool:
        """Tell whether a line of code stands here otherwise, but for its comment."""
        at, line = self._task.across.partner(old), self._task.old[old]
        if at is None or line.kind != "code":
            return False
        here = self._task.across.former(at) or self._task.lines[at]
        return bare(line.text) != bare(here.text)


def is_fence(line: Line) -> bool:
    """Tell whether a line of code begins or ends a block of it."""
    return line.text.lstrip().startswith(("```", "~~~"))


def code_blocks(lines: Sequence[Line], numbers: Iterable[int] | None = None) -> Iterator[list[int]]:
    """Yield the blocks of code among the ``numbers`` of lines, in order; of all lines where no numbers are given."""
    run: list[int] = []
    for n in range(len(lines)) if numbers is None else numbers:
        line = lines[n]
        is_next = not run or n == run[-1] + 1
        ends = len(run) > 1 and is_fence(line) and is_fence(lines[run[-1]])
        if line.kind == "code" and is_next and not ends:
            run.append(n)
            continue
        if run:
            yield run
        run = [n] if line.kind == "code" else []
    if run:
        yield run
