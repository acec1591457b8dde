"""A table or a column is missing in an edition.

A whole kind of fact is then missing for its readers, and every cell of every row with it: so the
cells are not reported one by one.

## Bad

```markdown ja
| モデル | ライセンス |
|---|---|
| A-7B | MIT |
```

```markdown en
| Model |
|---|
| A-7B |
```

## Good

```markdown ja
| モデル | ライセンス |
|---|---|
| A-7B | MIT |
```

```markdown en
| Model | License |
|---|---|
| A-7B | MIT |
```

## How to mend it

Add the column (or the table) to the edition, with its header in that language.
"""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.align.catalogue import Catalogue, CatalogueSection, CatalogueTable
from readme_sync.rules.api import Problem, Spot
from readme_sync.rules.messages import listed, names, trimmed
from readme_sync.text import Span

SEVERITY = "error"


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield the missing tables, then the missing columns."""
    for section, table in catalogue.tables():
        holders = [e for e, member in enumerate(table.members) if member is not None]
        for edition, member in enumerate(table.members):
            if member is None:
                yield from _table(catalogue, section, table, edition, holders)
            elif any(column[edition] is None for column in table.columns):
                yield from _columns(catalogue, table, edition)


def _table(
    catalogue: Catalogue, section: CatalogueSection, table: CatalogueTable, edition: int, holders: list[int]
) -> Iterator[Problem]:
    home = section.members[edition]
    if home is None:
        return  # the section is missing: that says it all
    here = catalogue.editions[edition]
    witness = catalogue.source if catalogue.source in holders else holders[0]
    member = table.members[witness]
    if member is None:
        return
    there = catalogue.editions[witness]
    start = home.heading.span.start if home.heading is not None else home.span.start
    yield Problem(
        f"a table of {len(member.rows)} rows is missing in {here.language}"
        + (f" (columns: {listed([h for h in member.headers if h])})" if any(member.headers) else ""),
        here.document,
        Span(start, start),
        section=section.key,
        related=(Spot(there.document, trimmed(member.table.span), f"{there.language} has it here"),),
        subject=f"table {member.number}",
    )


def _columns(catalogue: Catalogue, table: CatalogueTable, edition: int) -> Iterator[Problem]:
    here, member = catalogue.editions[edition], table.members[edition]
    if member is None:
        return
    for number, column in enumerate(table.columns):
        if column[edition] is not None:
            continue
        witnesses = [e for e, at in enumerate(column) if at is not None]
        if catalogue.source not in witnesses and len(witnesses) == 1 and edition != catalogue.source:
            continue  # one translation has a column more: said once, at the source
        spots, header = [], ""
        for e in witnesses:
            other, at = table.members[e], column[e]
            if other is None or at is None:
                continue
            header = header or other.headers[at]
            document = catalogue.editions[e].document
            spots.append(
                Spot(document, other.header.cells[at].span, f'{catalogue.editions[e].language}: "{other.headers[at]}"')
            )
        yield Problem(
            f'the column "{header or number + 1}" is missing in {here.language}; '
            f"{names([catalogue.editions[e] for e in witnesses])} {'has' if len(witnesses) == 1 else 'have'} it",
            here.document,
            member.header.span,
            row="",
            related=tuple(spots),
            subject=f"column {header or number}",
        )
