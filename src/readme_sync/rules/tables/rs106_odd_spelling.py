"""A value differs by one letter from a value that its column uses often.

Whoever searches the page for the usual spelling does not find this entry, and whoever groups the table by this column
gets one group too many.

The rule compares the items of cells (separated by commas and line breaks) under the same heading, in all tables of one
edition. The usual spelling must stand there at least three times, and three times as often as the odd one. A word in
Han or kana must stand there eight times and the odd one once, since another character makes another word. Differences
in digits, versions, case, spaces, hyphens and endings are not misspellings.

## Bad

```markdown en
| Model | Training data |
|---|---|
| Alpha | Japanese mC4 |
| Beta | Japanese mC4, Wikipedia |
| Gamma | Japanese mC4 |
| Delta | Jpanese mC4 |
```

## Good

```markdown en
| Model | Training data |
|---|---|
| Alpha | Japanese mC4 |
| Beta | Japanese mC4, Wikipedia |
| Gamma | Japanese mC4 |
| Delta | Japanese mC4 |
```

## How to fix it

Correct the letter. If the two are different things that happen to look alike, ignore the finding for that row and say
so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from readme_sync.editions.edition import Edition
from readme_sync.markdown.document import Cell
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.messages import cell_span
from readme_sync.rules.tables.spelling import OFTEN, misspellings, values_of, words_without_blanks, wrong_signs
from readme_sync.text import Span

SEVERITY = "info"
Read = Callable[[str], list[str]]
Look = Callable[[Mapping[str, int]], Iterator[tuple[str, str]]]


def check(edition: Edition) -> Iterator[Violation]:
    """Yield each value that looks like a slip of the pen, once for each cell it stands in."""
    columns: dict[str, list[Cell]] = {}
    for table in edition.tables:
        for index, header in enumerate(table.headers):
            if header:
                cells = [row.cells[index] for row in table.rows if len(row.cells) > index]
                columns.setdefault(header.casefold(), []).extend(cells)
    for column, cells in columns.items():
        plain = "\n".join([cell.inline.plain for cell in cells])
        yield from _odd(edition, column, cells, values_of, misspellings, plain)
        if not plain.isascii():
            yield from _odd(edition, column, cells, words_without_blanks, wrong_signs, plain)


def _odd(
    edition: Edition, column: str, cells: Sequence[Cell], read: Read, look: Look, plain: str
) -> Iterator[Violation]:
    """Yield the odd ones of the values that ``read`` finds in ``plain``, the text of all cells of a column."""
    values = read(plain)
    if len(values) - len(set(values)) < OFTEN - 1:
        return  # mostly: none stands there often
    counts = Counter(values)
    for odd, usual in look(counts):
        first = next(cell for cell in cells if usual in cell.inline.plain)
        for cell in cells:
            if odd in read(cell.inline.plain):
                yield _violation(edition, column, cell, odd, first, f'"{usual}" in {counts[usual]}')


def _violation(edition: Edition, column: str, cell: Cell, odd: str, first: Cell, usual: str) -> Violation:
    start = edition.document.text.find(odd, cell.span.start, cell.span.end)
    span = Span(start, start + len(odd)) if start >= 0 else cell_span(cell)
    message = f'"{odd}" is spelt {usual} other places of this column'
    related = (Location(edition.document, first.span, "the usual spelling"),)
    return Violation(message, edition.document, span, column_name=column, related=related, subject=odd)
