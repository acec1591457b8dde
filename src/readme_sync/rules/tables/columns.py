"""Columns by the names that settings give them, and tables by the sections that they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from readme_sync.align.catalogue import Catalogue, CatalogueSection, CatalogueTable
from readme_sync.settings.globs import wildcard


def within(catalogue: Catalogue, patterns: Sequence[str]) -> Iterator[tuple[CatalogueSection, CatalogueTable]]:
    """Yield the tables of the sections whose key fits one of ``patterns``; none at all means every section."""
    for section, table in catalogue.tables():
        if not patterns or any(wildcard(pattern).match(section.key) for pattern in patterns):
            yield section, table


def columns(table: CatalogueTable, wanted: Iterable[str | int]) -> list[tuple[int | None, ...]]:
    """Return the columns of ``table`` that have one of the headings ``wanted`` in any edition, or that place (from 1).

    A column is its index in each edition, or None where the edition lacks it. Case does not matter.
    """
    names = {item.casefold() if isinstance(item, str) else item for item in wanted}
    return [
        column
        for place, column in enumerate(table.columns, 1)
        if place in names or any(heading.casefold() in names for heading in _headings(table, column))
    ]


def _headings(table: CatalogueTable, column: Sequence[int | None]) -> Iterator[str]:
    for member, index in zip(table.members, column, strict=True):
        if member is not None and index is not None and index < len(member.headers):
            yield member.headers[index]
