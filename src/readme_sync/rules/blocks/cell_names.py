"""Names in cells of tables that are a letter off in a translation, or in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from readme_sync.align.blocks.facts import Fact
from readme_sync.align.catalogue import Catalogue, CatalogueTable, CellGroup
from readme_sync.language.scripts import has_own_letters
from readme_sync.markdown.document import Cell, Inline
from readme_sync.regex import lazy
from readme_sync.rules.blocks.cells import CellDifference
from readme_sync.rules.blocks.pairs.slips import is_misspelt
from readme_sync.rules.blocks.sides import is_misspelt_there
from readme_sync.rules.rows.rewritten import is_condensed
from readme_sync.rules.rows.unsure import UnsureRows
from readme_sync.rules.slips import is_sign_off

_WORD = re.compile(r"[A-Za-z]{4,}")
_ADDRESS = lazy(r"[^\s/]{0,60}://[^\s]+|[\w.]{1,60}@[^\s]+")
_SHORT = 4  # letters: another one makes another word
_MOST = 30  # words of one cell that the other has not, each of which is held against each
_KEPT, _SHARE = 3, 3  # rows of a column that are the same, and times as many as are not


def misspelt_cells(catalogue: Catalogue) -> Iterator[CellDifference]:
    """Yield each cell with a name that the source's has but for a letter: "Heorn-7B" for "Heron-7B".

    In letters of another script any Latin word is a name. Else it has capitals within, or begins with one and
    stands in a column that the translation keeps as it is. A word that the source says somewhere is another name,
    unless it is the one that the source says elsewhere, several times.
    """
    source = catalogue.editions[catalogue.source]
    known: Set[str] = frozenset()
    kept: dict[tuple[int, int, int], bool] = {}
    unsure: dict[int, UnsureRows] = {}
    for group in catalogue.differing:
        there = group.cells[catalogue.source]
        if not group.texts_differ or there is None:
            continue
        theirs = _words(there.inline)
        for edition, own in enumerate(group.cells) if theirs else ():
            if own is None or edition == catalogue.source or own.inline.plain == there.inline.plain:
                continue
            ours = _words(own.inline)
            pair = _slip(ours, theirs) if ours and ours != theirs else None
            if pair is None:
                continue  # nearly always
            known = known or frozenset(_WORD.findall(source.document.text.casefold()))
            facts = _fact(pair[0], own), _fact(pair[1], there)
            if pair[0].casefold() in known and not is_misspelt_there(*facts, source.document.text, 1):
                continue
            if not _is_name(catalogue, group, edition, pair[1], kept):
                continue
            row = group.row.members[edition]
            rows = unsure.setdefault(id(group.table), UnsureRows(catalogue, group.section, group.table))
            if row is None or rows.has_extra(row, edition) or is_condensed(group.table, edition, catalogue.source):
                continue
            yield CellDifference(group, edition, *facts)


def _fact(word: str, cell: Cell) -> Fact:
    return Fact("name", word.casefold(), word, cell.span)


def _words(inline: Inline) -> list[str]:
    """Return the Latin words of a cell outside of code and addresses."""
    plain = inline.plain
    if "://" in plain or "@" in plain:
        plain = _ADDRESS.sub(" ", plain)
    for code in inline.code:
        plain = plain.replace(code.text, " ")
    return _WORD.findall(plain)


def _slip(ours: list[str], theirs: list[str]) -> tuple[str, str] | None:
    """Return a word of one cell and the one of the other that was meant, both with a capital or both without."""
    mine, others = ({word.casefold(): word for word in words} for words in (ours, theirs))
    own, wanted = [mine[key] for key in mine.keys() - others], [others[key] for key in others.keys() - mine]
    if not own or not wanted or max(len(own), len(wanted)) > _MOST:
        return None
    pairs = ((word, right) for word in sorted(own) for right in sorted(wanted))
    return next(((a, b) for a, b in pairs if a[0].isupper() == b[0].isupper() and _is_off(a, b)), None)


def _is_off(word: str, right: str) -> bool:
    if max(len(word), len(right)) <= _SHORT or abs(len(word) - len(right)) > 1:
        return False  # nearly always
    one, other = word.casefold(), right.casefold()
    if is_misspelt(one, other):
        return True
    if not _has_capitals(right) or one.startswith(other) or other.startswith(one):
        return False  # an end is of grammar: "OpenLooms"
    return is_sign_off(one, other)


def _has_capitals(word: str) -> bool:
    return not word[1:].islower() and not word.isupper()


def _is_name(
    catalogue: Catalogue, group: CellGroup, edition: int, word: str, kept: dict[tuple[int, int, int], bool]
) -> bool:
    """Tell whether no translator would have another word there."""
    if _has_capitals(word) or has_own_letters(catalogue.editions[edition].language):
        return True
    if word.islower():
        return False  # "lignes" for "lines"
    key = id(group.table), group.column, edition
    if key not in kept:
        kept[key] = _is_kept(group.table, group.column, edition, catalogue.source)
    return kept[key]


def _is_kept(table: CatalogueTable, column: int, edition: int, source: int) -> bool:
    """Tell whether a translation has nearly all cells of a column as the source has them."""
    own, other = table.columns[column][edition], table.columns[column][source]
    same = apart = 0
    for row in table.rows:
        here, there = row.members[edition], row.members[source]
        if own is None or other is None or here is None or there is None:
            continue
        if own < len(here.cells) and other < len(there.cells):
            is_same = here.cells[own].inline.plain.strip() == there.cells[other].inline.plain.strip()
            same, apart = same + is_same, apart + (not is_same)
    return same >= _KEPT and same >= _SHARE * apart
