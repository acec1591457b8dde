"""Rows beside what the Hub says of them: one cell of each row, and the repositories that the row itself is about."""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Edition, Row
from readme_sync.markdown.document import Cell
from readme_sync.observation import HubAnswer
from readme_sync.observation.cited import target_of
from readme_sync.observation.known import Known
from readme_sync.records.columns import Concept, concept_of
from readme_sync.rules.observed import proof
from readme_sync.values import NamedTuple

_ABOUT = frozenset({"model", "hub"})  # what other columns link is a base, a data set, a benchmark


class RowCell(NamedTuple):
    """A cell of a row in one edition (the source where it has the row), and where it stands in the others."""

    edition: Edition
    row: Row
    header: str
    cell: Cell
    about: tuple[Cell, ...]
    elsewhere: tuple[tuple[Edition, Cell], ...]


def row_cells(catalogue: Catalogue, concept: Concept) -> Iterator[RowCell]:
    """Yield the cell about ``concept`` of each row whose table has exactly one such column."""
    order = sorted(range(len(catalogue.editions)), key=lambda index: index != catalogue.source)
    for _, table in catalogue.tables():
        for catalogue_row in table.rows:
            found: list[tuple[Edition, Row, int, tuple[str, ...]]] = []
            for index in order:
                row, member = catalogue_row.members[index], table.members[index]
                if row is None or member is None or row.is_ragged:
                    continue
                columns = [at for at, header in enumerate(member.headers) if concept_of(header) == concept]
                if len(columns) == 1 and columns[0] < len(row.cells):
                    found.append((catalogue.editions[index], row, columns[0], member.headers))
            if found:
                edition, row, at, headers = found[0]
                elsewhere = tuple((other, its.cells[place]) for other, its, place, _ in found[1:])
                yield RowCell(edition, row, headers[at], row.cells[at], _about(row, headers), elsewhere)


def _about(row: Row, headers: tuple[str, ...]) -> tuple[Cell, ...]:
    concepts = [concept_of(header) for header in headers]
    return tuple(
        cell
        for at, cell in enumerate(row.cells)
        if at < len(concepts) and (concepts[at] in _ABOUT or (at == 0 and concepts[at] is None))
    )


def answers(cells: RowCell, known: Known) -> list[HubAnswer]:
    """Return what the Hub says of each repository that the row is about, and that is where the row says it is."""
    found: dict[str, HubAnswer] = {}
    for cell in cells.about:
        for link in cell.inline.links:
            target = target_of(link.target)
            if target is None or target.kind not in {"model", "dataset"}:
                continue
            answer = proof(known, target.key)
            if answer is not None and answer.outcome in {"exists", "gated", "renamed"}:
                found.setdefault(target.key, answer)
    return list(found.values())
