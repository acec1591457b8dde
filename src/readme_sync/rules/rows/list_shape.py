"""Lists that a translation has in another shape: an entry that seems to be missing may be there in other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from readme_sync.align.blocks.match import BlockAlignment
from readme_sync.editions.blocks import Block


def may_be_there(alignment: BlockAlignment, run: Sequence[int]) -> bool:
    """Tell whether entries that seem to be missing may be there in other words.

    So it is where the translation's list has entries of its own, where what is left of the list stands outside of a
    list, and where neither the entries nor what stands beside them has a fact that tells them apart: place chose them.
    """
    source = alignment.source
    lists = {(source[n].block.section, source[n].block.group) for n in run if source[n].block.kind == "entry"}
    found = [frozenset(n for n, one in enumerate(source) if _list(one.block) == each) for each in lists]
    if any(_has_another_shape(alignment, entries) for entries in found):
        return True
    return bool(found) and _place_chose(alignment, run, frozenset[int]().union(*found))


def _list(block: Block) -> tuple[int, int] | None:
    return (block.section, block.group) if block.kind == "entry" else None


def _has_another_shape(alignment: BlockAlignment, entries: frozenset[int]) -> bool:
    """Tell whether a list is longer in the translation than what it has of the source's, or is no list there."""
    missing = len(entries.intersection(alignment.missing))
    if missing == len(entries):
        return False
    blocks = alignment.blocks
    partners = [blocks[n].block for pair in alignment.pairs if pair.left[0] in entries for n in pair.right]
    lists = Counter(filter(None, map(_list, partners)))
    if not lists:
        return True
    ((own, _),) = lists.most_common(1)
    there = sum(_list(one.block) == own for one in blocks)
    return there > len(entries) - missing


def _place_chose(alignment: BlockAlignment, run: Sequence[int], entries: frozenset[int]) -> bool:
    """Tell whether no text of the run has a link or code, and none of the list is matched by anything but place."""
    if any(alignment.source[n].cited for n in run):
        return False
    kept = [pair.reason for pair in alignment.pairs if pair.left[0] in entries]
    return bool(kept) and all(reason == "place" for reason in kept)
