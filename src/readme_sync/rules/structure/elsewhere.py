"""Tables that an edition has in another section or in another shape than the source, or that only frame a text."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Set
from functools import cached_property, lru_cache
from itertools import takewhile

from readme_sync.align.catalogue import Catalogue, CatalogueSection, CatalogueTable
from readme_sync.align.evidence import neutral_name
from readme_sync.editions.blocks import read_blocks
from readme_sync.editions.edition import Edition, EditionTable, Row, Section
from readme_sync.editions.language_line import resolve
from readme_sync.rules.supersets import Supersets
from readme_sync.urls.locales import neutral

_SHARED, _FEWEST = 0.5, 2  # of what the smaller table says, and how many things at the least
_LONG = 2  # letters and digits: a shorter name tells no table from another


class Elsewhere:
    """The tables of each edition that are no counterpart of the source's, and the source's that an edition lacks."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[int, tuple[frozenset[int], frozenset[int]]] = {}
        self._held: dict[tuple[int, int], Supersets] = {}

    def has(self, edition: int, table: EditionTable) -> bool:
        """Tell whether an edition has the source's table in another place, or all of its rows in a larger one."""
        names = {row.name for row in table.rows}
        return _is_among(table, self._unpaired[edition][1]) or (
            len(names) >= _FEWEST and names <= self._more_rows[edition]
        )

    def lacks_another(self, section: CatalogueSection, edition: int) -> bool:
        """Tell whether an edition lacks a table that the source has in the section: that finding says it all."""
        return edition in self._sides(section)[0]

    def has_another(self, section: CatalogueSection, edition: int) -> bool:
        """Tell whether an edition has a table in the section that the source lacks."""
        return edition in self._sides(section)[1]

    def _sides(self, section: CatalogueSection) -> tuple[frozenset[int], frozenset[int]]:
        """Return the editions that lack a table of the source's in a section, and those that have one of their own."""
        if id(section) not in self._known:  # the catalogue, which holds it, lives as long as this
            sides: tuple[set[int], set[int]] = (set(), set())
            for table in section.tables:
                is_there = table.members[self._catalogue.source] is not None
                sides[not is_there].update(e for e, own in enumerate(table.members) if (own is None) is is_there)
            self._known[id(section)] = frozenset(sides[0]), frozenset(sides[1])
        return self._known[id(section)]

    def is_joined(self, section: CatalogueSection, table: EditionTable, edition: int) -> bool:
        """Tell whether each row of the source's table stands in another table of the section in an edition."""
        wanted = [code_cells(row) for row in table.rows]
        if not wanted or not all(wanted):
            return False  # nearly always
        there = self._rows(section, edition)
        return all(any(True for _ in there.of(code)) for code in wanted)

    def _rows(self, section: CatalogueSection, edition: int) -> Supersets:
        """Return the cells of all rows that an edition has in a section."""
        key = id(section), edition  # as above
        if key not in self._held:
            tables = [own for one in section.tables if (own := one.members[edition]) is not None]
            self._held[key] = Supersets(cells(row) for own in tables for row in own.rows)
        return self._held[key]

    def source_has(self, edition: int, table: EditionTable) -> bool:
        """Tell whether the source has in another place a table that an edition alone has."""
        return _is_among(table, self._unpaired[edition][0])

    @cached_property
    def _more_rows(self) -> list[Set[str]]:
        """The names of the rows that each edition has more than the source's tables beside its own."""
        found: list[set[str]] = [set() for _ in self._catalogue.editions]
        for _, table in self._catalogue.tables():
            for row in table.rows if table.members[self._catalogue.source] is not None else ():
                if row.members[self._catalogue.source] is None:
                    for own, names in zip(row.members, found, strict=True):
                        names.update(() if own is None else (own.name,))
        return list(found)

    @cached_property
    def _unpaired(self) -> list[tuple[list[Set[str]], list[Set[str]]]]:
        """What the tables without a counterpart say, for each edition: the source's, and its own."""
        found: list[tuple[list[Set[str]], list[Set[str]]]] = [([], []) for _ in self._catalogue.editions]
        for _, table in self._catalogue.tables():
            theirs = table.members[self._catalogue.source]
            for own, (source, here) in zip(table.members, found, strict=True):
                if theirs is None and own is not None:
                    here.append(_said(own))
                elif theirs is not None and own is None:
                    source.append(_said(theirs))
        return found


def is_frame(table: EditionTable) -> bool:
    """Tell whether a table is but a frame around a text: one cell, or one column that no heading names."""
    return len(table.headers) == 1 and not (table.rows and table.headers[0].strip())


def code_cells(row: Row) -> frozenset[str]:
    """Return the cells of a row that have code: another table of its section that has them all may have the row."""
    return frozenset(cell.raw.strip() for cell in row.cells if cell.inline.code)


def cells(row: Row) -> frozenset[str]:
    """Return all cells of a row, as ``code_cells`` has them."""
    return frozenset(cell.raw.strip() for cell in row.cells)


def names_editions(catalogue: Catalogue, table: CatalogueTable) -> bool:
    """Tell whether a table is the line of languages: in an edition that has it, most rows lead to editions.

    It may have no rows, and stand in its head.
    """
    paths = {edition.path for edition in catalogue.editions}
    for own, edition in zip(table.members, catalogue.editions, strict=True):
        if own is None:
            continue
        rows = own.rows or (own.header,)
        links = [[link.target for cell in row.cells for link in cell.inline.links] for row in rows]
        if 2 * sum(any(resolve(target, edition.path) in paths for target in some) for some in links) > len(rows):
            return True
    return False


def is_listed(catalogue: Catalogue, section: CatalogueSection, table: EditionTable, edition: int) -> bool:
    """Tell whether an edition has a list of its own in a section where it lacks a table: it may say the same.

    Its section has more entries of lists than the source's, by half of the table's rows at the least, or so many more
    headings in it.
    """
    least = max(_FEWEST, _SHARED * len(table.rows))
    sides = [(catalogue.editions[e], section.members[e]) for e in (edition, catalogue.source)]
    return any(here - there >= least for here, there in ([count(*side) for side in sides] for count in _COUNTS))


def _entries(edition: Edition, section: Section | None) -> int:
    return 0 if section is None else _entry_counts(edition)[section.number]


@lru_cache(maxsize=64)  # an edition is compared by identity
def _entry_counts(edition: Edition) -> Counter[int]:
    return Counter(block.section for block in read_blocks(edition) if block.kind == "entry")


def _headings(edition: Edition, section: Section | None) -> int:
    if section is None:
        return 0
    after = edition.sections[section.number + 1 :]
    return sum(1 for _ in takewhile(lambda one: one.level > section.level, after))


_COUNTS = (_entries, _headings)


def _is_among(table: EditionTable, others: list[Set[str]]) -> bool:
    said = _said(table)
    return any(len(said & other) >= max(_FEWEST, _SHARED * min(len(said), len(other))) for other in others)


def _said(table: EditionTable) -> Set[str]:
    """Return what no translation changes of a table: names, headers and where its links and pictures lead to."""
    cells = [*table.header.cells, *(cell for row in table.rows for cell in row.cells)]
    links = (link for cell in cells for link in cell.inline.links)
    targets = {neutral(link.target) if "//" in link.target else posixpath.basename(link.target) for link in links}
    names = map(neutral_name, (*table.headers, *(row.name for row in table.rows)))
    return targets | {f"name:{name}" for name in names if len(name) > _LONG}
