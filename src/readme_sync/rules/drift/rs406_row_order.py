"""Rows stand in another order than in the other editions.

Those who maintain a catalogue compare its editions line by line: a row out of place hides what is missing, and a reader
who changes the language does not find it again. The fewest rows that would have to move are named. The steps of a
numbered list have one order in every language: those whose links and code stand in another step are named.

Where a third of the editions have rows elsewhere, and not the same ones, the table has no order that is kept, and each
is a note (info). In other lists, entries with the same name in both languages are a note: translators may sort them
anew or the source may have been sorted since, and a reader loses nothing. Translated names have an order of their own:
what each edition has sorted by its names is in order. An entry that stands in another section is a note, too.

## Bad

```markdown ja
| モデル |
|---|
| Alpha |
| Beta |
| Gamma |
```

```markdown en
| Model |
|---|
| Beta |
| Gamma |
| Alpha |
```

## Good

```markdown ja
| モデル |
|---|
| Alpha |
| Beta |
```

```markdown en
| Model |
|---|
| Alpha |
| Beta |
```

## How to fix it

Move the row to the place that it has in the other editions.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import pairwise

from readme_sync.align.catalogue import Catalogue, CatalogueRow, CatalogueSection, CatalogueTable
from readme_sync.editions.blocks import Block
from readme_sync.finding import Severity, member
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.entries import ListEntry, moved_entries, moved_steps
from readme_sync.rules.blocks.entries_elsewhere import EntryElsewhere, entries_elsewhere
from readme_sync.rules.blocks.wording import title
from readme_sync.rules.messages import listed, names, row_span, shorten
from readme_sync.rules.order import blamed

SEVERITY = "warning"
_MANY = 3
_MOST_PLACES = 60
_THROUGHOUT = 5  # entries of lists: more are an order that the edition keeps on purpose, or a sorted source
_SORTED, _IN_ORDER = 8, 0.85  # rows that show an order by name; the part of their steps that go on in it
_FEW_EDITIONS, _OF_ALL = 2, 3  # more editions, a third of all, show that a table has no order to be kept
_FEWEST = 3  # rows with different letters at their heads, of which an order can be seen


def check(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield the rows and entries that stand out of order; many in one table, or in lists, are one finding."""
    all_sorted = cache(partial(_all_by_alphabet, catalogue))
    for section, table in catalogue.tables():
        found: dict[int, list[tuple[CatalogueRow, list[int]]]] = {}
        for row in table.rows:
            for edition, against in blamed(row.moved, row.members, catalogue.source):
                found.setdefault(edition, []).append((row, against))
        severity: Severity | None = "info" if _has_no_order(table, found) else None
        alike: dict[int, tuple[CatalogueRow, list[int], list[int]]] = {}
        for edition, rows in found.items():
            other = rows[0][1][0]
            if _has_other_names(table, edition, other) and all(
                _by_alphabet(table, one) or all_sorted(one) for one in (edition, other)
            ):
                continue  # translated names are in the order of their language
            if len(rows) > _MANY:
                yield _many(catalogue, section, edition, rows)._replace(severity=severity)
            else:
                for row, against in rows:
                    alike.setdefault(id(row), (row, [], against))[1].append(edition)
        together: dict[tuple[tuple[int, ...], tuple[int, ...]], list[CatalogueRow]] = {}
        for row, editions, against in alike.values():
            together.setdefault((tuple(editions), tuple(against)), []).append(row)
        for (who, others), moved in together.items():
            yield _several(catalogue, section, table, moved, who, others)._replace(severity=severity)
    yield from _entries(catalogue)
    yield from _numbered_steps(catalogue)
    yield from _in_other_sections(catalogue)


def _in_other_sections(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield notes of entries that stand in other sections; many of an edition are one."""
    found: dict[int, list[EntryElsewhere]] = {}
    for one in entries_elsewhere(catalogue):
        found.setdefault(one.edition, []).append(one)
    source = catalogue.editions[catalogue.source]
    for edition, several in found.items():
        for some in [several] if len(several) > _MANY else [[one] for one in several]:
            first, here = some[0], catalogue.editions[edition]
            sections = here.sections[first.own.section].title, source.sections[first.other.section].title
            own, other = (shorten(section, 40) for section in sections)
            titles = listed([f'"{title(one.own)}"' for one in some])
            message = (
                f'the entry {titles} stands under "{own}" in {here.language}, under "{other}" in {source.language}'
            )
            if len(some) > 1:
                message = f"{len(some)} entries stand in other sections in {here.language} than in {source.language}: "
                message += titles
            yield Violation(
                message,
                here.document,
                first.own.span,
                section="" if len(some) > 1 else None,
                row=title(first.own) if len(some) == 1 else "",
                related=(
                    *(Location(here.document, one.own.span, "and here") for one in some[1:_MOST_PLACES]),
                    Location(source.document, first.other.span, f"{source.language} has it here"),
                ),
                subject="sections" if len(some) > 1 else f"section {title(first.own)}",
                severity="info",  # lists may be arranged for their readers
                members=tuple(member(here.language, title(one.own)) for one in some),
            )


def _has_no_order(table: CatalogueTable, found: Mapping[int, Sequence[tuple[CatalogueRow, Sequence[int]]]]) -> bool:
    """Tell whether nobody keeps a table in order: many editions have rows elsewhere, and not the same ones."""
    orders = {tuple(id(row) for row, _ in rows) for rows in found.values()}
    present = sum(own is not None for own in table.members)
    return len(found) > _FEW_EDITIONS and len(orders) > 1 and _OF_ALL * len(found) >= present


def _numbered_steps(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield the numbered lists whose steps have changed places: for each list of each edition one finding."""
    source = catalogue.editions[catalogue.source]
    found: dict[tuple[int, int], list[tuple[Block, Block]]] = {}
    for edition, step, wanted in moved_steps(catalogue):
        found.setdefault((edition, wanted.group), []).append((step, wanted))
    for (edition, _), several in found.items():
        here = catalogue.editions[edition]
        titles = listed([f'"{title(step)}"' for step, _ in several])
        yield Violation(
            f"the steps {titles} stand in another order in {here.language} than in {source.language}",
            here.document,
            several[0][0].span,
            related=(
                *(Location(here.document, step.span, "and here") for step, _ in several[1:]),
                Location(source.document, several[0][1].span, f"{source.language} has it here"),
            ),
            subject="steps",
            members=tuple(member(here.language, title(step)) for step, _ in several),
        )


def _entries(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield the entries that stand elsewhere, those of a section that the same editions have elsewhere at once."""
    found: dict[int, list[tuple[ListEntry, list[int]]]] = {}
    for entry in moved_entries(catalogue):
        for edition, against in blamed(entry.moved, entry.members, catalogue.source):
            found.setdefault(edition, []).append((entry, against))
    alike: dict[int, tuple[ListEntry, list[int], list[int]]] = {}
    throughout: dict[tuple[int, ...], tuple[list[ListEntry], list[int]]] = {}
    for edition, several in found.items():
        if len(several) > _MANY:
            entries = [entry for entry, _ in several]
            throughout.setdefault(tuple(map(id, entries)), (entries, []))[1].append(edition)
            continue
        for entry, against in several:
            alike.setdefault(id(entry), (entry, [], against))[1].append(edition)
    for entries, editions in throughout.values():
        yield _out_of_order(catalogue, entries, editions)
    together: dict[tuple[str, tuple[int, ...]], list[tuple[ListEntry, list[int]]]] = {}
    for entry, editions, against in alike.values():
        together.setdefault((entry.section.key, tuple(editions)), []).append((entry, against))
    for (_, who), moved in together.items():
        yield _elsewhere(catalogue, [entry for entry, _ in moved], who, moved[0][1])


def _is_ranked(catalogue: Catalogue, entry: ListEntry) -> bool:
    """Tell whether an entry has a number in the source's list: its place says something."""
    block = entry.members[catalogue.source]
    lists = catalogue.editions[catalogue.source].document.lists
    return block is not None and 0 <= block.group < len(lists) and lists[block.group].ordered


def _severity(catalogue: Catalogue, entries: Sequence[ListEntry]) -> Severity | None:
    return None if len(entries) <= _THROUGHOUT and all(_is_ranked(catalogue, one) for one in entries) else "info"


def _out_of_order(catalogue: Catalogue, entries: Sequence[ListEntry], editions: Sequence[int]) -> Violation:
    """Return the finding of editions that have many entries in another order."""
    here = [catalogue.editions[e] for e in editions]
    titles = listed([f'"{shorten(entry.name, 30)}"' for entry in entries])
    return Violation(
        f"{len(entries)} entries of lists stand in another order in {names(here)}: {titles}",
        here[0].document,
        row_span(entries[0], editions[0]),
        section="",
        row="",
        related=(
            *(Location(here[0].document, row_span(entry, editions[0]), "and here") for entry in entries[1:]),
            *_elsewhere_too(catalogue, entries[0], editions[1:]),
        ),
        subject="order of entries",
        severity=None
        if len(entries) <= _THROUGHOUT and all(_is_ranked(catalogue, entry) for entry in entries)
        else "info",
        members=tuple(member(one.language, entry.name) for one in here for entry in entries),
    )


def _elsewhere(
    catalogue: Catalogue, entries: Sequence[ListEntry], editions: Sequence[int], against: Sequence[int]
) -> Violation:
    """Return the finding of one entry, or a few, that the same editions have elsewhere."""
    here, there = [catalogue.editions[e] for e in editions], catalogue.editions[against[0]]
    titles = listed([f'"{shorten(entry.name, 30)}"' for entry in entries])
    first, one = entries[0], len(entries) == 1
    which = f'the entry "{shorten(first.name)}" stands' if one else f"the entries {titles} stand"
    return Violation(
        f"{which} elsewhere in {names(here)} than in {names([catalogue.editions[e] for e in against])}",
        here[0].document,
        row_span(first, editions[0]),
        section=first.section.key,
        row=first.name,
        related=(
            Location(there.document, row_span(first, against[0]), f"{there.language} has it here"),
            *(Location(here[0].document, row_span(entry, editions[0]), "and here") for entry in entries[1:]),
            *_elsewhere_too(catalogue, first, editions[1:]),
        ),
        subject=first.name,
        severity=_severity(catalogue, entries),
        members=tuple(member(edition.language, entry.name) for edition in here for entry in entries),
    )


def _elsewhere_too(catalogue: Catalogue, entry: ListEntry, editions: Sequence[int]) -> Iterator[Location]:
    for edition, one in [(e, catalogue.editions[e]) for e in editions]:
        yield Location(one.document, row_span(entry, edition), f"elsewhere in {one.language} too")


def _has_other_names(table: CatalogueTable, edition: int, other: int) -> bool:
    """Tell whether two editions call any row of a table otherwise: names that all are kept have one order."""
    rows = ((row.members[edition], row.members[other]) for row in table.rows)
    return any(a is not None and b is not None and a.name != b.name for a, b in rows)


def _by_alphabet(table: CatalogueTable, edition: int) -> bool:
    """Tell whether the rows of an edition's table are sorted by their names, accents and slips aside."""
    home = table.members[edition]
    heads = [_letters(row.name) for row in home.rows] if home is not None else []
    steps = [_follows(one, other) for one, other in pairwise(heads)]
    if len(heads) < _SORTED or len(set(heads)) < _MANY:
        return len(set(heads)) >= _FEWEST and all(steps)
    return sum(steps) >= _IN_ORDER * len(steps)


def _all_by_alphabet(catalogue: Catalogue, edition: int) -> bool:
    """Tell whether the tables of an edition are sorted by the names of their rows, taken together.

    A short table shows no order by itself. Two names with one first letter say nothing of it.
    """
    homes = [table.members[edition] for _, table in catalogue.tables()]
    heads = [[_letters(row.name) for row in home.rows] for home in homes if home is not None]
    steps = [_follows(one, other) for some in heads for one, other in pairwise(some) if one != other]
    return len(steps) >= _SORTED and sum(steps) >= _IN_ORDER * len(steps)


def _follows(one: str, other: str) -> bool:
    """Tell whether a first letter may follow another: which script comes first is the edition's choice."""
    return one <= other or one.isascii() != other.isascii()


def _letters(name: str) -> str:
    """Return the first letter of a name, without its accent."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return next((sign for sign in plain if sign.isalpha()), "")


def _one(
    catalogue: Catalogue,
    section: CatalogueSection,
    table: CatalogueTable,
    row: CatalogueRow,
    editions: Sequence[int],
    against: Sequence[int],
) -> Violation:
    """Return the finding of a row that one edition has elsewhere, or several have."""
    here, there = [catalogue.editions[e] for e in editions], catalogue.editions[against[0]]
    before = ""
    own = row.members[against[0]]
    home = table.members[against[0]]
    if own is not None and home is not None:
        place = home.rows.index(own)
        before = f' (there it follows "{shorten(home.rows[place - 1].name)}")' if place else " (there it comes first)"
    return Violation(
        f'the row "{shorten(row.name)}" stands elsewhere in {names(here)} than in '
        f"{names([catalogue.editions[e] for e in against])}{before}",
        here[0].document,
        row_span(row, editions[0]),
        section=section.key,
        related=(
            Location(there.document, row_span(row, against[0]), f"{there.language} has it here"),
            *(
                Location(one.document, row_span(row, e), f"elsewhere in {one.language} too")
                for one, e in zip(here[1:], editions[1:], strict=True)
            ),
        ),
        subject=row.name,
        members=tuple(member(one.language, row.name) for one in here),
    )


def _several(
    catalogue: Catalogue,
    section: CatalogueSection,
    table: CatalogueTable,
    rows: Sequence[CatalogueRow],
    editions: Sequence[int],
    against: Sequence[int],
) -> Violation:
    """Return the finding of one row of a table, or a few, that the same editions have elsewhere."""
    first = _one(catalogue, section, table, rows[0], editions, against)
    if len(rows) == 1:
        return first
    here, there = (names([catalogue.editions[e] for e in some]) for some in (editions, against))
    titles = listed([f'"{shorten(row.name, 30)}"' for row in rows])
    document = catalogue.editions[editions[0]].document
    more = (Location(document, row_span(row, editions[0]), "and here") for row in rows[1:])
    return first._replace(
        message=f"the rows {titles} stand elsewhere in {here} than in {there}",
        related=(*first.related, *more),
        members=tuple(member(catalogue.editions[e].language, row.name) for row in rows for e in editions),
    )


def _many(
    catalogue: Catalogue, section: CatalogueSection, edition: int, rows: list[tuple[CatalogueRow, list[int]]]
) -> Violation:
    here = catalogue.editions[edition]
    titles = listed([f'"{shorten(row.name, 30)}"' for row, _ in rows])
    return Violation(
        f"{len(rows)} rows stand in another order in {here.language}: {titles}",
        here.document,
        row_span(rows[0][0], edition),
        section=section.key,
        row="",
        subject="order",
    )
