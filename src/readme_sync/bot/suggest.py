"""Suggestions on a pull request: review comments that a person accepts with one press, where its diff has the lines.

GitHub takes such a comment only at lines of the diff. What is checked may be the merge of the pull request with its
base, whose line numbers are others: so the lines are looked for, as text, in the diff that GitHub shows.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from readme_sync.bot.api import GitHub, RefusedError, UnsureError
from readme_sync.bot.offered import offered, remember
from readme_sync.bot.sticky import ROOM, SETTLING, Item, find, learn_author, mark, notes, now, same, size
from readme_sync.opcodes import opcodes
from readme_sync.values import NamedTuple

MOST = 10  # a page full of them is read by nobody; the patch has the rest
_MOST_ABOVE = 4  # unchanged lines that say which of several alike are meant
_NOT_IN_THE_DIFF = 422
_TRIES = 3
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

    @property
    def digest(self) -> str:
        """Return what tells it from the others and from those at the same place that say something else."""
        return hashlib.sha256("\0".join((self.place, *self.new)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def suggestions(path: str, before: str, after: str) -> Iterator[Suggestion]:
    """Yield what makes ``after`` of ``before``; lines that come in are put behind the line that they follow.

    Lines that stand in ``before`` more than once are given with those above them that have not changed, until it is
    clear which are meant; where that does not help, nothing is yielded for them.
    """
    old, new = before.split("\n"), after.split("\n")
    counts = Counter(old)
    unchanged = 0  # where the unchanged lines above begin
    for tag, first, end, start, stop in opcodes(old, new):
        if tag == "equal":
            unchanged = first
            continue
        top = first - (tag == "insert")
        while top > unchanged and first - top < _MOST_ABOVE and not _stands_once(old, counts, top, end):
            top -= 1
        if top >= unchanged and _stands_once(old, counts, top, end):
            yield Suggestion(path, top + 1, tuple(old[top:end]), (*old[top:first], *new[start:stop]))
        unchanged = end


def _stands_once(lines: list[str], counts: Mapping[str, int], first: int, end: int) -> bool:
    wanted = lines[first:end]
    if any(counts[line] == 1 for line in wanted):
        return True
    places = (at for at in range(len(lines)) if lines[at : at + len(wanted)] == wanted)
    return bool(wanted) and len([*islice(places, 2)]) == 1  # of lines that stand everywhere two are found at once


def suggest(github: GitHub, number: int, commit: str, wanted: Sequence[Suggestion]) -> None:
    """Bring our suggestions on a pull request in line with ``wanted``, the most important first.

    Each is made once, edited where it says something else by now, and removed where it is wanted no longer and nobody
    has answered it or written into it; one that GitHub calls outdated stays, and one that somebody has deleted is not
    made again while it says the same (see ``offered``). At most MOST are open at a time. Nothing is done when the pull
    request is closed or has another newest commit than ``commit``: its own run does the work.

    Raises:
        GitHubError: GitHub refuses (the token of a fork's pull request may only read) or does not answer. Doing it
            again later is always safe.
    """
    texts = {one.place: one for one in reversed(wanted) if _can_be_said(one)}
    listing = f"/pulls/{number}/comments"
    if not is_newest(github, number, commit):
        return
    known = _bring_up_to_date(github, listing, texts)
    had = offered(github, number)
    new = [
        texts[place]
        for place in dict.fromkeys(one.place for one in wanted)
        if place in texts and place not in known and texts[place].digest not in had
    ]
    made = [texts[place].digest for place in known if place in texts]
    left = MOST - sum(known.values())
    if new and left > 0:
        diff = _diff(github, number)
        placed = [(one, where) for one in new if (where := _lines(diff, one)) is not None]
        # The diff is the newest commit's: of another one, its lines are other lines.
        if placed and is_newest(github, number, commit):
            fresh = _make_all(github, listing, commit, placed, left)
            made += fresh
            if fresh:
                _remove_younger(github, listing)
    still = {one.digest for one in texts.values()}
    remembered = (*(digest for digest in had if digest in still), *made)
    if set(remembered) != set(had):
        remember(github, number, remembered)


def is_newest(github: GitHub, number: int, commit: str) -> bool:
    """Return whether a pull request is open and ``commit`` its newest commit; raises as ``suggest`` does."""
    pull = github.one(f"/pulls/{number}")
    head = pull.get("head") if pull else None
    return pull is not None and pull.get("state") == "open" and isinstance(head, dict) and head.get("sha") == commit


def _bring_up_to_date(github: GitHub, listing: str, texts: Mapping[str, Suggestion]) -> dict[str, bool]:
    """Edit and remove what we have made; return the places that have a suggestion, and whether it is open."""
    known = dict[str, bool]()
    made = find(github, listing, SUGGESTION)
    answered = _answered(github, listing) if made else frozenset()
    for item in made:
        place = _place(item)
        if place in texts and place not in known:
            known[place] = item.get("line") is not None
            _edit(github, item, texts[place])
        elif item.get("line") is not None and item["id"] not in answered:
            _remove(github, item)
    return known


def _answered(github: GitHub, listing: str) -> frozenset[object]:
    return frozenset(
        item["in_reply_to_id"] for item in github.items(listing) if type(item.get("in_reply_to_id")) is int
    )


def _edit(github: GitHub, item: Item, one: Suggestion) -> None:
    if same(item["body"], body(one, item)):
        return
    path = f"/pulls/comments/{item['id']}"
    found = now(github, path, SUGGESTION)
    if found is not None and not same(found["body"], body(one, found)):
        github.change(path, {"body": body(one, found)})


def _remove(github: GitHub, item: Item) -> None:
    """Remove one of ours, unless a person has written into it."""
    path = f"/pulls/comments/{item['id']}"
    found = now(github, path, SUGGESTION)
    if found is not None and not (notes(found["body"], SUGGESTION) or "").strip():
        github.remove(path)


def _make_all(
    github: GitHub, listing: str, commit: str, placed: Sequence[tuple[Suggestion, int]], left: int
) -> list[str]:
    """Make as many as are ``left``; return the digests of those that were made."""
    made: list[str] = []
    refused = 0
    for one, where in placed:
        if len(made) == left or refused == MOST:
            break
        if _make(github, listing, commit, one, where):
            made.append(one.digest)
        else:
            refused += 1
    return made


def _make(github: GitHub, listing: str, commit: str, one: Suggestion, where: int) -> bool:
    """Make it; return whether GitHub took it. It refuses lines that a push has taken out of the diff meanwhile."""
    fields: dict[str, object] = {
        "body": body(one),
        "commit_id": commit,
        "path": one.path,
        "side": "RIGHT",
        "line": where + len(one.old) - 1,
    }
    if len(one.old) > 1:
        fields |= {"start_line": where, "start_side": "RIGHT"}
    for attempt in range(_TRIES):
        try:
            made = github.create(listing, fields)
        except UnsureError as unsure:
            github.wait(SETTLING, str(unsure))
            if any(_place(item) == one.place for item in find(github, listing, SUGGESTION)):
                return True
            if attempt + 1 == _TRIES:
                raise
        except RefusedError as refused:
            if refused.status != _NOT_IN_THE_DIFF:
                raise
            return False
        else:
            learn_author(github, made)
            return True
    raise AssertionError("the loop above returns or raises")


def _remove_younger(github: GitHub, listing: str) -> None:
    """Put away what another run has made at the same moment: of each place the oldest stays."""
    seen = set[str]()
    answered: frozenset[object] | None = None
    for item in find(github, listing, SUGGESTION):
        place = _place(item)
        if place in seen:
            answered = _answered(github, listing) if answered is None else answered
            if item["id"] not in answered:
                _remove(github, item)
        seen.add(place)


def body(one: Suggestion, item: Item | None = None) -> str:
    """Return the text of a suggestion, with what people have written below the mark of the ``item`` that it is in."""
    text = "".join(f"{line}\n" for line in one.new)
    fence = "`" * max(3, 1 + max((len(run) for run in _TICKS.findall(text)), default=0))
    return (
        "To follow the source:\n\n"
        f"{fence}suggestion\n{text}{fence}\n\n"
        f"<!-- readme-sync:place {one.place} -->\n{SUGGESTION}"
    ) + (f"\n{kept}" if (kept := notes(item["body"], SUGGESTION) if item else "") else "")


def _can_be_said(one: Suggestion) -> bool:
    """Return whether there is room for it, and its text is not taken for the mark that we know our own by."""
    return SUGGESTION not in map(str.strip, one.new) and size(body(one)) <= ROOM


def _place(item: Item) -> str:
    found = _PLACE.findall(item["body"].partition(f"\n{SUGGESTION}")[0])
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
