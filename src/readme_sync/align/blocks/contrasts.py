"""What tells two blocks apart whatever else they share: the day of their news, their pages, their names."""

from __future__ import annotations

from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.align.letters import letters_shared
from readme_sync.urls.code_host import repository_name

_ALIKE = 0.5  # share of letter pairs
_FEWEST = 4  # letters of a name


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


def goes_by_another_name(a: BlockFacts, b: BlockFacts) -> bool:
    """Tell whether one of two entries is called as the repository it leads to, and the other nowhere says that name.

    Who translates an entry keeps such a name, be it in brackets. Ask it of entries that lead to other pages.
    """
    return _is_unsaid(a, b) or _is_unsaid(b, a)


def _is_unsaid(a: BlockFacts, b: BlockFacts) -> bool:
    name = a.name
    if b.name or not b.addresses or len(name) < _FEWEST or not name.isascii() or " " in name:
        return False
    return name not in b.plain.casefold() and any(repository_name(fact.key).casefold() == name for fact in a.links)
