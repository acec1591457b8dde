"""Texts that the source and a translation part in other lines: one goes with all its lines here, or stays whole."""

from __future__ import annotations

from collections.abc import Container
from functools import cached_property

from readme_sync.sync.planning.task import Task


class Wholes:
    """Knows what goes of such texts."""

    def __init__(self, task: Task) -> None:
        """Take the task."""
        self._task = task
        removed = frozenset(task.pairs.removed)
        texts = {task.across.joined(old): lines for old in removed if (lines := task.across.whole(old))}
        self._texts = {text: lines for text, lines in texts.items() if text <= removed}

    def unpaired(self) -> dict[int, int]:
        """Return the texts that go and of which no line stands for one here, by their first lines, with the first here.

        Not those of which a line here stands for another line of the source.
        """
        partner, found = self._task.across.partner, dict[int, int]()
        for text, lines in self._texts.items():
            if all(partner(old) is None for old in text) and self._others.isdisjoint(lines):
                found[min(text)] = lines[0]
        return found

    def rests(self, going: Container[int]) -> dict[int, tuple[int, ...]]:
        """Return the lines here that go along with lines of the source (``going``), and stand for none themselves."""
        partner, found = self._task.across.partner, dict[int, tuple[int, ...]]()
        for text, lines in self._texts.items():
            first = next((old for old in sorted(text) if old in going), None)
            if first is not None and all(old in going or partner(old) is None for old in text):
                own = {at for old in text if (at := partner(old)) is not None} or {lines[0]}
                found[first] = tuple(at for at in lines if at not in own and at not in self._others)
        return found

    def ends_list(self, old: int) -> bool:
        """Tell whether the text here of an entry ends with a line below the whole list, of which other entries stay.

        Such a line is read as the entry's, and ends the sentence that the list stands in.
        """
        lines = next((lines for text, lines in self._texts.items() if old in text), ())
        here = self._task.lines
        if len(lines) < 2 or here[lines[0]].kind != "item" or here[lines[-1]].text[:1].isspace():
            return False
        return here[lines[0] - 1].kind == "item" and lines[0] - 1 in self._others

    def are_known(self, old: int) -> bool:
        """Tell whether line ``old`` is in such a text that goes."""
        return any(old in text for text in self._texts)

    @cached_property
    def _others(self) -> frozenset[int]:
        """The lines here that stand for lines of the source that stay."""
        removed = frozenset(self._task.pairs.removed)
        found = (self._task.across.partner(old) for old in range(len(self._task.old)) if old not in removed)
        return frozenset(at for at in found if at is not None)
