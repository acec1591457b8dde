"""Sections in a row that are called by names: each by what it is for, such as a system, a shop or a function."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from readme_sync.align.evidence import latin_words
from readme_sync.editions.edition import Section
from readme_sync.language.scripts import has_own_letters

_FEWEST = 4  # sections below one heading
_MOSTLY = 0.6  # of them are called by a word that a heading of the source has


def named(source: Sequence[Section], own: Sequence[Section], languages: tuple[str, str]) -> frozenset[int]:
    """Return the sections of a translation that stand among such whose names it keeps as the source spells them.

    ``languages`` are those of the source and the translation: where both are written in Latin letters, nothing tells a
    name from another word, and there are none.
    """
    if not any(map(has_own_letters, languages)):
        return frozenset()
    known = {word for section in source for word in _words(section)}
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for number, section in enumerate(own):
        groups[section.parent].append(number)
    found: set[int] = set()
    for numbers in groups.values():
        kept = sum(not _words(own[number]).isdisjoint(known) for number in numbers)
        if len(numbers) >= _FEWEST and kept >= _MOSTLY * len(numbers):
            found.update(numbers)
    return frozenset(found)


def are_called_apart(a: Section, b: Section) -> bool:
    """Tell whether two titles have words in Latin letters, and none in common."""
    left, right = _words(a), _words(b)
    return bool(left and right) and left.isdisjoint(right)


def _words(section: Section) -> frozenset[str]:
    """Return the words in Latin letters of a title, without its numbers."""
    return frozenset([word for word in latin_words(section.title) if not word[0].isdigit()])
