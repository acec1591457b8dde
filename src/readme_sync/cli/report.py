"""``readme-sync report``."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

import click

from readme_sync.bot.api import connect
from readme_sync.bot.context import blob_address, run_address
from readme_sync.bot.issue import sync_issue
from readme_sync.cli import defect, output, progress, unread
from readme_sync.cli.where import Where
from readme_sync.errors import UsageError
from readme_sync.online.asking import ask
from readme_sync.online.network import network
from readme_sync.pipeline.check import check
from readme_sync.report.rot import contents, markdown
from readme_sync.report.rot.contents import BROKEN
from readme_sync.settings import Overrides

if TYPE_CHECKING:
    from readme_sync.editions.edition import Edition
    from readme_sync.finding import Report
    from readme_sync.observation.known import Known
    from readme_sync.report.rot.contents import Rot

FORMATS = ("markdown", "html", "json")  # each a module of readme_sync.report.rot
_EPILOG = """\
\b
Examples:
  readme-sync report
  readme-sync report --format html --output link-rot.html
  readme-sync report --offline --format json      by what is known already
  readme-sync report --issue                      in a GitHub workflow
"""


@click.command("report", short_help="Say what rotted, what came back, and what nobody can tell.", epilog=_EPILOG)
@click.option("--format", "format_", type=click.Choice(FORMATS), default="markdown", show_default=True)
@click.option("--output", "output_", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option("--offline", is_flag=True, help="Ask nothing: judge by what is known already.")
@click.option(
    "--max-time", type=click.FloatRange(min=1), metavar="SECONDS", help="Limit how long the network is asked."
)
@click.option(
    "--issue", is_flag=True, help="Keep one issue about it in the repository that a GitHub workflow runs for."
)
@click.pass_obj
def command(where: Where, format_: str, output_: str | None, offline: bool, max_time: float | None, issue: bool) -> int:
    """Say what rotted, what came back, and what nobody can tell, from everything that was ever observed.

    Asks what is due first, the oldest observation before the others, unless --offline is given. Exits with 0 whatever
    rots: `check --online` is what fails a build. What could not be read or checked is said at the end.
    """
    if offline and max_time is not None:
        raise UsageError(
            "--max-time limits how long the network is asked, and --offline asks nothing: give one of them"
        )
    rot, checked = _report(where, offline=offline, max_time=max_time)
    renderer = import_module(f"readme_sync.report.rot.{format_}")
    target = where.output(output_)
    output.write(renderer.render(rot, blob_address(os.environ)), target)
    code = unread.tell(checked.errors)
    if issue:
        _keep_issue(rot, whole=not checked.errors and not checked.defects)
    if checked.defects:
        return defect.tell(checked)
    return code


def _report(where: Where, *, offline: bool, max_time: float | None) -> tuple[Rot, Report]:
    settings = where.settings(Overrides(select=("RS5", "RS6")))
    seen: list[tuple[list[Sequence[Edition]], Known]] = []
    with progress.live() as shown:
        here = network(where.root, settings, os.environ, max_time=max_time, offline=offline, progress=shown)

        def asking(catalogues: Iterable[Sequence[Edition]], before: Iterable[Sequence[Edition]] | None) -> Known:
            kept = list(catalogues)
            known = ask(kept, before, settings=settings, network=here)
            seen.append((kept, known))
            return known

        checked = check(where.root, settings, ask=asking)
    catalogues, known = seen[0]
    # What somebody excused with a reason is not told every week; what .lycheeignore leaves out is said at the end.
    ignored = {one.finding.url for one in checked.ignored if one.finding.url} - set(known.left_out)
    return contents.make(known, catalogues, ignored), checked


def _keep_issue(rot: Rot, *, whole: bool) -> None:
    if not whole:  # what nobody could look at may be excused, or dead
        click.echo("readme-sync: the issue: left as it is, not everything could be checked", err=True)
        return
    if rot.is_well and not rot.is_telling:
        click.echo(f"readme-sync: the issue: left as it is, {rot.unreached:,} were not reached", err=True)
        return
    body = markdown.render(rot, blob_address(os.environ))
    with connect(os.environ) as github:
        done = sync_issue(
            github,
            body,
            is_well=rot.is_well,
            changes=markdown.changes(rot),
            dead=[entry.key for entry in rot.entries if entry.group in BROKEN],
            full_report=run_address(os.environ),
        )
    where = f" {done.address}" if done.address else ""
    click.echo(f"readme-sync: the issue: {done.action}{where}", err=True)
