"""The words and places that messages of several rules are made of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.editions.edition import Edition
from readme_sync.markdown.document import Cell
from readme_sync.rules.api import Location
from readme_sync.text import Span

T = TypeVar("T")
_SENTENCE = re.compile(r"[.!?;](?=\s|$)|[。！？；]")


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


class HasMembers(Protocol):
    """A row of tables or an entry of lists: what it is called, and where each edition has it."""

    @property
    def name(self) -> str:
        """What a reader calls it."""

    @property
    def members(self) -> Sequence[_Placed | None]:
        """Where each edition has it."""


def is_prose(text: str) -> bool:
    """Tell whether ``text`` has several sentences."""
    return len(_SENTENCE.findall(text)) > 1


def contrasted(one: str, other: str, most: int = 60) -> tuple[str, str]:
    """Return two texts on one line, cut to ``most`` characters so that what differs is seen where the heads are one."""
    one, other = " ".join(one.split()), " ".join(other.split())
    if shorten(one, most) != shorten(other, most) or one == other:
        return shorten(one, most), shorten(other, most)
    parting = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = parting - most // 3
    return f"…{shorten(one[start:], most)}", f"…{shorten(other[start:], most)}"


def shorten(text: str, most: int = 60) -> str:
    """Return ``text`` on one line, cut to ``most`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def between(least: int, most: int) -> str:
    """Return a number that is known to lie between two, both included: "4", "4 or 5", "4 to 7"."""
    if least == most:
        return f"{least}"
    return f"{least} {'or' if most == least + 1 else 'to'} {most}"


def listed(items: Sequence[str], most: int = 5) -> str:
    """Return items as words: "a, b and c"; beyond ``most`` only how many more there are, were it not a single one."""
    if len(items) <= most + 1:
        most = len(items)
    shown = list(items[:most])
    if len(items) > most:
        return f"{', '.join(shown)} and {len(items) - most} more"
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)


def names(editions: Sequence[Edition]) -> str:
    """Return the languages of ``editions`` as words."""
    return listed([edition.language for edition in editions], most=10)


def who_says(catalogue: Catalogue, texts: Mapping[int, str]) -> str:
    """Return the ``texts`` of editions as words, each once: "7B in ja and en, 8B in fr"."""
    who: dict[str, list[Edition]] = {}
    for edition, text in texts.items():
        who.setdefault(text, []).append(catalogue.editions[edition])
    return ", ".join(f"{text} in {names(editions)}" for text, editions in who.items())


def values(catalogue: Catalogue, cells: Sequence[Cell | None]) -> tuple[tuple[str, str], ...]:
    """Return what each edition's cell says, for showing side by side."""
    return tuple(
        (edition.language, cell.raw)
        for edition, cell in zip(catalogue.editions, cells, strict=True)
        if cell is not None
    )


def others(
    catalogue: Catalogue, cells: Sequence[Cell | None], odd: int, messages: Sequence[str]
) -> tuple[Location, ...]:
    """Return the cells of the other editions as related places; an empty message leaves one out."""
    return tuple(
        Location(edition.document, cell.span, messages[index])
        for index, (edition, cell) in enumerate(zip(catalogue.editions, cells, strict=True))
        if index != odd and cell is not None and messages[index]
    )


def has_it_so(catalogue: Catalogue, agreeing: Sequence[int]) -> list[str]:
    """Return what ``others`` says of each edition: nothing of those that do not agree."""
    return [f"{one.language} has it like this" if e in agreeing else "" for e, one in enumerate(catalogue.editions)]


def cell_span(cell: Cell) -> Span:
    """Return the span to point at for a cell; an empty cell has one character."""
    return cell.span if cell.span.end > cell.span.start else Span(cell.span.start, cell.span.start + 1)


def row_span(row: HasMembers, edition: int) -> Span:
    """Return the span of the row's (or entry's) member in ``edition`` (which must have one)."""
    return present(row.members, edition).span


def present(members: Sequence[T | None], edition: int) -> T:
    """Return what ``edition`` has of ``members``; it is known to have it.

    Raises:
        ValueError: it has not, which is a mistake of ours.
    """
    own = members[edition]
    if own is None:
        raise ValueError(f"edition {edition} lacks what was said of it")
    return own


def head_span(section: CatalogueSection, edition: int) -> Span:
    """Return the span of the section's heading in ``edition``, or the start of the file."""
    member = section.members[edition]
    if member is None or member.heading is None:
        return Span(0, 0)
    return trimmed(member.heading.span)


def trimmed(span: Span) -> Span:
    """Return the first character of a block's span: its line is what a reader needs."""
    return Span(span.start, span.start)
