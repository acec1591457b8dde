"""What could not be read, said at the end of every command that reads editions."""

from __future__ import annotations

from collections.abc import Iterable

import click

from readme_sync.report.escape import terminal

WRONG_INPUT = 2


def tell(errors: Iterable[str]) -> int:
    """Tell what could not be read, and return the exit code: what was left out may hide anything."""
    code = 0
    for error in errors:
        click.echo(f"readme-sync: error: {terminal(error)}", err=True)
        code = WRONG_INPUT
    return code
