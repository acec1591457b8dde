"""Editions -> Catalogue: the same section, table, column and row found in every edition."""

# Annotations are not postponed here: NamedTuple would compile each at every start, 0.1 ms a class.
from collections.abc import Callable, Sequence
from functools import cache
from itertools import permutations
from typing import NamedTuple, TypeVar

from readme_sync.align.catalogue import Catalogue, CatalogueRow, CatalogueSection, CatalogueTable, CellGroup
from readme_sync.align.evidence import (
    RowEvidence,
    header_likeness,
    row_likeness,
    section_likeness,
    section_tokens,
)
from readme_sync.align.sequence import Pair, align
from readme_sync.editions.edition import Edition, EditionTable, Row, Section

T = TypeVar("T")
Terms = Callable[[], frozenset[tuple[int, str, int, str]]]  # (edition, header, another edition, its header)


class _Slot(NamedTuple):
    """One thing in every edition: its index in each (None: a hole), why, and where it has moved."""

    indices: tuple[int | None, ...]
    reasons: tuple[str, ...]
    moved: tuple[int, ...]


def match(editions: Sequence[Edition]) -> Catalogue:
    """Return the catalogue of ``editions``, one to any number of them; the source is marked in them."""
    source = next((index for index, edition in enumerate(editions) if edition.is_source), 0)
    sections = _sections(editions, source)
    differing = tuple(group for section in sections for group in _differing(section))
    return Catalogue(tuple(editions), source, sections, differing)


def _sections(editions: Sequence[Edition], source: int) -> tuple[CatalogueSection, ...]:
    lists = [edition.sections for edition in editions]
    anchors = [{name for section in edition.sections for name in section.anchors} for edition in editions]
    settled = frozenset(set.intersection(*anchors))
    tokens = [[section_tokens(edition, section, settled) for section in edition.sections] for edition in editions]

    def likeness(e: int, i: int, f: int, j: int) -> float:
        return section_likeness(lists[e][i], tokens[e][i], lists[f][j], tokens[f][j])

    terms = cache(lambda: _terms(editions))
    found = []
    for slot in _slots(tokens, source, likeness):
        members = tuple(None if i is None else lists[e][i] for e, i in enumerate(slot.indices))
        chosen = _first(members, source)
        tables = _tables(members, source, terms)
        found.append(CatalogueSection(chosen.key, chosen.title, members, slot.reasons, slot.moved, tables))
    return tuple(found)


def _first(members: Sequence[T | None], source: int) -> T:
    """Return the source's member, else the first there is."""
    member = members[source]
    return member if member is not None else next(m for m in members if m is not None)


def _slots(
    tokens: Sequence[Sequence[dict[str, float]]],
    source: int,
    likeness: Callable[[int, int, int, int], float],
    enough: float = 1,
) -> list[_Slot]:
    """Align every edition with the source and lay the results side by side, in the source's order.

    What the source lacks stands after what it follows; two editions that both have it (their likeness
    is above ``enough``) share a slot.
    """
    count = len(tokens)
    indices: list[list[int | None]] = [
        [i if e == source else None for e in range(count)] for i in range(len(tokens[source]))
    ]
    reasons = [["source" if e == source else "" for e in range(count)] for _ in indices]
    moved: list[list[int]] = [[] for _ in indices]
    extras: dict[int, list[_Slot]] = {}
    for e in range(count):
        if e == source:
            continue
        pairs = align(tokens[source], tokens[e], _between(likeness, source, e))
        for pair in pairs:
            indices[pair.left][e], reasons[pair.left][e] = pair.right, pair.reason
            if pair.moved:
                moved[pair.left].append(e)
        _add_extras(extras, e, len(tokens[e]), pairs, count, likeness, enough)
    slots = list(extras.get(-1, ()))
    for i, row in enumerate(indices):
        slots.append(_Slot(tuple(row), tuple(reasons[i]), tuple(moved[i])))
        slots += extras.get(i, ())
    return slots


def _between(likeness: Callable[[int, int, int, int], float], e: int, f: int) -> Callable[[int, int], float]:
    return lambda i, j: likeness(e, i, f, j)


def _add_extras(
    extras: dict[int, list[_Slot]],
    edition: int,
    length: int,
    pairs: Sequence[Pair],
    count: int,
    likeness: Callable[[int, int, int, int], float],
    enough: float,
) -> None:
    """Give what only ``edition`` has a slot, or a place in another translation's slot for the same thing."""
    partner = {pair.right: pair.left for pair in pairs}
    after = -1
    for j in range(length):
        if j in partner:
            after = partner[j]
            continue
        bucket = extras.setdefault(after, [])
        for at, slot in enumerate(bucket):
            other = next(e for e, i in enumerate(slot.indices) if i is not None)
            index = slot.indices[other]
            if slot.indices[edition] is None and index is not None and likeness(other, index, edition, j) > enough:
                bucket[at] = _Slot(_put(slot.indices, edition, j), _put(slot.reasons, edition, "likeness"), slot.moved)
                break
        else:
            nothing: tuple[int | None, ...] = (None,) * count
            bucket.append(_Slot(_put(nothing, edition, j), _put(("",) * count, edition, "extra"), ()))


def _put(values: tuple[T, ...], index: int, value: T) -> tuple[T, ...]:
    return (*values[:index], value, *values[index + 1 :])


def _terms(editions: Sequence[Edition]) -> frozenset[tuple[int, str, int, str]]:
    """Return which headers stand for each other, as tables of equal width in sections of one key show it."""
    found: set[tuple[int, str, int, str]] = set()
    homes = [{section.key: section for section in edition.sections if section.tables} for edition in editions]
    for e, f in permutations(range(len(editions)), 2):
        for key in homes[e].keys() & homes[f].keys():
            left, right = homes[e][key].tables, homes[f][key].tables
            for a, b in zip(left, right, strict=False):
                if len(left) == len(right) and len(a.headers) == len(b.headers):
                    found.update((e, one, f, other) for one, other in zip(a.headers, b.headers, strict=True))
    return frozenset(found)


def _tables(members: Sequence[Section | None], source: int, terms: Terms) -> tuple[CatalogueTable, ...]:
    """Match the tables of one section by order; where their numbers differ, by what their rows hold."""
    lists = [member.tables if member is not None else () for member in members]
    if not any(lists):
        return ()
    if len({len(tables) for tables in lists if tables}) == 1:
        slots = [_Slot(tuple(n if tables else None for tables in lists), (), ()) for n in range(max(map(len, lists)))]
    else:
        tokens = [[_table_tokens(table) for table in tables] for tables in lists]
        reference = source if lists[source] else next(e for e, tables in enumerate(lists) if tables)
        slots = _slots(tokens, reference, lambda e, i, f, j: _table_likeness(tokens[e][i], tokens[f][j]))
    found = []
    for slot in slots:
        tables = tuple(None if i is None else lists[e][i] for e, i in enumerate(slot.indices))
        rows = _rows(tables, source)
        found.append(CatalogueTable(tables, _columns(tables, rows, source, terms), rows))
    return tuple(found)


def _table_tokens(table: EditionTable) -> dict[str, float]:
    return {token: weight for row in table.rows for token, weight in RowEvidence(row).tokens().items()}


def _table_likeness(a: dict[str, float], b: dict[str, float]) -> float:
    if not a or not b:
        return 0.2
    return 3 * len(a.keys() & b.keys()) / min(len(a), len(b)) - 0.3


def _rows(tables: Sequence[EditionTable | None], source: int) -> tuple[CatalogueRow, ...]:
    evidence: list[list[RowEvidence]] = [
        [RowEvidence(row) for row in table.rows] if table is not None else [] for table in tables
    ]
    tokens = [[item.tokens() for item in items] for items in evidence]
    present = [e for e, table in enumerate(tables) if table is not None]
    reference = source if source in present else present[0]
    slots = _slots(tokens, reference, lambda e, i, f, j: row_likeness(evidence[e][i], evidence[f][j]))
    rows = []
    for slot in slots:
        members = tuple(
            table.rows[i] if table is not None and i is not None else None
            for table, i in zip(tables, slot.indices, strict=True)
        )
        rows.append(CatalogueRow(_first(members, source).name, members, slot.reasons, slot.moved))
    return tuple(rows)


def _columns(
    tables: Sequence[EditionTable | None], rows: Sequence[CatalogueRow], source: int, terms: Terms
) -> tuple[tuple[int | None, ...], ...]:
    """Match columns by place; where an edition has another number of them, by headers and by what rows hold."""
    widths = {len(table.headers) for table in tables if table is not None}
    if len(widths) == 1:
        width = widths.pop()
        return tuple(tuple(n if table is not None else None for table in tables) for n in range(width))
    present = [e for e, table in enumerate(tables) if table is not None]
    reference = source if source in present else present[0]

    def likeness(e: int, i: int, f: int, j: int) -> float:
        left, right = tables[e], tables[f]
        assert left is not None and right is not None  # noqa: S101, PT018  only present ones have columns
        pairs: list[tuple[Row, Row]] = []
        for row in rows[:200]:
            a, b = row.members[e], row.members[f]
            if a is not None and b is not None:
                pairs.append((a, b))
        usual = (e, left.headers[i], f, right.headers[j]) in terms()
        return header_likeness(left, i, right, j, pairs) + 2 * usual

    empty: list[list[dict[str, float]]] = [[{}] * len(table.headers) if table is not None else [] for table in tables]
    # Two columns that the source lacks at one place are one: their cells may hold nothing but words of a language.
    return tuple(slot.indices for slot in _slots(empty, reference, likeness, enough=-1))


def _differing(section: CatalogueSection) -> list[CellGroup]:
    """Return the cells that are not the same text in every edition that has them.

    A ragged row is left out: which cell belongs to which column is what is wrong with it.
    """
    groups = []
    for table in section.tables:
        for row in table.rows:
            members = [None if member is None or member.is_ragged else member.cells for member in row.members]
            for number, column in enumerate(table.columns):
                cells = [
                    None if own is None or at is None else own[at] for own, at in zip(members, column, strict=True)
                ]
                present = [cell for cell in cells if cell is not None]
                if any([cell.raw != present[0].raw for cell in present[1:]]):  # noqa: C419  a list is quicker here
                    links = {tuple([link.target for link in cell.inline.links]) for cell in present}
                    texts = {cell.inline.plain for cell in present}
                    group = CellGroup(section, table, row, number, tuple(cells), len(links) > 1, len(texts) > 1)
                    groups.append(group)
    return groups
