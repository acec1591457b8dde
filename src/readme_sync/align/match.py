"""Editions -> Catalogue: the same section, table, column and row found in every edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from functools import cache

from readme_sync.align.catalogue import Catalogue, CatalogueSection, CellGroup
from readme_sync.align.evidence import neutral_title, section_likeness, section_tokens
from readme_sync.align.loose_cells import loose_cells
from readme_sync.align.mistyped import mended, mistyped
from readme_sync.align.named_titles import are_called_apart, named
from readme_sync.align.numbering import renumbered, shifted
from readme_sync.align.outline import Outline, shape_likeness
from readme_sync.align.section_words import SectionWords
from readme_sync.align.slots import first, side_by_side
from readme_sync.align.tables import TableMatcher
from readme_sync.editions.edition import Edition, Section
from readme_sync.markdown.document import Cell
from readme_sync.markdown.slugs import github_slug

_FACTS = ("anchor:", "links:", "code:")
_COUNT = "number:"
_CALLED_APART = -1.0  # likeness of two sections that are called by other names, where names are kept
_OFTEN = 4  # sections of one title, which says nothing of them
_LISTS = 6  # rows of a table that may be two lists side by side
_ENOUGH, _HARDLY, _OF_THE_FEWER = 10, 0.05, 0.1  # facts that tell two texts apart; the part that is shared by chance


def match(editions: Sequence[Edition]) -> Catalogue:
    """Return the catalogue of ``editions``, one to any number of them; the source is marked in them."""
    source = next((index for index, edition in enumerate(editions) if edition.is_source), 0)
    sections = _sections(editions, source)
    differing = tuple(group for section in sections for group in _differing(section, source))
    return Catalogue(tuple(editions), source, sections, differing)


def _sections(editions: Sequence[Edition], source: int) -> tuple[CatalogueSection, ...]:
    lists = [edition.sections for edition in editions]
    anchors = [{name for section in edition.sections for name in section.anchors} for edition in editions]
    settled = frozenset(set.intersection(*anchors))
    words = [SectionWords(edition) for edition in editions]
    outlines = [Outline(edition) for edition in editions]
    tokens = [
        [section_tokens(edition, section, settled, outline) for section in edition.sections]
        for edition, outline in zip(editions, outlines, strict=True)
    ]
    said = words[source].__getitem__
    unsure = [
        frozenset[int]()
        if e == source
        else shifted(lists[source], own) | renumbered(lists[source], own, said, words[e].__getitem__)
        for e, own in enumerate(lists)
    ]
    for e, places in enumerate(unsure):
        for i in places:
            tokens[e][i] = {token: weight for token, weight in tokens[e][i].items() if not token.startswith(_COUNT)}
    for e, own in enumerate(tokens):
        if e != source and (meant := mistyped(tokens[source], own)):
            tokens[e] = [mended(entry, meant) for entry in own]
    for e, own in enumerate(tokens):
        if e != source and (name := _name_of(lists[source])):
            _forget_in_other_words(name, lists[e], own)
    languages = [edition.language for edition in editions]
    by_name = [named(lists[source], own, (languages[source], languages[e])) for e, own in enumerate(lists)]
    others = _strangers(tokens, source)
    for e in others:
        tokens[e] = [{} for _ in tokens[e]]

    def likeness(e: int, i: int, f: int, j: int) -> float:
        if e in others or f in others:
            return -5.0
        left, right = lists[e][i], lists[f][j]
        told = left.anchors and right.anchors and left.anchors[0].casefold() != right.anchors[0].casefold()
        if told and kept(e, f) and not (_is_of_its_title(left) and _is_of_its_title(right)):
            return -5.0  # where editions keep anchors, two of them are two sections, whatever else agrees
        counted = i not in unsure[e] and j not in unsure[f]
        apart = _CALLED_APART if (i in by_name[e] or j in by_name[f]) and are_called_apart(left, right) else 0.0
        shapes = shape_likeness(left, outlines[e].shapes[i], right, outlines[f].shapes[j], counted=counted)
        return section_likeness(left, tokens[e][i], right, tokens[f][j]) + shapes + apart

    @cache
    def kept(e: int, f: int) -> bool:
        return 2 * len(anchors[e] & anchors[f]) >= min(len(anchors[e]), len(anchors[f]))

    often = [Counter(section.title for section in own) for own in lists]

    def may_be_sure(e: int, i: int, f: int, j: int) -> bool:
        counts = often[e][lists[e][i].title], often[f][lists[f][j].title]
        return min(counts) < _OFTEN  # "Explanation" stands over many a text

    tables = TableMatcher(editions, source)
    found = []
    levels = [[section.level for section in own] for own in lists]
    both = [own.__getitem__ for own in words]
    for slot in side_by_side(tokens, source, likeness, words=both, ranks=levels, may_be_sure=may_be_sure):
        members = tuple(None if i is None else lists[e][i] for e, i in enumerate(slot.indices))
        chosen = first(members, source)
        matched = tables.match(members)
        found.append(CatalogueSection(chosen.key, chosen.title, members, slot.reasons, slot.moved, matched))
    return tuple(found)


def _name_of(sections: Sequence[Section]) -> str:
    """Return the token of a document's title, "" where it does not begin with one: that may be a product's name."""
    headed = next((section for section in sections if section.heading is not None), None)
    return f"title:{neutral_title(headed.title)}" if headed is not None and headed.level == 1 else ""


def _forget_in_other_words(name: str, sections: Sequence[Section], tokens: Sequence[dict[str, float]]) -> None:
    """Take the document's title from deeper headings of which it is but a part: なぜ Mobiletto? is no Mobiletto."""
    for section, own in zip(sections, tokens, strict=True):
        if section.level > 1 and name in own and not section.title.isascii():
            del own[name]


def _is_of_its_title(section: Section) -> bool:
    """Tell whether a section's anchor is what its title makes: a translator may have translated both."""
    return section.anchors[0].casefold() == github_slug(section.title).casefold()


def _strangers(tokens: Sequence[Sequence[dict[str, float]]], source: int) -> set[int]:
    """Return the editions that share hardly a fact with the source: they are no translations of it but other texts.

    Their sections would be matched by place, and each would be told to lack and to say what the other text does.
    """
    facts = [{token for part in parts for token in part if token.startswith(_FACTS)} for parts in tokens]
    return {e for e, own in enumerate(facts) if _have_nothing_in_common(own, facts[source])}


def _have_nothing_in_common(own: Set[str], other: Set[str]) -> bool:
    """Tell whether two texts share no more facts than by chance: of few hardly one, of many one or two."""
    least, both = min(len(own), len(other)), len(own & other)
    return least >= _ENOUGH and both < _OF_THE_FEWER * least and 2 * both < _HARDLY * (len(own) + len(other))


def _differing(section: CatalogueSection, source: int) -> list[CellGroup]:
    """Return the cells that are not the same text, or do not lead to the same pages, in every edition that has them.

    A ragged row is left out: which cell belongs to which column is what is wrong with it.
    """
    groups = []
    for table in section.tables:
        loose = loose_cells(table, source) if len(table.rows) >= _LISTS else {}
        for place, row in enumerate(table.rows):
            members = [None if member is None or member.is_ragged else member.cells for member in row.members]
            for number, column in enumerate(table.columns):
                cells = [
                    None if own is None or at is None else own[at] for own, at in zip(members, column, strict=True)
                ]
                if loose:
                    cells = [None if place in loose.get((number, e), ()) else cell for e, cell in enumerate(cells)]
                present = [cell for cell in cells if cell is not None]
                same = len({cell.raw for cell in present}) <= 1
                if not same or _leads_elsewhere(present):
                    links = {tuple([link.target for link in cell.inline.links]) for cell in present}
                    texts = {cell.inline.plain for cell in present}
                    group = CellGroup(section, table, row, number, tuple(cells), len(links) > 1, len(texts) > 1)
                    groups.append(group)
    return groups


def _leads_elsewhere(cells: Sequence[Cell]) -> bool:
    """Tell whether cells of one text have links whose definitions, far below, are not the same ones."""
    if len(cells) < 2 or not cells[0].inline.links or "](" in cells[0].raw:
        return False
    return len({tuple([link.target for link in cell.inline.links]) for cell in cells}) > 1
