"""``readme-sync sync --pull-request``: from the environment of a GitHub workflow to the one pull request."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from readme_sync.bot import offer as offering
from readme_sync.bot.api import GitHub, GitHubError, connect
from readme_sync.bot.pull_request import Base, File, PullOutcome, sync_pull_request
from readme_sync.errors import InputError, UsageError
from readme_sync.pipeline.follow import SyncReport
from readme_sync.report.escape import terminal
from readme_sync.revisions import Tree
from readme_sync.sources import git, resolve_revision

Sync = Callable[[str], SyncReport]  # takes the revision since which the source has changed
Body = Callable[[SyncReport], str]


def offer(
    root: Path, base: str | None, environ: Mapping[str, str], sync: Sync, body: Body
) -> tuple[SyncReport | None, PullOutcome]:
    """Bring the repository's pull request in line with what ``sync`` returns; nothing is written here.

    Args:
        root: the repository, checked out at the branch's newest commit.
        base: the revision since which the source has changed; without one, what the open pull request or the push says.
        environ: the environment of a GitHub workflow.
        sync: returns what brings the translations in step.
        body: says it in words.

    Returns:
        What ``sync`` returned (None where nobody says since when), and what was done.

    Raises:
        UsageError: the workflow runs on no branch.
        InputError: a file is not as it is in the branch's newest commit, or is a link.
        GitHubError: GitHub refuses or does not answer; a later run does the work.
    """
    branch = offering.branch(environ)
    with connect(environ) as github:
        owner = environ["GITHUB_REPOSITORY"].partition("/")[0]
        commit = resolve_revision(root, "HEAD")
        start = _start(root, [base] if base else offering.since(github, owner, branch, environ))
        if start is None:
            _keep(github, branch, commit)
            return None, PullOutcome(
                "nothing", reason="nothing says since when; from now on it is known (or give --base)"
            )
        report = sync(start)
        if report.errors:
            raise InputError("; ".join(report.errors))
        files = _files(root, commit, report)
        words = offering.remembering(body(report._replace(base=start)), start)
        done = sync_pull_request(github, owner, Base(branch, commit), files, words)
        if done.is_settled:
            _keep(github, branch, commit)
        return report, done


def _start(root: Path, commits: Sequence[str]) -> str | None:
    """Return the first of ``commits`` that the clone has, as its full name; None where there are none.

    Raises:
        InputError: the clone has none of them.
    """
    reason: InputError | None = None
    for commit in commits:
        try:
            found = resolve_revision(root, commit)
        except InputError as error:
            reason = reason or error
        else:
            if reason is not None:
                click.echo(
                    f"readme-sync: {reason}: begins at {found[:12]}, and what changed before is left out", err=True
                )
            return found
    if reason is not None:
        raise InputError(
            f"{reason}: the clone is a shallow one (fetch-depth: 0), or history was rewritten: give --base"
        )
    return None


def _keep(github: GitHub, branch: str, commit: str) -> None:
    try:
        offering.offered(github, branch, commit)
    except GitHubError as error:
        click.echo(f"readme-sync: the next run begins at its own push: {terminal(str(error))}", err=True)


def _files(root: Path, commit: str, report: SyncReport) -> tuple[File, ...]:
    """Return the files that ``report`` changes, as paths from the top of the repository."""
    asked = git(root, ("rev-parse", "--show-prefix"), "--pull-request needs git")
    above, tree = asked.decode("utf-8", "surrogateescape").rstrip("\n"), Tree(root, commit)
    found = []
    for document in report.documents:
        for path, text in document.proof.texts.items():
            if not tree.holds(path, document.before[path]):
                raise InputError(f"{path}: is not as in the commit {commit[:12]}: a link, or changed and not committed")
            found.append(File(above + path, text.encode("utf-8"), is_executable=tree.is_executable(path)))
    return tuple(found)


def check_usage(*, write: bool, to: tuple[str, ...]) -> None:
    """Refuse options that do not go with a pull request.

    Raises:
        UsageError: one was given.
    """
    if write:
        raise UsageError("--pull-request writes nothing here: leave out --write")
    if to:
        raise UsageError("--pull-request is one for all editions: leave out --to")
