"""Sections that go from the source, and whose place here has other contents: nothing of them goes."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from readme_sync.sync.lines import Line
from readme_sync.sync.planning.code_blocks import is_fence
from readme_sync.sync.planning.task import Task, fixed
from readme_sync.sync.tokens import same
from readme_sync.sync.words import shown
from readme_sync.urls.locales import neutral

_NAME = re.compile(r"(?<![\w.-])(?:[A-Za-z][\w.-]*[A-Z\d][\w.-]*|[A-Z][a-z][\w.-]+)")
_MOST = 0.6  # of the lines of a section, which has as many in every language
REASON = "it has gone from the source, and what stands in its place here is something else"


def unlike(task: Task) -> frozenset[int]:
    """Return the lines that went from the source with a section, whose counterparts here share no fact with it.

    Where a translation has long had other sections than its source, place alone pairs what has nothing in common. A
    person is told of each such run of lines.
    """
    found: set[int] = set()
    for run in _runs(task):
        places = {old: at for old in run if (at := task.across.partner(old)) is not None}
        spoken = [old for old in places if task.old[old].kind != "blank"]
        titles = (old for old in spoken if _is_title(task, old))
        if not spoken or any(same(task.old[old].text, task.lines[places[old]].text) for old in titles):
            continue
        there, here = _facts(task, task.old, run), _facts(task, task.lines, [places[old] for old in spoken])
        says = [old for old in run if task.old[old].kind != "blank"]
        if not there or not there.isdisjoint(here):
            continue
        is_other = bool(here) and _names(task.old, run).isdisjoint(_names(task.lines, [places[old] for old in spoken]))
        if is_other or len(spoken) < _MOST * len(says):
            found.update(run)
            first = next((task.old[old] for old in spoken if _is_title(task, old)), task.old[spoken[0]])
            task.leave(first, "", first.text, REASON)
    return frozenset(found)


def others(task: Task, going: Iterable[int], replaced: Container[int]) -> frozenset[int]:
    """Return the entries that went from a section that stays, whose counterparts here have facts, but none of theirs.

    A section whose heading is ``replaced`` stays under another name. Readers have their own places: what stands where
    the source told of one channel may tell of another.
    """
    gone = frozenset(old for old in task.pairs.removed if old not in replaced)
    found: set[int] = set()
    for old in going:
        at = task.across.partner(old)
        if at is None or task.old[old].kind != "item":
            continue
        if next((n for n in range(old, -1, -1) if _is_title(task, n)), -1) in gone:
            continue
        there, here = _facts(task, task.old, (old,)), _facts(task, task.lines, (at,))
        if there and here and there.isdisjoint(here):
            found.add(old)
            task.leave(task.old[old], "", task.old[old].text, REASON)
    return frozenset(found)


def _is_title(task: Task, old: int) -> bool:
    return task.old[old].kind == "heading"


def _runs(task: Task) -> Iterator[Sequence[int]]:
    """Yield the lines that went, in runs one after the other, of which one at least is a heading.

    Empty lines between those of a section may have stayed: they are beside what came in its place.
    """
    run: list[int] = []
    for old in (*sorted(task.pairs.removed), -1):
        between = task.old[run[-1] + 1 : old] if run else ()
        is_next = run and old == run[-1] + 1
        if run and not is_next and (old < 0 or _is_title(task, old) or any(one.kind != "blank" for one in between)):
            if any(_is_title(task, one) for one in run):
                yield run
            run = []
        run.append(old)


def _names(lines: Sequence[Line], numbers: Iterable[int]) -> frozenset[str]:
    """Return the names in some lines: words with a capital letter or a digit."""
    return frozenset(name for line in map(lines.__getitem__, numbers) for name in _NAME.findall(shown(line.text)))


def _facts(task: Task, lines: Sequence[Line], numbers: Iterable[int]) -> frozenset[str]:
    """Return what some lines have in every language, wherever the file is: addresses, names of files, and code."""
    found: set[str] = set()
    for line in map(lines.__getitem__, numbers):
        for one in fixed(line.text):
            address = one.rpartition("](")[2].rpartition('="')[2]
            key = address if address.startswith("`") else neutral(address)
            found.add(key if "://" in address else key.rpartition("/")[2])
        if line.kind == "code" and not is_fence(line) and task.renderer.is_neutral(line.text):
            found.add(line.text.strip())
    return frozenset(found) - {""}
