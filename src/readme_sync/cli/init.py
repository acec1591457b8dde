"""``readme-sync init``."""

from __future__ import annotations

import click

from readme_sync.cli import output
from readme_sync.cli.where import Where
from readme_sync.errors import UsageError


@click.command("init", short_help="Write a settings file to start from.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.pass_obj
def command(where: Where, dry_run: bool) -> None:
    """Write a readme-sync.toml in which every setting is explained and none is switched on.

    Shows what it writes. A file that exists is never touched.
    """
    from readme_sync.settings.load import OWN_NAME, is_configured
    from readme_sync.settings.template import TEMPLATE

    if name := is_configured(where.root):
        raise UsageError(f"{name} has settings of readme-sync already; init overwrites nothing")
    if not dry_run:
        try:
            with (where.root / OWN_NAME).open("x", encoding="utf-8", newline="\n") as file:
                file.write(TEMPLATE)
        except OSError as error:
            raise UsageError(f"{OWN_NAME} cannot be written: {(error.strerror or str(error)).lower()}") from None
    output.write(f"{'would write' if dry_run else 'wrote'} {OWN_NAME}:\n\n{TEMPLATE}")
