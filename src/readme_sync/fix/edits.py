"""What is to be changed: edits with the way each was found, in groups that are made whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from readme_sync.fix.facts import Facts
from readme_sync.text import Edit, Span, apply_edits
from readme_sync.values import NamedTuple

Way = Literal["copied", "memory", "template", "usual", "translated", "left", "removed", "moved", "rule"]


class Change(NamedTuple):
    """Replace ``old``, which stands at ``span`` of the file ``path``, by ``new``.

    ``way`` and ``evidence`` say where the text is from, for a person. ``facts``, where given, are what the new text
    must hold when the file is read again; ``cells`` is how many cells it must have where it is a row of a table.
    """

    path: str
    span: Span
    old: str
    new: str
    way: Way
    evidence: str = ""
    facts: Facts | None = None
    cells: int | None = None


class Group(NamedTuple):
    """Changes of one entry, in one file or in several: all of them are made, or none. ``subject`` names the entry.

    ``is_open`` says that something of the entry is left to a person, so that its editions may still disagree.
    """

    subject: str
    changes: tuple[Change, ...]
    is_open: bool = False

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that it changes, each once."""
        return tuple(dict.fromkeys(change.path for change in self.changes))


def edited(text: str, path: str, groups: Iterable[Group]) -> str:
    """Return the ``text`` of ``path`` with what ``groups`` change in it.

    What is put in at one place stands there in the order of the groups.

    Raises:
        ValueError: two changes overlap, or one reaches beyond the text.
    """
    edits: list[Edit] = []
    for _, change in _in_order(path, groups):
        if edits and edits[-1].span == change.span and change.span.start == change.span.end:
            edits[-1] = Edit(change.span, edits[-1].replacement + change.new)
        else:
            edits.append(Edit(change.span, change.new))
    return apply_edits(text, edits)


def landed(path: str, groups: Iterable[Group]) -> list[tuple[Group, Change, Span]]:
    """Return the changes of ``path`` in the order of the file, each with the span its new text has afterwards."""
    found = []
    shift = 0
    for group, change in _in_order(path, groups):
        start = change.span.start + shift
        found.append((group, change, Span(start, start + len(change.new))))
        shift += len(change.new) - (change.span.end - change.span.start)
    return found


def _in_order(path: str, groups: Iterable[Group]) -> list[tuple[Group, Change]]:
    """Return the changes of ``path`` by their places, those at one place in the order of the groups."""
    found = [(group, change) for group in groups for change in group.changes if change.path == path]
    return sorted(found, key=lambda item: item[1].span)
