"""``readme-sync dump``."""

from __future__ import annotations

import os

import click

from readme_sync.cli import output, unread
from readme_sync.cli.where import Where
from readme_sync.pipeline.data import dump
from readme_sync.pipeline.load import load
from readme_sync.report.escape import terminal

STAGES = ("document", "rows", "catalogue", "links", "plan")
_EPILOG = """\
\b
Stages:
  document    headings, tables, links and footnotes as they were parsed
  rows        the entries of each edition
  catalogue   the sections and rows of all editions side by side
  links       every link, with where it stands
  plan        what check --online would ask, and what that costs

\b
Examples:
  readme-sync dump catalogue      which row was matched with which, and why
  readme-sync dump links | grep huggingface.co
"""


@click.command("dump", short_help="Print what a stage of the program made.", epilog=_EPILOG)
@click.argument("stage", type=click.Choice(STAGES))
@click.argument("files", nargs=-1)
@click.pass_obj
def command(where: Where, stage: str, files: tuple[str, ...]) -> int:
    """Print what one stage of the program made, to see where a wrong answer came from."""
    settings = where.settings()
    catalogue = load(where.root, settings, files=where.files(files))
    if stage == "plan":
        from readme_sync.online import asking, budget, network

        here = network.network(where.root, settings, os.environ)
        plan = budget.lines(asking.budget(catalogue.sets, settings, here), here.options)
        output.write("".join(f"{terminal(line)}\n" for line in plan))
    else:
        output.write("".join(f"{terminal(line.removesuffix(chr(10)))}\n" for line in dump(stage, catalogue)))
    return unread.tell(catalogue.errors)
