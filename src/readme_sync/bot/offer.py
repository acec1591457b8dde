"""From where on a run brings the translations in step for its pull request, and for which branch.

A push says which commit the branch was at before. A pull request that is open says since when it collects: it is made
again from the branch's newest commit each time, and what earlier pushes brought must not be lost on the way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from readme_sync.bot.api import GitHub
from readme_sync.bot.context import event_name, pushed_from
from readme_sync.bot.pull_request import BRANCH, SYNC
from readme_sync.bot.sticky import find
from readme_sync.errors import UsageError

_SINCE = re.compile(r"<!-- readme-sync:since ([0-9a-f]{40,64}) -->")
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


def since(github: GitHub, owner: str, name: str, environ: Mapping[str, str]) -> str | None:
    """Return the commit from which on the source's changes are carried over, or None where nobody says one.

    Raises:
        GitHubError: GitHub refuses or does not answer.
    """
    for pull in find(github, "/pulls", SYNC, state="open", head=f"{owner}:{BRANCH}", base=name):
        if match := _SINCE.search(str(pull.get("body")).partition(SYNC)[0]):
            return match[1]
    return pushed_from(environ)


def remembering(body: str, commit: str) -> str:
    """Return the body of a pull request with the commit from which on it collects."""
    return f"<!-- readme-sync:since {commit} -->\n{body}"
