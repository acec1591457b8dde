"""Column headers that were left in another edition's language, though this edition heads such columns otherwise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from readme_sync.align.catalogue import Catalogue, CatalogueTable
from readme_sync.editions.edition import Edition, EditionTable
from readme_sync.language.tags import base
from readme_sync.markdown.document import PICTURES, Inline
from readme_sync.regex import lazy
from readme_sync.rules.drift.untranslated import copied, leftovers
from readme_sync.rules.slips import near
from readme_sync.values import NamedTuple

_LETTERS = 3  # "ID" and "#" are headers of every language
_OFTEN = 2  # so many other tables with another header are a habit, one is a choice
# Words that end so came from Latin by way of French, and are spelt alike in English and there ("Description"), or in
# German as well.
_ALIKE = {
    "fr": lazy(r"(?:[ts]ion|ment|age|[ae]nce|[ai]ble|ure)s?$", re.IGNORECASE),
    "de": lazy(r"[ts]ion$", re.IGNORECASE),
}
_PLAIN = re.compile(r"[^\W\d_][a-z]{5,}")
_LONG_WORD = lazy(r"[^\W\d_]{3,}")
_KEPT = 2  # editions; by more of them a table's head is kept on purpose
_PRACTICE = 0.5  # from this share of translated headers on, one in another script stands out


class LeftHeader(NamedTuple):
    """The header of column ``at`` of ``table``; ``usual`` is what other tables have there, or empty."""

    table: EditionTable
    at: int
    usual: str

    @property
    def is_caption(self) -> bool:
        """Whether the column holds pictures and nothing else: its header says what they show, or made them."""
        cells = [row.cells[self.at].inline for row in self.table.rows if self.at < len(row.cells)]
        links = [link for cell in cells for link in cell.links]
        return bool(links) and all(link.kind in PICTURES for link in links) and not any(map(_said, cells))


class _Use(NamedTuple):
    """One column: how an edition heads it, and how another one does."""

    table: EditionTable
    at: int
    own: str
    other: int
    theirs: str


def left_headers(catalogue: Catalogue, edition: int) -> Iterator[LeftHeader]:
    """Yield the headers of ``edition`` that are another edition's words, each once."""
    alike = [column for column in _columns(catalogue) if column[edition] and column.count(column[edition]) > 1]
    if not alike:
        return  # nearly always
    others = {e for column in alike for e, header in enumerate(column) if header == column[edition]}
    uses = [use for _, table in catalogue.tables() for use in _uses(table, edition, others - {edition})]
    habits: dict[tuple[int, str], Counter[str]] = {}
    for use in uses:
        habits.setdefault((use.other, use.theirs.casefold()), Counter())[use.own] += 1
    told: set[tuple[int, int]] = set()
    kept = _kept(catalogue)
    for use in uses:
        if use.own.casefold() != use.theirs.casefold() or (use.table.table.span.start, use.at) in told:
            continue
        if id(use.table) in kept:
            continue
        usual = _usual(catalogue, edition, use, habits[use.other, use.theirs.casefold()], uses)
        if usual is not None:
            told.add((use.table.table.span.start, use.at))
            yield LeftHeader(use.table, use.at, usual)


@lru_cache(maxsize=4)  # a catalogue is compared by identity; each of its editions asks
def _kept(catalogue: Catalogue) -> frozenset[int]:
    """Return the identities of tables whose whole head several translations, and all that have it, leave as it is."""
    found = set[int]()
    for _, table in catalogue.tables():
        members = [own for own in table.members if own is not None]
        if len(members) > _KEPT and len({tuple(own.headers) for own in members}) == 1 and len(members[0].headers) > 1:
            found.update(map(id, members))
    return frozenset(found)


@lru_cache(maxsize=4)  # a catalogue is compared by identity; each of its editions asks
def _columns(catalogue: Catalogue) -> tuple[tuple[str, ...], ...]:
    """Return for each column how each edition heads it, in small letters."""
    return tuple(
        tuple(_header(member, at).casefold() for member, at in zip(table.members, places, strict=True))
        for _, table in catalogue.tables()
        for places in table.columns
    )


def _uses(table: CatalogueTable, edition: int, others: Set[int]) -> Iterator[_Use]:
    own = table.members[edition]
    for places in table.columns if own is not None else ():
        at = places[edition]
        header = _header(own, at)
        for other in sorted(others) if header else ():
            theirs = _header(table.members[other], places[other])
            if own is not None and at is not None and theirs:
                yield _Use(own, at, header, other, theirs)


def _header(table: EditionTable | None, at: int | None) -> str:
    return table.headers[at].strip() if table is not None and at is not None and at < len(table.headers) else ""


def _usual(catalogue: Catalogue, edition: int, use: _Use, habits: Counter[str], uses: Sequence[_Use]) -> str | None:
    """Return what heads such a column elsewhere in this edition, "" where the script alone tells; None: no leftover."""
    here = catalogue.editions[edition]
    others = [(count, header) for header, count in habits.items() if header.casefold() != use.own.casefold()]
    count, usual = max(others, default=(0, ""))
    if copied(use.own, here.language, (catalogue.editions[use.other], *_source(catalogue, edition, use))):
        return usual if usual or _practice(here, use.other, uses) >= _PRACTICE else None
    same = sum(habits.values()) - sum(count for count, _ in others)
    is_habit = count >= _OFTEN and count > same and sum(map(str.isalpha, use.own)) >= _LETTERS
    if (spelt_alike := _ALIKE.get(base(here.language))) and spelt_alike.search(use.own):
        return None
    # A word of the source may be a loan; a phrase of another translation is none.
    is_phrase = len(_LONG_WORD.findall(use.own)) > 1
    is_telling = _is_word(use.own, usual) if use.other == catalogue.source else is_phrase
    if count == same == 1 and len(others) == 1 and is_telling:
        return usual
    return usual if is_habit else None


def _is_word(header: str, usual: str) -> bool:
    """Tell whether a header is one plain word of some length that is no other spelling of the usual one."""
    return _PLAIN.fullmatch(header) is not None and not near(header.casefold(), usual.casefold())


def _source(catalogue: Catalogue, edition: int, use: _Use) -> Sequence[Edition]:
    """Return the source, where it is neither of the two: what it has in a foreign script too is kept everywhere."""
    return () if catalogue.source in (edition, use.other) else (catalogue.editions[catalogue.source],)


def _said(inline: Inline) -> str:
    """Return what a cell says besides the texts of its pictures."""
    text = inline.plain
    for link in inline.links:
        text = text.replace(link.text, "", 1)
    return text.strip()


def _practice(here: Edition, other: int, uses: Sequence[_Use]) -> float:
    """Return the share of headers, foreign in the other edition, that this one has translated."""
    foreign = [use for use in uses if use.other == other and leftovers(use.theirs, here.language)]
    return sum(not leftovers(use.own, here.language) for use in foreign) / len(foreign) if foreign else 0.0
