"""Entries of lists that were left in another script while the entries beside them were translated."""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.align.blocks.match import BlockAlignment, BlockPair, align_blocks
from readme_sync.align.catalogue import Catalogue
from readme_sync.finding import member
from readme_sync.language.tags import base
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.drift.untranslated import ForeignPlaces, is_all, leftovers, sentences
from readme_sync.rules.messages import shorten
from readme_sync.text import Span

_FEWEST = 4  # signs: fewer are a name


def left_entries(catalogue: Catalogue, number: int, places: ForeignPlaces) -> Iterator[Violation]:
    """Yield each entry that says the source's words in letters which the edition's language does not use.

    A short text may be a name, so all other entries of the list that are in such letters in the source must be
    translated here. What is a sentence is told with the other texts, and a title that is linked is kept.
    """
    here, source = catalogue.editions[number], catalogue.editions[catalogue.source]
    alignment = next((one for one in align_blocks(catalogue) if one.edition == number), None)
    if alignment is None or base(here.language) == base(source.language):
        return
    for pair in alignment.pairs:
        block = alignment.blocks[pair.right[0]].block
        if block.kind != "entry" or not places.within(block.span) or len(pair.left) != 1 or len(pair.right) != 1:
            continue  # nearly always
        text = alignment.blocks[pair.right[0]].plain
        runs = list(leftovers(text, here.language))
        is_short = bool(runs) and len(runs[0]) >= _FEWEST and is_all(runs, text) and not sentences(runs, text)
        if not is_short or text != alignment.source[pair.left[0]].plain or any(one.links for one in block.inlines):
            continue
        if not leftovers(text, source.language) and _are_others_translated(alignment, pair, here.language):
            yield Violation(
                f'the entry is not translated in {here.language}: "{shorten(text)}"',
                here.document,
                Span(block.span.start, block.span.start + 1),
                related=(
                    Location(
                        source.document, alignment.source[pair.left[0]].block.span, f"{source.language} says the same"
                    ),
                ),
                subject=text,
                members=(member(here.language, shorten(text)),),
            )


def _are_others_translated(alignment: BlockAlignment, one: BlockPair, language: str) -> bool:
    """Tell whether the list has other entries in the source's letters there, and each in its own here."""
    group, found = alignment.blocks[one.right[0]].block.group, []
    for pair in alignment.pairs:
        own, other = alignment.blocks[pair.right[0]], alignment.source[pair.left[0]]
        if pair is not one and own.block.group == group and leftovers(other.plain, language):
            found.append(not leftovers(own.plain, language))
    return bool(found) and all(found)
