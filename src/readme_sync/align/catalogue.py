"""Catalogue: sections x tables x rows x editions, where a hole is a value (None)."""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.editions.edition import Edition, EditionTable, Row, Section
from readme_sync.markdown.document import Cell
from readme_sync.values import NamedTuple, one_of_a_kind


class CatalogueRow(NamedTuple):
    """One entry in every edition. ``members`` and ``reasons`` have one value an edition.

    A reason is why the member is this row: "source", "repositories", "name", "links", "place",
    "likeness"; "" for a hole. ``moved`` holds the editions in which it stands out of order.
    """

    name: str
    members: tuple[Row | None, ...]
    reasons: tuple[str, ...]
    moved: tuple[int, ...]


class CatalogueTable(NamedTuple):
    """One table in every edition. ``columns`` has, for each column, its index in each edition or None."""

    members: tuple[EditionTable | None, ...]
    columns: tuple[tuple[int | None, ...], ...]
    rows: tuple[CatalogueRow, ...]


class CatalogueSection(NamedTuple):
    """One section in every edition. ``key`` and ``title`` are the source's, else the first that has it."""

    key: str
    title: str
    members: tuple[Section | None, ...]
    reasons: tuple[str, ...]
    moved: tuple[int, ...]
    tables: tuple[CatalogueTable, ...]


class CellGroup(NamedTuple):
    """The cells of one row and column in every edition that has both, at least two of them different.

    ``links_differ`` and ``texts_differ`` say whether the links (their addresses in order) or the texts as read are
    not all the same: most cells differ in the words alone, and no rule about links need look at them.
    """

    section: CatalogueSection
    table: CatalogueTable
    row: CatalogueRow
    column: int
    cells: tuple[Cell | None, ...]
    links_differ: bool = True
    texts_differ: bool = True


@one_of_a_kind
class Catalogue(NamedTuple):
    """All editions of one document, matched. ``source`` is the index of the source edition."""

    editions: tuple[Edition, ...]
    source: int
    sections: tuple[CatalogueSection, ...]
    differing: tuple[CellGroup, ...]

    def header(self, group: CellGroup, edition: int) -> str | None:
        """Return the header of the group's column in ``edition`` (an empty header is None)."""
        table, column = group.table.members[edition], group.table.columns[group.column][edition]
        return (table.headers[column] or None) if table is not None and column is not None else None

    def tables(self) -> Iterator[tuple[CatalogueSection, CatalogueTable]]:
        """Yield every table with its section."""
        for section in self.sections:
            for table in section.tables:
                yield section, table
