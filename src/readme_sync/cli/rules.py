"""``readme-sync rules``."""

from __future__ import annotations

import click

from readme_sync import rules
from readme_sync.cli import output
from readme_sync.report import table


@click.command("rules", short_help="List all rules.")
def command() -> None:
    """List all rules: code, name, default severity, whether it is on by default, and what it is about."""
    headings = ("code", "name", "severity", "on", "what it finds")
    cells = [
        (rule.code, rule.name, rule.severity, "yes" if rule.enabled else "no", rule.summary) for rule in rules.load()
    ]
    screen = output.screen()
    output.write(table.render(headings, cells, width=screen.width if screen else None))
