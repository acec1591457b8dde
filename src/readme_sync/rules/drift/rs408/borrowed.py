"""Links that lead to the page of another row: copied from there, or two rows have changed their links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readme_sync.align.addresses import address_key
from readme_sync.align.catalogue import Catalogue, CatalogueRow, CellGroup
from readme_sync.editions.switches import leads_to_edition
from readme_sync.editions.switches import switches as where_editions_are
from readme_sync.markdown.document import PICTURES, Cell, Link
from readme_sync.rules.rows.unsure import UnsureRows
from readme_sync.urls.hub import parse_hub_url
from readme_sync.values import NamedTuple


class BorrowedLink(NamedTuple):
    """In ``edition`` a row links where ``right`` links in ``judge``, whose row ``home`` has that page."""

    group: CellGroup
    edition: int
    link: Link
    judge: int
    right: Link
    home: CatalogueRow
    is_swapped: bool


class _Page(NamedTuple):
    """The page that a cell of ``edition`` leads to and the cell beside it does not."""

    edition: int
    key: str
    link: Link


def certain_links(catalogue: Catalogue) -> Iterator[CellGroup]:
    """Yield the cells with other links, without those of rows that place alone has put beside the source's."""
    known: dict[int, UnsureRows] = {}
    for group in catalogue.differing:
        if group.links_differ:
            unsure = known.setdefault(id(group.table), UnsureRows(catalogue, group.section, group.table))
            rows = enumerate(group.row.members)
            away = {e for e, row in rows if e != catalogue.source and row is not None and unsure.has_extra(row, e)}
            cells = tuple([None if e in away else cell for e, cell in enumerate(group.cells)]) if away else group.cells
            yield group._replace(cells=cells)


def borrowed_links(catalogue: Catalogue, groups: Iterable[CellGroup]) -> Iterator[BorrowedLink]:
    """Yield each link of cells that is another row's by another edition, which has a page of its own here.

    Each translation is compared with the source. Where two rows have changed links it is the translation's mistake;
    where the source alone has one page in two rows, it is the source's.
    """
    homes = _Homes(catalogue)
    source = catalogue.source
    for group in groups:
        if not group.cells[source]:
            continue
        there = page_links(catalogue, group.cells[source], source)
        for edition, cell in enumerate(group.cells):
            if edition == source or cell is None:
                continue
            here = page_links(catalogue, cell, edition)
            extra, lost = [page for page in here if page not in there], [page for page in there if page not in here]
            if len(extra) != 1 or len(lost) != 1:
                continue
            left, right = _Page(edition, extra[0], here[extra[0]]), _Page(source, lost[0], there[lost[0]])
            found = _borrowed(homes, group, left, right) or _borrowed(homes, group, right, left)
            if found is not None and (found.edition != source or not found.is_swapped):
                yield found


def page_links(catalogue: Catalogue, cell: Cell | None, edition: int) -> dict[str, Link]:
    """Return the links of a cell to pages and files by what their language variants share.

    Pictures of the repository are left out: RS421 says which a cell shows. So are links to other editions.
    """
    if cell is None or not cell.inline.links:
        return {}
    switches = where_editions_are(catalogue.editions)
    path = catalogue.editions[edition].path
    return {
        address_key(link.target, path): link
        for link in cell.inline.links
        if not link.target.startswith(("#", "mailto:")) and parse_hub_url(link.target) is None
        if link.kind not in PICTURES or "//" in link.target
        if not leads_to_edition(link.target, path, switches)
    }


def _borrowed(homes: _Homes, group: CellGroup, own: _Page, other: _Page) -> BorrowedLink | None:
    """Return the link of ``own`` if the other edition has it in another row alone, and its own label says no other."""
    if not own.link.text.strip():
        return None
    home = homes.find(group, other.edition, own.key)
    if home is None or home is group.row:
        return None
    back = homes.find(group, own.edition, other.key)
    if back is not None and back is not home:
        return None
    labels = own.link.text.strip(), other.link.text.strip()
    if labels[0] != labels[1] and (
        _says(group, home, other.edition, labels[0]) or (back is home and _says(group, home, own.edition, labels[1]))
    ):
        return None
    return BorrowedLink(group, own.edition, own.link, other.edition, other.link, home, back is home)


def _says(group: CellGroup, row: CatalogueRow, edition: int, label: str) -> bool:
    """Tell whether another row has a link under the same words: two lists laid side by side, in another order."""
    member, at = row.members[edition], group.table.columns[group.column][edition]
    if member is None or at is None or at >= len(member.cells):
        return False
    return any(link.text.strip() == label for link in member.cells[at].inline.links)


class _Homes:
    """Which row of a column has a page, in one edition: the only one that has it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._columns: dict[tuple[int, int, int], dict[str, CatalogueRow | None]] = {}

    def find(self, group: CellGroup, edition: int, page: str) -> CatalogueRow | None:
        """Return the row of the group's column that alone has ``page`` in ``edition``, or None."""
        key = id(group.table), group.column, edition
        if key not in self._columns:
            self._columns[key] = self._column(group, edition)
        return self._columns[key].get(page)

    def _column(self, group: CellGroup, edition: int) -> dict[str, CatalogueRow | None]:
        at = group.table.columns[group.column][edition]
        found: dict[str, CatalogueRow | None] = {}
        for row in group.table.rows:
            member = row.members[edition]
            if member is not None and at is not None and at < len(member.cells):
                for page in page_links(self.catalogue, member.cells[at], edition):
                    found[page] = None if page in found else row
        return found
