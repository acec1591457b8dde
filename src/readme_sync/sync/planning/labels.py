"""Footnotes that the source has renumbered: references that a translation alone has go with their footnote."""

from __future__ import annotations

import re
from collections.abc import Mapping

from readme_sync.sync.draft import EntryKey
from readme_sync.sync.planning.task import Task
from readme_sync.sync.render import Rendered
from readme_sync.text import Span
from readme_sync.values import NamedTuple

_REFERENCE = re.compile(r"\[\^(?P<label>[^\]\s]+)\](?!:)")


class Renamed(NamedTuple):
    """What a translation's footnote is called from now on, and with what the change is made."""

    label: str
    entry: EntryKey


def relabel(task: Task, renamed: Mapping[str, Renamed]) -> None:
    """Plan to rename the references that nothing planned so far reaches.

    The source has none there, or its text could not be followed: left as it is, it would lead to another footnote.

    Args:
        task: the translation and its draft.
        renamed: the footnotes that get another label, by the one that they have.
    """
    planned = task.draft.spans() if renamed else ()
    for line in task.lines:
        if line.kind == "code" or "[^" not in line.text:
            continue
        for match in _REFERENCE.finditer(line.text):
            known = renamed.get(match["label"])
            span = Span(line.span.start + match.start(), line.span.start + match.end())
            if known is None or any(one.start < span.end and span.start < one.end for one in planned):
                continue
            task.draft.change(known.entry, span, Rendered(f"[^{known.label}]", "copied"))
