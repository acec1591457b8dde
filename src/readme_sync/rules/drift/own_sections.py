"""Rows that an edition has in sections of its own: where one section is parted into several, they are not missing."""

from __future__ import annotations

from functools import cached_property

from readme_sync.align.catalogue import Catalogue, CatalogueRow
from readme_sync.align.evidence import neutral_name
from readme_sync.editions.edition import Row
from readme_sync.urls.locales import neutral


class OwnSections:
    """The rows of sections that the source lacks, and of tables that it alone has: read when one is asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def has(self, edition: int, row: CatalogueRow) -> bool:
        """Tell whether ``edition`` has a row there: by its name, and by an address that both lead to or their cells."""
        own = row.members[self._catalogue.source] or next((one for one in row.members if one is not None), None)
        if own is None:
            return False
        return any(_are_one(own, theirs) for theirs in self._rows.get((edition, neutral_name(own.name)), ()))

    @cached_property
    def _rows(self) -> dict[tuple[int, str], list[Row]]:
        found: dict[tuple[int, str], list[Row]] = {}
        source = self._catalogue.source
        for section, table in self._catalogue.tables():
            alone = [e for e, member in enumerate(table.members) if member is not None] == [source]
            if section.members[source] is not None and not alone:
                continue
            for edition, member in enumerate(table.members):
                for row in member.rows if member is not None else ():
                    found.setdefault((edition, neutral_name(row.name)), []).append(row)
        return found


def _are_one(row: Row, other: Row) -> bool:
    """Tell whether two rows of one name lead to one page; where neither leads anywhere, most cells say the same."""
    here, there = _addresses(row), _addresses(other)
    if here or there:
        return bool(here & there)
    ours, theirs = ({cell.inline.plain.strip() for cell in one.cells} for one in (row, other))
    return 2 * len(ours & theirs) > len(ours | theirs)


def _addresses(row: Row) -> frozenset[str]:
    return frozenset(neutral(link.target) for link in row.links)
