"""Sections that seem to stand elsewhere, where little says that they are the same, or where they stand twice."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache
from itertools import islice

from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.editions.edition import Section
from readme_sync.markdown.document import PICTURES
from readme_sync.regex import lazy
from readme_sync.rules.structure.folded import numbered_in
from readme_sync.urls.locales import neutral

_BY_HEADING = ("title", "subject")  # reasons that match two sections for what their headings say
_STEM = 5  # letters
_WORD = lazy(r"[^\W\d_]{5,}")
_FEW = 2  # links of a section of which one may be all that it is about


def may_be_another(section: CatalogueSection, edition: int, other: int) -> bool:
    """Tell whether a section without an anchor in common shares less than half of its links with its counterpart.

    One link of several is no section either: an edition gives a section of its own to what another one only lists.
    """
    own, its = section.members[edition], section.members[other]
    if own is None or its is None or "anchor" in (section.reasons[edition], section.reasons[other]):
        return False
    here, there = _led_to(own), _led_to(its)
    fewer, more = sorted((len(here), len(there)))
    is_one_of_several = "links" in (section.reasons[edition], section.reasons[other]) and fewer == 1 and more > _FEW
    return is_one_of_several or 2 * len(here & there) < fewer


@lru_cache(maxsize=64)  # a catalogue is compared by identity
def stood_for(catalogue: Catalogue, edition: int) -> Set[int]:
    """Return the identities of the sections that an edition's moved ones stand for."""
    return frozenset([id(stands_for(catalogue, one, edition)) for one in catalogue.sections if edition in one.moved])


def stands_for(catalogue: Catalogue, section: CatalogueSection, edition: int) -> CatalogueSection | None:
    """Return what an edition lacks where it has a moved ``section`` whose heading alone says which it is.

    One section is missing between its two neighbours, and their titles in the source share a word: "Features" may be
    "Feature details", said shorter. None where nothing speaks for that.
    """
    own, its = section.members[edition], section.members[catalogue.source]
    if own is None or its is None or edition not in section.moved or section.reasons[edition] not in _BY_HEADING:
        return None
    ends = [_of_the_source(catalogue, edition, own.number + step) for step in (-1, 1)]
    if None in ends:
        return None
    numbered = numbered_in(catalogue, catalogue.source)
    inner = range(ends[0] + 1, ends[1])  # type: ignore[operator, arg-type]
    between = [*islice((numbered[number] for number in inner if number in numbered), 2)]
    if len(between) != 1 or between[0].members[edition] is not None:
        return None
    return between[0] if _share_a_word(its.title, between[0].title) else None


def _of_the_source(catalogue: Catalogue, edition: int, number: int) -> int | None:
    """Return the number in the source of the section that has ``number`` in an edition and stands in order."""
    one = numbered_in(catalogue, edition).get(number)
    its = one.members[catalogue.source] if one is not None and edition not in one.moved else None
    return None if its is None else its.number


def _share_a_word(title: str, other: str) -> bool:
    """Tell whether two titles have a word that begins alike, be it one and several of a thing."""
    here, there = (set(_WORD.findall(one.casefold())) for one in (title, other))
    return any(a[:_STEM] == b[:_STEM] for a in here for b in there)


def stands_twice(catalogue: Catalogue, section: CatalogueSection, edition: int) -> bool:
    """Tell whether an edition has a section of its own that leads to all that this one leads to."""
    own = section.members[edition]
    wanted = _led_to(own) if own is not None else frozenset[str]()
    if not wanted or edition == catalogue.source:
        return False
    alone = (one.members[edition] for one in catalogue.sections if one.members[catalogue.source] is None)
    return any(one is not None and _led_to(one) == wanted for one in alone)


def _led_to(section: Section) -> Set[str]:
    links = (link.target for link in section.links if link.kind not in PICTURES)
    return frozenset([neutral(target) for target in links if "//" in target])
