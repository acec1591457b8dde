"""``readme-sync check``."""

from __future__ import annotations

from pathlib import Path

import click

from readme_sync.cli import output
from readme_sync.cli.where import Where
from readme_sync.errors import UsageError
from readme_sync.finding import Report
from readme_sync.report.formats import FORMATS, render
from readme_sync.settings import FAIL_ON, FailOn, Overrides
from readme_sync.settings.codes import split

WRONG_INPUT = 2
_EPILOG = """\
\b
Examples:
  readme-sync check
  readme-sync check --select RS4          only differences between editions
  readme-sync check --ignore RS413,RS106
  readme-sync check --format json --output report.json
  readme-sync check --fail-on error       warnings do not fail the build

\b
A row is excused by a comment in it, with a reason:
  <!-- readme-sync: ignore RS408 the French page says more -->
"""


@click.command("check", short_help="Say what is wrong in the editions.", epilog=_EPILOG)
@click.argument("files", nargs=-1)
@click.option("--select", multiple=True, metavar="CODES", help="Run only these rules: codes (RS404) or prefixes (RS4).")
@click.option("--ignore", multiple=True, metavar="CODES", help="Do not run these rules.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="Exit with 1 from this severity on.  [default: warning]")
@click.option("--format", "format_", type=click.Choice(tuple(FORMATS)), default="text", show_default=True)
@click.option("--output", "output_", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option("--statistics", is_flag=True, help="Print how many findings each rule has, not the findings.")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 -- click hands over one parameter an option
    where: Where,
    files: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: FailOn | None,
    format_: str,
    output_: str | None,
    statistics: bool,
) -> int:
    """Say what is wrong in each edition, and where the editions drifted apart.

    Without FILES the editions are found by their names and by the language line at their head. Asks no network.

    On a terminal, findings are grouped by row with the editions' values side by side; in a pipe each is one line,
    path:line:column: CODE message.
    """
    from readme_sync import pipeline
    from readme_sync.report import escape
    from readme_sync.selection import fails

    settings = where.settings(Overrides(split(select), split(ignore), fail_on))
    report = pipeline.check(where.root, settings, files=files)
    target = None if output_ in (None, "-") else where.root / str(output_)
    if format_ == "text":
        _for_people(report, target, statistics=statistics)
    elif statistics:
        raise UsageError(f"--statistics is for --format text; --format {format_} has every finding to count")
    else:
        from readme_sync import rules

        output.write(render(format_, report, rules.load()), target)
    for error in report.errors:
        click.echo(f"readme-sync: error: {escape.terminal(error)}", err=True)
    # What could not be read may hide anything, so that outweighs what was found in the rest.
    return WRONG_INPUT if report.errors else int(fails(report.findings, settings.fail_on))


def _for_people(report: Report, target: Path | None, *, statistics: bool) -> None:
    from readme_sync.report import text

    screen = output.screen() if target is None else None
    if statistics:
        output.write(text.statistics(report), target)
    elif screen:
        from readme_sync.report import terminal

        output.write(terminal.render(report, width=screen.width, colour=screen.colour))
        return
    else:
        output.write(text.render(report), target)
    # Lines for a program stay alone on standard output; who looks on sees what they amount to.
    click.echo(text.asides(report) + text.summary(report), err=True)
