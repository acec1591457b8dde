"""Headings that an edition gave up: what stands under them elsewhere stands there under the heading before."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.editions.blocks import read_blocks
from readme_sync.editions.edition import Edition, Section
from readme_sync.urls.locales import neutral

Sections = dict[tuple[int, int], CatalogueSection]  # by edition and number

_WORD = re.compile(r"[^\W_]+")
_NAME = 4  # letters of a title that is looked for in another one; shorter words stand in many
_NEAR = 3  # sections between two whose headings may have become one
_LIST = 3  # entries that make a list of their own
_TWICE = 2  # as many entries are more than those of a missing section alone


def given_up(catalogue: Catalogue, section: CatalogueSection, numbered: Sections) -> Iterator[int]:
    """Yield the editions that lack the source's heading of ``section`` and have what stands under it, or one for two.

    An edition has the text where its section before has so many blocks more than its counterpart, with all links that
    are the missing section's alone, or with its list. It has one heading for two where a neighbour's title says both
    names ("macOS and Windows").
    """
    holder, own = catalogue.source, section.members[catalogue.source]
    if own is None:
        return
    before = numbered.get((holder, own.number - 1))
    for e in (e for e, one in enumerate(section.members) if one is None):
        told = before is not None and _is_told_before(catalogue, own, before, holder, e)
        if told or _is_named_with_another(own, numbered, holder, e):
            yield e


def _is_told_before(catalogue: Catalogue, own: Section, before: CatalogueSection, holder: int, edition: int) -> bool:
    here, there = before.members[edition], before.members[holder]
    if here is None or there is None or edition in before.moved:
        return False
    kinds = _kinds(catalogue.editions[holder])
    missing, more = kinds[own.number], _kinds(catalogue.editions[edition])[here.number] - kinds[there.number]
    if missing.total() > more.total() or any(missing[kind] > more[kind] for kind in ("code", "entry")):
        return False
    links = _links(own)
    if links and links <= _links(here) and links.isdisjoint(_links(there)):
        return True
    return missing["entry"] >= _LIST and more["entry"] <= _TWICE * missing["entry"]


def _is_named_with_another(own: Section, numbered: Sections, holder: int, edition: int) -> bool:
    """Tell whether a neighbour's title in the edition has all words of a missing title, and its counterpart has not."""
    name = _words(own.title)
    if sum(map(len, name)) < _NAME:
        return False
    for number in range(own.number - _NEAR, own.number + _NEAR + 1):
        near = numbered.get((holder, number))
        if near is None or (here := near.members[edition]) is None or (there := near.members[holder]) is None:
            continue
        other = _words(there.title)
        if there.parent == own.parent and name.isdisjoint(other) and (name | other) <= _words(here.title):
            return True
    return False


def _words(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(title.casefold()))


def _links(section: Section) -> frozenset[str]:
    return frozenset([neutral(link.target) for link in section.links if "//" in link.target])


@lru_cache(maxsize=64)  # an edition is compared by identity: the value of one run
def _kinds(edition: Edition) -> defaultdict[int, Counter[str]]:
    """Return how many blocks of each kind stand in each section, by its number."""
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for block in read_blocks(edition):
        found[block.section][block.kind] += 1
    return found
