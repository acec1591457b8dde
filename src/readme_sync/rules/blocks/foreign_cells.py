"""Tables that a translation has in the language of another translation: their rows were copied from there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readme_sync.align.catalogue import Catalogue, CellGroup
from readme_sync.finding import member
from readme_sync.language.scripts import count_small_words, has_own_letters
from readme_sync.regex import lazy
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.messages import cell_span, listed, present, shorten

_WORD = lazy(r"[^\W\d_]{3,}")
_FEWEST = 3  # cells: fewer may be names
_OTHER_LETTER = lazy(r"[^\W\d_\0-\u024f]")  # that is not Latin: an emoji is no letter
_ACCENTED = lazy(r"[\u00c0-\u024f]")


def foreign_cells(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield the cells of a table that an edition in letters of its own has as another translation says them.

    The source says them otherwise, so they are no names; and small words or accents tell that they are of that other
    translation's language, and no older text of the source.
    """
    if len(catalogue.editions) <= 2:
        return
    found: dict[tuple[int, int, int], list[CellGroup]] = {}
    own_letters = [has_own_letters(edition.language) for edition in catalogue.editions]
    if not any(own_letters):
        return
    for group in catalogue.differing:
        if group.texts_differ:
            for here, home in _alike(group, catalogue.source, own_letters):
                found.setdefault((id(group.table), here, home), []).append(group)
    for (_, here, home), groups in found.items():
        if len(groups) >= _FEWEST and _are_of(catalogue, home, [_text(group, here) for group in groups]):
            yield _violation(catalogue, here, home, groups)


def _alike(group: CellGroup, source: int, own_letters: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the editions in letters of their own whose cell is that of a translation in Latin ones, with that one."""
    there = group.cells[source]
    said: dict[str, int] = {}
    for number, cell in enumerate(group.cells):
        if cell is not None and not own_letters[number] and number != source:
            said.setdefault(cell.inline.plain.strip(), number)
    for number, cell in enumerate(group.cells):
        text = cell.inline.plain.strip() if cell is not None and own_letters[number] and number != source else ""
        is_other = there is not None and there.inline.plain.strip().casefold() != text.casefold()
        if text in said and is_other and _WORD.search(text) and _OTHER_LETTER.search(text) is None:
            yield number, said[text]


def _text(group: CellGroup, edition: int) -> str:
    return present(group.cells, edition).inline.plain.strip()


def _are_of(catalogue: Catalogue, home: int, texts: Sequence[str]) -> bool:
    """Tell whether texts are in the language of the edition ``home`` rather than in the source's."""
    words = [word.casefold() for text in texts for word in text.split()]
    languages = catalogue.editions[home].language, catalogue.editions[catalogue.source].language
    mine, theirs = (count_small_words(words, language) for language in languages)
    return mine > theirs + 1 or (mine >= theirs and sum(_ACCENTED.search(text) is not None for text in texts) > 1)


def _violation(catalogue: Catalogue, here: int, home: int, groups: Sequence[CellGroup]) -> Violation:
    edition, other = catalogue.editions[here], catalogue.editions[home]
    texts = [_text(group, here) for group in groups]
    named = listed([f'"{shorten(text, 30)}"' for text in texts])
    return Violation(
        f"{len(texts)} cells are in {other.language}, not in {edition.language}: {named}",
        edition.document,
        cell_span(present(groups[0].cells, here)),
        section=groups[0].section.key,
        row="",
        related=(
            *(Location(edition.document, cell_span(present(group.cells, here)), "and here") for group in groups[1:30]),
            Location(other.document, cell_span(present(groups[0].cells, home)), f"{other.language} says the same"),
        ),
        subject="cells",
        members=tuple(member(edition.language, shorten(text)) for text in texts),
    )
