"""The plan of one translation: its groups of edits in the order of the source, and what is left."""

from __future__ import annotations

from readme_sync.fix.edits import Group
from readme_sync.sync.draft import Draft, EntryKey
from readme_sync.sync.marks import is_marked
from readme_sync.sync.planning.both_changed import BothChanged
from readme_sync.sync.planning.came import Came
from readme_sync.sync.planning.cells import Cells
from readme_sync.sync.planning.changed import Changed
from readme_sync.sync.planning.code_blocks import CodeBlocks
from readme_sync.sync.planning.contents import entry
from readme_sync.sync.planning.entries import parted, subject
from readme_sync.sync.planning.html_tables import leave_whole
from readme_sync.sync.planning.labels import relabel
from readme_sync.sync.planning.task import Left, Marked, Side, Task, Translation
from readme_sync.values import NamedTuple


class Plan(NamedTuple):
    """What is to be done to one translation."""

    groups: tuple[Group, ...]
    left: tuple[Left, ...]


class Planner:
    """Plans one translation."""

    def __init__(self, side: Side, translation: Translation, draft: Draft, *, older: bool = False) -> None:
        """``older``: whether facts that differed before the change of the source began are put right too."""
        self._older = older
        self._task = Task(side, translation, draft)
        blocks = CodeBlocks(self._task)
        cells, self._both = Cells(self._task), BothChanged(self._task, blocks)
        self._changed = Changed(self._task, cells, self._both, blocks)
        self._came = Came(self._task, cells, self._both, self._changed, blocks)

    def plan(self) -> Plan:
        """Return the groups, in the order of the source, and what is left."""
        task = self._task
        for new, old in sorted(task.pairs.changed.items()):
            self._changed.plan(old, new)
        if self._older:
            for new, old in task.pairs.stayed.items():
                if task.new[new].kind == "row":
                    self._changed.set_right(old, new)
        for key in self._changed.kept_back:
            task.draft.drop(key)
        for marked in task.here.marked:
            self._try_again(marked)
        for run in self._came.runs():
            for lacking in self._came.lacking(run):
                self._came.put_in(lacking)
        self._both.remove(self._came.keys, self._came.replaced)
        leave_whole(task)
        relabel(task, self._changed.renamed)
        return Plan(task.draft.groups(task.is_open, task.has_gap), tuple(task.left))

    def _try_again(self, marked: Marked) -> None:
        """Translate what an earlier run had to leave, or tell of it again."""
        line, here = self._task.new[marked.source], self._task.lines[marked.own]
        for column, own in marked.columns:
            if column is None or own is None or max(column - len(line.cells), own - len(here.cells)) >= 0:
                continue
            if not is_marked(here.cells[own].raw):
                continue
            made = self._task.renderer.render(line.cells[column].raw, self._task.head(line, column))
            if made is None:
                self._task.leave(line, self._task.head(line, column), line.cells[column].raw, "nobody knows its words")
            else:
                self._task.draft.change(EntryKey(("open", marked.own, own), subject(line)), here.cells[own].span, made)
        if not line.cells:
            lead, body = parted(self._task.renderer.labelled(line.text))
            made = entry(self._task, body) if line.kind == "contents" else None
            made = self._task.renderer.render(body, line.kind) if made is None else made
            if made is None:
                self._task.leave(line, "", body, "nobody knows its words")
            else:
                whole = made._replace(text=lead + made.text)
                self._task.draft.change(EntryKey(("open", marked.own), subject(line)), here.span, whole)
