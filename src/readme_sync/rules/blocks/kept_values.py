"""Values of a column that every edition writes alike, of which a row has another one than in the source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from readme_sync.align.blocks.facts import Fact
from readme_sync.align.catalogue import Catalogue, CatalogueTable
from readme_sync.language.scripts import has_own_letters
from readme_sync.language.yes_no import yes_or_no
from readme_sync.records.licences import licences
from readme_sync.regex import lazy
from readme_sync.rules.blocks.cells import CellDifference
from readme_sync.rules.rows.unsure import UnsureRows

_VALUE = lazy(r"[A-Za-z][A-Za-z .+/-]{0,30}")
_KEPT = 3  # rows with the same value, where all but one have it
_FEWEST = 2  # other rows in which the editions have the same value
_MOST = 2  # rows in which they have not: two may have changed places
_Column = tuple[Mapping[str, int], Mapping[str, int], int]  # how often each side has a value, and in how many rows both


def exchanged_values(catalogue: Catalogue) -> Iterator[CellDifference]:
    """Yield each cell with another word of its column than the source's: "lora" for "SFT".

    Only where both words stand in other rows of both editions is it a slip of the copyist: else somebody translated.
    In other than Latin letters it is one too where all other rows, three at the least, have the source's word.
    Nearly all other rows have the same word there, so the column is one that is kept.
    """
    columns: dict[tuple[int, int, int], _Column] = {}
    unsure: dict[int, UnsureRows] = {}
    for group in catalogue.differing:
        there = group.cells[catalogue.source]
        if not group.texts_differ or group.column == 0 or there is None or not _is_value(there.inline.plain):
            continue
        for edition, own in enumerate(group.cells):
            if own is None or edition == catalogue.source or not _is_value(own.inline.plain):
                continue
            mine, theirs = own.inline.plain.strip(), there.inline.plain.strip()
            if mine.casefold() == theirs.casefold():
                continue
            key = id(group.table), group.column, edition
            if key not in columns:
                columns[key] = _column(group.table, group.column, edition, catalogue.source)
            ours, others, same = columns[key]
            apart = sum(ours.values()) - same
            if same < _FEWEST or mine not in others or apart > _MOST:
                continue
            # A word that stands there once may be translated, though hardly into Latin letters.
            is_kept = same >= _KEPT and apart == 1 and has_own_letters(catalogue.editions[edition].language)
            if theirs not in ours and not is_kept:
                continue
            row = group.row.members[edition]
            known = unsure.setdefault(id(group.table), UnsureRows(catalogue, group.section, group.table))
            if row is None or known.has_extra(row, edition) or _is_said_otherwise(catalogue, edition, mine, theirs):
                continue
            facts = (Fact("name", mine.casefold(), mine, own.span), Fact("name", theirs.casefold(), theirs, there.span))
            yield CellDifference(group, edition, *facts)


def _is_value(text: str) -> bool:
    return text.isascii() and _VALUE.fullmatch(text.strip()) is not None


def _is_said_otherwise(catalogue: Catalogue, edition: int, mine: str, theirs: str) -> bool:
    """Tell whether another rule speaks of two values: the words for yes and no, and licences."""
    languages = catalogue.editions[edition].language, catalogue.editions[catalogue.source].language
    said = [yes_or_no(text, language) for text, language in zip((mine, theirs), languages, strict=True)]
    return all(said) or bool(licences(mine) or licences(theirs))


def _column(table: CatalogueTable, column: int, edition: int, source: int) -> _Column:
    """Return how often a translation and the source have each value of a column, and in how many rows the same."""
    ours: dict[str, int] = {}
    theirs: dict[str, int] = {}
    same = 0
    own, other = table.columns[column][edition], table.columns[column][source]
    if own is None or other is None:
        return ours, theirs, same
    for row in table.rows:
        here, there = row.members[edition], row.members[source]
        if here is None or there is None or own >= len(here.cells) or other >= len(there.cells):
            continue
        mine, said = here.cells[own].inline.plain.strip(), there.cells[other].inline.plain.strip()
        ours[mine] = ours.get(mine, 0) + 1
        theirs[said] = theirs.get(said, 0) + 1
        same += mine == said
    return ours, theirs, same
