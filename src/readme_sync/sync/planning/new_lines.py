"""A new line outside of tables, in a translation's words."""

from __future__ import annotations

import re
from functools import cached_property

from readme_sync.sync.lines import Line
from readme_sync.sync.pairs import named
from readme_sync.sync.planning.cells import Cells
from readme_sync.sync.planning.changed import Changed
from readme_sync.sync.planning.comments import tell
from readme_sync.sync.planning.contents import entry as contents_entry
from readme_sync.sync.planning.copies import moved_dashes
from readme_sync.sync.planning.entries import parted
from readme_sync.sync.planning.hidden import hidden
from readme_sync.sync.planning.lists import is_copied
from readme_sync.sync.planning.task import Task
from readme_sync.sync.render import Rendered

_HARD = re.compile(r"(?:[ ]{2,}|[ ]?\\|[ ]*<br\s*/?>)\s*\Z", re.IGNORECASE)  # a line ends here on the page, too


class NewLines:
    """Writes the new lines of one translation."""

    def __init__(self, task: Task, cells: Cells, changed: Changed) -> None:
        """Take the task, and who plans its cells and its changed lines."""
        self._task, self._cells, self._changed = task, cells, changed

    @cached_property
    def _hidden(self) -> frozenset[int]:
        return hidden(self._task.new)

    def line(self, line: Line, new: int) -> Rendered | None:
        """Return a new line outside of tables; None where it is left out."""
        if line.kind in ("blank", "delimiter", "anchor", "code"):
            if line.kind == "code":
                tell(self._task, line)
            own = moved_dashes(self._task, new) if line.kind == "delimiter" else None
            return Rendered(line.text if own is None else own, "copied")
        if line.kind == "definition" or new in self._hidden:
            return Rendered(self._task.renderer.adapted(line.text), "copied")
        if line.text in self._task.here.lists:
            return self._changed.list_of_languages("", line, "")
        lead, body = parted(self._task.renderer.labelled(line.text))
        if line.kind == "setting" and (key := named(line)) is not None:
            lead, body = f"{key}: ", line.text.partition(":")[2].strip()
        made = contents_entry(self._task, body) if line.kind == "contents" else None
        made = self._task.renderer.render(body, line.kind) if made is None else made
        if made is None and line.kind == "item" and is_copied(self._task, new):
            made = Rendered(self._task.renderer.adapted(body), "copied")
        if made is not None:
            return made._replace(text=lead + made.text)
        self._task.leave(line, "", body, "nobody knows its words")
        if not self._task.here.mark or line.kind == "setting":  # a comment would be a part of the value
            return None
        ending = _HARD.search(line.text)
        made = self._cells.marked_open(line.text[: ending.start()] if ending else line.text.rstrip())
        return made._replace(text=made.text + ending[0]) if ending else made
