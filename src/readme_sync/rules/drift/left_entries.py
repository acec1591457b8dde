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
_PHRASE = 6  # signs beside Latin letters or in a link
_SEVERAL = 2


def left_entries(catalogue: Catalogue, number: int, places: ForeignPlaces) -> Iterator[Violation]:
    """Yield each entry that says the source's words in letters which the edition's language does not use.

    A short text may be a name, so all other entries of the list that are in such letters in the source must be
    translated here; several, where Latin letters stand beside it or a link, and with a link of their own then: a title
    that is linked is kept. What is a sentence is told with the other texts.
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
        is_short = bool(runs) and len(runs[0]) >= _FEWEST and not sentences(runs, text)
        if not is_short or text != alignment.source[pair.left[0]].plain:
            continue
        is_linked = any(one.links for one in block.inlines)
        is_alone = is_all(runs, text) and not is_linked
        if not is_alone and max(map(len, runs)) < _PHRASE:
            continue
        least = 1 if is_alone else _SEVERAL
        if not leftovers(text, source.language) and least <= _others_translated(
            alignment, pair, here.language, linked=is_linked
        ):
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


def _others_translated(alignment: BlockAlignment, one: BlockPair, language: str, *, linked: bool) -> int:
    """Return how many other entries of the list, in the source's letters there, are in their own here; 0 if not all.

    Those with a link alone are counted where the entry is ``linked``.
    """
    group, found = alignment.blocks[one.right[0]].block.group, []
    for pair in alignment.pairs:
        own, other = alignment.blocks[pair.right[0]], alignment.source[pair.left[0]]
        if pair is one or own.block.group != group or (linked and not own.links):
            continue
        if leftovers(other.plain, language):
            found.append(not leftovers(own.plain, language))
    return len(found) if all(found) else 0
