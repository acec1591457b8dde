"""Entries of lists as rows: which entries of the editions are one, by section."""

from __future__ import annotations

from collections.abc import Mapping

from readme_sync.align.blocks.match import align_blocks
from readme_sync.align.catalogue import Catalogue
from readme_sync.align.entries import Entry, entries
from readme_sync.editions.blocks import Block
from readme_sync.editions.switches import switches as where_editions_are
from readme_sync.values import NamedTuple


class ListRow(NamedTuple):
    """One entry of lists: its name in the source (or where it first stands), its list, its block in each edition."""

    name: str
    part: int
    members: tuple[Block | None, ...]


def list_rows(catalogue: Catalogue) -> Mapping[int, list[ListRow]]:
    """Return the entries of all editions, by the number of their section among the catalogue's."""
    switches = where_editions_are(catalogue.editions)
    own = [{entry.number: entry for entry in entries(edition, switches)} for edition in catalogue.editions]
    homes = [
        {part.number: n for n, section in enumerate(catalogue.sections) if (part := section.members[e]) is not None}
        for e in range(len(catalogue.editions))
    ]
    source = catalogue.source
    members: dict[int, list[Block | None]] = {n: [None] * len(own) for n in own[source]}
    for n, entry in own[source].items():
        members[n][source] = entry.block
    left: dict[tuple[int, str], tuple[Entry, list[Block | None]]] = {}
    for alignment in align_blocks(catalogue):
        e, taken = alignment.edition, set[int]()
        for pair in alignment.pairs:
            block = alignment.blocks[pair.right[0]].block
            if pair.left[0] in members and block.kind == "entry" and len(pair.left) == len(pair.right) == 1:
                members[pair.left[0]][e] = block
                taken.add(pair.right[0])
        for n, entry in own[e].items():
            if n not in taken:
                where = homes[e][entry.block.section], entry.name
                left.setdefault(where, (entry, [None] * len(own)))[1][e] = entry.block
    found: dict[int, list[ListRow]] = {}
    for n, entry in own[source].items():
        row = ListRow(entry.name, entry.part, tuple(members[n]))
        found.setdefault(homes[source][entry.block.section], []).append(row)
    for (home, name), (entry, blocks) in left.items():
        found.setdefault(home, []).append(ListRow(name, entry.part, tuple(blocks)))
    return found
