"""Entries: the items of lists that name something, as the rows of a table do."""

from __future__ import annotations

from functools import lru_cache

from readme_sync.editions.blocks import Block, read_blocks
from readme_sync.editions.edition import Edition
from readme_sync.editions.switches import leads_to_edition
from readme_sync.values import NamedTuple

_FEWEST = 3  # entries of a list that is a catalogue
_NAMED = 0.7  # of its entries
_AFTER = " :\uff1a\u2013\u2014-"  # what leads from a name in bold to what is said of it


class Entry(NamedTuple):
    """An item of a list that names something.

    ``number`` is its place among the edition's blocks, ``part`` that of its list among its section's.
    """

    number: int
    name: str
    block: Block
    part: int


@lru_cache(maxsize=256)  # an edition is compared by identity: the value of one run
def entries(edition: Edition, switches: frozenset[str]) -> tuple[Entry, ...]:
    """Return the entries of an edition's catalogues: lists in which nearly each item begins with a link, bold or code.

    A table of contents is none, nor is the list of the editions; ``switches`` is where they are.
    """
    lists: dict[tuple[int, int], list[Entry]] = {}
    count: dict[tuple[int, int], int] = {}
    places: dict[int, dict[int, int]] = {}
    for number, block in enumerate(read_blocks(edition)):
        if block.kind != "entry":
            continue
        home = block.section, block.group
        count[home] = count.get(home, 0) + 1
        groups = places.setdefault(block.section, {})
        part = groups.setdefault(block.group, len(groups))
        if (name := name_of(block)) and not _leads_about(block, edition, switches):
            lists.setdefault(home, []).append(Entry(number, name, block, part))
    return tuple(
        entry
        for home, found in sorted(lists.items(), key=lambda one: one[1][0].number)
        if len(found) >= max(_FEWEST, _NAMED * count[home])
        for entry in found
    )


def name_of(block: Block) -> str:
    """Return what an item names at its head; empty for none."""
    return block.named.rstrip(_AFTER)


def _leads_about(block: Block, edition: Edition, switches: frozenset[str]) -> bool:
    """Tell whether an item is a step of the contents, or names another edition."""
    targets = [link.target for inline in block.inlines for link in inline.links]
    if not targets:
        return False
    if leads_to_edition(targets[0], edition.path, switches):
        return True  # who translated it may be thanked behind it
    return targets[0].startswith("#") and all(
        target.startswith("#") or leads_to_edition(target, edition.path, switches) for target in targets[1:]
    )
