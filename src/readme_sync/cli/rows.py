"""``readme-sync rows``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from readme_sync.cli import output, unread
from readme_sync.cli.where import Where
from readme_sync.errors import UsageError
from readme_sync.pipeline import data
from readme_sync.pipeline.load import Loaded, load
from readme_sync.report import rows as formats
from readme_sync.report import table
from readme_sync.urls.hub import parse_hub_url

if TYPE_CHECKING:
    from readme_sync.settings import Settings

_EPILOG = """\
\b
Examples:
  readme-sync rows --edition en
  readme-sync rows --section reference --format csv > reference.csv
  readme-sync rows --format jsonl | jq -r .name
  readme-sync rows --as models --edition en --format csv > models.csv
  readme-sync rows --as models --format parquet --output models.parquet
"""

SUBJECTS = ("rows", "models", "benchmarks", "papers")
FORMATS = ("table", *formats.FORMATS, "parquet")


@click.command("rows", short_help="Print the catalogue as data.", epilog=_EPILOG)
@click.option(
    "--as", "as_", type=click.Choice(SUBJECTS), default="rows", show_default=True, help="What a row stands for."
)
@click.option("--edition", metavar="LANG", help="Only the rows of this language's edition.")
@click.option("--section", metavar="KEY", help="Only the rows of the section with this key or heading.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--output", "output_", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option("--store", metavar="FILE", help="Read from this store when repositories were made, for dates of models.")
@click.option("--raw", is_flag=True, help="In csv: every cell as it is, also what a spreadsheet would run.")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 -- click hands over one parameter an option
    where: Where,
    as_: str,
    edition: str | None,
    section: str | None,
    format_: str,
    output_: str | None,
    store: str | None,
    raw: bool,
) -> int:
    """Print the rows of the catalogue as data: those of tables, and the entries of lists that name something.

    A table shows edition, section and name. The other formats have everything: links, Hugging Face repositories,
    numbers with their units, footnotes and every cell. In csv, lists and objects are JSON inside a cell, and a cell
    that a spreadsheet would run as a formula is quoted with ' unless --raw is given.

    With --as models, benchmarks or papers each row becomes one record of that kind: sizes, variants, training, licences
    and so on, told from the headers of its columns. Every format then has the same columns for every catalogue.
    """
    if raw and format_ != "csv":
        raise UsageError(f"--raw is for --format csv; --format {format_} has every cell as it is")
    settings = where.settings()
    loaded = load(where.root, settings)
    rows = data.rows(loaded) if as_ == "rows" else _records(where, as_, loaded, settings, store)
    picked = formats.pick(rows, edition=edition, section=section)
    target = where.output(output_)
    if format_ == "parquet":
        from readme_sync.records.subject_models import RECORDS
        from readme_sync.report.parquet import parquet

        output.write_binary(parquet(picked, RECORDS[as_]), target)
    elif format_ != "table":
        output.write(formats.raw_csv(picked) if raw else formats.FORMATS[format_](picked), target)
    else:
        screen = output.screen() if target is None else None
        output.write(table.render(*formats.table(picked), width=screen.width if screen else None), target)
    return unread.tell(loaded.errors)


def _records(where: Where, as_: str, loaded: Loaded, settings: Settings, store: str | None) -> list[dict[str, Any]]:
    made = created_in(where.file(store), loaded) if store else {}
    return [record.model_dump(mode="json") for record in data.records(as_, loaded, settings, made)]  # type: ignore[arg-type]


def created_in(store: Path, loaded: Loaded) -> dict[str, str]:
    """Return when the model repositories that ``loaded`` links to were made, as far as the store knows."""
    from readme_sync.store.created import created

    found = (parse_hub_url(link.target) for edition in loaded.editions for link in edition.document.links)
    return created(store, dict.fromkeys(repo.id for repo in found if repo is not None and repo.kind == "model"))
