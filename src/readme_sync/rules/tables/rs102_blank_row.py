"""A table has a row without any content.

It is shown as an empty strip, and a program that reads the table gets an entry without a name. Usually it is left over
from an entry that was moved or deleted.

A table that has no entries at all is read as a form to be filled in and is left alone. So is one whose entries stand in
groups with a blank row between each two, and a blank row between pictures keeps these apart. The same row in several
editions is one finding. Where every edition has an empty row between the same entries, it may separate them on purpose:
that is a note (info).

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

Delete the line. If it was meant to separate two groups of entries, give each group its own table under its own heading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from readme_sync.editions.edition import Edition, EditionTable
from readme_sync.markdown.document import PICTURES
from readme_sync.rules.api import Violation
from readme_sync.rules.gathering import Slip, gathered
from readme_sync.text import Edit

SEVERITY = "warning"
_GROUPS = 3  # parts of a table between blank rows; two are what one row that was left over makes as well


def check(editions: Sequence[Edition]) -> Iterator[Violation]:
    """Yield the blank rows of tables that have entries, once for all editions that have one at the same place."""
    slips = [slip for edition in editions for slip in _slips(edition)]
    found = Counter(slip.key for slip, _ in slips)
    # What every edition has between its entries may part them on purpose.
    return gathered(
        slip._replace(violation=slip.violation._replace(severity="info", is_safe=False))
        if is_between and found[slip.key] == len(editions) > 1
        else slip
        for slip, is_between in slips
    )


def _slips(edition: Edition) -> Iterator[tuple[Slip, bool]]:
    """Yield the blank rows, and whether entries stand below each."""
    document = edition.document
    for place, table in enumerate(edition.tables):
        if not table.rows or len(table.rows) == len(table.table.rows) or _is_grouped(table):
            continue
        for blank, run in groupby(enumerate(table.table.rows), key=lambda numbered: numbered[1].is_blank):
            if not blank:
                continue
            (number, row), *more = run
            if number < table.rows[-1].number and _is_of_pictures(table):
                continue
            before = next((entry.name for entry in reversed(table.rows) if entry.number < number), "")
            where = f' after "{before}"' if before else ""
            message = f"{len(more) + 1} rows{where} have" if more else f"this row{where} has"
            fix = tuple(
                Edit(document.lines.span(document.lines.line(one.span.start)), "")
                for one in (row, *(m for _, m in more))
            )
            violation = Violation(f"{message} no content", document, row.span, fix=fix, subject=before)
            yield Slip(edition, (place, number, len(more)), violation), number < table.rows[-1].number


def _is_grouped(table: EditionTable) -> bool:
    """Tell whether blank rows part the entries into groups: they stand between entries alone, and at several places."""
    rows = table.table.rows
    if rows[0].is_blank or rows[-1].is_blank:
        return False
    parts = [len(list(run)) for blank, run in groupby(rows, key=lambda row: row.is_blank) if not blank]
    return len(parts) >= _GROUPS


def _is_of_pictures(table: EditionTable) -> bool:
    """Tell whether a table shows pictures: each cell that holds anything holds one."""
    cells = [cell for row in table.rows for cell in row.cells if cell.raw.strip()]
    return all(any(link.kind in PICTURES for link in cell.inline.links) for cell in cells)
