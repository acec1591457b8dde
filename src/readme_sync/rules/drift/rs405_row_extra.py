"""A row that the source edition lacks.

Either the entry was taken out of the source and forgotten here, or it was added here alone. Its
readers see something that the others do not, and nobody keeps it up. (Where all translations, two or more,
have a row that the source lacks, the source is the odd one: see RS404.)

## Bad

```markdown ja
| モデル | 年 |
|---|---|
| Alpha | 2022 |
```

```markdown en
| Model | Year |
|---|---|
| Alpha | 2022 |
| Beta | 2023 |
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

## How to fix it

Add the row to the source and the other editions, or take it out here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readme_sync.align.catalogue import Catalogue, CatalogueRow, CatalogueSection
from readme_sync.finding import member
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.messages import listed, row_span, shorten
from readme_sync.rules.presence import languages, presence, verb

SEVERITY = "error"
_MANY = 5


def check(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield the rows that some translations alone have; many in one table are one finding."""
    for section, table in catalogue.tables():
        asked = [own is not None for own in table.members]
        alone: dict[tuple[int, ...], list[CatalogueRow]] = {}
        for row in table.rows:
            if extra := presence(row.members, asked, catalogue.source).extra:
                alone.setdefault(extra, []).append(row)
        for editions, rows in alone.items():
            if len(rows) > _MANY:
                yield _problem(catalogue, section, editions, rows)
            else:
                yield from (_problem(catalogue, section, editions, [row]) for row in rows)


def _problem(
    catalogue: Catalogue, section: CatalogueSection, editions: Sequence[int], rows: Sequence[CatalogueRow]
) -> Violation:
    first, *more = editions
    source, here = catalogue.editions[catalogue.source].language, catalogue.editions[first]
    if len(rows) == 1:
        said = f'the row "{shorten(rows[0].name)}" stands in {languages(catalogue, editions)} only; {source} lacks it'
    else:
        titles = listed([f'"{shorten(row.name, 30)}"' for row in rows])
        said = (
            f"{languages(catalogue, editions)} {verb(editions, 'has', 'have')} {len(rows)} rows that {source} lacks: "
            f"{titles}"
        )
    return Violation(
        said,
        here.document,
        row_span(rows[0], first),
        section=section.key,
        row=rows[0].name if len(rows) == 1 else "",
        related=tuple(
            Location(
                catalogue.editions[e].document, row_span(rows[0], e), f"{catalogue.editions[e].language} has it here"
            )
            for e in more
        ),
        subject=rows[0].name if len(rows) == 1 else "rows",
        members=tuple(member(catalogue.editions[e].language, row.name) for row in rows for e in editions),
    )
