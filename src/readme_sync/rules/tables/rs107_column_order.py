"""A row stands out of the order that the settings ask for.

A reader who looks for the largest models, or for the newest paper, reads from one end of the table and does not find a
row that is in the wrong place. The fewest rows that would have to move are named, each with a row that it contradicts.

The rule is off until `orders` says which tables are ordered, and by what: `size` is the largest number of parameters
(7b, 8x7B, 110M) in the row, `date` its first date, `number` its first number, `text` its first words. Without `columns`
the whole row is read. Counts of tokens (910B tokens) are not sizes, and rows without such a value are skipped. Only the
source edition is judged: the others follow it (RS406).

## Bad

```options
[[orders]]
sections = ["models*"]
by = "size"
direction = "descending"
```

```markdown en
## Models

| Model | Training data |
|---|---|
| [Alpha 70B](https://example.org/a) | 1T tokens |
| [Gamma 7B](https://example.org/c) | 910B tokens |
| [Beta 13B](https://example.org/b) | 2T tokens |
```

## Good

```options
[[orders]]
sections = ["papers"]
columns = ["Date"]
by = "date"
direction = "ascending"
```

```markdown en
## Papers

| Paper | Date |
|---|---|
| Attention | 2017.06.12 |
| A note | |
| BERT | 2018.10.11 |
```

## How to fix it

Move the row, in every edition.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from readme_sync.align.catalogue import Catalogue, CatalogueSection, CatalogueTable
from readme_sync.align.facts import cell_numbers
from readme_sync.editions.edition import Edition, Row
from readme_sync.markdown.document import Cell
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.messages import shorten, trimmed
from readme_sync.rules.sizes import sizes
from readme_sync.rules.tables.columns import columns, within
from readme_sync.settings.options import Option
from readme_sync.values import NamedTuple

SEVERITY = "warning"
ENABLED = False
OPTIONS = {
    "orders": Option(
        "tables",
        "a list of tables, each an order",
        required=True,
        checks=True,
        keys={
            "by": Option("text", "what rows are ordered by", required=True, choices=("size", "date", "number", "text")),
            "direction": Option("text", "which way", required=True, choices=("ascending", "descending")),
            "sections": Option("texts", "keys of sections, `*` stands for anything; every section without it"),
            "columns": Option("headings", "where the value stands; the whole row without it"),
            "ties": Option("flag", "whether equal values may follow each other; they may without it"),
        },
    )
}
_TOKENS = re.compile(
    r"(?<!\d)(?<!\d[.,])\d++(?:[.,]\d++)*\s?[BMTK]?\s?(?:tokens?\b|トークン|jetons?\b|token)", re.IGNORECASE
)


class _Value(NamedTuple):
    """What a row is ordered by, and how it is written there."""

    key: float | str
    words: str


def check(matched: Catalogue, options: Mapping[str, Any]) -> Iterator[Violation]:
    """Yield the rows of the source edition that stand out of each order."""
    for order in options.get("orders", ()):
        for section, table in within(matched, order.get("sections", ())):
            yield from _table(matched, section, table, order)


def _table(
    catalogue: Catalogue, section: CatalogueSection, table: CatalogueTable, order: Mapping[str, Any]
) -> Iterator[Violation]:
    member, edition = table.members[catalogue.source], catalogue.editions[catalogue.source]
    if member is None:
        return
    places = [column[catalogue.source] for column in columns(table, order.get("columns", ()))]
    valued = []
    for row in member.rows:
        cells = (
            [row.cells[i] for i in places if i is not None and i < len(row.cells)]
            if order.get("columns")
            else row.cells
        )
        if value := _value(cells, order["by"], edition.language):
            valued.append((row, value))
    keys = _comparable([value.key for _, value in valued])
    descending = order["direction"] == "descending"
    kept = _longest(keys[::-1] if descending else keys, strict=not order.get("ties", True))
    kept = [len(keys) - 1 - i for i in reversed(kept)] if descending else kept
    for odd in sorted(set(range(len(keys))) - set(kept)):
        yield _violation(edition, section, valued, keys, kept, odd, order)


def _value(cells: Sequence[Cell], by: str, language: str) -> _Value | None:
    if by == "text":
        words = next((line.strip() for cell in cells for line in cell.inline.plain.split("\n") if line.strip()), "")
        return _Value(words.casefold(), words) if words else None
    if by == "size":
        found = [_Value(value, words) for cell in cells for value, words in _sizes(cell.inline.plain)]
        return max(found, default=None)
    wanted = ("date",) if by == "date" else ("quantity", "plain", "year")
    numbers = (number for cell in cells for number in cell_numbers(cell, language) if number.kind in wanted)
    return next((_Value(number.value, number.text.strip()) for number in numbers), None)


def _sizes(text: str) -> Iterator[tuple[float, str]]:
    found = sizes(_TOKENS.sub(" ", text))
    yield from found.exact
    yield from ((high, words) for _, high, words in found.ranges)


def _comparable(keys: list[float | str]) -> list[Any]:
    """Return dates as precise as the roughest of them: 2024-07 is neither before nor after 2024-07-20."""
    shortest = min(
        (len(key) for key in keys if isinstance(key, str) and key[:4].isdigit() and key[4:5] == "-"), default=0
    )
    return [key[:shortest] if isinstance(key, str) and shortest else key for key in keys]


def _longest(keys: Sequence[Any], *, strict: bool) -> list[int]:
    """Return the places of the longest ascending subsequence of ``keys``; ``strict`` allows no equal neighbours."""
    tails: list[Any] = []
    ends: list[int] = []
    before: list[int] = []
    for index, key in enumerate(keys):
        at = bisect_left(tails, key) if strict else bisect_right(tails, key)
        before.append(ends[at - 1] if at else -1)
        tails[at:] = [key, *tails[at + 1 :]]
        ends[at:] = [index, *ends[at + 1 :]]
    chain = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(index)
        index = before[index]
    return chain[::-1]


def _violation(
    edition: Edition,
    section: CatalogueSection,
    valued: Sequence[tuple[Row, _Value]],
    keys: Sequence[Any],
    kept: Sequence[int],
    odd: int,
    order: Mapping[str, Any],
) -> Violation:
    descending = order["direction"] == "descending"

    def contradicts(other: int) -> bool:
        first, second = (keys[other], keys[odd]) if other < odd else (keys[odd], keys[other])
        return bool(first == second or (first < second if descending else second < first))

    against = min((other for other in kept if contradicts(other)), key=lambda other: abs(other - odd))
    (row, value), (other_row, other_value) = valued[odd], valued[against]
    side = "below" if against < odd else "above"
    return Violation(
        f'"{shorten(row.name)}" ({value.words}) stands {side} "{shorten(other_row.name)}" ({other_value.words}): '
        f"the order here is {order['direction']} {order['by']}",
        edition.document,
        row.span,
        section=section.key,
        row=row.name,
        related=(Location(edition.document, trimmed(other_row.span), "this row contradicts it"),),
        subject=f"{order['by']}/{row.name}",
    )
