"""The one comment on a pull request: made when something is found, edited in place, never a second one."""

from __future__ import annotations

from readme_sync.bot.api import GitHub
from readme_sync.bot.issue import Outcome
from readme_sync.bot.sticky import compose, find, make, mark, notes, same

CHECK = mark("check")
_MENDED = "readme-sync finds nothing any more: what stood here is put right."


def sync_comment(github: GitHub, pull_request: int, body: str, *, full_report: str | None = None) -> Outcome:
    """Bring our comment on ``pull_request`` in line with ``body``, and say what was done.

    An empty ``body`` means that nothing was found: then no comment is made, and one that is there says so.
    The number of the outcome is the comment's.

    Raises:
        GitHubError: when GitHub refuses (the token of a fork's pull request may only read) or does not answer.
    """
    listing = f"/issues/{pull_request}/comments"
    found = find(github, listing, CHECK)
    made = False
    if not found:
        if not body.strip():
            return Outcome("nothing")
        fields = {"body": compose(body, "", CHECK, full_report=full_report)}
        found = make(github, listing, CHECK, fields)
        made = True
    comment, *younger = found
    for duplicate in younger:
        # A comment cannot be closed; one that a person has written into is left for them to delete.
        if not (notes(duplicate.get("body") or "", CHECK) or "").strip():
            github.remove(f"/issues/comments/{duplicate['id']}")
    text = compose(body or _MENDED, notes(comment.get("body") or "", CHECK) or "", CHECK, full_report=full_report)
    outcome = Outcome("made" if made else "unchanged", int(comment["id"]), comment.get("html_url"))
    if same(comment.get("body"), text):
        return outcome
    github.change(f"/issues/comments/{comment['id']}", {"body": text})
    return outcome._replace(action="edited")
