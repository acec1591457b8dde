"""A table has a row without any content.

It is shown as an empty strip, and whoever reads the table by program gets an entry without a name. Mostly it
is left over from an entry that was moved or deleted.

A table that has no entries at all is read as a form to be filled in, and is left alone.

## Bad

```markdown en
| Model | Size |
|---|---|
| Alpha | 7B |
|||
| Beta | 13B |
```

## Good

```markdown en
| Model | Size |
|---|---|
| Alpha | 7B |
| Beta | 13B |
```

## How to fix it

Delete the line. If it was to keep two groups of entries apart, give each group its own table under its own
heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.editions.edition import Edition
from readme_sync.rules.api import Violation
from readme_sync.text import Edit

SEVERITY = "warning"


def check(edition: Edition) -> Iterator[Violation]:
    """Yield the blank rows of tables that have entries."""
    document = edition.document
    for table in edition.tables:
        if not table.rows or len(table.rows) == len(table.table.rows):
            continue
        for number, row in enumerate(table.table.rows):
            if not row.is_blank:
                continue
            before = next((entry.name for entry in reversed(table.rows) if entry.number < number), "")
            where = f' after "{before}"' if before else ""
            line = document.lines.span(document.lines.line(row.span.start))
            message = f"this row{where} has no content"
            yield Violation(message, document, row.span, fix=(Edit(line, ""),), subject=before)
