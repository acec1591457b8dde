"""Catalogue -> rows as data, each with the key that it has in every edition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from readme_sync.align.catalogue import Catalogue, CatalogueRow, CatalogueSection, CatalogueTable
from readme_sync.align.entries import name_of
from readme_sync.editions.blocks import Block
from readme_sync.editions.edition import Edition, EditionTable, Row
from readme_sync.language.numbers import numbers
from readme_sync.markdown.document import Inline
from readme_sync.markdown.slugs import github_slug
from readme_sync.records.licences import licences
from readme_sync.records.list_rows import ListRow, list_rows
from readme_sync.records.row_model import CellModel, LinkModel, NumberModel, RepositoryModel, RowModel
from readme_sync.text import Span
from readme_sync.urls.hub import parse_hub_url
from readme_sync.values import NamedTuple


def records(catalogue: Catalogue) -> Iterator[RowModel]:
    """Yield every row and every entry of a list of every edition: the source's first, then in the catalogue's order."""
    return (record for record, _, _ in entries(catalogue))


def entries(catalogue: Catalogue) -> Iterator[tuple[RowModel, CatalogueTable | None, int]]:
    """Yield what ``records`` does, each with its table (None for an entry of a list) and the number of its edition."""
    keyed = list(_keyed(catalogue))
    order = sorted(range(len(catalogue.editions)), key=lambda e: (e != catalogue.source, e))
    for number in order:
        edition = catalogue.editions[number]
        for key, section, table, row in keyed:
            member, part = row.members[number], section.members[number]
            if member is None or part is None:
                continue
            where = Where(edition, section.key, edition.path_of(part), key)
            if isinstance(member, Block):
                yield _entry(where, row.name, row.part if isinstance(row, ListRow) else 0, member), None, number
            elif table is not None and (home := table.members[number]) is not None:
                yield _row(where, home, member), table, number


Keyed = tuple[str, CatalogueSection, CatalogueTable | None, CatalogueRow | ListRow]


def _keyed(catalogue: Catalogue) -> Iterator[Keyed]:
    """Yield each row with its key: section, then the name in the source as a slug; a second one of a name gets -2."""
    seen: Counter[str] = Counter()
    lists = list_rows(catalogue)
    for number, section in enumerate(catalogue.sections):
        found: list[tuple[CatalogueTable | None, CatalogueRow | ListRow]] = [
            (table, row) for table in section.tables for row in table.rows
        ]
        found += [(None, row) for row in lists.get(number, ())]
        for table, row in found:
            slug = re.sub(r"-{2,}", "-", github_slug(row.name)).strip("-") or "row"
            key = f"{section.key}/{slug}" if section.key else slug
            seen[key] += 1
            yield (f"{key}-{seen[key]}" if seen[key] > 1 else key), section, table, row


class Where(NamedTuple):
    """Where a row stands, and its key."""

    edition: Edition
    section: str
    path: tuple[str, ...]
    key: str


def _row(where: Where, table: EditionTable, row: Row) -> RowModel:
    cells = tuple(
        _cell(cell.inline, cell.raw, table.headers[index] if index < len(table.headers) else "", where.edition.language)
        for index, cell in enumerate(row.cells)
    )
    return _record(where, "table", table.number, row.name, row.span, cells)


def _entry(where: Where, name: str, part: int, block: Block) -> RowModel:
    raw = where.edition.document.raw(block.span)
    cells = tuple(_cell(inline, raw, "", where.edition.language) for inline in block.inlines)
    return _record(where, "list", part, name_of(block) or name, block.span, cells)


def _record(
    where: Where, kind: Literal["table", "list"], number: int, name: str, span: Span, cells: tuple[CellModel, ...]
) -> RowModel:
    return RowModel(
        edition=where.edition.language,
        path=where.edition.path,
        line=where.edition.document.lines.line(span.start),
        section=where.section,
        section_path=where.path,
        kind=kind,
        table=number,
        key=where.key,
        name=name,
        links=tuple(link for cell in cells for link in cell.links),
        repositories=tuple(dict.fromkeys(repository for cell in cells for repository in cell.repositories)),
        footnotes=tuple(dict.fromkeys(label for cell in cells for label in cell.footnotes)),
        licences=tuple(dict.fromkeys(licence for cell in cells for licence in licences(cell.text))),
        cells=cells,
    )


def _cell(inline: Inline, raw: str, header: str, language: str) -> CellModel:
    repositories = (parse_hub_url(link.target) for link in inline.links)
    return CellModel(
        header=header,
        raw=raw,
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
