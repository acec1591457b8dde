"""``readme-sync check``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readme_sync import rules
from readme_sync.cli import output, progress, unread
from readme_sync.cli.where import Where
from readme_sync.document_sets.cache import default_folder
from readme_sync.errors import UsageError
from readme_sync.finding import Report
from readme_sync.pipeline.check import Means, check
from readme_sync.report import text
from readme_sync.report.documents import gathered
from readme_sync.report.formats import FORMATS, render
from readme_sync.selection import chosen, fails
from readme_sync.settings import FAIL_ON, FailOn, Overrides
from readme_sync.settings.codes import split

if TYPE_CHECKING:
    from readme_sync.pipeline.beside import Ask
    from readme_sync.settings import Settings


_MOST_COUNTED = 20  # lines of each part of the statistics; a file gets all of them
_EPILOG = """\
\b
Examples:
  readme-sync check
  readme-sync check --select RS4          only differences between editions
  readme-sync check --select row-missing,RS201
  readme-sync check --ignore RS413,RS106
  readme-sync check --base origin/main    only what the branch brings
  readme-sync check --format json --output report.json
  readme-sync check --format github --also sarif=report.sarif
  readme-sync check --fail-on error       warnings do not fail the build
  readme-sync check --online --max-time 300
  readme-sync check --fix                 fix what has one right answer
  readme-sync check --diff --unsafe-fixes see what else could be fixed

\b
A row is excused by a comment in it, with a reason:
  <!-- readme-sync: ignore RS408 the French page says more -->
"""


@click.command("check", short_help="Say what is wrong in the editions.", epilog=_EPILOG)
@click.argument("files", nargs=-1)
@click.option("--online", is_flag=True, help="Ask the network about every link; with --base, about the added ones.")
@click.option("--max-time", type=click.FloatRange(min=1), metavar="SECONDS", help="Limit how long --online asks.")
@click.option("--base", metavar="REV", help="Report only what is new since HEAD branched off this revision.")
@click.option("--if-changed", is_flag=True, help="With --base: read nothing where no document or linked file changed.")
@click.option("--select", multiple=True, metavar="CODES", help="Run only these rules: codes, prefixes (RS4), or names.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Do not run these rules.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="Exit with 1 from this severity on.  [default: warning]")
@click.option("--format", "format_", type=click.Choice(tuple(FORMATS)), default="text", show_default=True)
@click.option("--output", "output_", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option("--also", multiple=True, metavar="FORMAT=FILE", help="Write the same report in another format to FILE.")
@click.option("--comment", is_flag=True, help="Keep one comment on the pull request that a GitHub workflow runs for.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Judge N documents at a time.  [default: cores]")
@click.option("--no-cache", is_flag=True, help="Judge every document anew, and keep nothing for the next run.")
@click.option("--fix", "fix_", is_flag=True, help="Fix what has one right answer, then report what is left.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also what a person should look at.")
@click.option("--diff", is_flag=True, help="Print what --fix would change, and write nothing.")
@click.option("--verbose", is_flag=True, help="With each finding print the other places that it is about.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule, language and document.")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 -- click hands over one parameter an option
    where: Where,
    files: tuple[str, ...],
    online: bool,
    max_time: float | None,
    base: str | None,
    if_changed: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: FailOn | None,
    format_: str,
    output_: str | None,
    also: tuple[str, ...],
    comment: bool,
    jobs: int | None,
    no_cache: bool,
    fix_: bool,
    unsafe_fixes: bool,
    diff: bool,
    verbose: bool,
    statistics: bool,
) -> int:
    """Say what is wrong in each edition, and where the editions drifted apart.

    Without FILES the editions are found by their names and by the language line at their head. Asks no network
    unless --online is given; what servers answer is then kept in a store, and asked again when it is old.

    On a terminal, findings are grouped by row with the editions' values side by side; in a pipe each is one line,
    path:line:column: CODE message.
    """
    _agree(
        statistics=statistics and format_ != "text",
        verbose=verbose and format_ != "text",
        max_time=max_time is not None and not online,
        if_changed=if_changed and base is None,
        unsafe=unsafe_fixes and not (fix_ or diff),
        format_=format_,
    )
    further = [_further(wish) for wish in also]
    overrides = Overrides(split(select), split(ignore), fail_on)
    settings, before = where.settings(overrides, base), where.before(overrides, base)
    if if_changed and not _concerned(where.root, str(base)):
        report = Report((), (), notes=(f"nothing that readme-sync looks at changed since {base}",))
    else:
        with asking(where.root, settings, online=online, max_time=max_time) as ask, progress.counted() as tell:
            means = Means(None if no_cache else default_folder(os.environ), jobs or _cores(), tell)
            again = partial(
                check, where.root, settings,
                files=where.files(files), base=base, ask=ask, means=means, before=before,
            )  # fmt: skip
            report = again()
            if diff or fix_:
                from readme_sync.cli import fixes

                if diff:
                    shown = fixes.show(where, settings, report, unsafe=unsafe_fixes)
                    return _ended(report, settings) if report.errors or report.defects else shown
                report = fixes.make(where, settings, report, again, unsafe=unsafe_fixes)
    if where.note:
        report = report._replace(notes=(where.note, *report.notes))
    each, report = report, gathered(report)
    if format_ == "text":
        _for_people(each if statistics else report, where.output(output_), statistics=statistics, verbose=verbose)
    else:
        output.write(render(format_, report, rules.load()), where.output(output_), commands=format_ == "github")
    for name, file in further:
        output.write(render(name, report, rules.load()), where.file(file))
    if format_ == "github" or comment or "GITHUB_STEP_SUMMARY" in os.environ:
        from readme_sync.cli import workflow

        patch = workflow.Following if base is None else partial(workflow.patch, where.root, settings, base)
        workflow.tell(report, os.environ, comment=comment, log=format_ == "github", patch=patch)
    return _ended(report, settings)


def _ended(report: Report, settings: Settings) -> int:
    """Tell what could not be read or checked, and return the exit code."""
    code = unread.tell(report.errors)
    if report.defects:
        from readme_sync.cli import defect

        return defect.tell(report)
    return code or int(fails(report.findings, settings.fail_on))


def _concerned(root: Path, base: str) -> bool:
    """Return whether the change since ``base`` can have brought a finding; no document is read."""
    from readme_sync.diff_base import concerns

    return concerns(root, base)


def _agree(*, statistics: bool, verbose: bool, max_time: bool, if_changed: bool, unsafe: bool, format_: str) -> None:
    """Refuse options that say nothing without another; each argument tells whether that other one is missing."""
    if statistics:
        raise UsageError(f"--statistics is for --format text; --format {format_} has every finding to count")
    if verbose:
        raise UsageError(f"--verbose is for --format text; --format {format_} has every place of a finding")
    if max_time:
        raise UsageError("--max-time limits how long --online asks: give both")
    if if_changed:
        raise UsageError("--if-changed is about the change since a revision: give --base too")
    if unsafe:
        raise UsageError("--unsafe-fixes says which fixes are made: give --fix or --diff with it")


@contextmanager
def asking(root: Path, settings: Settings, *, online: bool, max_time: float | None) -> Iterator[Ask | None]:
    """Give what asks the network, with a live line while it does, or None where nothing is to be asked."""
    if not online or not _asks(settings):
        yield None
        return
    from readme_sync.online.asking import ask
    from readme_sync.online.network import network

    with progress.live() as shown:
        here = network(root, settings, os.environ, max_time=max_time, progress=shown)
        here = here._replace(meanwhile=rules.load_modules)
        yield partial(ask, settings=settings, network=here)


def _asks(settings: Settings) -> bool:
    """Tell whether a rule that runs is about what servers answer, and say so when none is."""
    if any("observations" in rule.needs for rule in chosen(rules.load(), settings)):
        return True
    click.echo("readme-sync: --online asks nothing: no rule that runs is about what servers answer", err=True)
    return False


def _cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _further(wish: str) -> tuple[str, str]:
    """Return the format and the file that ``--also`` names."""
    name, _, file = wish.partition("=")
    if name not in FORMATS or not file:
        raise UsageError(f"--also: '{wish}' must be FORMAT=FILE, with one of the formats {', '.join(FORMATS)}")
    return name, file


def _for_people(report: Report, target: Path | None, *, statistics: bool, verbose: bool) -> None:
    screen = output.screen() if target is None else None
    if statistics:
        output.write(text.statistics(report, None if target else _MOST_COUNTED), target)
    elif screen:
        from readme_sync.report import terminal

        output.write(terminal.render(report, width=screen.width, colour=screen.colour, verbose=verbose))
        return
    else:
        output.write(text.render(report, verbose=verbose), target)
    # Lines for a program stay alone on standard output; who looks on sees what they amount to.
    click.echo(text.asides(report) + text.summary(report), err=True)
