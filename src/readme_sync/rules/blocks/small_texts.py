"""Cells of tables and alternative texts of images that a translation has in the source's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from readme_sync.align.blocks.facts import running_text
from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.blocks import Block
from readme_sync.editions.edition import Row
from readme_sync.language.scripts import has_own_letters
from readme_sync.language.tags import base
from readme_sync.markdown.document import PICTURES, Cell
from readme_sync.rules.blocks.drift import drifts
from readme_sync.rules.blocks.untranslated import is_language
from readme_sync.text import Span
from readme_sync.values import NamedTuple

_FEWEST = 3  # texts of a kind, of which it can be said whether they are translated
_TRANSLATED = 0.65  # of them: from here on one in the source's words stands out
_KEPT = 0.75  # of the translations: when so many keep a text, it is kept on purpose
_SEVERAL = 2
_SENTENCE = 5  # words


class SmallText(NamedTuple):
    """One such text: what it is, where it stands in the translation and in the source, and what it says."""

    noun: str
    edition: int
    span: Span
    source: Span
    text: str
    section: str | None = None
    column: str | None = None
    row: str | None = None


class _Pair(NamedTuple):
    """A text of the source and what a translation has there."""

    there: str
    here: str
    found: SmallText


def small_texts(catalogue: Catalogue) -> Mapping[int, list[SmallText]]:
    """Return for each translation what it has in the source's words where it translates texts of that kind."""
    source = catalogue.editions[catalogue.source].language
    left: dict[int, list[SmallText]] = {}
    keepers: dict[Span, int] = {}
    pictures = _pictures(catalogue)
    asked = [e for e, one in enumerate(catalogue.editions) if base(one.language) != base(source)]
    for edition in asked:
        for texts in (*_columns(catalogue, edition), _alternatives(catalogue, edition, pictures)):
            for one in _standing_out(texts, source, catalogue.editions[edition].language):
                left.setdefault(edition, []).append(one)
                keepers[one.source] = keepers.get(one.source, 0) + 1
    several = len(asked) > _SEVERAL
    return {
        edition: kept
        for edition, texts in left.items()
        if (kept := [one for one in texts if not several or keepers[one.source] < _KEPT * len(asked)])
    }


def _standing_out(texts: Sequence[_Pair], source: str, language: str) -> Iterator[SmallText]:
    """Yield the texts that are the source's, where nearly all others of their kind are translated."""
    same = [one for one in texts if one.there == one.here and is_language(one.there, source, language)]
    if not same:
        return
    translated = sum(one.there != one.here and is_language(one.there, source, language) for one in texts)
    whole = translated + len(same)
    if whole >= _FEWEST and translated >= _TRANSLATED * whole:
        yield from (one.found for one in same)
    elif translated == len(same) == 1:  # of two one is: a sentence stands out beside it
        yield from (one.found for one in same if len(one.there.split()) >= _SENTENCE)


def _columns(catalogue: Catalogue, edition: int) -> Iterator[list[_Pair]]:
    """Yield the cells of each column that has a text in the source's words, beside the source's."""
    languages = catalogue.editions[catalogue.source].language, catalogue.editions[edition].language
    for section, table in catalogue.tables():
        rows = [
            (own, other)
            for row in table.rows
            if (own := row.members[edition]) is not None and (other := row.members[catalogue.source]) is not None
            if not own.is_ragged and not other.is_ragged
        ]
        home = table.members[edition]
        for places in table.columns:
            here, there = places[edition], places[catalogue.source]
            if here is None or there is None:
                continue
            left = [other.cells[there] for own, other in rows if own.cells[here].raw == other.cells[there].raw]
            if any(_says_something(cell, languages) for cell in left):
                cells = [(own, own.cells[here], other.cells[there]) for own, other in rows]
                header = home.headers[here] if home is not None and here < len(home.headers) else ""
                yield list(_column(edition, section.key, header, cells))


def _says_something(cell: Cell, languages: tuple[str, str]) -> bool:
    if " " not in cell.raw or (cell.raw.isascii() and has_own_letters(languages[0])):
        return False  # nearly always: a name, which the source has in Latin letters too
    return is_language(_text(cell), *languages)


def _text(cell: Cell) -> str:
    return " ".join(running_text(cell.inline).split())


def _column(edition: int, section: str, header: str, cells: Sequence[tuple[Row, Cell, Cell]]) -> Iterator[_Pair]:
    for own, mine, theirs in cells:
        text = _text(theirs)
        said = text if mine.raw == theirs.raw else _text(mine)
        found = SmallText("cell", edition, mine.span, theirs.span, text, section, header or None, own.name)
        yield _Pair(text, said, found)


def _pictures(catalogue: Catalogue) -> dict[int, list[tuple[str, Span]]]:
    """Return the alternative texts of the source's images, by the number of their block."""
    blocks = (facts.block if facts.links else None for one in drifts(catalogue)[:1] for facts in one.alignment.source)
    return {number: found for number, one in enumerate(blocks) if one and (found := list(_images([one])))}


def _alternatives(catalogue: Catalogue, edition: int, pictures: Mapping[int, list[tuple[str, Span]]]) -> list[_Pair]:
    """Return the alternative texts of images in matched blocks, beside the source's ``pictures``."""
    if not pictures:
        return []
    drift = next(one for one in drifts(catalogue) if one.edition == edition)
    found = []
    for pair in drift.alignment.pairs:
        if pair.left[0] not in pictures:
            continue  # mostly
        theirs = [one for n in pair.left for one in pictures.get(n, ())]
        ours = list(_images(drift.alignment.blocks[n].block for n in pair.right))
        if len(ours) == len(theirs):
            found += [
                _Pair(there, here, SmallText("alternative text", edition, span, origin, there))
                for (here, span), (there, origin) in zip(ours, theirs, strict=True)
                if there
            ]
    return found


def _images(blocks: Iterable[Block]) -> Iterator[tuple[str, Span]]:
    for block in blocks:
        for inline in block.inlines:
            for link in inline.links:
                if link.kind in PICTURES:
                    yield " ".join(link.text.split()), link.span
