"""Rows that an edition has in sections of its own: where one section is parted into several, they are not missing."""

from __future__ import annotations

from functools import cached_property

from readme_sync.align.catalogue import Catalogue, CatalogueRow
from readme_sync.align.evidence import neutral_name
from readme_sync.editions.edition import Row
from readme_sync.urls.locales import neutral


class OwnSections:
    """The rows of sections that the source lacks, read when the first is asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def has(self, edition: int, row: CatalogueRow) -> bool:
        """Tell whether ``edition`` has the source's row there: by its name, and by an address that both lead to."""
        own = row.members[self._catalogue.source]
        if own is None:
            return False
        addresses = _addresses(own)
        return any(addresses & theirs for theirs in self._rows.get((edition, neutral_name(own.name)), ()))

    @cached_property
    def _rows(self) -> dict[tuple[int, str], list[frozenset[str]]]:
        found: dict[tuple[int, str], list[frozenset[str]]] = {}
        for section, table in self._catalogue.tables():
            if section.members[self._catalogue.source] is not None:
                continue
            for edition, member in enumerate(table.members):
                for row in member.rows if member is not None else ():
                    found.setdefault((edition, neutral_name(row.name)), []).append(_addresses(row))
        return found


def _addresses(row: Row) -> frozenset[str]:
    return frozenset(neutral(link.target) for link in row.links)
