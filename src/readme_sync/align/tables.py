"""Matching the tables of a section, their rows and their columns."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from readme_sync.align.catalogue import CatalogueRow, CatalogueTable
from readme_sync.align.columns import CellSigns, column_likeness, column_signs
from readme_sync.align.counted import called_by_name
from readme_sync.align.evidence import (
    RowEvidence,
    all_translated,
    latin_words,
    names_contradict,
    names_kept,
    neutral_name,
    row_evidence,
    row_likeness,
)
from readme_sync.align.exchanged import order, turned
from readme_sync.align.grid import Agreement, Grid, agreement
from readme_sync.align.slots import first, side_by_side
from readme_sync.editions.edition import Edition, EditionTable, Row, Section
from readme_sync.language.scripts import FIRST_FOREIGN, has_own_letters

Tables = Sequence[EditionTable | None]  # of each edition

_IN_STEP = 0.1  # the likeness of two rows of words alone at one place of two tables of one shape
_SURELY = 9.0  # the likeness of two columns of tables of one width, whose order is known; less of any other two
_MOST_ROWS = 200  # of a table, that tell which of its columns is which
_KEY = re.compile(r"[a-z][-\w.]*", re.ASCII)
_JOINED = re.compile(r"[-_.]")
_FEWEST_KEYS = 3
_OF_A_KEY = 1.0  # less than a name that is kept
_KEPT = 0.4  # of a table's names: with more of them the first column holds names, else it is text


class TableMatcher:
    """Matches the tables of the sections of ``editions``, section by section."""

    def __init__(self, editions: Sequence[Edition], source: int) -> None:
        self._editions = editions
        self._source = source
        folders = [posixpath.dirname(edition.path) for edition in editions]
        self._folders = folders if len(set(folders)) > 1 else [""] * len(folders)  # in one, paths are written alike
        self._own_letters = [_has_own_letters(edition) for edition in editions]
        self._known_terms: dict[tuple[int, int], frozenset[tuple[str, str]]] = {}

    def match(self, members: Sequence[Section | None]) -> tuple[CatalogueTable, ...]:
        """Match the tables of one section by order; where their numbers differ, by what their rows hold."""
        lists = [member.tables if member is not None else () for member in members]
        if not any(lists):
            return ()
        found: list[CatalogueTable] = []
        for slot in self._in_step(lists):
            found += self._one_or_more([None if i is None else lists[e][i] for e, i in enumerate(slot)])
        return tuple(found)

    def _in_step(self, lists: Sequence[Sequence[EditionTable]]) -> list[tuple[int | None, ...]]:
        if len({len(tables) for tables in lists if tables}) == 1:
            return [tuple(n if tables else None for tables in lists) for n in range(max(map(len, lists)))]
        tokens = [[_table_tokens(table) for table in tables] for tables in lists]
        slots = side_by_side(
            tokens, self._reference(lists), lambda e, i, f, j: _table_likeness(tokens[e][i], tokens[f][j])
        )
        return [slot.indices for slot in slots]

    def _reference(self, present: Sequence[object]) -> int:
        """Return the source, or the first edition that has what the source lacks."""
        return self._source if present[self._source] else next(e for e, found in enumerate(present) if found)

    def _one_or_more(self, tables: Tables) -> Iterator[CatalogueTable]:
        """Yield the table that stands at one place in every edition; where rows show that it is two, each of them."""
        tables = called_by_name(tables)
        rows = self._rows(tables)
        apart = self._apart(tables, rows)
        if apart:
            yield from self._one_or_more([None if e in apart else table for e, table in enumerate(tables)])
            yield from self._one_or_more([table if e in apart else None for e, table in enumerate(tables)])
        else:
            yield CatalogueTable(tuple(tables), self._columns(tables, rows), rows)

    def _apart(self, tables: Tables, rows: Sequence[CatalogueRow]) -> set[int]:
        """Return the editions whose table is another than the source's: hardly a row of it is there."""
        reference = self._reference(tables)
        one = tables[reference]
        apart = set()
        for e, other in enumerate(tables):
            if e == reference or one is None or other is None:
                continue
            fewer = min(len(one.rows), len(other.rows))
            widths_differ = len(one.headers) != len(other.headers)
            pairs = [(row.reasons[e], a, b) for row in rows if (a := row.members[reference]) and (b := row.members[e])]
            own_letters = self._own_letters[e] or self._own_letters[reference]
            common = sum(
                reason != "place"
                or not (
                    (own_letters and names_contradict(a, b))
                    or (widths_differ and _are_written_otherwise(a, b))
                    or _are_other_links(a, b)
                )
                for reason, a, b in pairs
            )
            if 3 * common < fewer and (fewer > 1 or widths_differ):
                apart.add(e)
        return apart

    def _rows(self, tables: Tables) -> tuple[CatalogueRow, ...]:
        evidence = [
            row_evidence(table, folder) if table is not None else []
            for table, folder in zip(tables, self._folders, strict=True)
        ]
        grids = [
            Grid(table, edition.language) if table is not None else None
            for table, edition in zip(tables, self._editions, strict=True)
        ]
        for e, columns in self._turned(tables).items():
            evidence[e], grids[e] = _by_column(tables[e], columns[0]), None

        @cache
        def kept(e: int, f: int) -> float:
            if self._own_letters[e] or self._own_letters[f]:
                return 1.0  # what is translated there has letters of its own, so a Latin name is as it was
            share = names_kept({row.name for row in evidence[e]}, {row.name for row in evidence[f]})
            if share is None:  # a table of a row or two: its shape and cells tell, else the others of these editions
                same = _is_one_grid(grids[e], grids[f])
                share = 0.0 if same else names_kept(self._names[e], self._names[f])
            return 1.0 if share is not None and share > _KEPT else 0.2

        def likeness(e: int, i: int, f: int, j: int) -> float:
            left, right = evidence[e][i], evidence[f][j]
            found = row_likeness(left, right, kept(e, f), _agreement(grids[e], i, grids[f], j))
            in_step = found <= 0 and i == j and _have_one_shape(grids[e], grids[f])
            if not in_step or self._own_letters[e] or self._own_letters[f]:
                return found
            if all_translated(left, right) or (kept(e, f) < 1 and _between_agreeing(grids[e], grids[f], i)):
                return _IN_STEP
            return found

        tokens = [[item.tokens() for item in items] for items in evidence]
        for e, keys in _keys(tables, self._reference(tables)).items():
            for own, key in zip(tokens[e], keys, strict=True):
                own[f"key:{key}"] = _OF_A_KEY
        rows = []
        for slot in side_by_side(tokens, self._reference(tables), likeness):
            members = tuple(
                table.rows[i] if table is not None and i is not None else None
                for table, i in zip(tables, slot.indices, strict=True)
            )
            rows.append(CatalogueRow(first(members, self._source).name, members, slot.reasons, slot.moved))
        return tuple(rows)

    def _columns(self, tables: Tables, rows: Sequence[CatalogueRow]) -> tuple[tuple[int | None, ...], ...]:
        """Match columns by place; in an edition that has another number of them, by headers and by what rows hold."""
        reference = self._reference(tables)
        width, known = len(first(tables, reference).headers), self._turned(tables)
        orders = [
            (known.get(e) or self._order(tables, rows, reference, e))
            if table is not None and len(table.headers) == width
            else None
            for e, table in enumerate(tables)
        ]
        if all(of is not None for of, table in zip(orders, tables, strict=True) if table is not None):
            return tuple(tuple(of[n] if of is not None else None for of in orders) for n in range(width))

        @cache
        def signs(e: int, column: int, other: int) -> list[CellSigns | None]:
            both = ((row.members[e], row.members[other]) for row in rows[:_MOST_ROWS])
            return column_signs([own for own, there in both if own is not None and there is not None], column)

        def likeness(e: int, i: int, f: int, j: int) -> float:
            order = orders[f] if e == reference else None
            if order is not None:
                return _SURELY if order[i] == j else -_SURELY
            left, right = tables[e], tables[f]
            assert left is not None and right is not None  # noqa: S101, PT018  only present ones have columns
            headers = left.headers[i], right.headers[j]
            usual = headers in self._terms(e, f)
            return column_likeness(signs(e, i, f), signs(f, j, e), headers) + 2 * usual

        empty: list[list[dict[str, float]]] = [
            [{}] * len(table.headers) if table is not None else [] for table in tables
        ]
        # Two columns that the source lacks at one place are one: their cells may hold nothing but words of a language.
        return tuple(slot.indices for slot in side_by_side(empty, reference, likeness, enough=-1))

    def _turned(self, tables: Tables) -> dict[int, tuple[int, ...]]:
        """Return the columns of the editions that begin with another one than the reference, in its order."""
        source = tables[self._reference(tables)]
        found = ((e, turned(source, own)) for e, own in enumerate(tables) if source and own and own is not source)
        return {e: columns for e, columns in found if columns}

    @staticmethod
    def _order(tables: Tables, rows: Sequence[CatalogueRow], reference: int, edition: int) -> Sequence[int]:
        """Return the columns of an edition in the order of the reference's, which has as many."""
        source, own = tables[reference], tables[edition]
        if source is None or own is None:
            return ()
        if edition == reference:
            return range(len(own.headers))
        members = ((row.members[reference], row.members[edition]) for row in rows[:_MOST_ROWS])
        return order([(a, b) for a, b in members if a is not None and b is not None], (source.headers, own.headers))

    @cached_property
    def _names(self) -> list[set[str]]:
        """The names of all rows of each edition, the part of them that no translation changes."""
        return [{neutral_name(row.name) for row in edition.rows} for edition in self._editions]

    def _terms(self, e: int, f: int) -> frozenset[tuple[str, str]]:
        """Return which headers of two editions stand for each other.

        Tables of equal width in sections of one key show it.
        """
        if (e, f) not in self._known_terms:
            found: set[tuple[str, str]] = set()
            for key in self._homes[e].keys() & self._homes[f].keys():
                left, right = self._homes[e][key].tables, self._homes[f][key].tables
                for a, b in zip(left, right, strict=False):
                    if len(left) == len(right) and len(a.headers) == len(b.headers):
                        found.update(zip(a.headers, b.headers, strict=True))
            self._known_terms[e, f] = frozenset(found)
        return self._known_terms[e, f]

    @cached_property
    def _homes(self) -> list[dict[str, Section]]:
        """The sections of each edition that have tables, by their keys."""
        return [{section.key: section for section in edition.sections if section.tables} for edition in self._editions]


def _by_column(table: EditionTable | None, column: int) -> list[RowEvidence]:
    """Return what speaks for each row of a table whose names stand in a ``column`` behind the first."""
    rows = table.rows if table is not None else ()
    return [RowEvidence(row, row.cells[column].inline.plain if column < len(row.cells) else "") for row in rows]


def _keys(tables: Tables, reference: int) -> dict[int, list[str]]:
    """Return, for the editions that have it alike, a column behind the first that tells each row from the others.

    It holds a word of code for each row (``organic_chemistry``), the same ones in both: names may be translated then.
    """
    source = tables[reference]
    if source is None or len(source.rows) < _FEWEST_KEYS:
        return {}
    for column in range(1, len(source.headers)):
        keys = _key_column(source, column)
        if not keys:
            continue
        others = {
            e: own
            for e, table in enumerate(tables)
            if table is not None and e != reference and len(table.headers) == len(source.headers)
            if (own := _key_column(table, column)) and 5 * len(set(keys) & set(own)) >= 4 * min(len(keys), len(own))
        }
        if others:
            return {reference: keys, **others}
    return {}


def _key_column(table: EditionTable, column: int) -> list[str]:
    """Return the cells of a column where each is a word of code, most joined of several, no two the same; else none."""
    found = []
    for row in table.rows:
        text = row.cells[column].inline.plain if column < len(row.cells) else ""
        if _KEY.fullmatch(text) is None:
            return []  # nearly always at the first row
        found.append(text)
    joined = sum(_JOINED.search(text) is not None for text in found)
    return found if len(set(found)) == len(found) <= 2 * joined else []


def _are_written_otherwise(a: Row, b: Row) -> bool:
    """Tell whether one of two rows has a name in code and the other has not: code is code in each language."""
    return bool(RowEvidence(a).code) != bool(RowEvidence(b).code)


def _are_other_links(a: Row, b: Row) -> bool:
    """Tell whether two rows have names without a word in common that lead to pages of two sites."""
    own, theirs = RowEvidence(a), RowEvidence(b)
    if not (own.is_outward and theirs.is_outward) or own.urls & theirs.urls or own.repos & theirs.repos:
        return False
    names = latin_words(a.name), latin_words(b.name)
    return all(names) and names[0].isdisjoint(names[1])


def _agreement(a: Grid | None, i: int, b: Grid | None, j: int) -> Agreement | None:
    """Return what the cells of two rows say, None where the tables have not the same columns."""
    return agreement(a, i, b, j) if a is not None and b is not None and a.shape[1] == b.shape[1] else None


def _have_one_shape(a: Grid | None, b: Grid | None) -> bool:
    return a is not None and b is not None and a.shape == b.shape


def _between_agreeing(a: Grid | None, b: Grid | None, number: int) -> bool:
    """Tell whether the rows before and behind row ``number`` of two tables of one shape say the same.

    What stands between them has another number then, where names are translated.
    """
    if a is None or b is None:
        return False
    beside = [at for at in (number - 1, number + 1) if 0 <= at < a.shape[0]]
    found = [agreement(a, at, b, at) for at in beside]
    return bool(found) and all(one.same > 0 and one.other == 0 for one in found)


def _is_one_grid(a: Grid | None, b: Grid | None) -> bool:
    """Tell whether two tables have one shape, and cells at the same place that do not speak against it."""
    if a is None or b is None or not _have_one_shape(a, b):
        return False
    found = [agreement(a, number, b, number) for number in range(a.shape[0])]
    return sum(one.same for one in found) >= sum(one.other for one in found)


def _has_own_letters(edition: Edition) -> bool:
    """Tell whether an edition is written in other than Latin letters: its language is, and so is a heading of it."""
    if not has_own_letters(edition.language):
        return False
    headings = (
        (section.title, *(h for table in section.tables for h in table.headers)) for section in edition.sections
    )
    return any(max(text) >= FIRST_FOREIGN for some in headings for text in some if text)


def _table_tokens(table: EditionTable) -> dict[str, float]:
    return {token: weight for row in table.rows for token, weight in RowEvidence(row).tokens().items()}


def _table_likeness(a: dict[str, float], b: dict[str, float]) -> float:
    if not a or not b:
        return 0.2
    return 3 * len(a.keys() & b.keys()) / min(len(a), len(b)) - 0.3
