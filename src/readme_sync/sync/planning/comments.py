"""Comments in code: code is copied, and where a translation says its comments in its own words, a person is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readme_sync.sync.lines import Line
from readme_sync.sync.planning.task import Task
from readme_sync.sync.tokens import same

_COMMENT = re.compile(r"(?:^|\s)(?:#|//|--|;|%|REM)\s+(?P<words>\S.*)\Z")
REASON = "a comment in code is copied, and others are translated here"


def tell(task: Task, line: Line) -> None:
    """Leave a copied comment to a person, where this translation has translated more of the others than it has kept."""
    words = _words(line)
    if words and not task.renderer.is_neutral(words) and sum(_translated(task)) > 0:
        task.leave(line, "", words, REASON)


def bare(text: str) -> str:
    """Return a line of code without its comment and the blanks around it."""
    match = _COMMENT.search(text)
    return (text[: match.start("words")] if match else text).strip()


def _translated(task: Task) -> Iterator[int]:
    for old, line in enumerate(task.old):
        words = _words(line) if line.kind == "code" else ""
        at = task.across.partner(old) if words else None
        here = _words(task.lines[at]) if at is not None else ""
        if here:
            yield -1 if same(words, here) else 1


def _words(line: Line) -> str:
    match = _COMMENT.search(line.text)
    return match["words"] if match else ""
