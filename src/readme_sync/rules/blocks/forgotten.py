"""Entries that most translations lack and that are not the source's own matter: the list is theirs as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.rules.blocks.drift import EditionDrift

_FEWEST, _SHARE = 3, 0.75  # entries of a list that a translation has, and of all others in it, to be in step with it


def are_forgotten(
    found: Sequence[EditionDrift], shared: Mapping[int, Sequence[EditionDrift]], run: Sequence[int]
) -> bool:
    """Tell whether entries were put into the source's list, and a translation that lacks them goes with the list.

    What leads nowhere may be said otherwise, what stands in a list that a translation has for its own readers may be
    left out on purpose, and what the source has twice is there once.

    Args:
        found: the translations, with what they lack.
        shared: what most of them lack, with those that do.
        run: the numbers of the source's blocks that are asked about.
    """
    source = found[0].alignment.source
    if not all(_leads_out(source[number]) for number in run):
        return False
    names = {source[number].name for number in run}
    if sum(facts.name in names for facts in source if facts.block.kind == "entry") > len(run):
        return False
    lists = {source[number].block.group for number in run}
    others = [n for n, facts in enumerate(source) if facts.block.group in lists and facts.name]
    return all(any(_goes_along(drift, others) for drift in shared[number]) for number in run)


def _leads_out(facts: BlockFacts) -> bool:
    return facts.block.kind == "entry" and facts.name != "" and any("//" in link.shown for link in facts.links)


def _goes_along(drift: EditionDrift, entries: Sequence[int]) -> bool:
    there = len(entries) - sum(number in drift.missing for number in entries)
    return there >= max(_FEWEST, _SHARE * len(entries))
