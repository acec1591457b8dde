"""A row or an entry of a list that the source has is missing in an edition.

The entry does not exist for the readers of that language. It is reported at the line where it should stand, once for
all editions that lack it; rows that would stand at one place are one finding. Where more than five rows of one table
are missing, one finding says so, for all editions that lack the same. A list item that names something, by a link, in
bold or as code, is an entry and is treated like a row.

A row that an edition has in a section of its own, with the same name and address, is not missing. A row that all
translations have, two at least, is missing in the source.

It is a note (info) where nobody can tell for sure:

- the edition has rows or entries of its own at that place, or a list that is none there (a tree of files), or only
  place tells which stands for which;
- only their number tells that some are missing;
- the table was made anew: it has hardly a third of the rows, under other names;
- most translations lack the entry, unless it leads to a page and one of them has the rest of its list;
- the source lacks it, and it is an entry of a list or each translation lacks other rows of the table: as often as not
  the source has dropped it;
- the edition has less than half of the source's sections, or twice as many of its own as it shares.

## Bad

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

Copy the row from the edition that has it, and translate what needs translating.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from readme_sync.align.catalogue import Catalogue, CatalogueRow, CatalogueSection, CatalogueTable
from readme_sync.editions.edition import Row
from readme_sync.finding import member
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.entries import extra_entries, is_entry
from readme_sync.rules.blocks.lacking import lacking as missing_entries
from readme_sync.rules.drift.own_sections import OwnSections
from readme_sync.rules.messages import head_span, listed, present, shorten
from readme_sync.rules.presence import also_missing, entry_presence, languages
from readme_sync.rules.rows.html_rows import LackedRow, lacked_rows
from readme_sync.rules.rows.rewritten import is_condensed, is_rewritten
from readme_sync.rules.rows.shown_as_text import cut_off
from readme_sync.rules.rows.titles import title, title_in
from readme_sync.rules.rows.together import Together
from readme_sync.rules.rows.unsure import UnsureRows
from readme_sync.text import Span

SEVERITY = "error"
_MANY = 5
_PLACES = 60  # named beside the first


def check(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield the missing rows of each table: many as one finding, each other one once for all that lack it."""
    own_sections = OwnSections(catalogue)
    strays = _strays(catalogue)
    for section, table in catalogue.tables():
        asked = [own is not None for own in table.members]
        together = Together(table)
        who = [
            [
                e
                for e in entry_presence(catalogue, row.members, asked).lacking
                if not own_sections.has(e, row) and not any(own and together.has(e, own) for own in row.members)
            ]
            for row in table.rows
        ]
        _leave_out_cut_off(catalogue, table, who)
        unsure = UnsureRows(catalogue, section, table)
        guessed = list(_guessed(catalogue, table, unsure, who))
        yield from unsure.lacking(guessed)
        missing = {e: [number for number, editions in enumerate(who) if e in editions] for e in range(len(asked))}
        behind = [e for e, rows in missing.items() if len(rows) > _MANY]
        alike: dict[tuple[int, ...], list[int]] = {}
        for edition in behind:
            alike.setdefault(tuple(missing[edition]), []).append(edition)
        for many, without in alike.items():
            yield _many(catalogue, section, table, without, many)
        places: dict[tuple[Sequence[int], Span, bool], list[int]] = {}
        for number, editions in enumerate(who):
            lacking = [e for e in editions if e not in behind]
            doubtful = [e for e in lacking if _may_be_other(catalogue, table, e, number, missing[e])]
            for some in ([e for e in lacking if e not in doubtful], doubtful):
                if some:
                    place = tuple(some), _insertion(table, some[0], number), some is doubtful
                    places.setdefault(place, []).append(number)
        for (who_lacks, _, is_doubtful), numbers in places.items():
            said = _beside(catalogue, section, table, who_lacks, numbers)
            if is_doubtful or _was_dropped(catalogue, table, who_lacks):
                said = said._replace(severity="info")
            yield _stray(catalogue, table.rows[numbers[0]], who_lacks, said, strays) if len(numbers) == 1 else said
    yield from missing_entries(catalogue, lambda run: any(map(is_entry, run)), "entries")
    yield from _forgotten(catalogue)
    yield from _of_html(catalogue)


def _of_html(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield the missing rows of tables of HTML, each once for all that lack it; many of a section are one finding."""
    alike: dict[Span, list[LackedRow]] = {}
    for one in lacked_rows(catalogue):
        alike.setdefault(one.row.span, []).append(one)
    together: dict[tuple[int, ...], list[list[LackedRow]]] = {}
    for same in alike.values():
        together.setdefault((same[0].section, *(one.edition for one in same)), []).append(same)
    for group in together.values():
        yield from (
            _html_rows(catalogue, rows) for rows in ([group] if len(group) > _MANY else [[one] for one in group])
        )


def _html_rows(catalogue: Catalogue, rows: Sequence[Sequence[LackedRow]]) -> Violation:
    """Return the finding of rows of one section that the same editions lack, at the first place of the first."""
    first, who, one = rows[0][0], [each.edition for each in rows[0]], len(rows) == 1
    names = [same[0].row.cells[0] for same in rows]
    source = catalogue.editions[catalogue.source]
    what = f'the row "{shorten(names[0])}" is' if one else f"{len(rows)} rows are"
    titles = listed([f'"{shorten(name, 30)}"' for name in names])
    return Violation(
        f"{what} missing in {languages(catalogue, who)}{'' if one else f': {titles}'}",
        catalogue.editions[first.edition].document,
        first.place,
        section=source.sections[first.section].key,
        row=names[0] if one else "",
        related=(
            *(Location(source.document, same[0].row.span, f"{source.language} has it here") for same in rows[:_PLACES]),
            *also_missing(catalogue, [(each.edition, each.place) for each in rows[0][1:]]),
        ),
        members=tuple(member(catalogue.editions[e].language, name) for e in who for name in names),
    )


def _leave_out_cut_off(catalogue: Catalogue, table: CatalogueTable, who: Sequence[list[int]]) -> None:
    """Take out of ``who`` the editions where an empty line has cut so many rows off the table: RS101 says it."""
    for e in {e for editions in who for e in editions}:
        own = table.members[e]
        cut = cut_off(catalogue.editions[e]).get(own.header.span.start) if own is not None else None
        if cut is None:
            continue
        missing = [editions for editions in who if e in editions]
        if len(missing) <= cut.rows:
            for editions in missing:
                editions.remove(e)


def _guessed(
    catalogue: Catalogue, table: CatalogueTable, unsure: UnsureRows, who: Sequence[list[int]]
) -> Iterator[tuple[Row, int, Span]]:
    """Take out of ``who`` the missing rows that place alone has chosen, and yield them with where they would stand."""
    for number, (row, editions) in enumerate(zip(table.rows, who, strict=True)):
        own = row.members[catalogue.source]
        if own is None:
            continue
        open_in = [e for e in editions if unsure.has_missing(own, e)]
        if len(open_in) < len(editions):
            continue  # a translation that surely lacks the row bears the others out
        for edition in open_in:
            editions.remove(edition)
            yield own, edition, _insertion(table, edition, number)


def _forgotten(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield the entries of lists that every translation has and the source lacks; many are one finding."""
    source = catalogue.editions[catalogue.source]
    found = [
        entry
        for entry in extra_entries(catalogue)
        if entry_presence(catalogue, entry.members, [part is not None for part in entry.section.members]).lacking
    ]
    if not found:
        return
    groups = [found] if len(found) > _MANY else [[entry] for entry in found]
    for entries in groups:
        first = entries[0]
        titles = listed([f'"{shorten(entry.name, 30)}"' for entry in entries])
        one = len(entries) == 1
        yield Violation(
            f"{f'the entry {titles} is' if one else f'{len(entries)} entries are'} missing in {source.language}, and "
            f"stand{'s' if one else ''} in every translation{'' if one else f': {titles}'}",
            source.document,
            head_span(first.section, catalogue.source),
            section=first.section.key if one else "",
            row=first.name if one else "",
            related=tuple(
                Location(edition.document, block.span, f"{edition.language} has it here")
                for entry in entries
                for edition, block in zip(catalogue.editions, entry.members, strict=True)
                if block is not None
            ),
            subject=first.name if one else "entries",
            severity="info",
            members=tuple(member(source.language, entry.name) for entry in entries),
        )


def _beside(
    catalogue: Catalogue, section: CatalogueSection, table: CatalogueTable, lacking: Sequence[int], numbers: list[int]
) -> Violation:
    """Return what is said of one missing row, or of several that would stand at one place."""
    first, *more = lacking
    rows = [table.rows[number] for number in numbers]
    before = _neighbour(table, first, range(numbers[0] - 1, -1, -1))
    where = f'{languages(catalogue, lacking)}, after "{shorten(before)}"' if before else languages(catalogue, lacking)
    said = f'the row "{shorten(title(table, rows[0]))}" is missing in {where}'
    if len(rows) > 1:
        titles = listed([f'"{shorten(title(table, row), 30)}"' for row in rows])
        said = f"{len(rows)} rows are missing in {where}: {titles}"
    return Violation(
        said,
        catalogue.editions[first].document,
        _insertion(table, first, numbers[0]),
        section=section.key,
        row=rows[0].name,
        related=(
            *(location for row in rows for location in _locations(catalogue, row)),
            *also_missing(catalogue, [(e, _insertion(table, e, numbers[0])) for e in more]),
        ),
        subject=rows[0].name,
        members=tuple(member(catalogue.editions[e].language, row.name) for row in rows for e in lacking),
    )


def _strays(catalogue: Catalogue) -> Sequence[Mapping[str, Row]]:
    """Return, for each edition, the rows by name that the source has not in their table: one may be of another."""
    found: list[dict[str, Row]] = [{} for _ in catalogue.editions]
    for _, table in catalogue.tables():
        if table.members[catalogue.source] is None:
            continue
        for row in table.rows:
            if row.members[catalogue.source] is None:
                for names, own in zip(found, row.members, strict=True):
                    if own is not None and own.name:
                        names[own.name] = own
    return found


def _stray(
    catalogue: Catalogue,
    row: CatalogueRow,
    lacking: Sequence[int],
    said: Violation,
    strays: Sequence[Mapping[str, Row]],
) -> Violation:
    """Return what is said of a missing row, where all that lack it have one of that name in another table."""
    there = [(e, strays[e][row.name]) for e in lacking if row.name in strays[e]]
    if len(there) < len(lacking):
        return said  # nearly always
    source, who = catalogue.editions[catalogue.source].language, languages(catalogue, lacking)
    related = (Location(catalogue.editions[e].document, own.span, "the row stands here") for e, own in there)
    message = f'the row "{shorten(row.name)}" stands in another table in {who} than in {source}'
    return said._replace(message=message, related=(*said.related, *related))


def _may_be_other(
    catalogue: Catalogue, table: CatalogueTable, edition: int, number: int, missing: Sequence[int]
) -> bool:
    """Tell whether one of an edition's own rows may be a row that it lacks.

    Where it lacks more than it has of its own, both have links, or neither.
    """
    if not is_rewritten(table, number, edition, catalogue.source):
        return False
    row = present(table.rows[number].members, catalogue.source)
    left = [own for other in table.rows if not other.members[catalogue.source] and (own := other.members[edition])]
    return len(missing) <= len(left) or any(_has_links(own) == _has_links(row) for own in left)


def _has_links(row: Row) -> bool:
    return any(cell.inline.links for cell in row.cells)


def _was_dropped(catalogue: Catalogue, table: CatalogueTable, lacking: Sequence[int]) -> bool:
    """Tell whether the source alone lacks a row of a table that no translation has kept up with: it dropped the row."""
    if tuple(lacking) != (catalogue.source,):
        return False
    rows = [row.members for row in table.rows if row.members[catalogue.source] is not None]
    asked = [e for e, own in enumerate(table.members) if own is not None and e != catalogue.source]
    return all(any(row[e] is None for row in rows) for e in asked)


def _many(
    catalogue: Catalogue,
    section: CatalogueSection,
    table: CatalogueTable,
    lacking: Sequence[int],
    missing: Sequence[int],
) -> Violation:
    """Return what is said of many rows that the same editions lack."""
    first, *more = lacking
    rows = [table.rows[number] for number in missing]
    titles = listed([f'"{shorten(row.name, 30)}"' for row in rows])
    return Violation(
        f"{len(rows)} of {len(table.rows)} rows are missing in {languages(catalogue, lacking)}: {titles}",
        catalogue.editions[first].document,
        _insertion(table, first, missing[0]),
        section=section.key,
        row="",
        related=(
            *(location for row in rows for location in _locations(catalogue, row)[:1]),
            *also_missing(catalogue, [(e, _insertion(table, e, missing[0])) for e in more]),
        ),
        subject="rows",
        severity="info" if all(is_condensed(table, e, catalogue.source) for e in lacking) else None,
        members=tuple(member(catalogue.editions[e].language, row.name) for row in rows for e in lacking),
    )


def _locations(catalogue: Catalogue, row: CatalogueRow) -> tuple[Location, ...]:
    return tuple(
        Location(edition.document, own.span, f"{edition.language} has it here")
        for edition, own in zip(catalogue.editions, row.members, strict=True)
        if own is not None
    )


def _neighbour(table: CatalogueTable, edition: int, numbers: range) -> str:
    for number in numbers:
        own = table.rows[number].members[edition]
        if own is not None and edition not in table.rows[number].moved:
            return title_in(table, own, edition)
    return ""


def _insertion(table: CatalogueTable, edition: int, number: int) -> Span:
    """Return where the row would stand: at the start of the row that follows it, else after the last."""
    for row in table.rows[number + 1 :]:
        own = row.members[edition]
        if own is not None and edition not in row.moved:
            return Span(own.span.start, own.span.start)
    home = present(table.members, edition)
    last = home.rows[-1].span if home.rows else home.header.span
    return Span(last.end, last.end)
