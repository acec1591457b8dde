"""Lists whose entries a translation has letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readme_sync.language.scripts import foreign_runs
from readme_sync.sync.planning.entries import indent, parted
from readme_sync.sync.planning.task import Task
from readme_sync.sync.tokens import same
from readme_sync.sync.words import longest

_ENOUGH = 3
_LINK = re.compile(r"\[[^\[\]]+\]\([^()\s]+\)")


def is_copied(task: Task, new: int) -> bool:
    """Tell whether a new entry of a list is as it is here, since the others are the source's own, and are some.

    Its address says its name, or it is a link alone as they are, with no more words in a row than they have.
    """
    others = [
        (parted(task.old[old].text)[1], parted(task.lines[at].text)[1])
        for old in _others(task, new)
        if (at := task.across.partner(old)) is not None
    ]
    if len(others) < _ENOUGH or not all(same(task.renderer.adapted(one), here) for one, here in others):
        return False
    body = parted(task.new[new].text)[1]
    if task.renderer.is_named_by_address(body):
        return True
    texts = [one.strip() for one, _ in others]
    is_alike = all(map(_LINK.fullmatch, (*texts, body.strip()))) and not foreign_runs(body, task.renderer.languages[1])
    return is_alike and longest(body) <= max(map(longest, texts))


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
