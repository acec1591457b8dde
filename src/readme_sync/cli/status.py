"""``readme-sync status``."""

from __future__ import annotations

import click

from readme_sync.cli import output, unread
from readme_sync.cli.where import Where
from readme_sync.errors import UsageError
from readme_sync.pipeline.status import status
from readme_sync.report.status import FORMATS

_EPILOG = """\
\b
Examples:
  readme-sync status
  readme-sync status --edition fr --format json | jq .editions[0].percent
  readme-sync status --format shields --output status.json
  readme-sync status --format markdown >> "$GITHUB_STEP_SUMMARY"

\b
A badge: publish status.json (GitHub Pages, a gist, a branch), then
  https://img.shields.io/endpoint?url=ADDRESS-OF-status.json
"""


@click.command("status", short_help="Say how far each translation is.", epilog=_EPILOG)
@click.option("--edition", metavar="LANG", help="Only this language's edition.")
@click.option("--format", "format_", type=click.Choice(tuple(FORMATS)), default="text", show_default=True)
@click.option("--output", "output_", metavar="FILE", help="Write to FILE instead of standard output.")
@click.pass_obj
def command(where: Where, edition: str | None, format_: str, output_: str | None) -> int:
    """Say how far each translation is: a table for a person, data for a program or a badge.

    Of the blocks of the source (paragraphs, entries of lists, rows of tables, code, images) it counts those that an
    edition has in step, those that say something else there, those that it does not have, and those that were left
    in another language. What an ignore excuses counts as in step.

    "last changed" is the day of the edition's last commit, where git knows it. Exits with 0 however far they are,
    and with 2 where one cannot be read: `check` is what fails a build, and says what to fix.
    """
    found, errors = status(where.root, where.settings())
    if edition is not None:
        found = [one for one in found if one.language == edition]
        if not found:
            raise UsageError(f"--edition: there is no edition in {edition}")
    target = where.output(output_)
    screen = output.screen() if target is None else None
    output.write(FORMATS[format_](found, screen.width if screen else None), target)
    return unread.tell(errors)
