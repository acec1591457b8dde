"""Rows that an edition says together in one: its cell names several things, of which the source has a row each."""

from __future__ import annotations

from collections.abc import Mapping

from readme_sync.align.catalogue import CatalogueTable
from readme_sync.align.evidence import neutral_name
from readme_sync.editions.edition import Row
from readme_sync.regex import lazy

_BETWEEN = lazy(r" ?(?:[/,;、，；·&+|]|<br ?/?>) ?")


class Together:
    """The names of one table's rows that say several, by edition; read when a row is missing."""

    def __init__(self, table: CatalogueTable) -> None:
        self._table = table
        self._names: dict[int, Mapping[str, int]] = {}

    def has(self, edition: int, row: Row) -> bool:
        """Tell whether one row of ``edition`` names the row ``row`` of another edition, and something else besides."""
        name = neutral_name(row.name)
        if not name or len(_parts(row.name)) > 1:
            return False
        if edition not in self._names:
            self._names[edition] = self._read(edition)
        return self._names[edition].get(name, 0) == 1

    def _read(self, edition: int) -> Mapping[str, int]:
        found: dict[str, int] = {}
        home = self._table.members[edition]
        for row in home.rows if home is not None else ():
            if len(parts := _parts(row.name)) > 1:
                for name in {neutral_name(part) for part in parts} - {""}:
                    found[name] = found.get(name, 0) + 1
        if home is not None and home.headers[:1]:  # a table that is folded has its first header twice
            again = [at for at, header in enumerate(home.headers) if at and header == home.headers[0]]
            cells = (row.cells[at].inline.plain for at in again for row in home.rows if at < len(row.cells))
            for name in filter(None, map(neutral_name, cells)):
                found[name] = found.get(name, 0) + 1
        return found


def _parts(name: str) -> list[str]:
    return [part for part in _BETWEEN.split(name) if part.strip()]
