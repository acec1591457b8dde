"""The one comment on a pull request: made when something is found, edited in place, never a second one."""

from __future__ import annotations

from readme_sync.bot.api import GitHub
from readme_sync.bot.issue import Update, address_of
from readme_sync.bot.offered import CHECK, hidden
from readme_sync.bot.sticky import Item, compose, find, make, notes, now, same

_MENDED = "readme-sync finds nothing any more: what was reported here is fixed."


def sync_comment(github: GitHub, pull_request: int, body: str, *, full_report: str | None = None) -> Update:
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
            return Update("nothing")
        fields = {"body": compose(body, "", CHECK, full_report=full_report)}
        found = make(github, listing, CHECK, fields)
        made = True
    comment, *younger = found
    for duplicate in younger:
        path = f"/issues/comments/{duplicate['id']}"
        found_now = now(github, path, CHECK)
        # A comment cannot be closed; one that a person has written into is left for them to delete.
        if found_now is not None and not (notes(found_now["body"], CHECK) or "").strip():
            github.remove(path)
    outcome = Update("made" if made else "unchanged", int(comment["id"]), address_of(comment))
    report = body or _MENDED
    if same(comment.get("body"), _text(report, comment, full_report)):
        return outcome
    path = f"/issues/comments/{comment['id']}"
    found_now = now(github, path, CHECK)
    if found_now is None:
        return outcome  # somebody deleted it, or made it theirs, a moment ago
    github.change(path, {"body": _text(report, found_now, full_report)})
    return outcome._replace(action="edited")


def _text(report: str, comment: Item, full_report: str | None) -> str:
    body = comment.get("body") or ""
    return compose(report, notes(body, CHECK) or "", CHECK, full_report=full_report, unseen=hidden(body))
