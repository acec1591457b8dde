"""The one issue that says which links rot: made when something is dead, edited in place, closed when all is well."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from typing import Literal

from readme_sync.bot.api import GitHub, GitHubError
from readme_sync.bot.sticky import Item, compose, find, make, mark, notes, now, same
from readme_sync.values import NamedTuple

LINK_ROT = mark("link-rot")
_TITLE = "Links that no longer answer"  # given once: people may change it
_LIST = re.compile(r"<!-- readme-sync:dead ([0-9a-f ]*)-->")
_ADDRESS = re.compile(r"https?://[^\s`<>()|\]]+")
_MOST = 1_000  # digests that a body has room for beside its report
_ALL = {"state": "all", "sort": "created", "direction": "asc"}  # in this order what is made meanwhile moves no page


class Update(NamedTuple):
    """What was done to which issue or comment; ``number`` is None when there is none and none is needed."""

    action: Literal["nothing", "made", "edited", "closed", "reopened", "unchanged"]
    number: int | None = None
    address: str | None = None


def sync_issue(
    github: GitHub,
    body: str,
    *,
    is_well: bool,
    changes: str = "",
    dead: Collection[str] | None = None,
    full_report: str | None = None,
) -> Update:
    """Bring the repository's one link-rot issue in line with ``body``, a report in Markdown, and say what was done.

    ``changes`` (Markdown) is shown on top. ``dead`` names what is dead (else: every address in ``body``); an issue that
    was closed is opened again when something is among it that was not when it was closed. ``is_well`` closes the issue,
    or makes none. ``full_report`` is linked where the body has to be cut.

    Raises:
        GitHubError: when GitHub refuses or does not answer. Doing it again later is always safe.
    """
    report = _with_list(f"{changes.strip()}\n\n{body.strip()}".strip(), [] if is_well else dead)
    found = [one for one in find(github, "/issues", LINK_ROT, **_ALL) if type(one.get("number")) is int]
    made = False
    if not found:
        if is_well:
            return Update("nothing")
        fields = {"title": _TITLE, "body": compose(report, "", LINK_ROT, full_report=full_report)}
        found = make(github, "/issues", LINK_ROT, fields, **_ALL)
        made = True
    issue, *younger = found
    if type(issue.get("number")) is not int:
        raise GitHubError("GitHub made an issue and does not say its number")
    _close_duplicates(github, issue, younger)
    action = _update(github, issue, report, is_well, full_report)
    return Update("made" if made and action == "unchanged" else action, int(issue["number"]), address_of(issue))


def address_of(item: Item) -> str | None:
    """Return where people see an issue or a comment, if GitHub says so."""
    address = item.get("html_url")
    return address if isinstance(address, str) else None


def _update(
    github: GitHub, issue: Item, report: str, is_well: bool, full_report: str | None
) -> Literal["edited", "closed", "reopened", "unchanged"]:
    if not _is_behind(issue, report, is_well, full_report):
        return "unchanged"
    path = f"/issues/{issue['number']}"
    found = now(github, path, LINK_ROT)
    if found is None or not _is_behind(found, report, is_well, full_report):
        return "unchanged"  # somebody was here since the listing was read
    fields: dict[str, object] = {"body": _body(found, report, full_report)}
    if is_well:
        github.change(path, {**fields, "state": "closed", "state_reason": "completed"})
        return "closed"
    if found.get("state") != "open":
        github.change(path, {**fields, "state": "open", "state_reason": "reopened"})
        return "reopened"
    github.change(path, fields)
    return "edited"


def _is_behind(issue: Item, report: str, is_well: bool, full_report: str | None) -> bool:
    """Return whether ``issue`` is to be changed. One that is closed stays so until something new is dead."""
    if issue.get("state") == "open":
        return is_well or not same(issue.get("body"), _body(issue, report, full_report))
    return not is_well and not _dead(report) <= _dead(_own(issue))


def _body(issue: Item, report: str, full_report: str | None) -> str:
    return compose(report, notes(issue.get("body") or "", LINK_ROT) or "", LINK_ROT, full_report=full_report)


def _own(issue: Item) -> str:
    """Return the part of an issue's body that we wrote."""
    return str(issue.get("body") or "").replace("\r\n", "\n").partition(f"\n{LINK_ROT}\n")[0]


def _with_list(report: str, dead: Collection[str] | None) -> str:
    """Return ``report`` and, hidden, what is dead in it: first of all, so that cutting leaves it."""
    if dead is None or not (dead or _ADDRESS.search(report)):
        return report
    return f"<!-- readme-sync:dead {' '.join(sorted(map(_digest, dead))[:_MOST])} -->\n{report}"


def _dead(report: str) -> set[str]:
    """Return what a report says is dead, by digests: its hidden list, or every address in it."""
    if listed := _LIST.search(report):
        return set(listed[1].split())
    return {_digest(address) for address in _ADDRESS.findall(report)}


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _close_duplicates(github: GitHub, issue: Item, younger: list[Item]) -> None:
    for duplicate in younger:
        path = f"/issues/{duplicate['number']}"
        found = now(github, path, LINK_ROT) if duplicate.get("state") == "open" else None
        if found is None or found.get("state") != "open":
            continue
        # What it says is old, but what people wrote into it is theirs.
        body = _body(found, f"Duplicate of #{issue['number']}.", None)
        github.change(path, {"body": body, "state": "closed", "state_reason": "not_planned"})
