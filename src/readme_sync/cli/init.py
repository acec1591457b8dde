"""``readme-sync init``."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TextIO

import click

from readme_sync import __version__
from readme_sync.cli import output
from readme_sync.cli.where import Where
from readme_sync.document_sets.find import trees_beside
from readme_sync.errors import UsageError
from readme_sync.files import place_to_write
from readme_sync.settings import starter
from readme_sync.settings.load import OWN_NAME, is_configured
from readme_sync.settings.template import template

PARTS = ("settings", "workflows", "hook")
_EPILOG = """\
\b
Examples:
  readme-sync init --dry-run              see what it would write
  readme-sync init                        settings, workflows and hook
  readme-sync init --only settings        readme-sync.toml alone
"""


@click.command("init", short_help="Write settings, workflows and a hook to start from.", epilog=_EPILOG)
@click.option("--only", multiple=True, type=click.Choice(PARTS), help="Write this part alone; may be given twice.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option("--yes", is_flag=True, help="Do not ask before writing.")
@click.pass_obj
def command(where: Where, only: tuple[str, ...], dry_run: bool, yes: bool) -> None:
    """Write what a repository needs: settings, three workflows for GitHub, a hook for pre-commit.

    The settings are a readme-sync.toml in which every setting is explained and none is switched on, except for trees of
    translated documents that were found. Everything is shown before it is written, and on a terminal nothing is written
    without a yes. A file that exists is never touched.
    """
    wanted = _wanted(where.root, only or PARTS)
    fresh = {path: text for path, text in wanted.items() if not os.path.lexists(where.root / path)}
    there = [path for path in wanted if path not in fresh]
    if not fresh:
        raise UsageError(_settled(where.root, only or PARTS, there))
    asks = not (dry_run or yes) and sys.stdin is not None and sys.stdin.isatty() and output.screen() is not None
    would = "would write" if dry_run or asks else "writes"
    output.write("\n".join(f"{would} {path}:\n\n{text}" for path, text in fresh.items()))
    for line in (*_left_alone(where.root, only or PARTS, there), *_to_fill_in(fresh)):
        click.echo(line, err=True)
    if dry_run or (asks and not click.confirm(f"Write {len(fresh)} file{'s' * (len(fresh) > 1)}?", err=True)):
        return
    for path, text in fresh.items():
        _write(where.root, path, text)
    click.echo(f"wrote {', '.join(fresh)}", err=True)


def _wanted(root: Path, parts: tuple[str, ...]) -> dict[str, str]:
    fresh = "settings" in parts and not is_configured(root)
    files = {OWN_NAME: template(trees_beside(root))} if fresh else {}
    further = starter.files(_origin())
    return files | {
        path: text for path, text in further.items() if ("hook" if path == starter.HOOK_PATH else "workflows") in parts
    }


def _settled(root: Path, parts: tuple[str, ...], there: list[str]) -> str:
    name = is_configured(root) if "settings" in parts else None
    settings = [f"{name} has settings of readme-sync already"] if name else []
    return "; ".join([*settings, *(f"{path} is there already" for path in there), "init overwrites nothing"])


def _left_alone(root: Path, parts: tuple[str, ...], there: list[str]) -> list[str]:
    lines = [f"{path} is there already and is left alone" for path in there]
    if "settings" in parts and (name := is_configured(root)):
        lines.append(f"{name} has settings of readme-sync already and is left alone")
    if starter.HOOK_PATH in there:
        lines.append(f"the hook, to be put into {starter.HOOK_PATH} by hand:\n\n{starter.hook(_origin())}")
    return lines


def _origin() -> starter.Origin:
    try:
        said = distribution("readme-sync").read_text("direct_url.json")
    except PackageNotFoundError:
        said = None
    return starter.origin(said, __version__)


def _to_fill_in(fresh: Mapping[str, str]) -> list[str]:
    paths = [path for path, text in fresh.items() if starter.UNKNOWN in text]
    if not paths:
        return []
    why = "this program was not installed from a repository on GitHub, so it cannot tell"
    return [f"OWNER in {', '.join(paths)} stands for the account that hosts readme-sync: put its name there ({why})"]


def _write(root: Path, path: str, text: str) -> None:
    place = place_to_write(root, root / path)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("x", encoding="utf-8", newline="\n") as file:
            _fill(file, place, text)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {(error.strerror or str(error)).lower()}") from None


def _fill(file: TextIO, place: Path, text: str) -> None:
    """Write a new file, or take it away where the disk is full: half of one would be taken for somebody's own."""
    try:
        file.write(text)
        file.flush()
    except OSError:
        place.unlink()
        raise
