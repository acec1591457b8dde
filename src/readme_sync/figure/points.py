"""Records of models -> points: what is drawn, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from readme_sync.records.subject_models import ModelRecord
from readme_sync.records.subjects import Record
from readme_sync.records.training import Kind
from readme_sync.values import NamedTuple

_MIDDLE = 15  # of a month whose day is not known


class Point(NamedTuple):
    """One size of one model; ``key`` is its row's, ``largest`` tells whether no other size of the row is larger."""

    key: str
    name: str
    kind: Kind
    day: date
    parameters: float
    largest: bool


class Count(NamedTuple):
    """How many models there are, and how many are drawn or left out; a model is a row, whatever sizes it has."""

    models: int
    drawn: int
    undated: int
    unsized: int


def points(records: Iterable[Record]) -> tuple[tuple[Point, ...], Count]:
    """Return the points for the models of one edition whose kind is known, and the count of these models.

    A model without a date counts as undated, whether or not its size is known.
    """
    found: list[Point] = []
    models = undated = unsized = 0
    for record in records:
        if not isinstance(record, ModelRecord) or record.kind is None:
            continue
        models += 1
        if record.released is None:
            undated += 1
        elif not record.sizes:
            unsized += 1
        else:
            day, most = _day(record.released), max(size.parameters for size in record.sizes)
            found += (
                Point(record.key, _short(record.name), record.kind, day, size.parameters, size.parameters == most)
                for size in record.sizes
            )
    return tuple(found), Count(models, models - undated - unsized, undated, unsized)


def _day(released: str) -> date:
    parts = [int(part) for part in released.split("-")]
    return date(parts[0], parts[1], parts[2] if len(parts) > 2 else _MIDDLE)


def _short(name: str) -> str:
    """Return a repository's name without its owner; other names as they are."""
    rest = name.partition("/")[2]
    return rest if rest and " " not in name else name
