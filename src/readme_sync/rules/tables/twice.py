"""Texts that stand twice, one right below the other: pasted once too often."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise

from readme_sync.editions.blocks import Block, read_blocks
from readme_sync.editions.edition import Edition, Section
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.gathering import Slip
from readme_sync.rules.messages import shorten
from readme_sync.text import Edit, Span

_TEXTS = ("paragraph", "quote", "code")
_FEWEST = 12  # letters of a text that nobody says twice in a row
_BETWEEN = " \t\r\n>"  # what stands between two texts, quoted or not


def repeated_texts(editions: Sequence[Edition]) -> Iterator[Slip]:
    """Yield the second of two texts that are the same, letter by letter, with nothing between them.

    Where every edition has such texts in a section, they are said twice on purpose.
    """
    found = [(place, slip) for edition in editions for place, slip in _slips(edition)]
    homes: dict[Hashable, set[str]] = {}
    for place, slip in found:
        homes.setdefault(place, set()).add(slip.edition.path)
    yield from (slip for place, slip in found if not 1 < len(editions) == len(homes[place]))


def _slips(edition: Edition) -> Iterator[tuple[Hashable, Slip]]:
    yield from _sections(edition)
    yield from _texts(edition)


def _sections(edition: Edition) -> Iterator[tuple[Hashable, Slip]]:
    document = edition.document
    for first, section in pairwise(edition.sections):
        if first.heading is None or section.heading is None or first.title != section.title:
            continue
        said, again = (" ".join(document.raw(one.span).split()) for one in (first, section))
        if said == again and sum(map(str.isalpha, said[:200])) >= _FEWEST:
            slip = Slip(edition, ("section", said), _section(edition, first, section))
            yield ("section", section.parent), slip


def _texts(edition: Edition) -> Iterator[tuple[Hashable, Slip]]:
    document, text = edition.document, edition.document.text
    for first, block in pairwise(read_blocks(edition)):
        if first.kind not in _TEXTS or block.kind != first.kind:
            continue
        if text[first.span.start] != text[block.span.start] or first.plain != block.plain:
            continue  # the first sign tells nearly always
        said, again = (" ".join(document.raw(one.span).split()) for one in (first, block))
        is_next = not text[first.span.end : block.span.start].strip(_BETWEEN)
        if said == again and is_next and sum(map(str.isalpha, block.plain[:200])) >= _FEWEST:
            slip = Slip(edition, (block.kind, said), _violation(edition, first, block))
            yield (block.kind, block.section), slip


def _section(edition: Edition, first: Section, section: Section) -> Violation:
    start = first.heading.span.start if first.heading is not None else first.span.start
    title, line = shorten(section.title), edition.document.lines.line(start)
    heading = section.heading.span if section.heading is not None else section.span
    return Violation(
        f'the section "{title}" is that on line {line} once more',
        edition.document,
        Span(heading.start, heading.start),
        related=(Location(edition.document, Span(start, start), "the first of them"),),
        fix=(Edit(section.span, ""),),
        is_safe=False,
        subject=title,
    )


def _violation(edition: Edition, first: Block, block: Block) -> Violation:
    line = edition.document.lines.line(first.span.start)
    said, what = shorten(block.plain), "code" if block.kind == "code" else "text"
    return Violation(
        f'"{said}" is the {what} on line {line} once more',
        edition.document,
        block.span,
        related=(Location(edition.document, first.span, "the first of them"),),
        fix=(Edit(Span(first.span.end, block.span.end), ""),),
        is_safe=False,
        subject=said,
    )
