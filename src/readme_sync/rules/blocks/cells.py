"""Cells of tables: code, and pictures of the repository, that a translation has otherwise than the source.

Links, numbers and what is in bold are compared by the rules of rows (RS407 to RS411).
"""

# Annotations are not postponed here: NamedTuple would compile each at every start, 0.1 ms a class.
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from readme_sync.align.block_facts import Fact, address_key
from readme_sync.align.catalogue import Catalogue, CellGroup
from readme_sync.markdown.document import Cell
from readme_sync.rules.blocks.alike import is_slip, may_be_one

_FEW = 3  # differences that are no habit, besides a tenth of all


class CellDifference(NamedTuple):
    """What a translation's cell has instead of what the source's has."""

    group: CellGroup
    edition: int
    own: Fact
    other: Fact


def cell_differences(catalogue: Catalogue) -> Iterator[CellDifference]:
    """Yield the code and the pictures of cells that differ; where a translation has most otherwise, slips alone."""
    for edition in range(len(catalogue.editions)):
        if edition == catalogue.source:
            continue
        found: list[CellDifference] = []
        kept = 0
        for group in catalogue.differing:
            own, other = group.cells[edition], group.cells[catalogue.source]
            if own is None or other is None or own.raw == other.raw:
                continue
            if (own.inline.code and other.inline.code) or (own.inline.links and other.inline.links):
                pairs, same = _differ(catalogue, edition, own, other)
                found += (CellDifference(group, edition, *pair) for pair in pairs)
                kept += same
        several = len(found) > _FEW + (kept + len(found)) // 10
        yield from (one for one in found if not several or is_slip(one.own, one.other))


def _differ(catalogue: Catalogue, edition: int, own: Cell, other: Cell) -> tuple[list[tuple[Fact, Fact]], int]:
    languages = catalogue.editions[edition].language, catalogue.editions[catalogue.source].language
    ours = _facts(own, catalogue.editions[edition].path)
    theirs = _facts(other, catalogue.editions[catalogue.source].path)
    extra, missing = _rest(ours, theirs), _rest(theirs, ours)
    same = len(theirs) - len(missing)
    pairs = []
    for there in missing:
        here = next((one for one in extra if one.kind == there.kind), None)
        if here is not None:
            extra.remove(here)
            if not may_be_one(here, there, languages):
                pairs.append((here, there))
    return pairs, same


def _facts(cell: Cell, path: str) -> list[Fact]:
    code = [Fact("code", " ".join(one.text.split()), one.text, one.span) for one in cell.inline.code]
    pictures = [
        Fact("image", address_key(link.target, path), link.target, link.target_span)
        for link in cell.inline.links
        if link.kind in ("image", "html-image") and "//" not in link.target
    ]
    return code + pictures


def _rest(some: Sequence[Fact], others: Sequence[Fact]) -> list[Fact]:
    left = Counter((fact.kind, fact.key) for fact in others)
    rest = []
    for fact in some:
        if left[fact.kind, fact.key] > 0:
            left[fact.kind, fact.key] -= 1
        else:
            rest.append(fact)
    return rest
