"""Sections that move: whether the translation's can go as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readme_sync.sync.lines import Line
from readme_sync.sync.planning.task import Task


def says_something(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line has something to read or to see."""
    return lines[number].kind not in ("blank", "delimiter", "anchor")


def leaves_behind(task: Task, new: int, run: Sequence[int]) -> bool:
    """Tell whether a section moves, and the translation's says something that would stay behind.

    That is some of its own, where all of the section moves, or a text that says more than the source's.

    Args:
        task: the planning of the translation.
        new: a line of the source; False where it is no heading.
        run: the lines that move or come together with it.
    """
    old = task.pairs.moved.get(new)
    at = None if old is None or task.new[new].kind != "heading" else task.across.partner(old)
    if old is None or at is None:
        return False
    moving = {task.pairs.moved[n] for n in run if n in task.pairs.moved}
    if any(_is_held(task, n) for n in _section(task.old, old) if n in moving):
        return True
    if any(says_something(task.old, n) and n not in moving for n in _section(task.old, old)):
        return False
    here = {task.across.partner(n) for n in moving}
    return any(says_something(task.lines, n) and n not in here for n in _section(task.lines, at))


def _is_held(task: Task, old: int) -> bool:
    """Tell whether a text would stay where it is when line ``old`` of the source has moved."""
    if task.old[old].kind not in ("text", "item"):
        return False
    at = task.across.partner(old)
    return task.is_joined(old) or (at is not None and task.is_more(old, at))


def _section(lines: Sequence[Line], heading: int) -> Iterator[int]:
    """Yield the lines of the section that a heading begins, up to the next heading."""
    for number in range(heading + 1, len(lines)):
        if lines[number].kind == "heading":
            return
        yield number
