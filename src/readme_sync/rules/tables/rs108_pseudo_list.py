"""A cell holds a list of lines that begin with a hyphen or a bullet.

Markdown has no lists inside a table: `<br>- a<br>- b` shows the hyphens as they are, a screen reader says "dash", and
nothing that reads the table as data can tell the mark from a minus sign or from "none". The rule is off until it is
selected, or until the settings have a table `[rules.RS108]`, which may be empty.

A single hyphen in a cell is a value, not a list; so is a line that begins with a number below zero.

## Bad

```markdown en
| Model | Variants |
|---|---|
| Alpha | Two sizes:<br>- small<br>- large |
```

## Good

```markdown en
| Model | Variants | Venue |
|---|---|---|
| Alpha | small, large | - |
| Beta | small<br>large | -1 |
```

## How to fix it

Leave the marks out: a line of its own, a comma or a semicolon shows well enough where one item ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from readme_sync.editions.edition import Edition
from readme_sync.markdown.document import Cell
from readme_sync.rules.api import Violation
from readme_sync.rules.messages import cell_span, shorten

SEVERITY = "info"
ENABLED = False
# Marks of ASCII need a space after them: "-5" is a number and "*note" a note. ○ and ◯ are values ("yes").
_MARK = re.compile(r"[ \t\u3000]*([-*+\u2010-\u2015](?=[ \t\u00a0\u3000])|[・•‣⁃●◦▪])[ \t\u00a0\u3000]*\S")


def check(edition: Edition) -> Iterator[Violation]:
    """Yield the cells with lines that look like entries of a list."""
    for table in edition.tables:
        for row in table.rows:
            for index, cell in enumerate(row.cells):
                if found := _entries(cell):
                    column = table.headers[index] if index < len(table.headers) else None
                    lines = "a line" if len(found) == 1 else f"{len(found)} lines"
                    yield Violation(
                        f'{lines} made into a list by hand: "{shorten(found[0], 30)}"; a cell shows no lists',
                        edition.document,
                        cell_span(cell),
                        section=None,
                        column_name=column or None,
                        subject="list",
                    )


def _entries(cell: Cell) -> list[str]:
    """Return the lines of a cell that begin with a mark, where at least one of them follows a line break."""
    if "\n" not in cell.inline.plain:
        return []
    lines = cell.inline.plain.split("\n")
    marked = [line for line in lines if _MARK.match(line)]
    after_break = any(_MARK.match(line) for line in lines[1:])
    # One line that begins with an asterisk is a note on the others.
    is_note = len(marked) == 1 and marked[0].lstrip().startswith("*")
    return [line.strip() for line in marked] if after_break and not is_note else []
