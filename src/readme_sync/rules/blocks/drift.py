"""What is wrong with each translation's blocks: the pairs that differ, what is missing, what is not translated.

The rules of this room say it, and whoever counts (a table of how far each edition is) asks here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache

from readme_sync.align.blocks.facts import PICTURE_FACTS, Fact
from readme_sync.align.blocks.match import BlockAlignment, BlockPair, align_blocks
from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Edition
from readme_sync.editions.language_line import language_line
from readme_sync.markdown.document import Document
from readme_sync.rules.blocks.missing import missing_blocks
from readme_sync.rules.blocks.pairs.compare import Comparison
from readme_sync.rules.blocks.pairs.difference import Difference
from readme_sync.rules.blocks.pairs.for_readers import CITED, is_for_readers
from readme_sync.rules.blocks.pairs.habits import kept_by_habit
from readme_sync.rules.blocks.pairs.levels import other_levels
from readme_sync.rules.blocks.pairs.marks import lost_marks
from readme_sync.rules.blocks.switchers import is_for_all, line_of_languages, switchers
from readme_sync.rules.blocks.untranslated import untranslated_pairs
from readme_sync.text import Span
from readme_sync.values import NamedTuple


class PairDrift(NamedTuple):
    """A pair of blocks and what differs between them."""

    pair: BlockPair
    differences: tuple[Difference, ...]


class EditionDrift(NamedTuple):
    """One translation beside the source. Numbers of ``missing`` are those of the source's blocks."""

    edition: int
    alignment: BlockAlignment
    differing: tuple[PairDrift, ...]
    missing: tuple[int, ...]
    untranslated: tuple[BlockPair, ...]


@lru_cache(maxsize=4)  # a catalogue is compared by identity; several rules ask for one
def drifts(catalogue: Catalogue) -> tuple[EditionDrift, ...]:
    """Return what is wrong with each translation, in the order of the editions."""
    alignments = align_blocks(catalogue)
    left = untranslated_pairs(catalogue, alignments)
    return tuple(_drift(catalogue, alignment, left.get(alignment.edition, ())) for alignment in alignments)


def _drift(catalogue: Catalogue, alignment: BlockAlignment, left: Iterable[BlockPair]) -> EditionDrift:
    here, source = catalogue.editions[alignment.edition], catalogue.editions[catalogue.source]
    comparison = Comparison(alignment, (here.language, source.language))
    theirs = switchers(source.document, alignment.source)
    untranslated = tuple(
        pair
        for pair in left
        if not theirs.issuperset(pair.left) or not all(is_for_all(alignment.source[n]) for n in pair.left)
    )
    ours: Set[int] | None = None  # read where something differs: mostly nothing does
    found: list[Difference] = []
    for pair in alignment.pairs:
        if not (differences := tuple(comparison.differences(pair))):
            continue
        differences = tuple(one for one in differences if not _is_a_sign(one, here.document, source.document))
        if ours is None:
            ours = switchers(here.document, alignment.blocks)
        if ours.isdisjoint(pair.right) and theirs.isdisjoint(pair.left):
            found += differences
        else:
            found += _beside(differences, line_of_languages(here.document), line_of_languages(source.document))
    found += other_levels(alignment, comparison.kept)
    found += lost_marks(alignment, (here.document.text, source.document.text), comparison.kept)
    found = [one for one in found if not is_for_readers(one.own, one.other, here, source, slip=one.slip)]
    judged = kept_by_habit(found, comparison.kept, alignment, comparison.languages)
    opened = _with_open_fences(here)
    missing = tuple(
        number
        for number in missing_blocks(alignment, comparison, source.document, here.document, _empty_sections(here))
        if number not in theirs and alignment.sections.get(alignment.source[number].block.section) not in opened
    )
    return EditionDrift(alignment.edition, alignment, tuple(_by_pair(judged)), missing, untranslated)


def _with_open_fences(edition: Edition) -> Set[int]:
    """Return the sections in which a fence has lost its partner: what seems to be missing there is shown as code."""
    fences = edition.document.broken_fences
    starts = [section.span.start for section in edition.sections] if fences else []
    return {max(bisect_right(starts, fence.span.start) - 1, 0) for fence in fences}


@lru_cache(maxsize=256)  # an edition is compared by identity
def _empty_sections(edition: Edition) -> Set[int]:
    """Return the numbers of the sections that have a heading and nothing below it, nor parts."""
    text, parents = edition.document.text, {section.parent for section in edition.sections}
    return {
        section.number
        for section in edition.sections
        if section.heading is not None
        and section.number not in parents
        and not text[section.heading.span.end : section.span.end].strip(" \t\r\n-*_")
    }


def _is_a_sign(one: Difference, here: Document, source: Document) -> bool:
    """Tell whether a picture is what a link to another edition shows."""
    sides = ((one.own, here), (one.other, source))
    return any(
        link.span.covers(fact.span)
        for fact, document in sides
        if fact is not None and fact.kind in PICTURE_FACTS
        for link in language_line(document.text).links
    )


def _beside(differences: Iterable[Difference], own: Span, other: Span) -> Iterator[Difference]:
    """Yield the links and pictures that stand in one block with the language line and are none of its."""
    for one in differences:
        places = [(fact, line) for fact, line in ((one.own, own), (one.other, other)) if fact is not None]
        if all(fact.kind in CITED and (not line.covers(fact.span) or _asks(fact)) for fact, line in places):
            yield one


def _asks(fact: Fact) -> bool:
    """Tell whether a fact is a badge that a service draws anew each time: it names no language."""
    return fact.kind == "badge" and "/badge/" not in fact.shown


def _by_pair(differences: Iterable[Difference]) -> Iterator[PairDrift]:
    pairs: dict[BlockPair, list[Difference]] = {}
    for one in differences:
        pairs.setdefault(one.pair, []).append(one)
    return (PairDrift(pair, tuple(found)) for pair, found in pairs.items())
