"""``readme-sync sync``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import TYPE_CHECKING

import click

from readme_sync.cli import output
from readme_sync.cli.where import Where
from readme_sync.cli.written import recall, remember
from readme_sync.fix.write import Replacement, write
from readme_sync.opcodes import unified
from readme_sync.pipeline.follow import SyncReport, sync
from readme_sync.report import sync as told
from readme_sync.report import sync_markdown
from readme_sync.report.escape import terminal

if TYPE_CHECKING:
    from readme_sync.language.translator import Translator

_EPILOG = """\
\b
Examples:
  readme-sync sync                        a diff of what the translations lack
  readme-sync sync --write                the same, written
  readme-sync sync --base origin/main     what this branch changed in the source
  readme-sync sync --from en --to fr,ja
  readme-sync sync --all                  what the translations lacked before, too
  readme-sync sync --left skip            leave out what nobody could translate
  readme-sync sync --translate hf:google/gemma-3-27b-it
  readme-sync sync --pull-request         in a GitHub workflow, on a branch

\b
A text that nobody could translate stands there in the source's language, with
a comment behind it that says so; a later sync replaces it as soon as it can.
"""


@click.command("sync", short_help="Bring the translations in step with the source edition.", epilog=_EPILOG)
@click.option("--base", metavar="REV", help="Carry over what the source changed since HEAD branched off this revision.")
@click.option("--from", "from_", metavar="LANG", help="The edition that the others follow.  [default: the source]")
@click.option("--to", multiple=True, metavar="LANGS", help="Only the editions in these languages.")
@click.option("--write", "write_", is_flag=True, help="Write the files.")
@click.option("--diff", "diff_", is_flag=True, help="Print a unified diff; without --write that is the default.")
@click.option(
    "--translate",
    metavar="WHO",
    default="memory",
    show_default=True,
    help="Who translates: the catalogue alone (memory), hf:MODEL, or an address.",
)
@click.option(
    "--left",
    type=click.Choice(("mark", "skip")),
    default="mark",
    show_default=True,
    help="What nobody could translate: put in with a mark, or left out.",
)
@click.option("--all", "older", is_flag=True, help="Also what the translations lacked before that change.")
@click.option(
    "--pull-request",
    "pull_request",
    is_flag=True,
    help="Keep one pull request about it in the repository that a GitHub workflow runs for.",
)
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 -- click hands over one parameter an option
    where: Where,
    base: str | None,
    from_: str | None,
    to: tuple[str, ...],
    write_: bool,
    diff_: bool,
    translate: str,
    left: str,
    older: bool,
    pull_request: bool,
) -> int:
    """Carry what changed in the source edition over to its translations.

    What is the same in every language is copied, what the catalogue says already is taken from there, and what a person
    has to translate is told. Nothing is touched whose source has not changed, and every edit is proved before a file is
    written: read again, it has the facts of its source and no finding that was not there.

    Exit codes: 0 all in step, 1 something is left to a person, 2 wrong usage or input.
    """
    settings = where.settings()
    if from_:
        settings = settings._replace(source=from_)
    languages = tuple(filter(None, (part.strip() for given in to for part in given.split(","))))
    report: SyncReport | None
    with _translator(where, translate) as translator:
        bring = partial(sync, where.root, settings, to=languages, left=left, translator=translator, older=older)
        if pull_request:
            report = _offer(where, bring, base, write=write_, to=languages, model=translate)
        else:
            report = bring(base=base, written=recall(where.root))
    if report is None:
        return 0
    if write_:
        _write(where, report)
        remember(where.root, report)
    screen = output.screen()
    if diff_ or not (write_ or pull_request):
        output.write(_diff(report, colour=screen is not None and screen.colour))
    for line in _said(report, width=screen.width if screen else None):
        click.echo(line, err=True)
    return int(not all(document.is_in_step for document in report.documents))


def _translator(where: Where, who: str) -> AbstractContextManager[Translator | None]:
    """Return whom ``--translate`` names."""
    if who == "memory":
        return nullcontext()
    from readme_sync.cli.translator import asked_for

    return asked_for(where, who)


def _offer(
    where: Where, bring: partial[SyncReport], base: str | None, *, write: bool, to: tuple[str, ...], model: str
) -> SyncReport | None:
    """Keep the pull request, say what was done to it, and return what it is about."""
    from readme_sync.cli import offer

    offer.check_usage(write=write, to=to)
    report, done = offer.offer(
        where.root, base, os.environ, lambda since: bring(base=since), partial(_body, model=model)
    )
    words = " ".join(filter(None, [done.address, f"({done.reason})" if done.reason else ""]))
    click.echo(f"readme-sync: the pull request: {done.action}{' ' * bool(words)}{terminal(words)}", err=True)
    return report


def _body(report: SyncReport, *, model: str) -> str:
    left = [
        sync_markdown.LeftOver(one.edition, " ".join(filter(None, [one.subject, one.column])), one.reason, one.text)
        for document in report.documents
        for one in document.left
    ]
    left += [
        sync_markdown.LeftOver(", ".join(one.group.paths), one.group.subject, f"held back: {one.reason}")
        for document in report.documents
        for one in document.proof.refused
    ]
    return sync_markdown.body(list(_entries(report)), left, report.sources, report.base, model)


def _entries(report: SyncReport) -> Iterator[told.SyncedEntry]:
    for document in report.documents:
        for group in document.proof.groups:
            ways, evidence = [change.way for change in group.changes], [change.evidence for change in group.changes]
            yield told.SyncedEntry(group.paths, group.subject, ways, evidence)


def _write(where: Where, report: SyncReport) -> None:
    write(
        where.root,
        {
            path: Replacement(document.before[path], text)
            for document in report.documents
            for path, text in document.proof.texts.items()
        },
    )


def _diff(report: SyncReport, *, colour: bool) -> str:
    lines = []
    for document in report.documents:
        for path, text in document.proof.texts.items():
            lines += [terminal(line) for line in unified(path, document.before[path], text)]
    return "".join(f"{told.coloured(line) if colour else line}\n" for line in lines)


def _said(report: SyncReport, width: int | None) -> list[str]:
    """Return the lines for standard error: notes, what was done, what is left."""
    lines = [terminal(note) for note in (*report.notes, *report.errors)]
    lines += told.summary(list(_entries(report)), width)
    for document in report.documents:
        for refused in document.proof.refused:
            lines.append(
                terminal(f"held back: {', '.join(refused.group.paths)}: {refused.group.subject}: {refused.reason}")
            )
        for left in document.left:
            place = f"{left.edition}: {left.subject}" + (f" [{left.column}]" if left.column else "")
            lines.append(terminal(f"left: {place}: {left.reason}: {told.short(left.text)}"))
    done = sum(len(document.proof.groups) for document in report.documents)
    left_over = sum(len(document.left) + len(document.proof.refused) for document in report.documents)
    lines.append(f"{done} change{'s' * (done != 1)} since {terminal(report.base[:12])}, {left_over} left to a person")
    return lines
