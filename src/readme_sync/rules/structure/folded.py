"""Sections that seem to be missing: the edition gave up the heading of a subsection and kept the section around it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.align.evidence import neutral_name
from readme_sync.editions.edition import Section
from readme_sync.rules.structure.given_up import given_up
from readme_sync.urls.locales import neutral

_SURE = ("anchor", "links", "title")  # reasons that match a section wherever it stands
_NAME = 5  # letters: a shorter word may be one of many titles


def folded(catalogue: Catalogue) -> Mapping[int, frozenset[int]]:
    """Return for each section (its number in the catalogue) the editions that seem to lack it and do not.

    Where a translation has no heading of a subsection, its section holds the text of both, and may be matched with the
    subsection for the links and words of that. The level tells: what stands there has the level of the section that
    seems to be missing before it, not the level of its counterpart. Where the two sections around are matched, the one
    without subsections links all that the subsection links.
    """
    found: dict[int, frozenset[int]] = {}
    following: dict[int, CatalogueSection] = {}
    parents = {
        (e, own.number): section
        for section in catalogue.sections
        for e, own in enumerate(section.members)
        if own is not None
    }
    moved = _moved(catalogue)
    for number in range(len(catalogue.sections) - 1, -1, -1):
        section = catalogue.sections[number]
        holder = holder_of(section, catalogue.source)
        editions = [
            e
            for e, own in enumerate(section.members)
            if own is None and e in following and _stands_for(section, following[e], holder, e)
        ]
        found[number] = frozenset(e for e in editions if _share_levels(catalogue, e, holder))
        if parent := parents.get((holder, section.members[holder].parent)):  # type: ignore[union-attr]  # it holds it
            found[number] |= {
                e for e, own in enumerate(section.members) if own is None and _is_said_by(section, parent, holder, e)
            }
        found[number] |= moved.get(number, frozenset()) | frozenset(given_up(catalogue, section, parents))
        following.update((e, section) for e, own in enumerate(section.members) if own is not None)
    return found


def _moved(catalogue: Catalogue) -> Mapping[int, frozenset[int]]:
    """Return for sections (their numbers) the editions that have them at another place, told by a name in the title.

    "Why Weaver?" says the name that stands in the source's title between other letters.
    """
    source, found = catalogue.source, dict[int, set[int]]()
    alone = [(n, one.members) for n, one in enumerate(catalogue.sections) if one.members[source] is None]
    for number, section in enumerate(catalogue.sections if alone else ()):
        own = section.members[source]
        if own is None or own.title.isascii():
            continue
        name = {word for word in neutral_name(own.title).split() if len(word) >= _NAME}
        for other, members in alone if name else ():
            for e, one in enumerate(members):
                if one and section.members[e] is None and name <= set(neutral_name(one.title).split()):
                    found.setdefault(number, set()).add(e)
                    found.setdefault(other, set()).add(source)
    return {number: frozenset(editions) for number, editions in found.items()}


def holder_of(section: CatalogueSection, source: int) -> int:
    """Return the source where it has the section, else the first edition that has it."""
    return min((e for e, one in enumerate(section.members) if one is not None), key=lambda e: (e != source, e))


@lru_cache(maxsize=64)  # a catalogue is compared by identity, and each of its sections is asked about
def numbered_in(catalogue: Catalogue, edition: int) -> dict[int, CatalogueSection]:
    """Return the sections that ``edition`` has, by their numbers in it."""
    return {own.number: section for section in catalogue.sections if (own := section.members[edition]) is not None}


def _stands_for(section: CatalogueSection, after: CatalogueSection, holder: int, edition: int) -> bool:
    """Tell whether what the edition has as ``after`` is of the level of ``section``, and its counterpart is not."""
    one, counterpart, own = section.members[holder], after.members[holder], after.members[edition]
    if one is None or counterpart is None or own is None or own.heading is None:
        return False
    if edition in after.moved and not (after.reasons[edition] in _SURE and counterpart.parent == one.number):
        return False  # what stands elsewhere may be the section around its counterpart
    return own.level == one.level != counterpart.level


def _is_said_by(section: CatalogueSection, parent: CatalogueSection, holder: int, edition: int) -> bool:
    """Tell whether the edition's ``parent`` links what ``section`` links, and the holder's does not."""
    one, around, own = section.members[holder], parent.members[holder], parent.members[edition]
    if one is None or around is None or own is None:
        return False
    links = _links(one)
    return bool(links) and links <= _links(own) and links.isdisjoint(_links(around))


def _links(section: Section) -> set[str]:
    return {neutral(link.target) for link in section.links if "//" in link.target}


def _share_levels(catalogue: Catalogue, one: int, other: int) -> bool:
    """Tell whether two editions give most of their sections the same level, so that a level says something."""
    pairs = [
        a.level == b.level
        for section in catalogue.sections
        if (a := section.members[one]) is not None and (b := section.members[other]) is not None
    ]
    return 2 * sum(pairs) > len(pairs)
