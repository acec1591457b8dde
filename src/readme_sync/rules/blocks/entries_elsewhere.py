"""Entries of lists that stand in another section than in the source."""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.align.blocks.match import align_blocks
from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.blocks import Block
from readme_sync.editions.edition import Edition
from readme_sync.values import NamedTuple


class EntryElsewhere(NamedTuple):
    """An entry of ``edition`` and the source's, and the numbers of their sections."""

    edition: int
    own: Block
    other: Block


def entries_elsewhere(catalogue: Catalogue) -> Iterator[EntryElsewhere]:
    """Yield the entries that a name or a page shows to be one, in two sections that stand for others.

    Within a section of its counterpart, or around it, an entry is only divided from it by another heading.
    """
    source = catalogue.editions[catalogue.source]
    for alignment in align_blocks(catalogue):
        here = catalogue.editions[alignment.edition]
        homes = {home: one for one, home in reversed(alignment.sections.items())}  # the source's section of each
        for pair in alignment.pairs:
            if pair.reason != "moved" or len(pair.left) > 1 or len(pair.right) > 1:
                continue
            theirs, ours = alignment.source[pair.left[0]], alignment.blocks[pair.right[0]]
            if not theirs.block.kind == ours.block.kind == "entry":
                continue
            wanted, own = alignment.sections.get(theirs.block.section), ours.block.section
            if wanted is None or own == wanted or own not in homes or _are_nested(here, own, wanted):
                continue
            if _are_nested(source, homes[own], theirs.block.section):
                continue
            if theirs.addresses & ours.addresses or (ours.name and ours.name == theirs.name):
                yield EntryElsewhere(alignment.edition, ours.block, theirs.block)


def _are_nested(edition: Edition, one: int, other: int) -> bool:
    """Tell whether one of two sections stands within the other."""
    return one in _around(edition, other) or other in _around(edition, one)


def _around(edition: Edition, number: int) -> Iterator[int]:
    """Yield the sections around a section, but for the first, which is around all."""
    while (number := edition.sections[number].parent) > 0:
        yield number
