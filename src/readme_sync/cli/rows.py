"""``readme-sync rows``."""

from __future__ import annotations

import click

from readme_sync.cli import output
from readme_sync.cli.where import Where
from readme_sync.report import rows as formats
from readme_sync.report import table

_EPILOG = """\
\b
Examples:
  readme-sync rows --edition en
  readme-sync rows --section reference --format csv > reference.csv
  readme-sync rows --format jsonl | jq -r .name
"""


@click.command("rows", short_help="Print the catalogue as data.", epilog=_EPILOG)
@click.option("--edition", metavar="LANG", help="Only the rows of this language's edition.")
@click.option("--section", metavar="KEY", help="Only the rows below this section's key or this heading.")
@click.option("--format", "format_", type=click.Choice(("table", *formats.FORMATS)), default="table", show_default=True)
@click.option("--output", "output_", metavar="FILE", help="Write to FILE instead of standard output.")
@click.pass_obj
def command(where: Where, edition: str | None, section: str | None, format_: str, output_: str | None) -> None:
    """Print the rows of the catalogue as data.

    A table shows edition, section and name. The other formats have everything: links, Hugging Face repositories,
    numbers with their units, footnotes and every cell. In csv, lists and objects are JSON inside a cell; cells are not
    changed, so import the file into a spreadsheet as text.
    """
    from readme_sync import pipeline

    catalogue = pipeline.load(where.root, where.settings())
    picked = formats.pick(pipeline.rows(catalogue), edition=edition, section=section)
    target = None if output_ in (None, "-") else where.root / str(output_)
    if format_ != "table":
        output.write(formats.FORMATS[format_](picked), target)
        return
    screen = output.screen() if target is None else None
    output.write(table.render(*formats.table(picked), width=screen.width if screen else None), target)
