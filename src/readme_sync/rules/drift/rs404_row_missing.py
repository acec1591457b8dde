"""A row of the source is missing in an edition.

The entry does not exist for the readers of that language. It is reported at the line where it
should stand. Where more than five rows of one table are missing, one finding says so.

## Bad

```markdown ja
| モデル | 年 |
|---|---|
| Alpha | 2022 |
| Beta | 2023 |
```

```markdown en
| Model | Year |
|---|---|
| Alpha | 2022 |
```

## Good

```markdown ja
| モデル | 年 |
|---|---|
| Alpha | 2022 |
| Beta | 2023 |
```

```markdown en
| Model | Year |
|---|---|
| Alpha | 2022 |
| Beta | 2023 |
```

## How to mend it

Copy the row from the edition that has it and translate what is language in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.align.catalogue import Catalogue, CatalogueRow, CatalogueSection, CatalogueTable
from readme_sync.rules.api import Problem, Spot
from readme_sync.rules.messages import listed, shorten
from readme_sync.text import Span

SEVERITY = "error"
_MANY = 5


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield the missing rows of each table, edition by edition."""
    for section, table in catalogue.tables():
        for edition, member in enumerate(table.members):
            if member is None:
                continue
            missing = [
                number for number, row in enumerate(table.rows) if _is_missing(row, table, edition, catalogue.source)
            ]
            if len(missing) > _MANY:
                yield _many(catalogue, section, table, edition, missing)
            else:
                yield from (_one(catalogue, section, table, edition, number) for number in missing)


def _is_missing(row: CatalogueRow, table: CatalogueTable, edition: int, source: int) -> bool:
    if row.members[edition] is not None:
        return False
    holders = [e for e, member in enumerate(row.members) if member is not None]
    if source in holders:
        return True
    # The source lacks it. Two translations that have it speak against the source and against the
    # others; one alone has an extra row (RS405).
    return len(holders) > 1 and table.members[source] is not None


def _one(catalogue: Catalogue, section: CatalogueSection, table: CatalogueTable, edition: int, number: int) -> Problem:
    row, here = table.rows[number], catalogue.editions[edition]
    before = _neighbour(table, edition, range(number - 1, -1, -1))
    where = f', after "{shorten(before)}"' if before else ""
    return Problem(
        f'the row "{shorten(row.name)}" is missing in {here.language}{where}',
        here.document,
        _insertion(table, edition, number),
        section=section.key,
        row=row.name,
        related=_spots(catalogue, row),
        subject=row.name,
    )


def _many(
    catalogue: Catalogue, section: CatalogueSection, table: CatalogueTable, edition: int, missing: list[int]
) -> Problem:
    here = catalogue.editions[edition]
    rows = [table.rows[number] for number in missing]
    titles = listed([f'"{shorten(row.name, 30)}"' for row in rows])
    return Problem(
        f"{len(rows)} of {len(table.rows)} rows are missing in {here.language}: {titles}",
        here.document,
        _insertion(table, edition, missing[0]),
        section=section.key,
        row="",
        related=tuple(spot for row in rows[:20] for spot in _spots(catalogue, row)[:1]),
        subject="rows",
    )


def _spots(catalogue: Catalogue, row: CatalogueRow) -> tuple[Spot, ...]:
    return tuple(
        Spot(edition.document, member.span, f"{edition.language} has it here")
        for edition, member in zip(catalogue.editions, row.members, strict=True)
        if member is not None
    )


def _neighbour(table: CatalogueTable, edition: int, numbers: range) -> str:
    for number in numbers:
        member = table.rows[number].members[edition]
        if member is not None and edition not in table.rows[number].moved:
            return member.name
    return ""


def _insertion(table: CatalogueTable, edition: int, number: int) -> Span:
    """Return where the row would stand: at the start of the row that follows it, else after the last."""
    for row in table.rows[number + 1 :]:
        member = row.members[edition]
        if member is not None and edition not in row.moved:
            return Span(member.span.start, member.span.start)
    home = table.members[edition]
    if home is None:
        raise ValueError("a row can only be missing in a table that is there")
    last = home.rows[-1].span if home.rows else home.header.span
    return Span(last.end, last.end)
