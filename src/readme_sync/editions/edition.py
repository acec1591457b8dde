"""Edition: one language's file, divided into sections, tables and rows that mean something."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter

from readme_sync.markdown.document import Cell, Document, Heading, Link, Table, TableRow
from readme_sync.text import Span
from readme_sync.values import NamedTuple, one_of_a_kind

_number = attrgetter("number")


class Row(NamedTuple):
    """One entry of the catalogue: a body row of a table.

    ``name`` is what a reader would call it: the first line of its first cell that has text.
    ``section`` is its section's key, ``number`` its place in its table, from 0.
    """

    name: str
    section: str
    number: int
    span: Span
    cells: tuple[Cell, ...]
    is_ragged: bool

    @property
    def links(self) -> tuple[Link, ...]:
        """Every link of the row, in order."""
        return tuple(link for cell in self.cells for link in cell.inline.links)


class EditionTable(NamedTuple):
    """A table of one edition: blank rows, and text right under it, are left out of ``rows``: they are no entries."""

    table: Table
    section: str
    number: int
    headers: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def header(self) -> TableRow:
        """The header row."""
        return self.table.header

    def row(self, number: int) -> Row:
        """Return the row of this number, which is there."""
        return self.rows[bisect_left(self.rows, number, key=_number)]

    def between(self, first: int, last: int) -> tuple[Row, ...]:
        """Return the rows behind the one numbered ``first`` and before the one numbered ``last``."""
        low, high = (bisect_left(self.rows, number, key=_number) for number in (first + 1, last))
        return self.rows[low:high]


class Section(NamedTuple):
    """A heading with what follows up to the next heading. Number 0 is what stands above the first.

    ``key`` is the anchor at its head, else the slug of its title; ``anchors`` are all ids at its
    head; ``span`` ends where the next heading (with its anchors) begins; ``parent`` is the number
    of the section that it belongs to, or -1.
    """

    number: int
    key: str
    title: str
    level: int
    anchors: tuple[str, ...]
    heading: Heading | None
    span: Span
    parent: int
    tables: tuple[EditionTable, ...]
    links: tuple[Link, ...]


@one_of_a_kind
class Edition(NamedTuple):
    """One language's file of the catalogue. ``language`` is a BCP 47 tag."""

    language: str
    is_source: bool
    document: Document
    sections: tuple[Section, ...]

    @property
    def path(self) -> str:
        """The file's path from the root."""
        return self.document.path

    @property
    def tables(self) -> tuple[EditionTable, ...]:
        """All tables, in order."""
        return _tables(self)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows with content, in order."""
        return _rows(self)

    def path_of(self, section: Section) -> tuple[str, ...]:
        """Return the titles from the outermost section down to ``section``."""
        titles: list[str] = []
        while section.heading is not None:
            titles.append(section.title)
            if section.parent < 0:
                break
            section = self.sections[section.parent]
        return tuple(reversed(titles))


@lru_cache(maxsize=256)  # an edition is compared by identity; every rule about tables asks
def _tables(edition: Edition) -> tuple[EditionTable, ...]:
    return tuple([table for section in edition.sections for table in section.tables])


@lru_cache(maxsize=256)
def _rows(edition: Edition) -> tuple[Row, ...]:
    return tuple([row for table in _tables(edition) for row in table.rows])
