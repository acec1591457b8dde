"""Lists that a translation has in another shape: an entry that seems to be missing may be there in other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from readme_sync.align.blocks.match import BlockAlignment
from readme_sync.editions.blocks import Block

_TREE = 2  # names


def may_be_there(alignment: BlockAlignment, run: Sequence[int]) -> bool:
    """Tell whether entries that seem to be missing may be there in other words.

    So it is where the translation's list has entries of its own, where what is left of the list stands outside of a
    list, and where neither the entries nor what stands beside them has a fact that tells them apart: place chose them.
    So it is in a list of tasks in which place makes one a task that is done and one that is not: it was arranged anew.
    So it is where all that they name as code stands in a block of code of the translation's section: a tree of files.
    """
    source = alignment.source
    lists = {(source[n].block.section, source[n].block.group) for n in run if source[n].block.kind == "entry"}
    found = [frozenset(n for n, one in enumerate(source) if _list(one.block) == each) for each in lists]
    if any(_has_another_shape(alignment, entries) or _has_contrary_box(alignment, entries) for entries in found):
        return True
    if not found:
        return False
    return _place_chose(alignment, run, frozenset[int]().union(*found)) or _is_in_a_tree(alignment, run)


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


def _has_contrary_box(alignment: BlockAlignment, entries: frozenset[int]) -> bool:
    """Tell whether place alone pairs two tasks of a list of which one is done and the other is not."""
    for pair in alignment.pairs:
        if pair.reason == "place" and pair.left[0] in entries:
            boxes = alignment.source[pair.left[0]].block.checked, alignment.blocks[pair.right[0]].block.checked
            if None not in boxes and boxes[0] != boxes[1]:
                return True
    return False


def _place_chose(alignment: BlockAlignment, run: Sequence[int], entries: frozenset[int]) -> bool:
    """Tell whether no text of the run has a link or code, and none of the list is matched by anything but place."""
    if any(alignment.source[n].cited for n in run):
        return False
    kept = [pair.reason for pair in alignment.pairs if pair.left[0] in entries]
    return bool(kept) and all(reason == "place" for reason in kept)


def _is_in_a_tree(alignment: BlockAlignment, run: Sequence[int]) -> bool:
    """Tell whether entries lead nowhere and all code that they begin with is in a block of code of their section."""
    entries = [alignment.source[n] for n in run if alignment.source[n].block.kind == "entry"]
    names = {facts.code[0].key for facts in entries if facts.code and facts.plain.startswith(facts.code[0].shown)}
    if len(names) < _TREE or any(facts.links for facts in entries):
        return False
    home = alignment.sections.get(entries[0].block.section)
    texts = [one.plain for one in alignment.blocks if one.block.kind == "code" and one.block.section == home]
    return bool(texts) and all(any(name in text for text in texts) for name in names)
