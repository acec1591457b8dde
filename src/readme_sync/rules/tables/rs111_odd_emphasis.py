"""One cell of a column is not bold, and all others are.

Bold that a whole column has is part of its form: names, or in each cell the value that counts. Where one row lacks it
in every edition, no comparison of editions shows it.

The rule looks at columns with at least ten cells that are not empty. A cell is bold when all of it is, or a number in
it.

## Bad

```markdown en
| Model | Sizes |
|---|---|
| A1 | 1B, **3B** |
| A2 | 1B, **7B** |
| A3 | 2B, **7B** |
| A4 | 2B, **9B** |
| A5 | 1B, **4B** |
| A6 | 3B, **8B** |
| A7 | 3B, 12B |
| A8 | 4B, **12B** |
| A9 | 1B, **2B** |
| A10 | 2B, **5B** |
```

## Good

```markdown en
| Model | Sizes |
|---|---|
| A1 | 1B, **3B** |
| A2 | 1B, **7B** |
| A3 | 2B, **7B** |
| A4 | 2B, **9B** |
| A5 | 1B, **4B** |
| A6 | 3B, **8B** |
| A7 | 3B, **12B** |
| A8 | 4B, **12B** |
| A9 | 1B, **2B** |
| A10 | 2B, **5B** |
```

## How to fix it

Make the cell bold as its neighbours are, in every edition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from readme_sync.editions.edition import Edition
from readme_sync.markdown.document import Cell
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.messages import cell_span, shorten

SEVERITY = "info"
_ENOUGH = 10  # cells of a column; in a short one the odd cell may be meant


def check(edition: Edition) -> Iterator[Violation]:
    """Yield the one cell of a column that is not bold."""
    for table in edition.tables:
        if len(table.rows) < _ENOUGH:
            continue
        for at, header in enumerate(table.headers):
            cells = [row.cells[at] for row in table.rows if at < len(row.cells) and row.cells[at].inline.plain.strip()]
            odd = _odd(cells)
            if odd is None:
                continue
            others = len(cells) - 1
            first = next(cell for cell in cells if cell is not odd)
            yield Violation(
                f'"{shorten(odd.inline.plain, 40)}" is not bold, unlike the {others} other cells of the column',
                edition.document,
                cell_span(odd),
                column_name=header or None,
                related=(Location(edition.document, first.span, "bold here"),),
                subject=header,
            )


def _odd(cells: Sequence[Cell]) -> Cell | None:
    """Return the only cell that is not bold, where the others are bold in one way."""
    if len(cells) < _ENOUGH:
        return None
    for is_bold, could_be in ((_is_whole, _has_text), (_has_bold_number, _has_number)):
        plain = list(islice((cell for cell in cells if not is_bold(cell)), 2))
        if len(plain) == 1:
            odd = plain[0]
            return odd if could_be(odd) and not any(one.strong for one in odd.inline.emphasis) else None
    return None


def _has_text(cell: Cell) -> bool:
    return any(map(str.isalnum, cell.inline.plain))


def _has_number(cell: Cell) -> bool:
    return any(map(str.isdigit, cell.inline.plain))


def _is_whole(cell: Cell) -> bool:
    return any(one.strong and one.text.strip() == cell.inline.plain.strip() for one in cell.inline.emphasis)


def _has_bold_number(cell: Cell) -> bool:
    return any(one.strong and any(map(str.isdigit, one.text)) for one in cell.inline.emphasis)
