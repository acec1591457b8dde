"""A section of an edition's own that stands where another one seems to be missing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.align.outline import Outline, Shape, sign
from readme_sync.editions.edition import Edition, Section
from readme_sync.language.section_titles import are_apart, subject
from readme_sync.rules.structure.folded import holder_of, numbered_in
from readme_sync.urls.locales import neutral

_LAST_LATIN = "\u0250"
_OF_MANY = frozenset("github.com gitlab.com gitee.com twitter.com youtube.com shields.io img.shields.io".split())
_TWICE = 2  # as much is in one of two that are the same, at the most

Place = tuple[int, int | None]  # a level, and the identity of the section around it, None at the top


def places_of(catalogue: Catalogue, missing: Iterable[CatalogueSection]) -> Counter[Place]:
    """Count the sections that are ``missing`` in an edition by their places in the edition that shows them."""
    return Counter(_place(catalogue, one, holder_of(one, catalogue.source)) for one in missing)


def instead(
    catalogue: Catalogue, section: CatalogueSection, missing: Mapping[Place, int], edition: int
) -> CatalogueSection | None:
    """Return the section that only ``edition`` has and that may be the missing ``section``, else None.

    Both are the only ones of their level that are left over in the same section around them, of all that are
    ``missing`` in the edition (by their places) and all that it has alone. Neither the signs and subjects of their
    titles differ nor the pages that they link to. What is said in the same letters can be compared: there they hold as
    much as well, or stand between the same neighbours and link to the same sites.
    """
    holder = holder_of(section, catalogue.source)
    place = _place(catalogue, section, holder)
    alone = _alone(catalogue, edition, holder).get(place, ()) if missing.get(place) == 1 else ()
    if len(alone) != 1:
        return None
    own, other = _held(section, holder), _held(alone[0], edition)
    return alone[0] if _may_be(catalogue, (holder, own), (edition, other)) else None


@lru_cache(maxsize=64)  # a catalogue is compared by identity, and each of its missing sections asks
def _alone(catalogue: Catalogue, edition: int, holder: int) -> Mapping[Place, Sequence[CatalogueSection]]:
    """Return the sections that an edition has and ``holder`` has not, by their places."""
    found: dict[Place, list[CatalogueSection]] = defaultdict(list)
    for one in catalogue.sections:
        if one.members[holder] is None and one.members[edition] is not None:
            found[_place(catalogue, one, edition)].append(one)
    return dict(found)


def _may_be(catalogue: Catalogue, one: tuple[int, Section], two: tuple[int, Section]) -> bool:
    (edition, own), (other, beside) = one, two
    if are_told_apart(own.title, beside.title):
        return False
    same = outward(own) == outward(beside)
    if _is_latin(own.title) != _is_latin(beside.title):
        return same
    if same and _hold_as_much(catalogue, one, two):
        return True
    places = [_neighbours(catalogue, own, edition, other), _neighbours(catalogue, beside, other, edition)]
    return places[0] == places[1] and _share_sites(own, beside)


def are_told_apart(title: str, other: str) -> bool:
    """Tell whether the signs or the usual subjects of two titles are different ones."""
    signs = {sign(title), sign(other)} - {""}
    subjects = subject(title), subject(other)
    return len(signs) > 1 or bool(subjects[0] and subjects[1] and are_apart(*subjects))


def _neighbours(catalogue: Catalogue, own: Section, edition: int, other: int) -> tuple[str, str]:
    """Return the keys of the sections next to ``own`` that both editions have."""
    around = ["", ""]
    for section in catalogue.sections:
        here, there = section.members[edition], section.members[other]
        if here is None or there is None or other in section.moved or edition in section.moved:
            continue
        if here.number < own.number:
            around[0] = section.key
        elif here.number > own.number and not around[1]:
            around[1] = section.key
    return around[0], around[1]


def _hold_as_much(catalogue: Catalogue, one: tuple[int, Section], two: tuple[int, Section]) -> bool:
    """Tell whether two sections hold about as many entries, pictures and blocks of code, with what each has alone.

    Of two that were the same, one may be a version behind; a paragraph alone may be any.
    """
    held, others = _held_in(catalogue, *one, two[0]), _held_in(catalogue, *two, one[0])
    return any(held[1:]) and all(max(a, b) <= _TWICE * min(a, b) for a, b in zip(held, others, strict=True))


def _held_in(catalogue: Catalogue, edition: int, section: Section, other: int) -> list[int]:
    """Return how long a section is, and what it holds, with those sections in it that the ``other`` edition lacks."""
    shapes = _shapes(catalogue.editions[edition])
    around, parts = {section.number}, [section]
    for one in catalogue.sections:
        if (own := one.members[edition]) is not None and own.parent in around:
            around.add(own.number)
            if one.members[other] is None:
                parts.append(own)
    length = sum(part.span.end - part.span.start for part in parts)
    return [length, *map(sum, zip(*(shapes[part.number] for part in parts), strict=True))]


@lru_cache(maxsize=64)  # an edition is compared by identity: the value of one run
def _shapes(edition: Edition) -> Sequence[Shape]:
    return Outline(edition).shapes


def _share_sites(one: Section, other: Section) -> bool:
    """Tell whether two sections link to one site: to the older page of it, perhaps; of a host of many, to one part."""
    sites, others = ({_site(page) for page in outward(section)} for section in (one, other))
    return not sites.isdisjoint(others)


def _site(page: str) -> str:
    host, *path = page.split("/")
    return "/".join([host, *path[:2]]) if host in _OF_MANY else host


def _is_latin(title: str) -> bool:
    return all(letter < _LAST_LATIN for letter in title if letter.isalpha())


def outward(section: Section) -> frozenset[str]:
    """Return the pages out of the repository that a section leads to."""
    return frozenset([neutral(link.target) for link in section.links if "//" in link.target])


def _held(section: CatalogueSection, edition: int) -> Section:
    return section.members[edition]  # type: ignore[return-value]  # asked of the editions that have it


def _place(catalogue: Catalogue, section: CatalogueSection, edition: int) -> Place:
    """Return the level of a section that ``edition`` has, and which section is around it there."""
    own = _held(section, edition)
    around = numbered_in(catalogue, edition).get(own.parent)
    return own.level, None if around is None else id(around)
