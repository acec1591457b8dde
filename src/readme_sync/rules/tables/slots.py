"""Where the rows of each edition stand in the catalogue: what tells that two editions have the same slip."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Row


class Slots:
    """The slots of tables and rows in a catalogue, worked out when the first is asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def at(self, edition: int, start: int) -> tuple[int, ...]:
        """Return the slot of the row or table header that starts at ``start`` of ``edition``.

        Two editions have the same slot for the same row. What is nowhere in the catalogue has a slot of its own.
        """
        return self._slots.get((edition, start), (-1, edition, start))

    @cached_property
    def _slots(self) -> dict[tuple[int, int], tuple[int, ...]]:
        found: dict[tuple[int, int], tuple[int, ...]] = {}
        for number, (_, table) in enumerate(self._catalogue.tables()):
            for edition, member in enumerate(table.members):
                if member is not None:
                    found[edition, member.header.span.start] = (number,)
            for place, row in enumerate(table.rows):
                for edition, own in enumerate(row.members):
                    if own is not None:
                        found[edition, own.span.start] = (number, place)
        return found

    def is_blank_elsewhere(self, edition: int, start: int) -> bool:
        """Tell whether the cells that a row lacks at its end are empty in every other edition that has them."""
        members = self._rows.get((edition, start))
        if members is None or (own := members[edition]) is None:
            return False
        lacking = [one.cells[len(own.cells) :] for e, one in enumerate(members) if e != edition and one is not None]
        return any(lacking) and not any(cell.raw.strip() for cells in lacking for cell in cells)

    def is_longer_elsewhere(self, edition: int, start: int) -> bool:
        """Tell whether another edition has more cells in the row that starts at ``start`` of ``edition``."""
        members = self._rows.get((edition, start))
        if members is None or (own := members[edition]) is None:
            return False
        return any(one is not None and len(one.cells) > len(own.cells) for one in members)

    @cached_property
    def _rows(self) -> dict[tuple[int, int], Sequence[Row | None]]:
        return {
            (edition, own.span.start): row.members
            for _, table in self._catalogue.tables()
            for row in table.rows
            for edition, own in enumerate(row.members)
            if own is not None
        }
