"""The change reworded a cell of the source edition and left its translations as they were.

Readers of a translation go on reading what the source no longer says, and later nobody remembers that it was to follow.
The rule needs a change to look at (`--base REV`), and looks only at the words of a cell: numbers, links, bold,
footnotes and licences are compared at any time, by RS407 to RS415. A change that makes the source say what its
translations said already needs no translation, nor does a name that only the source now writes in its own script. Cells
in which the same words were replaced are one finding.

A block `base LANGUAGE` is what stood in that edition before the change.

## Bad

```base ja
| モデル | 特徴 |
|---|---|
| Alpha | 日本語に対応 |
```

```base en
| Model | Feature |
|---|---|
| Alpha | Supports Japanese |
```

```markdown ja
| モデル | 特徴 |
|---|---|
| Alpha | 日本語と韓国語に対応 |
```

```markdown en
| Model | Feature |
|---|---|
| Alpha | Supports Japanese |
```

## Good

```base ja
| モデル | 特徴 |
|---|---|
| Alpha | 日本語に対応 |
```

```base en
| Model | Feature |
|---|---|
| Alpha | Supports Japanese |
```

```markdown ja
| モデル | 特徴 |
|---|---|
| Alpha | 日本語と韓国語に対応 |
```

```markdown en
| Model | Feature |
|---|---|
| Alpha | Supports Japanese and Korean |
```

## How to fix it

Translate the new words in the editions that are named. Where a translation says so already in its own words, put `<!--
readme-sync: ignore RS417 the reason -->` into the row for as long as the change is open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readme_sync.align.catalogue import Catalogue, CatalogueRow, CatalogueSection, CatalogueTable
from readme_sync.align.match import match
from readme_sync.editions.edition import Edition, Row
from readme_sync.markdown.document import Cell
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.drift.reworded import is_reworded, is_said
from readme_sync.rules.messages import cell_span, listed, present, values
from readme_sync.rules.replaced import in_many, replaced
from readme_sync.values import NamedTuple

SEVERITY = "warning"
_PLACES = 30  # related places of one finding


class _Was(NamedTuple):
    """A row of the source as it was: where it stood in the catalogue, and what each of its columns was."""

    row: CatalogueRow
    columns: dict[int, tuple[int | None, ...]]


class _Reworded(NamedTuple):
    """A cell of the source that was reworded, the editions that wait, and the words that came in place of others."""

    section: CatalogueSection
    table: CatalogueTable
    row: CatalogueRow
    column: tuple[int | None, ...]
    cells: tuple[Cell | None, ...]
    waiting: tuple[int, ...]
    replaced: tuple[str, str]


def check(catalogue: Catalogue, base: Catalogue) -> Iterator[Violation]:
    """Yield each cell of the source that was reworded while a translation of it was left alone."""
    source = catalogue.editions[catalogue.source]
    was = next((edition for edition in base.editions if edition.language == source.language), None)
    if was is None or was is source:
        return
    earlier = _earlier(source, was, base)
    found: dict[tuple[object, ...], list[_Reworded]] = {}
    for section, table in catalogue.tables():
        for row in table.rows:
            member = row.members[catalogue.source]
            before = earlier.get(id(member))
            if member is not None and before is not None:
                for one in _row(catalogue, base, section, table, row, before):
                    found.setdefault((one.replaced, one.waiting), []).append(one)
    for cells_found in found.values():
        yield _violation(catalogue, cells_found)


def _earlier(source: Edition, was: Edition, base: Catalogue) -> dict[int, _Was]:
    """Return what each row of ``source`` was, by its identity, with the base's columns by those of today."""
    at = base.editions.index(was)
    homes = {id(row.members[at]): (table, row) for _, table in base.tables() for row in table.rows}
    found: dict[int, _Was] = {}
    for _, table in match([source, was]).tables():
        todays = {then: now for now, then in table.columns if now is not None and then is not None}
        for row in table.rows:
            now, then = row.members
            if now is not None and then is not None and id(then) in homes:
                home, entry = homes[id(then)]
                columns = {
                    todays[place]: column
                    for column in home.columns
                    if (place := column[at]) is not None and place in todays
                }
                found[id(now)] = _Was(entry, columns)
    return found


def _row(
    catalogue: Catalogue,
    base: Catalogue,
    section: CatalogueSection,
    table: CatalogueTable,
    row: CatalogueRow,
    was: _Was,
) -> Iterator[_Reworded]:
    own = next(i for i, edition in enumerate(base.editions) if edition.language == _source(catalogue).language)
    for column in table.columns:
        place = column[catalogue.source]
        now = _cell(row.members[catalogue.source], place)
        then = was.columns.get(place) if place is not None else None
        old = _cell(was.row.members[own], then[own]) if then is not None else None
        if now is None or old is None or then is None or not is_reworded(old, now, _source(catalogue).language):
            continue
        cells = tuple(_cell(member, at) for member, at in zip(row.members, column, strict=True))
        waiting = tuple(
            index
            for index, cell in enumerate(cells)
            if index != catalogue.source
            and cell is not None
            and (before := _before(base, catalogue.editions[index].language, was.row, then)) is not None
            and before.raw == cell.raw
            and (cell.raw or not old.raw)
            and not is_said(old, now, cell, _source(catalogue).language)
        )
        if waiting:
            yield _Reworded(section, table, row, column, cells, waiting, replaced(old.raw, now.raw))


def _source(catalogue: Catalogue) -> Edition:
    return catalogue.editions[catalogue.source]


def _cell(row: Row | None, column: int | None) -> Cell | None:
    # In a ragged row nobody can tell which cell is which: RS101 speaks of it.
    if row is None or column is None or row.is_ragged or column >= len(row.cells):
        return None
    return row.cells[column]


def _before(base: Catalogue, language: str, row: CatalogueRow, column: tuple[int | None, ...]) -> Cell | None:
    index = next((i for i, edition in enumerate(base.editions) if edition.language == language), None)
    return None if index is None else _cell(row.members[index], column[index])


def _violation(catalogue: Catalogue, cells_found: Sequence[_Reworded]) -> Violation:
    """Return what there is to say of cells in which the same words were replaced while the same translations wait."""
    first, source = cells_found[0], _source(catalogue)
    wait = listed([_name(catalogue, first.table, first.column, index) for index in first.waiting], 10)
    here, *more = [present(one.cells, catalogue.source) for one in cells_found]
    places = [Location(source.document, cell_span(cell), "and here") for cell in more]
    for one in cells_found:
        for index in one.waiting:
            edition = catalogue.editions[index]
            places.append(
                Location(edition.document, cell_span(present(one.cells, index)), f"{edition.language} has it as it was")
            )
    return Violation(
        f"{in_many(first.replaced, f'{len(cells_found)} rows here') if more else 'reworded here'}, and not in {wait}",
        source.document,
        cell_span(here),
        section=first.section.key,
        row="" if more else None,
        column_name=_header(first.table, first.column, catalogue.source),
        related=tuple(places[:_PLACES]),
        values=() if more else values(catalogue, first.cells),
        subject="/".join(first.replaced) if more else here.raw,
    )


def _name(catalogue: Catalogue, table: CatalogueTable, column: tuple[int | None, ...], index: int) -> str:
    header = _header(table, column, index)
    return f"{catalogue.editions[index].language}" + (f' ("{header}")' if header else "")


def _header(table: CatalogueTable, column: tuple[int | None, ...], index: int) -> str | None:
    home, at = table.members[index], column[index]
    return (home.headers[at] or None) if home is not None and at is not None and at < len(home.headers) else None
