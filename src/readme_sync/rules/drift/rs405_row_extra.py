"""A row that the source edition lacks.

Either the entry was taken out of the source and forgotten here, or it was added here alone. Its
readers see something that the others do not, and nobody keeps it up. (Where two or more
translations have a row that the source lacks, the source is the odd one: see RS404.)

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

## How to mend it

Add the row to the source and the other editions, or take it out here.
"""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.align.catalogue import Catalogue
from readme_sync.rules.api import Problem
from readme_sync.rules.messages import listed, shorten

SEVERITY = "error"
_MANY = 5


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield the rows that one translation alone has; many in one table are one finding."""
    source = catalogue.editions[catalogue.source].language
    for section, table in catalogue.tables():
        if table.members[catalogue.source] is None:
            continue  # the table itself is missing in the source (RS403)
        for number, edition in enumerate(catalogue.editions):
            alone = [
                member
                for row in table.rows
                if (member := row.members[number]) is not None and sum(m is not None for m in row.members) == 1
            ]
            if number == catalogue.source or not alone:
                continue
            if len(alone) > _MANY:
                titles = listed([f'"{shorten(row.name, 30)}"' for row in alone])
                message = f"{edition.language} has {len(alone)} rows that {source} lacks: {titles}"
                yield Problem(message, edition.document, alone[0].span, section=section.key, row="", subject="rows")
                continue
            for row in alone:
                message = f'the row "{shorten(row.name)}" stands in {edition.language} only; {source} lacks it'
                yield Problem(message, edition.document, row.span, section=section.key, row=row.name, subject=row.name)
