"""Sections that seem to be missing where the edition has a text or a section of its own that may be the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.editions.blocks import read_blocks
from readme_sync.editions.edition import Edition, Section
from readme_sync.language.platforms import are_replaced_for_readers_of
from readme_sync.language.sound import sounds
from readme_sync.rules.structure.folded import holder_of
from readme_sync.rules.structure.instead import are_told_apart, outward
from readme_sync.rules.structure.unsure_moves import stands_for

_TEXTS = ("paragraph", "quote", "entry")
_SURE = ("anchor", "title", "subject", "sign")  # reasons that match two headings for what they are called themselves
_LIST = 3  # entries
_COLONS = (":", "\uff1a")
_WORDS = 2  # that sound alike
_TWICE = 2
_MANY = 4  # sections


def is_perhaps_there(catalogue: Catalogue, section: CatalogueSection, edition: int) -> bool:
    """Tell whether nobody can tell that an ``edition`` lacks a ``section``.

    Its list may stand in the section before, below a line that ends with a colon; a section that is called alike may
    be matched with another one, and stand where this one would; the edition's only own section between the same two
    may be it; its text may stand right under the heading around it; and an edition that has more sections of its own
    than in common was written anew. A section of links to platforms alone is of no use to readers for whom the
    edition names one of their own.
    """
    holder = holder_of(section, catalogue.source)
    own = section.members[holder]
    return own is not None and (
        _is_written_anew(catalogue, edition, holder)
        or _is_of_platforms(catalogue, own, edition, holder)
        or _is_listed_before(catalogue, section, edition, holder)
        or _is_called_alike(catalogue, own, edition, holder)
        or any(stands_for(catalogue, one, edition) is section for one in catalogue.sections)
        or _is_alone_between(catalogue, section, edition, holder)
        or _is_under_its_parent(catalogue, own, edition, holder)
    )


def is_commented_out(edition: Edition, title: str) -> bool:
    """Tell whether an edition has a title within a comment: its translator hid the section."""
    text = edition.document.text
    return title in text and any(title in comment for comment in _comments(text))


def _comments(text: str) -> Iterator[str]:
    at = text.find("<!--")
    while at >= 0 and (end := text.find("-->", at)) >= 0:
        yield text[at:end]
        at = text.find("<!--", end)


def _is_of_platforms(catalogue: Catalogue, own: Section, edition: int, holder: int) -> bool:
    """Tell whether a section leads to platforms that the edition's readers do without: it names one of theirs.

    A heading that is the link itself says what the section is about: that is lost.
    """
    here, there = catalogue.editions[edition], catalogue.editions[holder]
    links = [link.target for link in own.links if "://" in link.target]
    is_called_so = own.heading is None or any("://" in link.target for link in own.heading.inline.links)
    texts = here.document.text, there.document.text
    return bool(links) and not is_called_so and are_replaced_for_readers_of(here.language, links, *texts)


@lru_cache(maxsize=64)  # a catalogue is compared by identity
def _is_written_anew(catalogue: Catalogue, edition: int, holder: int) -> bool:
    members = [one.members for one in catalogue.sections if one.members[edition] is not None and one.key]
    alone = sum(one[holder] is None for one in members)
    return alone >= _MANY and 2 * alone > len(members)


def _is_listed_before(catalogue: Catalogue, section: CatalogueSection, edition: int, holder: int) -> bool:
    """Tell whether the edition's section before has a list with a line above it, and its counterpart has no list."""
    number = section.members[holder].number  # type: ignore[union-attr]  # it holds it
    before = next((one for one in catalogue.sections if (it := one.members[holder]) and it.number == number - 1), None)
    here, there = (before.members[edition], before.members[holder]) if before is not None else (None, None)
    if here is None or there is None:
        return False
    ours, theirs = catalogue.editions[edition], catalogue.editions[holder]
    wanted, others = _entries(theirs, number), _entries(theirs, there.number)
    kinds = _kinds(ours, here)
    labelled = any(one == "label" and other == "entry" for one, other in pairwise(kinds))
    return labelled and not others and wanted >= _LIST and _TWICE * kinds.count("entry") >= wanted


def _entries(edition: Edition, section: int) -> int:
    return sum(block.kind == "entry" and block.section == section for block in read_blocks(edition))


def _kinds(edition: Edition, section: Section) -> list[str]:
    """Return the kinds of a section's blocks; a text that ends with a colon is a label."""
    blocks = [block for block in read_blocks(edition) if block.section == section.number]
    return [
        "label" if block.kind == "paragraph" and block.plain.rstrip().endswith(_COLONS) else block.kind
        for block in blocks
    ]


def _is_called_alike(catalogue: Catalogue, own: Section, edition: int, holder: int) -> bool:
    """Tell whether words of the title stand in another title of the edition, whose counterpart is called otherwise."""
    wanted = sounds(own.title)
    if len(wanted) < _WORDS:
        return False
    for one in catalogue.sections:
        here, there = one.members[edition], one.members[holder]
        if here is None or there is None or here.level != own.level or one.reasons[edition] in _SURE:
            continue
        if wanted <= sounds(here.title) and wanted.isdisjoint(sounds(there.title)):
            return True
    return False


def _is_alone_between(catalogue: Catalogue, section: CatalogueSection, edition: int, holder: int) -> bool:
    """Tell whether one section is missing and one is the edition's own between two that both have, of about a length.

    Neither their titles nor the pages that both lead to may part them.
    """
    between = _between(catalogue.sections, section, edition, holder)
    alone = [one for one in between if one.members[holder] is None and one.members[edition] is not None]
    if len(alone) != 1 or sum(one.members[edition] is None and one.members[holder] is not None for one in between) != 1:
        return False
    one, two = section.members[holder], alone[0].members[edition]
    if one is None or two is None or are_told_apart(one.title, two.title):
        return False
    pages = outward(one), outward(two)
    if all(pages) and pages[0].isdisjoint(pages[1]):
        return False
    lengths = [_length(catalogue.editions[e], part) for e, part in ((holder, one), (edition, two))]
    return bool(lengths[0]) and max(lengths) <= 2 * _TWICE * min(lengths)


def _is_under_its_parent(catalogue: Catalogue, own: Section, edition: int, holder: int) -> bool:
    """Tell whether the edition has a text of about its length under the heading around it, where nothing stands else.

    A first section within another one ("Data", "Introduction") may have no heading of its own in a translation.
    """
    around = next((one for one in catalogue.sections if (it := one.members[holder]) and it.number == own.parent), None)
    here, there = (around.members[edition], around.members[holder]) if around is not None else (None, None)
    if here is None or there is None or there.heading is None or own.heading is None:
        return False
    if catalogue.editions[holder].document.text[there.heading.span.end : own.heading.span.start].strip():
        return False
    lengths = [_length(catalogue.editions[e], one) for e, one in ((holder, own), (edition, here))]
    return bool(min(lengths)) and max(lengths) <= 2 * _TWICE * min(lengths)


def _between(
    sections: Sequence[CatalogueSection], section: CatalogueSection, edition: int, holder: int
) -> list[CatalogueSection]:
    at = sections.index(section)

    def is_common(one: CatalogueSection) -> bool:
        return one.members[edition] is not None and one.members[holder] is not None and edition not in one.moved

    first = next((n + 1 for n in range(at - 1, -1, -1) if is_common(sections[n])), 0)
    end = next((n for n in range(at + 1, len(sections)) if is_common(sections[n])), len(sections))
    return list(sections[first:end])


def _length(edition: Edition, section: Section) -> int:
    """Return how long the texts of a section are; a sign that is no letter of an alphabet counts for more."""
    blocks = (one for one in read_blocks(edition) if one.section == section.number and one.kind in _TEXTS)
    return sum(len(block.plain.encode()) for block in blocks)
