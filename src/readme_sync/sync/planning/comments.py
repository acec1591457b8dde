"""Words in code: code is copied, and where a translation says its comments in its own words, a person is told.

So it is told of what else a line of code says in letters that are the source's alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from readme_sync.language.scripts import has_own_letters
from readme_sync.sync.lines import Line
from readme_sync.sync.planning.task import Task
from readme_sync.sync.tokens import same

_COMMENT = re.compile(r"(?:^|\s)(?:#|//|--|;|%|REM)\s+(?P<words>\S.*)\Z")
REASON = "a comment in code is copied, and others are translated here"
SAID = "what a line of code says is copied, and others are translated here"


def tell(task: Task, line: Line) -> None:
    """Leave copied words to a person, where this translation has translated more of the others than it has kept."""
    words = _words(task, line)
    if words and not task.renderer.is_neutral(words) and sum(_translated(task)) > 0:
        task.leave(line, "", words, REASON if _COMMENT.search(line.text) else SAID)


def bare(text: str) -> str:
    """Return a line of code without its comment and the blanks around it."""
    match = _COMMENT.search(text)
    return (text[: match.start("words")] if match else text).strip()


def _translated(task: Task) -> Iterator[int]:
    for old, line in enumerate(task.old):
        words = _words(task, line) if line.kind == "code" else ""
        at = task.across.partner(old) if words else None
        if at is not None and (here := _words(task, task.lines[at]) or bare(task.lines[at].text)):
            yield -1 if same(words, here) else 1


def _words(task: Task, line: Line) -> str:
    """Return the comment of a line of code, or all of it where it has letters that are the source's alone."""
    match = _COMMENT.search(line.text)
    if match:
        return match["words"]
    is_said = has_own_letters(task.renderer.languages[0]) and not task.renderer.is_neutral(line.text)
    return line.text.strip() if is_said else ""
