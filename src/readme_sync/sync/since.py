"""A translation that has changed since the base: what its lines were, and what it has of the change already."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.sync.across import Across
from readme_sync.sync.lines import Line
from readme_sync.sync.pairs import Pairs, pair
from readme_sync.sync.table_rows import columns


class Since:
    """The lines of a translation today for the source's lines at the base, where the translation has moved on.

    ``before`` pairs the source's lines with those that the translation had at the base, ``old``; without ``old``, it
    has not changed.
    """

    def __init__(self, before: Across, lines: Sequence[Line], old: Sequence[Line] | None = None) -> None:
        self._before, self._lines, self._old = before, lines, old
        self._pairs: Pairs | None = pair(old, lines) if old is not None else None
        self._now = {} if self._pairs is None else _now(self._pairs)
        self.tables, self.columns = before.tables, before.columns
        if old is not None:
            self._renumber(old)

    def partner(self, index: int) -> int | None:
        """Return the translation's line for line ``index`` of the source as it was, or None where it has none."""
        at = self._before.partner(index)
        return at if self._pairs is None or at is None else self._now.get(at)

    def at_base(self, index: int) -> int | None:
        """Return the line that the translation had at the base for line ``index`` of the source as it was."""
        return self._before.partner(index)

    def joined(self, index: int) -> frozenset[int]:
        """Return the source's lines as they were that the translation says together with line ``index``."""
        return self._before.joined(index)

    def whole(self, index: int) -> tuple[int, ...] | None:
        """Return the translation's lines of the text that line ``index`` is in, where both part it in other lines.

        Nothing where both have the same lines, and None where one of them has gone since the base, or has changed.
        """
        lines = self._before.whole(index)
        if self._pairs is None:
            return tuple(lines)
        stayed = {old: new for new, old in self._pairs.stayed.items()}
        return tuple(map(stayed.__getitem__, lines)) if all(at in stayed for at in lines) else None

    def is_doubtful(self, index: int) -> bool:
        """Tell whether the rules match line ``index`` of the source as it was with another line of the translation."""
        at = self._before.partner(index)
        return at is not None and self._before.is_doubtful(index, at)

    def gone(self, index: int) -> Line | None:
        """Return what the translation had for line ``index`` of the source at the base and has no longer."""
        at = self._before.partner(index)
        is_gone = at is not None and self._old is not None and at not in self._now
        return self._old[at] if is_gone and self._old is not None and at is not None else None

    def former(self, at: int) -> Line | None:
        """Return what line ``at`` of the translation was at the base, where it was another text."""
        if self._pairs is None or self._old is None or at in self._pairs.stayed:
            return None
        was = self._pairs.old(at)
        return None if was is None or self._old[was].text == self._lines[at].text else self._old[was]

    def has_moved(self, at: int) -> bool:
        """Tell whether somebody has moved line ``at`` of the translation already."""
        return self._pairs is not None and at in self._pairs.moved

    @property
    def fresh(self) -> frozenset[int]:
        """The lines that the translation has got since the base."""
        return frozenset(self._pairs.added) if self._pairs is not None else frozenset()

    def _renumber(self, old: Sequence[Line]) -> None:
        """Take over the matches of tables and columns for the tables as they are today."""
        heads = {line.table: at for at, line in enumerate(old) if line.kind == "header"}
        today = {table: self._now.get(at) for table, at in heads.items()}
        orders = {}
        for table, at in today.items():
            if at is not None:
                names = [[cell.inline.plain for cell in line.cells] for line in (old[heads[table]], self._lines[at])]
                orders[table] = columns(*names)
        self.tables = {
            source: self._lines[at].table
            for source, own in self._before.tables.items()
            if (at := today.get(own)) is not None
        }
        self.columns = {
            source: tuple((one, _place(orders[own], other)) for one, other in self._before.columns[source])
            for source, own in self._before.tables.items()
            if own in orders
        }


def _now(pairs: Pairs) -> dict[int, int]:
    return {old: new for found in (pairs.stayed, pairs.changed, pairs.moved) for new, old in found.items()}


def _place(order: Sequence[int | None], column: int | None) -> int | None:
    return order.index(column) if column is not None and column in order else None
