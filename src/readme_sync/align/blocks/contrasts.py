"""What tells two blocks apart whatever else they share: the day of their news, their pages, their names."""

from __future__ import annotations

from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.align.letters import letters_shared

_ALIKE = 0.5  # share of letter pairs


def days_differ(a: BlockFacts, b: BlockFacts) -> bool:
    """Tell whether two entries of news are of two days: another date at the head is another piece of news."""
    if not a.dated or not b.dated:
        return False
    return not (a.dated.startswith(b.dated) or b.dated.startswith(a.dated))


def news_differ(a: BlockFacts, b: BlockFacts) -> bool:
    """Tell whether two entries are of two days and lead to other pages each: two pieces of news, and no slip."""
    return days_differ(a, b) and bool(a.addresses) and bool(b.addresses) and a.addresses.isdisjoint(b.addresses)


def names_differ(a: BlockFacts, b: BlockFacts) -> bool:
    """Tell whether two entries are called by names in Latin letters that have nothing to do with each other."""
    return a.name != b.name and bool(a.name) and bool(b.name) and letters_shared(a.name, b.name) < _ALIKE
