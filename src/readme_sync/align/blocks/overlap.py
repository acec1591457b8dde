"""How much of its text a translation shares with the source: less than half, and it tells another version."""

from __future__ import annotations

from functools import lru_cache

from readme_sync.align.blocks.match import BlockAlignment, align_blocks
from readme_sync.align.catalogue import Catalogue

_HALF = 0.5
_FEWEST = 12  # blocks and rows of the shorter edition: a stub says nothing of the rest


@lru_cache(maxsize=4)  # a catalogue is compared by identity; several rules ask for one
def other_versions(catalogue: Catalogue) -> frozenset[str]:
    """Return the paths of the translations that share less than half of the shorter text with the source.

    The shorter text is the measure: a translation that was shortened, or that lacks what is new, still has its own
    blocks and rows from the source. Pairs that place alone made ("rewritten") are not counted as shared.
    """
    rows = _shared_rows(catalogue)
    return frozenset(
        catalogue.editions[alignment.edition].path
        for alignment in align_blocks(catalogue)
        if _is_another_version(alignment, rows[alignment.edition])
    )


def _is_another_version(alignment: BlockAlignment, rows: tuple[int, int, int]) -> bool:
    theirs, ours, both = rows
    pairs = [pair for pair in alignment.pairs if pair.reason != "rewritten"]
    shared = both + min(sum(len(pair.left) for pair in pairs), sum(len(pair.right) for pair in pairs))
    whole = min(len(alignment.source) + theirs, len(alignment.blocks) + ours)
    return whole >= _FEWEST and shared < _HALF * whole


def _shared_rows(catalogue: Catalogue) -> list[tuple[int, int, int]]:
    """Return for each edition how many rows of tables the source has, how many it has, and how many both have."""
    rows = [row.members for _, table in catalogue.tables() for row in table.rows]
    theirs = [members for members in rows if members[catalogue.source] is not None]
    return [
        (len(theirs), sum(row[e] is not None for row in rows), sum(row[e] is not None for row in theirs))
        for e in range(len(catalogue.editions))
    ]
