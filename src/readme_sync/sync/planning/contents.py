"""Entries of a table of contents: what an entry leads to is called in it as the heading is here."""

from __future__ import annotations

import re
from urllib.parse import unquote

from readme_sync.markdown.inline import parse_inline
from readme_sync.markdown.slugs import github_slug
from readme_sync.sync.lines import Line
from readme_sync.sync.planning.entries import parted
from readme_sync.sync.planning.task import Task
from readme_sync.sync.render import Rendered
from readme_sync.sync.tokens import same

_ENTRY = re.compile(r"\[(?P<label>(?:[^\[\]]|\[[^\[\]]*\])*)\]\(#(?P<anchor>[^()\s]+)\)")


def entry(task: Task, body: str) -> Rendered | None:
    """Return a new entry of the contents for a heading whose anchor is made of its words; None for every other one.

    Its label is the heading's translation where it is the heading in the source, and its address is made of that.
    """
    match = _ENTRY.search(body)
    heading = _heading(task, unquote(match["anchor"])) if match else None
    if match is None or heading is None:
        return None
    title = _here(task, heading)
    anchor = github_slug(_plain(title.text)) if title is not None else ""
    if title is None or not anchor or _is_taken(task, anchor, heading):
        return None
    if same(match["label"], parted(task.new[heading].text)[1]):
        label: str | None = title.text
    else:
        made = task.renderer.render(match["label"], "heading")
        label = made.text if made is not None else None
    if label is None:
        return None
    return title._replace(text=f"{body[: match.start()]}[{label}](#{anchor}){body[match.end() :]}")


def _heading(task: Task, anchor: str) -> int | None:
    """Return the only heading that came new into the source and has an anchor of its words."""
    found = [n for n, line in enumerate(task.new) if line.kind == "heading" and _anchor(line) == anchor]
    is_named = any(f'="{anchor}"' in line.text for line in task.new)
    return found[0] if len(found) == 1 and found[0] in task.pairs.added and not is_named else None


def _is_taken(task: Task, anchor: str, heading: int) -> bool:
    """Tell whether another heading has an anchor here than the one that stands for ``heading``."""
    own = task.here.today(heading) if task.here.today is not None else None
    return any(n != own and line.kind == "heading" and _anchor(line) == anchor for n, line in enumerate(task.lines))


def _here(task: Task, heading: int) -> Rendered | None:
    return task.renderer.render(parted(task.renderer.labelled(task.new[heading].text))[1], "heading")


def _anchor(line: Line) -> str:
    return github_slug(_plain(parted(line.text)[1]))


def _plain(text: str) -> str:
    return parse_inline(text, 0, {}).plain
