"""From where on a run brings the translations in step for its pull request, and for which branch.

A push says which commit the branch was at before. A pull request that is open says since when it collects: it is made
again from the branch's newest commit each time, and what earlier pushes brought must not be lost on the way. A ref of
ours says up to which commit everything was offered: a push whose run was cancelled or died is made up for by the next.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from readme_sync.bot.api import GitHub, RefusedError
from readme_sync.bot.context import COMMIT, event_name, pushed_from
from readme_sync.bot.pull_request import BRANCH, CLASHES, SYNC
from readme_sync.bot.sticky import find
from readme_sync.errors import UsageError

_SINCE = re.compile(r"<!-- readme-sync:since ([0-9a-f]{40,64}) -->")
_OFFERED = "readme-sync/offered"
_EVENTS = ("push", "schedule", "workflow_dispatch")


def branch(environ: Mapping[str, str]) -> str:
    """Return the branch that a workflow runs on.

    Raises:
        UsageError: it runs for something else: a pull request may be a stranger's, and a tag is no branch.
    """
    event, reference = event_name(environ), environ.get("GITHUB_REF", "")
    if event not in _EVENTS:
        raise UsageError(
            f"--pull-request works on a branch of the repository (on: {', '.join(_EVENTS)}), not on "
            f"{event or 'this machine: it takes what it needs from a GitHub workflow'}"
        )
    name = reference.removeprefix("refs/heads/")
    if name in {reference, BRANCH}:
        raise UsageError(f"--pull-request works on a branch, and not on {reference or 'nothing'}")
    return name


def since(github: GitHub, owner: str, name: str, environ: Mapping[str, str]) -> list[str]:
    """Return the commits from which on the source's changes may be carried over, the best first.

    The one that the open pull request collects from, the one up to which everything was offered, the one that was
    pushed upon. A history that was rewritten may know the later ones alone.

    Raises:
        GitHubError: GitHub refuses or does not answer.
    """
    opened = find(github, "/pulls", SYNC, state="open", head=f"{owner}:{BRANCH}", base=name)
    found = [match[1] for pull in opened if (match := _SINCE.search(str(pull.get("body")).partition(SYNC)[0]))]
    return list(dict.fromkeys(filter(None, [*found, _offered(github, name), pushed_from(environ)])))


def _offered(github: GitHub, name: str) -> str | None:
    ref = github.one(f"/git/ref/{_OFFERED}/{quote(name)}")
    target = ref.get("object") if ref else None
    sha = target.get("sha") if isinstance(target, dict) else None
    return sha if isinstance(sha, str) and COMMIT.fullmatch(sha) else None


def offered(github: GitHub, name: str, commit: str) -> None:
    """Keep that what the branch ``name`` had up to ``commit`` was offered: in a ref that no branch or tag is.

    Raises:
        GitHubError: GitHub refuses or does not answer; the next run then begins at its own push.
    """
    if _offered(github, name) is None:
        try:
            github.create("/git/refs", {"ref": f"refs/{_OFFERED}/{name}", "sha": commit})
        except RefusedError as refused:
            if refused.status not in CLASHES:
                raise
        else:
            return
    github.change(f"/git/refs/{_OFFERED}/{quote(name)}", {"sha": commit, "force": True})


def remembering(body: str, commit: str) -> str:
    """Return the body of a pull request with the commit from which on it collects."""
    return f"<!-- readme-sync:since {commit} -->\n{body}"
