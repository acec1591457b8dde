"""Catalogue -> rows as data, each with the key that it has in every edition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from readme_sync.align.catalogue import Catalogue, CatalogueRow, CatalogueSection, CatalogueTable
from readme_sync.editions.edition import Edition, EditionTable, Row
from readme_sync.language.numbers import numbers
from readme_sync.markdown.document import Cell
from readme_sync.markdown.slugs import github_slug
from readme_sync.records.licences import licences
from readme_sync.records.row_model import CellModel, LinkModel, NumberModel, RepositoryModel, RowModel
from readme_sync.urls.hub import parse_hub_url


def records(catalogue: Catalogue) -> Iterator[RowModel]:
    """Yield every row of every edition: the source's first, each edition in the order of the catalogue."""
    return (record for record, _, _ in entries(catalogue))


def entries(catalogue: Catalogue) -> Iterator[tuple[RowModel, CatalogueTable, int]]:
    """Yield what ``records`` does, each with its table and the number of its edition."""
    keyed = list(_keyed(catalogue))
    order = sorted(range(len(catalogue.editions)), key=lambda e: (e != catalogue.source, e))
    for number in order:
        edition = catalogue.editions[number]
        for key, section, table, row in keyed:
            member, home, part = row.members[number], table.members[number], section.members[number]
            if member is not None and home is not None and part is not None:
                path = edition.path_of(part)
                yield _record(edition, section.key, path, home, member, key), table, number


def _keyed(catalogue: Catalogue) -> Iterator[tuple[str, CatalogueSection, CatalogueTable, CatalogueRow]]:
    """Yield each row with its key: section, then the name in the source as a slug; a second one of a name gets -2."""
    seen: Counter[str] = Counter()
    for section, table in catalogue.tables():
        for row in table.rows:
            slug = re.sub(r"-{2,}", "-", github_slug(row.name)).strip("-") or "row"
            key = f"{section.key}/{slug}" if section.key else slug
            seen[key] += 1
            yield (f"{key}-{seen[key]}" if seen[key] > 1 else key), section, table, row


def _record(edition: Edition, section: str, path: tuple[str, ...], table: EditionTable, row: Row, key: str) -> RowModel:
    cells = tuple(
        _cell(cell, table.headers[index] if index < len(table.headers) else "", edition.language)
        for index, cell in enumerate(row.cells)
    )
    found = dict.fromkeys(licence for cell in row.cells for licence in licences(cell.inline.plain))
    return RowModel(
        edition=edition.language,
        path=edition.path,
        line=edition.document.lines.line(row.span.start),
        section=section,
        section_path=path,
        table=table.number,
        key=key,
        name=row.name,
        links=tuple(link for cell in cells for link in cell.links),
        repositories=tuple(dict.fromkeys(repository for cell in cells for repository in cell.repositories)),
        footnotes=tuple(dict.fromkeys(label for cell in cells for label in cell.footnotes)),
        licences=tuple(found),
        cells=cells,
    )


def _cell(cell: Cell, header: str, language: str) -> CellModel:
    inline = cell.inline
    repositories = (parse_hub_url(link.target) for link in inline.links)
    return CellModel(
        header=header,
        raw=cell.raw,
        text=inline.plain.strip(),
        links=tuple(LinkModel(text=link.text, url=link.target, kind=link.kind) for link in inline.links),
        repositories=tuple(RepositoryModel(kind=repo.kind, id=repo.id) for repo in repositories if repo is not None),
        numbers=tuple(
            NumberModel(text=number.text, value=number.value, unit=number.unit, kind=number.kind)
            for number in numbers(inline.plain, language)
        ),
        bold=tuple(emphasis.text for emphasis in inline.emphasis if emphasis.strong),
        footnotes=tuple(note.label for note in inline.footnotes),
    )
