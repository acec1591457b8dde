"""A section of an edition's own that stands where another one seems to be missing."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.align.outline import sign
from readme_sync.editions.edition import Section
from readme_sync.language.section_titles import are_apart, subject
from readme_sync.rules.structure.folded import holder_of
from readme_sync.urls.locales import neutral

_LAST_LATIN = "\u0250"


def instead(
    catalogue: Catalogue, sections: Sequence[CatalogueSection], missing: Sequence[CatalogueSection], edition: int
) -> CatalogueSection | None:
    """Return the section that only ``edition`` has and that may be the one section of ``sections``, else None.

    Both are the only ones of their level that are left over in the same section around them, of all that are
    ``missing`` in the edition and all that it has alone. Neither the signs and subjects of their titles differ nor the
    pages that they link to, and the titles are in two scripts: what is said in the same letters can be compared.
    """
    if len(sections) != 1:
        return None
    section = sections[0]
    holder = holder_of(section, catalogue.source)
    own = _held(section, holder)
    around = _around(catalogue, section, holder)
    beside = [one for one in missing if _held(one, holder_of(one, catalogue.source)).level == own.level]
    if sum(_around(catalogue, one, holder_of(one, catalogue.source)) is around for one in beside) != 1:
        return None
    alone = [
        one
        for one in catalogue.sections
        if one.members[holder] is None
        and one.members[edition] is not None
        and _held(one, edition).level == own.level
        and _around(catalogue, one, edition) is around
    ]
    return alone[0] if len(alone) == 1 and _may_be(own, _held(alone[0], edition)) else None


def _may_be(one: Section, other: Section) -> bool:
    signs = {sign(one.title), sign(other.title)} - {""}
    subjects = subject(one.title), subject(other.title)
    if len(signs) > 1 or (subjects[0] and subjects[1] and are_apart(*subjects)):
        return False
    return _is_latin(one.title) != _is_latin(other.title) and _outward(one) == _outward(other)


def _is_latin(title: str) -> bool:
    return all(letter < _LAST_LATIN for letter in title if letter.isalpha())


def _outward(section: Section) -> frozenset[str]:
    return frozenset([neutral(link.target) for link in section.links if "//" in link.target])


def _held(section: CatalogueSection, edition: int) -> Section:
    return section.members[edition]  # type: ignore[return-value]  # asked of the editions that have it


def _around(catalogue: Catalogue, section: CatalogueSection, edition: int) -> CatalogueSection | None:
    """Return the section around ``section`` as ``edition`` has it, None at the top."""
    parent = _held(section, edition).parent
    if parent < 0:
        return None
    return next((one for one in catalogue.sections if (own := one.members[edition]) and own.number == parent), None)
