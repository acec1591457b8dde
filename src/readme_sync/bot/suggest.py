"""Suggestions on a pull request: review comments that a person accepts with one press, where its diff has the lines.

GitHub takes such a comment only at lines of the diff. What is checked may be the merge of the pull request with its
base, whose line numbers are others: so the lines are looked for, as text, in the diff that GitHub shows.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from readme_sync.bot.api import GitHub, RefusedError
from readme_sync.bot.sticky import Item, find, mark, same

MOST = 10  # a page full of them is read by nobody; the patch has the rest
SUGGESTION = mark("suggestion")
_PLACE = re.compile(r"<!-- readme-sync:place ([0-9a-f]{24}) -->")
_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@")
_TICKS = re.compile(r"`+")


class Suggestion(NamedTuple):
    """Some lines of one file, from ``first`` of the text that was checked, and what is to stand in their place."""

    path: str
    first: int
    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def place(self) -> str:
        """Return what tells it from the others, also after a push that moves its lines."""
        return hashlib.sha256("\0".join((self.path, *self.old)).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def suggestions(path: str, before: str, after: str) -> Iterator[Suggestion]:
    """Yield what makes ``after`` of ``before``; lines that come in are put behind the line that they follow."""
    old, new = before.split("\n"), after.split("\n")
    for tag, first, end, start, stop in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "insert" and first:
            yield Suggestion(path, first, (old[first - 1],), (old[first - 1], *new[start:stop]))
        elif tag in {"replace", "delete"}:
            yield Suggestion(path, first + 1, tuple(old[first:end]), tuple(new[start:stop]))


def suggest(github: GitHub, number: int, commit: str, wanted: Sequence[Suggestion]) -> None:
    """Bring our suggestions on a pull request in line with ``wanted``, the most important first.

    Each is made once, edited where it says something else by now, and removed where it is wanted no longer and nobody
    has answered it; one that GitHub calls outdated stays. At most MOST are open at a time.

    Raises:
        GitHubError: GitHub refuses (the token of a fork's pull request may only read) or does not answer.
    """
    texts = {one.place: one for one in reversed(wanted)}
    listing = f"/pulls/{number}/comments"
    made = find(github, listing, SUGGESTION)
    answered = {item.get("in_reply_to_id") for item in github.items(listing)} if made else set()
    known = set[str]()
    for item in made:
        place = _place(item)
        if place in texts and place not in known:
            known.add(place)
            _edit(github, item, texts[place])
        elif item.get("line") is not None and item["id"] not in answered:
            github.remove(f"/pulls/comments/{item['id']}")
    left = MOST - len(known)
    new = [texts[place] for place in dict.fromkeys(one.place for one in wanted) if place not in known]
    if not new or left <= 0:
        return
    diff = _diff(github, number)
    for one in new:
        where = _lines(diff, one)
        if where is not None and left > 0 and _make(github, listing, commit, one, where):
            left -= 1


def _edit(github: GitHub, item: Item, one: Suggestion) -> None:
    if not same(item["body"], _body(one)):
        github.change(f"/pulls/comments/{item['id']}", {"body": _body(one)})


def _make(github: GitHub, listing: str, commit: str, one: Suggestion, where: int) -> bool:
    """Make it; return whether GitHub took it. It refuses lines that a push has taken out of the diff meanwhile."""
    fields: dict[str, object] = {
        "body": _body(one),
        "commit_id": commit,
        "path": one.path,
        "side": "RIGHT",
        "line": where + len(one.old) - 1,
    }
    if len(one.old) > 1:
        fields |= {"start_line": where, "start_side": "RIGHT"}
    try:
        github.create(listing, fields)
    except RefusedError as refused:
        if refused.status != 422:
            raise
        return False
    return True


def _body(one: Suggestion) -> str:
    text = "".join(f"{line}\n" for line in one.new)
    fence = "`" * max(3, 1 + max((len(run) for run in _TICKS.findall(text)), default=0))
    return (
        "To follow the source:\n\n"
        f"{fence}suggestion\n{text}{fence}\n\n"
        f"<!-- readme-sync:place {one.place} -->\n{SUGGESTION}"
    )


def _place(item: Item) -> str:
    found = _PLACE.findall(item["body"])
    return found[-1] if found else ""


def _diff(github: GitHub, number: int) -> dict[str, dict[int, str]]:
    """Return the lines of each file that the pull request's diff shows, by their number in its head."""
    files = github.items(f"/pulls/{number}/files")
    return {str(file.get("filename")): dict(_shown(str(file.get("patch") or ""))) for file in files}


def _shown(patch: str) -> Iterator[tuple[int, str]]:
    number = 0
    for line in patch.split("\n"):
        if found := _HUNK.match(line):
            number = int(found[1])
        elif line[:1] in {" ", "+"}:
            yield number, line[1:]
            number += 1


def _lines(diff: Mapping[str, Mapping[int, str]], one: Suggestion) -> int | None:
    """Return where the diff shows the lines of ``one``, or None where it does not, or in more than one place."""
    shown = diff.get(one.path, {})
    starts = [
        number for number in shown if all(shown.get(number + below) == line for below, line in enumerate(one.old))
    ]
    return starts[0] if len(starts) == 1 else None
