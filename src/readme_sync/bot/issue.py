"""The one issue that says which links rot: made when something is dead, edited in place, closed when all is well."""

from __future__ import annotations

from typing import Literal, NamedTuple

from readme_sync.bot.api import GitHub
from readme_sync.bot.sticky import Item, compose, find, make, mark, notes, same

LINK_ROT = mark("link-rot")
_ALL = {"state": "all", "sort": "created", "direction": "asc"}  # in this order what is made meanwhile moves no page


class Outcome(NamedTuple):
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
    title: str = "Links that no longer answer",
    full_report: str | None = None,
) -> Outcome:
    """Bring the repository's one link-rot issue in line with ``body``, a report in Markdown, and say what was done.

    ``changes`` (Markdown) is shown on top. ``is_well`` closes the issue, or makes none. ``full_report`` is linked
    where the body has to be cut. The title is given once: people may change it.

    Raises:
        GitHubError: when GitHub refuses or does not answer. Doing it again later is always safe.
    """
    report = f"{changes.strip()}\n\n{body.strip()}".strip()
    found = find(github, "/issues", LINK_ROT, **_ALL)
    made = False
    if not found:
        if is_well:
            return Outcome("nothing")
        fields = {"title": title, "body": compose(report, "", LINK_ROT, full_report=full_report)}
        found = make(github, "/issues", LINK_ROT, fields, **_ALL)
        made = True
    issue, *younger = found
    _close_duplicates(github, issue, younger)
    action = _update(github, issue, report, is_well, full_report)
    return Outcome("made" if made and action == "unchanged" else action, int(issue["number"]), issue.get("html_url"))


def _update(
    github: GitHub, issue: Item, report: str, is_well: bool, full_report: str | None
) -> Literal["edited", "closed", "reopened", "unchanged"]:
    is_open = issue.get("state") == "open"
    if is_well and not is_open:
        return "unchanged"  # closed by us or by a person: nothing to say
    kept = notes(issue.get("body") or "", LINK_ROT) or ""
    body = compose(report, kept, LINK_ROT, full_report=full_report)
    path = f"/issues/{issue['number']}"
    if is_well:
        github.change(path, {"body": body, "state": "closed", "state_reason": "completed"})
        return "closed"
    if not is_open:
        github.change(path, {"body": body, "state": "open", "state_reason": "reopened"})
        return "reopened"
    if same(issue.get("body"), body):
        return "unchanged"
    github.change(path, {"body": body})
    return "edited"


def _close_duplicates(github: GitHub, issue: Item, younger: list[Item]) -> None:
    for duplicate in younger:
        if duplicate.get("state") != "open":
            continue
        # What it says is old, but what people wrote into it is theirs.
        pointer = f"Duplicate of #{issue['number']}."
        kept = notes(duplicate.get("body") or "", LINK_ROT) or ""
        body = compose(pointer, kept, LINK_ROT)
        github.change(
            f"/issues/{duplicate['number']}", {"body": body, "state": "closed", "state_reason": "not_planned"}
        )
