"""A value is not among those that the settings allow in its column.

"Apache-2.0", "Apache License 2.0" and "Apache 2.0" are one licence: a reader who filters the table by one spelling
misses the others. The rule is off until `columns` names the columns, by their heading in any edition, and their values.

A line of a cell is one value; it may begin with a label (`instruct: MIT`) and end with one of `marks`, such as `(?)`.
In a value `*` stands for anything. What is allowed in one language only stands under `values-in`. An empty cell is left
alone. Where only case, spaces or hyphens differ, `--fix` can correct the value.

## Bad

```options
[[columns]]
headings = ["Licence"]
values = ["Apache 2.0", "MIT"]
marks = ["(?)"]
```

```markdown en
| Model | Licence |
|---|---|
| Alpha | Apache 2.0 |
| Beta | Apache-2.0 |
| Gamma | Apache License 2.0 |
```

## Good

```options
[[columns]]
headings = ["Licence"]
values = ["Apache 2.0", "MIT", "* Community License"]
marks = ["(?)"]
```

```markdown en
| Model | Licence |
|---|---|
| Alpha | Apache 2.0 (?) |
| Beta | base: Apache 2.0<br>instruct: [MIT](https://example.org/licence) |
| Gamma | Llama 2 Community License |
```

## How to fix it

Write the canonical value or, where it is a new one, add it to the settings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from readme_sync.align.catalogue import Catalogue, CatalogueTable
from readme_sync.markdown.document import Cell
from readme_sync.rules.api import Violation
from readme_sync.rules.messages import cell_span, shorten
from readme_sync.rules.tables.columns import columns, within
from readme_sync.settings.globs import wildcard
from readme_sync.settings.near import nearest
from readme_sync.settings.options import Option
from readme_sync.text import Edit, Span

SEVERITY = "warning"
ENABLED = False
OPTIONS = {
    "columns": Option(
        "tables",
        "a list of tables, each a column with its values",
        required=True,
        checks=True,
        keys={
            "headings": Option("headings", "the column's heading in any edition, or its place", required=True),
            "values": Option("texts", "the values allowed in every edition; `*` stands for anything", required=True),
            "values-in": Option("by-language", "the values allowed in one language's edition only"),
            "marks": Option("texts", "what may stand after a value"),
            "sections": Option("texts", "keys of sections, `*` stands for anything; every section without it"),
        },
    )
}


def check(matched: Catalogue, options: Mapping[str, Any]) -> Iterator[Violation]:
    """Yield the values that are not canonical, in every edition."""
    for written in options.get("columns", ()):
        for _, table in within(matched, written.get("sections", ())):
            for column in columns(table, written["headings"]):
                yield from _column(matched, table, column, written)


def _column(
    catalogue: Catalogue, table: CatalogueTable, column: tuple[int | None, ...], written: Mapping[str, Any]
) -> Iterator[Violation]:
    marks = tuple(written.get("marks", ()))
    for edition, member, index in zip(catalogue.editions, table.members, column, strict=True):
        if member is None or index is None:
            continue
        own = written.get("values-in", {}).get(edition.language, ())
        allowed = (*written["values"], *((own,) if isinstance(own, str) else own))
        for row in member.rows:
            if index >= len(row.cells):
                continue
            cell = row.cells[index]
            for line in cell.inline.plain.split("\n"):
                if wrong := _wrong(line, allowed, marks):
                    meant = _meant(wrong, allowed)
                    yield Violation(
                        f'"{shorten(wrong)}" is not a value of this column'
                        + (f'; did you mean "{meant}"?' if meant else ""),
                        edition.document,
                        cell_span(cell),
                        row=row.name,
                        column_name=member.headers[index] or None,
                        fix=_fix(cell, wrong, meant),
                        is_safe=False,
                        subject=wrong,
                    )


@lru_cache(maxsize=1024)
def _wrong(line: str, allowed: tuple[str, ...], marks: tuple[str, ...]) -> str:
    """Return what of ``line`` should be a value and is none, or an empty text."""
    value = " ".join(line.split())
    while mark := next((mark for mark in marks if value.endswith(mark)), None):
        value = value[: -len(mark)].rstrip()
    without_label = value.rpartition(": ")[2]
    if not value or any(wildcard(one).match(text) for one in allowed for text in (value, without_label)):
        return ""
    return without_label


def _folded(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _meant(value: str, allowed: tuple[str, ...]) -> str | None:
    plain = [one for one in allowed if "*" not in one]
    if same := next((one for one in plain if _folded(one) and _folded(one) == _folded(value)), None):
        return same
    return nearest(value, plain)


def _fix(cell: Cell, wrong: str, meant: str | None) -> tuple[Edit, ...]:
    if meant is None or _folded(meant) != _folded(wrong) or cell.raw.count(wrong) != 1:
        return ()
    start = cell.span.start + cell.raw.index(wrong)
    return (Edit(Span(start, start + len(wrong)), meant),)
