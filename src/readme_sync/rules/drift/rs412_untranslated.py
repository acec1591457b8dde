"""Text of another edition was left untranslated in a cell, a heading, a footnote or a picture's text.

Its readers cannot read it: it was copied with the row and forgotten. A name that every translation keeps, a title in
quotes and a text with its translation beside it are left alone. Where a table has hardly been translated at all, one
finding says so. A word that is translated in part ("国語研Japaneseコーパス"), or to which a lone kana sticks, is
reported too, and so is the one entry of a list that was left. So is a header in another edition's words, even in the
same script, where other tables of this edition have a header of their own for it.

## Bad

```markdown ja
| モデル | ライセンス |
|---|---|
| A | 独自のライセンス |
| B | 独自のライセンスあり |
| C | 詳細不明 |
```

```markdown en
| Model | License |
|---|---|
| A | Custom license |
| B | 独自のライセンスあり |
| C | Undisclosed |
```

## Good

```markdown ja
| モデル | データ |
|---|---|
| A | 医療コーパス |
| B | 『今日の診療』 |
```

```markdown en
| Model | Data |
|---|---|
| A | Medical corpus |
| B | "今日の診療" (a handbook) |
```

## How to fix it

Translate the text, or put the original in quotes with a translation beside it.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence

from readme_sync.align.catalogue import Catalogue, CatalogueRow, CatalogueSection, CatalogueTable, CellGroup
from readme_sync.editions.edition import Edition
from readme_sync.finding import member
from readme_sync.language.scripts import foreign_runs
from readme_sync.markdown.document import PICTURES, Inline
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.drift.left_entries import left_entries
from readme_sync.rules.drift.running_text import running_text
from readme_sync.rules.drift.untranslated import (
    ForeignPlaces,
    copied,
    foreign_marks,
    half_translated,
    is_sentence,
    leftovers,
    without_quotations,
)
from readme_sync.rules.drift.untranslated_headers import LeftHeader, left_headers
from readme_sync.rules.gathering import Slip, gathered
from readme_sync.rules.messages import cell_span, listed, present, shorten, trimmed, values
from readme_sync.text import Span

SEVERITY = "warning"
_FOREIGN = re.compile("[^\\W\0-\u02ff\u1e00-\u1eff]+")  # letters that are not Latin
_ELSEWHERE = re.compile(r' \("[^"\n]*" elsewhere\)')  # each edition has its own word for a header
_FEWEST = 3  # of them: less may stand anywhere
_MANY_EDITIONS = 1  # more that say the same words are one fact: they were copied into all
_MANY_TABLES = 2  # with headers left in another language; more are one fact
_MANY = 5  # more cells than this in one table are one fact
_PRACTICE = 0.5  # from this share of translated cells on, a column is translated and a leftover stands out


def check(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield the leftovers of each translation: cells, headers and headings, footnotes, running text."""
    alike: dict[Hashable, list[Slip]] = {}
    for number, edition in enumerate(catalogue.editions):
        if number == catalogue.source:
            continue
        for violation in _leftovers(catalogue, number):
            said = violation.message.replace(f" in {edition.language}", "", 1).partition(" (nor in ")[0]
            said = _ELSEWHERE.sub("", said)
            home = _home(catalogue.editions[catalogue.source], violation)
            alike.setdefault((violation.severity, said if home is None else home), []).append(
                Slip(edition, said, violation)
            )
    for slips in alike.values():
        if len({slip.edition.path for slip in slips}) > _MANY_EDITIONS:
            yield from gathered([_as_the_first(slip, slips[0].key) for slip in slips])
        else:
            yield from (slip.violation for slip in slips)


def _as_the_first(slip: Slip, said: Hashable) -> Slip:
    return slip._replace(key=said, violation=slip.violation._replace(message=str(said)))


def _home(source: Edition, violation: Violation) -> int | None:
    """Return the line of the source of which words were left: a machine leaves them in one language after the other.

    Around them each of these has words of its own.
    """
    words = _FOREIGN.findall(violation.subject)
    if sum(map(len, words)) < _FEWEST:
        return None
    lines = source.document.text.split("\n")
    return next((number for number, line in enumerate(lines) if all(word in line for word in words)), None)


def _leftovers(catalogue: Catalogue, number: int) -> Iterator[Violation]:
    edition = catalogue.editions[number]
    foreign = [other for other in catalogue.editions if other is not edition]
    places = ForeignPlaces(edition.document.text, edition.language)
    yield from _cells(catalogue, number, foreign, places)
    yield from _headers(catalogue, number)
    yield from _headings(catalogue, number, foreign, places)
    yield from running_text(catalogue, edition, foreign, places)
    yield from left_entries(catalogue, number, places)


def _cells(catalogue: Catalogue, edition: int, foreign: list[Edition], places: ForeignPlaces) -> Iterator[Violation]:
    language = catalogue.editions[edition].language
    found: dict[int, list[tuple[CellGroup, list[str]]]] = {}
    for section, table in catalogue.tables():
        own = table.members[edition]
        if own is None or not places.within(own.table.span):
            continue  # nearly always
        for column in range(len(table.columns)):
            for row, plain in _column(table, column, edition, places):
                marks, runs = foreign_marks(plain, language), copied(plain, language, foreign)
                half = half_translated(plain, language, foreign)
                if not (marks or runs or half):  # nearly always
                    continue
                group = _group(section, table, row, column)
                if runs and _is_for_its_readers(catalogue, group, plain, language):
                    continue
                if marks:
                    message = f"signs of another script left in {language}: {marks}"
                    yield _cell(catalogue, edition, group, [marks])._replace(message=message, severity="info")
                if not (runs and _stands_out(catalogue, group, edition, runs)):
                    runs = half
                if runs:
                    found.setdefault(id(table), []).append((group, runs))
    for cells in found.values():
        rows = {id(group.row) for group, _ in cells}
        if len(rows) > _MANY:
            yield _table(catalogue, edition, cells)
        else:
            yield from (_cell(catalogue, edition, *item) for item in cells)


def _column(
    table: CatalogueTable, column: int, edition: int, places: ForeignPlaces
) -> Iterator[tuple[CatalogueRow, str]]:
    """Yield the rows of a column where this edition may have letters of another script, and its text there."""
    own = table.columns[column][edition]
    for row in table.rows if own is not None else ():
        here = row.members[edition]
        if here is None or own is None or own >= len(here.cells) or not places.within(here.cells[own].span):
            continue  # nearly always
        if not here.cells[own].raw.lstrip().startswith("<pre"):  # what a program said, shown as it was
            yield row, here.cells[own].inline.plain


def _group(section: CatalogueSection, table: CatalogueTable, row: CatalogueRow, column: int) -> CellGroup:
    cells = tuple(
        member.cells[at] if member is not None and at is not None and at < len(member.cells) else None
        for member, at in zip(row.members, table.columns[column], strict=True)
    )
    return CellGroup(section, table, row, column, cells)


def _is_for_its_readers(catalogue: Catalogue, group: CellGroup, plain: str, language: str) -> bool:
    """Tell whether the source's cell is the same and has letters that are those of ``language`` and not its own."""
    there, source = group.cells[catalogue.source], catalogue.editions[catalogue.source]
    if there is None or there.inline.plain != plain:
        return False
    foreign = {sign for start, end in foreign_runs(plain, language) for sign in plain[start:end]}
    return any(not foreign.issuperset(plain[start:end]) for start, end in foreign_runs(plain, source.language))


def _stands_out(catalogue: Catalogue, group: CellGroup, edition: int, runs: list[str]) -> bool:
    """Tell a leftover from a name that is kept on purpose."""
    kept = translated = 0
    for number, cell in enumerate(group.cells):
        if number in (edition, catalogue.source) or cell is None:
            continue
        if any(run in cell.inline.plain for run in runs):
            kept += 1
        else:
            translated += 1
    if kept or translated:
        return translated > 0
    if any(is_sentence(run) for run in runs):
        return True
    return _practice(catalogue, group, edition) >= _PRACTICE


def _practice(catalogue: Catalogue, group: CellGroup, edition: int) -> float:
    """Return the share of the column's cells, foreign in the source, that this edition has translated."""
    language = catalogue.editions[edition].language
    foreign = translated = 0
    at, home = group.table.columns[group.column][edition], group.table.columns[group.column][catalogue.source]
    for row in group.table.rows:
        here, there = row.members[edition], row.members[catalogue.source]
        if here is None or there is None or at is None or home is None:
            continue
        if at < len(here.cells) and home < len(there.cells) and leftovers(there.cells[home].inline.plain, language):
            foreign += 1
            translated += not leftovers(here.cells[at].inline.plain, language)
    return translated / foreign if foreign else 0.0


def _cell(catalogue: Catalogue, edition: int, group: CellGroup, runs: list[str]) -> Violation:
    here, cell = catalogue.editions[edition], present(group.cells, edition)
    return Violation(
        f'the cell is not translated in {here.language}: "{shorten(" / ".join(runs))}"',
        here.document,
        cell_span(cell),
        section=group.section.key,
        column_name=catalogue.header(group, edition),
        values=values(catalogue, group.cells),
        subject=",".join(runs),
        members=(_leftover(catalogue, edition, group, runs),),
    )


def _leftover(catalogue: Catalogue, edition: int, group: CellGroup, runs: list[str]) -> str:
    """Return the leftover of a cell as ``--base`` compares it, whether it is told alone or with those of its table."""
    here, row = catalogue.editions[edition], group.row.members[edition]
    return member(here.language, f"{row.name if row is not None else ''}: {shorten(' / '.join(runs))}")


def _table(catalogue: Catalogue, edition: int, cells: list[tuple[CellGroup, list[str]]]) -> Violation:
    here = catalogue.editions[edition]
    rows: dict[str, Span] = {}
    for group, _ in cells:
        row = group.row.members[edition]
        if row is not None:
            rows.setdefault(row.name, row.span)
    first = cells[0][0]
    return Violation(
        f"{len(rows)} rows of this table are not (wholly) translated in {here.language}: "
        f"{listed([shorten(name, 30) for name in rows])}",
        here.document,
        next(iter(rows.values())),
        section=first.section.key,
        row="",
        related=tuple(Location(here.document, span, shorten(name)) for name, span in list(rows.items())[1:30]),
        subject="table",
        members=tuple(_leftover(catalogue, edition, *item) for item in cells),
    )


def _headers(catalogue: Catalogue, edition: int) -> Iterator[Violation]:
    """Yield the headers left in another language, one finding a table; those of several tables are one fact."""
    found: dict[int, list[LeftHeader]] = {}
    for one in left_headers(catalogue, edition):
        found.setdefault(one.table.header.span.start, []).append(one)
    if len(found) > _MANY_TABLES:
        yield _header(catalogue, edition, [one for left in found.values() for one in left], f" of {len(found)} tables")
    else:
        yield from (_header(catalogue, edition, left, "") for left in found.values())


def _header(catalogue: Catalogue, edition: int, left: Sequence[LeftHeader], where: str) -> Violation:
    here = catalogue.editions[edition]
    usual = {one.table.headers[one.at].strip(): one.usual for one in left}
    words = listed(
        [f'"{shorten(own, 30)}"' + (f' ("{word}" elsewhere)' if word else "") for own, word in usual.items()]
    )
    spans = [cell_span(header.table.header.cells[header.at]) for header in left]
    what = f"the header{where} is" if len(left) == 1 else f"the headers{where} are"
    return Violation(
        f"{what} not translated in {here.language}: {words}",
        here.document,
        spans[0],
        section="" if where else None,
        related=tuple(Location(here.document, span, "and here") for span in spans[1:]) if where else (),
        subject="headers" if where else ",".join(usual),
        severity="info" if all(one.is_caption for one in left) else None,
        members=tuple(
            member(here.language, f"{one.table.section}: {one.table.headers[one.at].strip()}") for one in left
        ),
    )


def _without_pictures(inline: Inline) -> str:
    """Return what a heading says besides the texts of its pictures, which nobody reads in it."""
    text = inline.plain
    for link in inline.links:
        if link.kind in PICTURES and link.text:
            text = text.replace(link.text, " ", 1)
    return text


def _headings(catalogue: Catalogue, edition: int, foreign: list[Edition], places: ForeignPlaces) -> Iterator[Violation]:
    here = catalogue.editions[edition]
    found = []
    for section in catalogue.sections:
        home = section.members[edition]
        if home is None or home.heading is None or not places.within(home.heading.span):
            continue
        title = without_quotations(_without_pictures(home.heading.inline))
        runs = copied(title, here.language, foreign)
        half = half_translated(title, here.language, foreign)
        if not (runs or half):  # nearly always
            continue
        others = [
            (m.title, catalogue.editions[e].language)
            for e, m in enumerate(section.members)
            if m is not None and e not in (edition, catalogue.source)
        ]
        # In an edition whose own script it is, the text is at home.
        if half or not any(run in title and leftovers(run, other) for run in runs for title, other in others):
            found.append((home, half or runs))
    if len(found) > _MANY:
        titles = listed([shorten(home.title, 30) for home, _ in found])
        related = tuple(Location(here.document, trimmed(home.span), shorten(home.title)) for home, _ in found[1:30])
        message = f"{len(found)} headings are not translated in {here.language}: {titles}"
        first = trimmed(found[0][0].heading.span)  # type: ignore[union-attr]
        members = tuple(member(here.language, shorten(section.title)) for section, _ in found)
        yield Violation(message, here.document, first, related=related, subject="headings", members=members)
        return
    for home, runs in found:
        span = home.heading.span if home.heading is not None else home.span
        yield Violation(
            f'the heading is not translated in {here.language}: "{shorten(" / ".join(runs))}"',
            here.document,
            trimmed(span),
            subject=",".join(runs),
            members=(member(here.language, shorten(home.title)),),
        )
