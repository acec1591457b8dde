"""``readme-sync figure``."""

from __future__ import annotations

from pathlib import Path

import click

from readme_sync.cli import output, unread
from readme_sync.cli.rows import created_in
from readme_sync.cli.where import Where
from readme_sync.errors import InputError
from readme_sync.figure import is_ours
from readme_sync.files import place_to_write, read_bytes
from readme_sync.pipeline.data import figures
from readme_sync.pipeline.load import load

OUTDATED = 1
_LARGEST = 32 * 1024 * 1024
_EPILOG = """\
\b
Examples:
  readme-sync figure
  readme-sync figure --store links.sqlite   with the days of the repositories
  readme-sync figure --check                exit 1 when one is out of date
"""


@click.command("figure", short_help="Draw the models by size and release date.", epilog=_EPILOG)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when a figure is not as it would be drawn.")
@click.option("--store", metavar="FILE", help="For rows without a date: when repositories were made, from this store.")
@click.pass_obj
def command(where: Where, check: bool, store: str | None) -> int:
    """Draw the models of the catalogue by size and release date, as an SVG in each edition's language.

    A release date is that of a date column, else the one in the URL of its announcement, else (with --store) the day
    on which its repository was made. A figure that would show no model is not written, and the exit code is 1.
    Settings say what sections are about (data.kinds) and where it goes (figure.path).
    """
    settings = where.settings()
    loaded = load(where.root, settings)
    made = created_in(where.file(store), loaded) if store else {}
    drawn = figures(loaded, settings, made)
    outdated = 0
    for figure in drawn:
        if not figure.models:
            output.write(f"{figure.path}: not written, it would show no model. {figure.caption}\n")
            outdated += 1
            continue
        content = figure.svg.encode()
        known = _known(where.root, figure.path)
        outdated += check and known != content
        if known != content and not check:
            path = place_to_write(where.root, where.root / figure.path)
            path.parent.mkdir(parents=True, exist_ok=True)
            output.write(figure.svg, path)
        state = "as it was" if known == content else "is not what the rows say" if check else "written"
        output.write(f"{figure.path}: {state}. {figure.caption}\n")
    return unread.tell(loaded.errors) or (OUTDATED if outdated else 0)


def _known(root: Path, path: str) -> bytes | None:
    """Return the figure that is there; settings may name any file, and only a figure of ours is ever replaced."""
    try:
        known = read_bytes(root, path, limit=_LARGEST)
    except FileNotFoundError:
        return None
    if not is_ours(known):
        raise InputError(f"{path}: this is not a figure that readme-sync drew, and is left as it is (see figure.path)")
    return known
