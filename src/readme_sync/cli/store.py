"""``readme-sync store``."""

from __future__ import annotations

import io
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from readme_sync.cli import output
from readme_sync.cli.where import Where
from readme_sync.errors import InputError
from readme_sync.observation.cited import target_of
from readme_sync.observation.history import lines
from readme_sync.online.network import store_path
from readme_sync.report.escape import terminal
from readme_sync.store.store import Store

_EPILOG = """\
\b
Examples:
  readme-sync store show https://example.com/paper.pdf
  readme-sync store prune --days 180
  readme-sync store export > observations.jsonl
  readme-sync store import observations.jsonl
"""


@click.group("store", short_help="See and keep what servers answered.", epilog=_EPILOG)
def command() -> None:
    """See and keep what servers answered: observations of links and repositories, never verdicts.

    The store is the file that README_SYNC_STORE names, else the settings (online.store), else one in the user's
    state folder that serves all repositories.
    """


def _open(where: Where) -> Store:
    path = store_path(where.root, where.settings(), os.environ)
    return Store(path, lambda line: click.echo(f"readme-sync: {terminal(line)}", err=True))


@command.command("show")
@click.argument("urls", nargs=-1)
@click.pass_obj
def show(where: Where, urls: tuple[str, ...]) -> None:
    """Print what is known of each URL, or how much the store holds.

    A URL may also be a key, such as hub:model:owner/name.
    """
    with _open(where) as store:
        if not urls:
            output.write(f"{store.path}: {len(store):,} observations\n")
        for url in urls:
            target = None if url.startswith(("hub:", "listing:")) else target_of(url)
            key = target.key if target is not None else url
            known = lines(key, store.history(key), datetime.now(UTC))
            output.write("".join(f"{terminal(line)}\n" for line in known))


@command.command("prune")
@click.option("--days", type=click.IntRange(min=0), default=180, show_default=True, help="Keep everything younger.")
@click.pass_obj
def prune(where: Where, days: int) -> None:
    """Forget observations that only repeat their neighbours. Every change stays."""
    with _open(where) as store:
        count = store.prune(datetime.now(UTC) - timedelta(days=days))
        output.write(f"{count:,} observations forgotten, {len(store):,} kept\n")


@command.command("export")
@click.option("--output", "output_", metavar="FILE", help="Write to FILE instead of standard output.")
@click.pass_obj
def export(where: Where, output_: str | None) -> None:
    """Write every observation, a JSON object a line."""
    stream = io.StringIO()
    with _open(where) as store:
        store.dump(stream)
    output.write(stream.getvalue(), where.output(output_))


@command.command("import")
@click.argument("files", nargs=-1, required=True)
@click.pass_obj
def load(where: Where, files: tuple[str, ...]) -> None:
    """Take in what `export` wrote.

    What is known already changes nothing.
    """
    with _open(where) as store:
        for name in files:
            try:
                with (Path("/dev/stdin") if name == "-" else where.file(name)).open(encoding="utf-8") as stream:
                    good, bad = store.load(stream)
            except (OSError, UnicodeDecodeError) as error:
                reason = (getattr(error, "strerror", None) or str(error)).lower()
                raise InputError(f"{name}: cannot be read: {reason}") from None
            more = f"; {bad:,} lines are not observations" if bad else ""
            output.write(f"{name}: {good:,} observations read{more}\n")
