"""Rows stand in another order than in the other editions.

The editions of a catalogue are compared line by line by those who keep them; a row out of place
hides what is missing, and a reader who changes the language does not find it again. The fewest
rows that would have to move are named.

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

from collections.abc import Iterator

from readme_sync.align.catalogue import Catalogue, CatalogueRow, CatalogueSection, CatalogueTable
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.messages import listed, names, row_span, shorten
from readme_sync.rules.order import blamed

SEVERITY = "warning"
_MANY = 3


def check(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield the rows that stand out of order; many in one table are one finding."""
    for section, table in catalogue.tables():
        found: dict[int, list[tuple[CatalogueRow, list[int]]]] = {}
        for row in table.rows:
            for edition, against in blamed(row.moved, row.members, catalogue.source):
                found.setdefault(edition, []).append((row, against))
        for edition, rows in found.items():
            if len(rows) > _MANY:
                yield _many(catalogue, section, edition, rows)
            else:
                yield from (_one(catalogue, section, table, edition, *item) for item in rows)


def _one(
    catalogue: Catalogue,
    section: CatalogueSection,
    table: CatalogueTable,
    edition: int,
    row: CatalogueRow,
    against: list[int],
) -> Violation:
    here, there = catalogue.editions[edition], catalogue.editions[against[0]]
    before = ""
    member = row.members[against[0]]
    home = table.members[against[0]]
    if member is not None and home is not None:
        place = home.rows.index(member)
        before = f' (there it follows "{shorten(home.rows[place - 1].name)}")' if place else " (there it comes first)"
    return Violation(
        f'the row "{shorten(row.name)}" stands elsewhere in {here.language} than in '
        f"{names([catalogue.editions[e] for e in against])}{before}",
        here.document,
        row_span(row, edition),
        section=section.key,
        related=(Location(there.document, row_span(row, against[0]), f"{there.language} has it here"),),
        subject=row.name,
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
