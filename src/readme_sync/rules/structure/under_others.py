"""Sections that an edition seems to lack and may have under another heading: what they show or hold stands there."""

from __future__ import annotations

import posixpath
from collections import Counter
from functools import lru_cache

from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.editions.edition import Edition
from readme_sync.markdown.document import PICTURES, Link
from readme_sync.rules.structure.folded import holder_of
from readme_sync.urls.locales import neutral

_SEVERAL = 2  # links, or sections within


def is_under_another(catalogue: Catalogue, section: CatalogueSection, edition: int) -> bool:
    """Tell whether an ``edition`` may have a missing ``section`` under another heading.

    It has all sections that stand within it, two at the least, or half of what the section alone leads to and shows: a
    picture, or links. A page that the section shares with others says nothing of it.
    """
    holder = holder_of(section, catalogue.source)
    own = section.members[holder]
    if own is None:
        return False
    inner = [one for one in catalogue.sections if (part := one.members[holder]) and part.parent == own.number]
    if len(inner) >= _SEVERAL and all(one.members[edition] is not None for one in inner):
        return True
    once = _cited(catalogue.editions[holder])
    alone = {_name(link): link.kind in PICTURES for link in own.links if once[_name(link)] == 1}
    there = [is_picture for name, is_picture in alone.items() if _cited(catalogue.editions[edition])[name]]
    return (any(there) or len(there) >= _SEVERAL) and 2 * len(there) >= len(alone)


@lru_cache(maxsize=64)  # an edition is compared by identity: the value of one run
def _cited(edition: Edition) -> Counter[str]:
    """Return in how many sections an edition leads to each page and shows each picture."""
    return Counter(name for section in edition.sections for name in {_name(link) for link in section.links})


def _name(link: Link) -> str:
    """Return what a link is known by in every edition: a file by its name alone, for editions stand in folders."""
    target = neutral(link.target)
    return target if "//" in target else posixpath.basename(target)
