"""Lists whose entries a translation has letter by letter."""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.sync.planning.entries import indent, parted
from readme_sync.sync.planning.task import Task
from readme_sync.sync.tokens import same

_ENOUGH = 3


def is_copied(task: Task, new: int) -> bool:
    """Tell whether the other entries of a new one's list are the source's own here, and are some."""
    found = [
        same(task.renderer.adapted(parted(task.old[old].text)[1]), parted(task.lines[at].text)[1])
        for old in _others(task, new)
        if (at := task.across.partner(old)) is not None
    ]
    return len(found) >= _ENOUGH and all(found)


def _others(task: Task, new: int) -> Iterator[int]:
    """Yield the entries of a new one's list, as they were before."""
    depth = len(indent(task.new[new].text))
    for step in (-1, 1):
        at = new + step
        while 0 <= at < len(task.new) and task.new[at].kind in ("item", "blank"):
            old = task.pairs.old(at)
            if old is not None and task.new[at].kind == "item" and len(indent(task.new[at].text)) == depth:
                yield old
            at += step
