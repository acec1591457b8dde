"""``readme-sync fmt``."""

from __future__ import annotations

import click

from readme_sync.cli import output
from readme_sync.cli.fixes import print_diff
from readme_sync.cli.where import Where
from readme_sync.fix.write import Replacement, write
from readme_sync.pipeline.style import styled
from readme_sync.report.escape import terminal

CHANGED = 1
_EPILOG = """\
\b
Examples:
  readme-sync fmt                         every edition in one style
  readme-sync fmt --only tables           their tables alone
  readme-sync fmt --diff README.md        what would change in one file
  readme-sync fmt --check                 exit 1 when one is not in the style
"""


@click.command("fmt", short_help="Write all editions in one style.", epilog=_EPILOG)
@click.argument("files", nargs=-1, metavar="[FILES]...")
@click.option("--check", "check_", is_flag=True, help="Write nothing; exit with 1 when a file is not in the style.")
@click.option("--diff", "diff_", is_flag=True, help="Write nothing; print a unified diff.")
@click.option("--only", type=click.Choice(("tables",)), help="Rewrite the lines of tables alone.")
@click.pass_obj
def command(where: Where, files: tuple[str, ...], check_: bool, diff_: bool, only: str | None) -> int:
    """Write all editions in one style, so that a changed row is a changed line and no more.

    The style is mdformat's, with one space around each cell of a table and no padding. A file is left as it is, and the
    reason is given, where the rendered page, a fact of a row or a line for a site generator would change.

    Exit codes: 0 all is in the style, 1 a file is left as it is (with --check or --diff: or would change), 2 wrong
    usage or input.
    """
    report = styled(where.root, where.settings(), where.files(files), only_tables=only == "tables")
    changed = [file for file in report.files if file.is_changed]
    writes = not (check_ or diff_)
    if writes:
        write(where.root, {file.path: Replacement(file.before, file.after) for file in changed})
    for file in changed:
        if diff_:
            print_diff(file.path, file.before, file.after)
        else:
            output.write(terminal(f"{file.path}: {'written' if writes else 'is not in the style'}") + "\n")
    refused = [file for file in report.files if file.refused]
    for file in refused:
        click.echo(terminal(f"{file.path}: left as it is: {file.refused}"), err=True)
    for error in report.errors:
        click.echo(terminal(error), err=True)
    number = "1 file" if len(report.files) == 1 else f"{len(report.files)} files"
    click.echo(f"{number}, {len(changed)} not in the style, {len(refused)} left as they are", err=True)
    return CHANGED if refused or report.errors or (changed and not writes) else 0
