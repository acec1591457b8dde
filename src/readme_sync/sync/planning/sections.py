"""Sections that move or go: whether the translation's can do so as a whole."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from readme_sync.sync.lines import Line
from readme_sync.sync.marks import is_marked
from readme_sync.sync.planning.task import TOGETHER, Task

_WORD = re.compile(r"[^\W\d_]{2}")


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


def that_say_more(task: Task, going: Container[int], taken: Container[int]) -> frozenset[int]:
    """Return the lines of sections that go from the source, of which the translation's has texts of its own: all stay.

    Those would stand below another heading. A person is told.

    Args:
        task: the planning of the translation.
        going: the source's lines that would go here.
        taken: the translation's lines that stand for lines of the source, alone or together with others.
    """
    found: set[int] = set()
    for old in task.pairs.removed:
        at = task.across.partner(old)
        if task.old[old].kind != "heading" or old not in going or at is None:
            continue
        if any(_is_own(task, n) and n not in taken for n in _section(task.lines, at)):
            found.update((old, *_section(task.old, old)))
            task.leave(task.old[old], "", task.old[old].text, TOGETHER)
    return frozenset(found)


def may_have(task: Task, old: int) -> bool:
    """Tell whether the translation may say line ``old`` of the source, of which no line of its own is known.

    That is where the section has a text of the same kind here which stands for none of the source's.
    """
    kind = task.old[old].kind
    head = next((n for n in range(old, -1, -1) if task.old[n].kind == "heading"), None)
    at = -1 if head is None else task.across.partner(head)
    if at is None or kind not in ("text", "item", "html"):
        return False
    own = (n for n in _section(task.lines, at) if n not in task.taken)
    return any(task.lines[n].kind == kind and _is_own(task, n) for n in own)


def _is_own(task: Task, number: int) -> bool:
    """Tell whether a line of the translation has words that somebody has written."""
    line = task.lines[number]
    return says_something(task.lines, number) and not is_marked(line.text) and _WORD.search(line.text) is not None


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
