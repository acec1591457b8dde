"""What a run inside a GitHub workflow tells besides its report: the job's summary, the comment, a line for the log."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readme_sync.bot import context
from readme_sync.finding import SEVERITIES, Report
from readme_sync.opcodes import unified
from readme_sync.pipeline.follow import sync
from readme_sync.report import escape, markdown, sync_markdown, text
from readme_sync.settings import Settings
from readme_sync.sources import git
from readme_sync.values import NamedTuple

if TYPE_CHECKING:
    from readme_sync.bot.api import GitHub


class Following(NamedTuple):
    """How the translations can follow: as the comment's section, and each file before and after, from the top."""

    section: str = ""
    files: Mapping[str, tuple[str, str]] | None = None  # None: nobody knows
    above: str = ""  # the folder that the findings' paths are in, from the top


def tell(
    report: Report,
    environ: Mapping[str, str],
    *,
    comment: bool,
    log: bool,
    patch: Callable[[], Following] = Following,
) -> None:
    """Add ``report`` to the summary of the job that ``environ`` speaks of, and do what else is wanted.

    Args:
        report: what was found.
        environ: the environment, as GitHub sets it for a step.
        comment: whether to bring the comment on the pull request up to date.
        log: whether to say in one line what the annotations amount to.
        patch: returns how the translations can follow, for the comment and for suggestions.

    Raises:
        GitHubError: the environment lacks what the comment needs.
    """
    if log:
        # The runner takes `##[...]` for a command wherever it stands, and a file's name may hold it.
        click.echo((text.asides(report) + text.summary(report)).replace("##[", "## ["), err=True)
    if path := environ.get("GITHUB_STEP_SUMMARY"):
        _summary(report, environ, Path(path))
    if comment:
        _comment(report, environ, patch)


def _summary(report: Report, environ: Mapping[str, str], path: Path) -> None:
    try:
        with path.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            # What the step has written before takes room too, and a summary that is too large is not shown at all.
            room = markdown.SUMMARY._replace(size=markdown.SUMMARY.size - file.tell())
            file.write(markdown.render(report, room=room, blob=context.blob_address(environ)))
    except OSError as error:
        _warn(f"the job summary cannot be written: {(error.strerror or str(error)).lower()}", environ)


def _comment(report: Report, environ: Mapping[str, str], patch: Callable[[], Following]) -> None:
    from readme_sync.bot import api
    from readme_sync.bot.comment import sync_comment
    from readme_sync.bot.suggest import is_newest

    number = context.pull_request_number(environ)
    if number is None:
        _warn("--comment: this run is for no pull request, so there is nowhere to comment", environ)
        return
    address = context.run_address(environ)
    following = patch() if report.findings else Following(files=None if report.errors else {})
    offered = following.section
    room = markdown.COMMENT._replace(size=markdown.COMMENT.size - markdown.COMMENT.measure(offered))
    body = markdown.render(report, room=room, blob=context.blob_address(environ), full_report=address)
    if offered:
        body = f"{body.rstrip()}\n\n{offered}"
    commit = context.head_commit(environ)
    with api.connect(environ) as github:
        try:
            if commit is not None and not is_newest(github, number, commit):
                click.echo(
                    "readme-sync: the pull request has moved on or is closed: nothing is written to it", err=True
                )
                return
            sync_comment(github, number, body, full_report=address)
            _suggest(github, number, report, following, environ)
        except api.GitHubError as error:  # the findings stand without it
            if context.is_from_fork(environ):
                _warn(
                    "--comment: a pull request from a fork gets a token that may only read: no comment is kept", environ
                )
            else:
                _warn(f"--comment: {error}", environ)


def _suggest(github: GitHub, number: int, report: Report, following: Following, environ: Mapping[str, str]) -> None:
    """Offer the same at lines of the pull request's diff; a fork's is left alone, whatever the token may write."""
    from readme_sync.bot.suggest import Suggestion, suggest, suggestions

    commit = context.head_commit(environ)
    if commit is None or following.files is None or context.is_from_fork(environ):
        return

    def rank(one: Suggestion) -> int:
        lines = range(one.first, one.first + len(one.old))
        found = (
            finding.severity
            for finding in report.findings
            if following.above + finding.place.path == one.path and finding.place.line in lines
        )
        return min(map(SEVERITIES.index, found), default=len(SEVERITIES))

    made = (one for path, texts in following.files.items() for one in suggestions(path, *texts))
    wanted = [one for one in made if all(map(_is_all_visible, one.new))]
    suggest(github, number, commit, sorted(wanted, key=rank))


def _is_all_visible(line: str) -> bool:
    """Return whether a person who accepts ``line`` has seen all of it: no control or bidirectional characters."""
    shown = line.replace("\t", " ")
    return escape.terminal(shown) == shown


def patch(root: Path, settings: Settings, base: str) -> Following:
    """Return how the translations can follow, as ``sync`` would make it; nothing where it fails."""
    try:
        report = sync(root, settings, base=base, left="skip")
        asked = git(root, ("rev-parse", "--show-prefix"), "--comment needs git for a patch")
        files = {
            path: (document.before[path], text)
            for document in report.documents
            for path, text in document.proof.texts.items()
            if "\r" not in text  # a page gives lines back without it
        }
        diffs = {path: list(unified(path, *texts)) for path, texts in files.items()}
    except Exception as error:  # noqa: BLE001  the findings stand without it, whatever a stranger's files do to it
        click.echo(f"readme-sync: no patch for the comment: {escape.terminal(str(error))}", err=True)
        return Following()
    above = asked.decode("utf-8", "surrogateescape").rstrip("\n")
    return Following(sync_markdown.patch(diffs, base), {above + path: texts for path, texts in files.items()}, above)


def _warn(words: str, environ: Mapping[str, str]) -> None:
    if environ.get("GITHUB_ACTIONS") == "true":
        click.echo(f"::warning title=readme-sync::{escape.workflow_command(words)}", err=True)
    else:
        click.echo(f"readme-sync: warning: {escape.terminal(words)}", err=True)
