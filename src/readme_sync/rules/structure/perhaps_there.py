"""Sections that seem to be missing where the edition has a text or a section of its own that may be the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import pairwise

from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.editions.blocks import Block, read_blocks
from readme_sync.editions.edition import Edition, Section
from readme_sync.language.platforms import are_replaced_for_readers_of
from readme_sync.language.sound import sounds
from readme_sync.rules.structure.folded import holder_of, numbered_in
from readme_sync.rules.structure.instead import are_told_apart, outward
from readme_sync.rules.structure.unsure_moves import stood_for

_TEXTS = ("paragraph", "quote", "entry")
_SURE = ("anchor", "title", "subject", "sign")  # reasons that match two headings for what they are called themselves
_LIST = 3  # entries
_COLONS = (":", "\uff1a")
_WORDS = 2  # that sound alike
_TWICE = 2
_MANY = 4  # sections
_Sounds = tuple[Set[str], Set[str]]


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
        or id(section) in stood_for(catalogue, edition)
        or _is_alone_between(catalogue, section, edition, holder)
        or _is_under_its_parent(catalogue, own, edition, holder)
    )


def is_commented_out(edition: Edition, title: str) -> bool:
    """Tell whether an edition has a title within a comment: its translator hid the section."""
    return title in _commented_out(edition)


@lru_cache(maxsize=64)  # an edition is compared by identity
def _commented_out(edition: Edition) -> str:
    return "\n".join(_comments(edition.document.text))


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
    before = numbered_in(catalogue, holder).get(number - 1)
    here, there = (before.members[edition], before.members[holder]) if before is not None else (None, None)
    if here is None or there is None:
        return False
    ours, theirs = catalogue.editions[edition], catalogue.editions[holder]
    wanted, others = _entries(theirs, number), _entries(theirs, there.number)
    kinds = _kinds(ours, here)
    labelled = any(one == "label" and other == "entry" for one, other in pairwise(kinds))
    return labelled and not others and wanted >= _LIST and _TWICE * kinds.count("entry") >= wanted


def _entries(edition: Edition, section: int) -> int:
    return sum(block.kind == "entry" for block in _blocks_of(edition).get(section, ()))


def _kinds(edition: Edition, section: Section) -> list[str]:
    """Return the kinds of a section's blocks; a text that ends with a colon is a label."""
    blocks = _blocks_of(edition).get(section.number, ())
    return [
        "label" if block.kind == "paragraph" and block.plain.rstrip().endswith(_COLONS) else block.kind
        for block in blocks
    ]


def _is_called_alike(catalogue: Catalogue, own: Section, edition: int, holder: int) -> bool:
    """Tell whether words of the title stand in another title of the edition, whose counterpart is called otherwise."""
    wanted = sounds(own.title)
    if len(wanted) < _WORDS:
        return False
    known = _called(catalogue, edition, holder)
    fewest = min((known.get((own.level, word), ()) for word in wanted), key=len)
    return any(wanted <= here and wanted.isdisjoint(there) for here, there in fewest)


@lru_cache(maxsize=64)  # a catalogue is compared by identity
def _called(catalogue: Catalogue, edition: int, holder: int) -> Mapping[tuple[int, str], Sequence[_Sounds]]:
    """Return how titles sound in an edition and there, by their level and each word; without what is surely matched."""
    found: dict[tuple[int, str], list[_Sounds]] = defaultdict(list)
    for one in catalogue.sections:
        here, there = one.members[edition], one.members[holder]
        if here is not None and there is not None and one.reasons[edition] not in _SURE:
            both = sounds(here.title), sounds(there.title)
            for word in both[0]:
                found[here.level, word].append(both)
    return dict(found)


def _is_alone_between(catalogue: Catalogue, section: CatalogueSection, edition: int, holder: int) -> bool:
    """Tell whether one section is missing and one is the edition's own between two that both have, of about a length.

    Neither their titles nor the pages that both lead to may part them.
    """
    alone = _own_between(catalogue, section, edition, holder)
    if len(alone) != 1:
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
    around = numbered_in(catalogue, holder).get(own.parent)
    here, there = (around.members[edition], around.members[holder]) if around is not None else (None, None)
    if here is None or there is None or there.heading is None or own.heading is None:
        return False
    if catalogue.editions[holder].document.text[there.heading.span.end : own.heading.span.start].strip():
        return False
    lengths = [_length(catalogue.editions[e], one) for e, one in ((holder, own), (edition, here))]
    return bool(min(lengths)) and max(lengths) <= 2 * _TWICE * min(lengths)


def _own_between(catalogue: Catalogue, section: CatalogueSection, edition: int, holder: int) -> list[CatalogueSection]:
    """Return the edition's own sections between the two around ``section`` that both have; none if it lacks more."""
    at, alone = _places(catalogue)[id(section)], []
    for way in (reversed(range(at)), range(at + 1, len(catalogue.sections))):
        for one in map(catalogue.sections.__getitem__, way):
            has, is_held = one.members[edition] is not None, one.members[holder] is not None
            if has and is_held and edition not in one.moved:
                break
            if is_held and not has:
                return []
            if has and not is_held:
                alone.append(one)
    return alone


@lru_cache(maxsize=64)  # a catalogue is compared by identity
def _places(catalogue: Catalogue) -> dict[int, int]:
    return {id(section): place for place, section in enumerate(catalogue.sections)}


def _length(edition: Edition, section: Section) -> int:
    """Return how long the texts of a section are; a sign that is no letter of an alphabet counts for more."""
    blocks = _blocks_of(edition).get(section.number, ())
    return sum(len(block.plain.encode()) for block in blocks if block.kind in _TEXTS)


@lru_cache(maxsize=64)  # an edition is compared by identity
def _blocks_of(edition: Edition) -> dict[int, list[Block]]:
    """Return an edition's blocks by the numbers of their sections."""
    found: dict[int, list[Block]] = defaultdict(list)
    for block in read_blocks(edition):
        found[block.section].append(block)
    return dict(found)
