"""Sections that seem to stand elsewhere, where little says that they are the same, or where they stand twice."""

from __future__ import annotations

from collections.abc import Set

from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.editions.edition import Edition, Section
from readme_sync.markdown.document import PICTURES
from readme_sync.urls.locales import neutral

_FEW = 2  # links of a section of which one may be all that it is about


def may_be_another(catalogue: Catalogue, section: CatalogueSection, edition: int, other: int) -> bool:
    """Tell whether a section without an anchor in common shares less than half of its links with its counterpart.

    One link of several is no section either: an edition gives a section of its own to what another one only lists.
    """
    own, its = section.members[edition], section.members[other]
    if own is None or its is None or "anchor" in (section.reasons[edition], section.reasons[other]):
        return False
    here, there = _led_to(catalogue.editions[edition], own), _led_to(catalogue.editions[other], its)
    fewer, more = sorted((len(here), len(there)))
    is_one_of_several = "links" in (section.reasons[edition], section.reasons[other]) and fewer == 1 and more > _FEW
    return is_one_of_several or 2 * len(here & there) < fewer


def stands_twice(catalogue: Catalogue, section: CatalogueSection, edition: int) -> bool:
    """Tell whether an edition has a section of its own that leads to all that this one leads to."""
    own, here = section.members[edition], catalogue.editions[edition]
    wanted = _led_to(here, own) if own is not None else frozenset[str]()
    if not wanted or edition == catalogue.source:
        return False
    alone = (one.members[edition] for one in catalogue.sections if one.members[catalogue.source] is None)
    return any(one is not None and _led_to(here, one) == wanted for one in alone)


def _led_to(edition: Edition, section: Section) -> Set[str]:
    links = (link for link in edition.document.links if section.span.covers(link.span))
    return frozenset([neutral(link.target) for link in links if "//" in link.target and link.kind not in PICTURES])
