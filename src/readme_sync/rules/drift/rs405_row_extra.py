"""A row of a table or an entry of a list that the source edition lacks.

Either the entry was taken out of the source and forgotten here, or it was added here alone. Its readers see something
that the others do not, and nobody maintains it. Rows that follow each other are one finding.

Where all translations, two or more, have a row that the source lacks, the source is the odd one out: see RS404. A list
counts when its entries name something at their beginning, by a link, bold words or code. What the source has at another
place is not reported here. Where the source has rows of its own at the place, and nothing tells that they are others,
it is a note (info). So it is where a table keeps its names and a row is called in the readers' own letters: what only
they use. A note is also a paragraph, a quoted text or a list that translations alone have in a section that is in step
otherwise: they added it, or the source dropped it. An entry of a list that a translation has twice, in other words or
in two sections, and the source once, is a warning.

## Bad

```markdown ja
| モデル | 年 |
|---|---|
| Alpha | 2022 |
```

```markdown en
| Model | Year |
|---|---|
| Alpha | 2022 |
| Beta | 2023 |
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

Add the row to the source and the other editions, or take it out here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from readme_sync.align.catalogue import Catalogue, CatalogueRow, CatalogueSection, CatalogueTable
from readme_sync.editions.edition import Row
from readme_sync.finding import member
from readme_sync.language.scripts import foreign_runs, has_own_letters
from readme_sync.markdown.document import PICTURES
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.doubled_entries import doubled_entries
from readme_sync.rules.blocks.entries import ListEntry, extra_entries
from readme_sync.rules.blocks.own_texts import own_texts
from readme_sync.rules.messages import listed, row_span, shorten
from readme_sync.rules.presence import entry_presence, languages, verb
from readme_sync.rules.rows.broken import broken_rows
from readme_sync.rules.rows.rewritten import is_rewritten
from readme_sync.rules.rows.unsure import UnsureRows
from readme_sync.rules.structure.elsewhere import cells, code_cells
from readme_sync.rules.structure.lost_headings import lost_headings
from readme_sync.rules.supersets import Subsets
from readme_sync.text import Span
from readme_sync.urls.locales import neutral

SEVERITY = "error"
_MANY = 5
_KEPT = 4  # rows whose names tell that a table keeps them: half of these at the least, and of all rows
_Run = tuple[Sequence[int], Sequence[CatalogueRow]]  # editions, and rows that follow each other there


def check(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield the rows and entries that some translations alone have; many in one table, or in lists, are one finding."""
    elsewhere, others = _lacking_names(catalogue), _OtherTables(catalogue.source)
    for section, table in catalogue.tables():
        asked = [own is not None for own in table.members]
        alone: dict[tuple[int, ...], list[CatalogueRow]] = {}
        for row in table.rows:
            extra = entry_presence(catalogue, row.members, asked).extra
            if extra and not all(
                (own := row.members[e]) and (not elsewhere[e].isdisjoint(_known_by(own)) or others.have(section, own))
                for e in extra
            ):
                alone.setdefault(extra, []).append(row)
        yield from _of_table(catalogue, section, table, alone)
    lists: dict[tuple[int, ...], list[ListEntry]] = {}
    taken_in = {(one.edition, one.holder.number) for one in lost_headings(catalogue)}
    entries = extra_entries(catalogue)
    for entry in entries:
        asked = [part is not None for part in entry.section.members]
        extra = entry_presence(catalogue, entry.members, asked).extra
        # Where a heading alone is missing (RS401), what stands under it is in the section before.
        if extra and not all((block := entry.members[e]) and (e, block.section) in taken_in for e in extra):
            lists.setdefault(extra, []).append(entry)
    for editions, several in lists.items():
        if len(several) > _MANY:
            yield _violation(catalogue, None, editions, several)
        else:
            yield from (_violation(catalogue, entry.section, editions, [entry]) for entry in several)
    named = {(e, block.span.start) for one in entries for e, block in enumerate(one.members) if block is not None}
    yield from own_texts(catalogue, named)
    yield from doubled_entries(catalogue)


class _OtherTables:
    """Tells of a row whether one of several tables that the source has in the section has a row that this one holds."""

    def __init__(self, source: int) -> None:
        self._source = source
        self._rows: dict[int, Subsets] = {}

    def have(self, section: CatalogueSection, row: Row) -> bool:
        """Tell whether they do."""
        if id(section) not in self._rows:  # the catalogue holds it
            tables = [own for table in section.tables if (own := table.members[self._source]) is not None]
            several = tables if len(tables) > 1 else ()
            self._rows[id(section)] = Subsets([code_cells(other) for own in several for other in own.rows])
        return any(True for _ in self._rows[id(section)].of(cells(row)))


def _lacking_names(catalogue: Catalogue) -> list[set[str]]:
    """Return what the source's rows are known by that each edition has not in their table: it may be in another."""
    found: list[set[str]] = [set() for _ in catalogue.editions]
    for _, table in catalogue.tables():
        for row in table.rows:
            own = row.members[catalogue.source]
            for e, names in enumerate(found) if own is not None else ():
                if row.members[e] is None and own is not None:
                    names.update(_known_by(own))
    return found


def _known_by(row: Row) -> list[str]:
    """Return the name of a row, and the page that its first link leads to: a table may begin with what a row is of."""
    links = (link for cell in row.cells for link in cell.inline.links if "//" in link.target)
    page = next((f"page:{neutral(link.target)}" for link in links if link.kind not in PICTURES), "")
    return [one for one in (row.name, page) if one]


def _may_be_others(
    catalogue: Catalogue, table: CatalogueTable, editions: Sequence[int], run: Sequence[CatalogueRow]
) -> bool:
    """Tell whether the source has rows of its own where these stand: they may be these in other words."""
    numbers = [number for number, row in enumerate(table.rows) if any(row is one for one in run)]
    return all(is_rewritten(table, number, e, catalogue.source) for e in editions for number in numbers)


def _may_be_translated(
    catalogue: Catalogue, table: CatalogueTable, editions: Sequence[int], run: Sequence[CatalogueRow]
) -> bool:
    """Tell whether rows may be some that the editions lack: a table whose names are translated tells them by links."""
    source = catalogue.editions[catalogue.source].language
    if has_own_letters(source):
        return False
    for e in editions:
        lacking = sum(row.members[catalogue.source] is not None and row.members[e] is None for row in table.rows)
        names = [own.name for row in run if (own := row.members[e]) is not None]
        both = [
            (own.name, other.name)
            for row in table.rows
            if (own := row.members[e]) and (other := row.members[catalogue.source])
        ]
        kept = sum(name == other for name, other in both)
        if lacking < len(names) or 2 * kept > len(both) or not all(foreign_runs(name, source) for name in names):
            return False
    return True


def _are_for_readers(
    catalogue: Catalogue, table: CatalogueTable, editions: Sequence[int], run: Sequence[CatalogueRow]
) -> bool:
    """Tell whether rows are named in the readers' own letters in a table whose names are kept: things for them alone.

    So it is with what a country's readers use and nobody else has heard of.
    """
    source = catalogue.editions[catalogue.source].language
    if has_own_letters(source):
        return False
    for e in editions:
        both = [
            (own.name, other.name)
            for row in table.rows
            if (own := row.members[e]) and (other := row.members[catalogue.source])
        ]
        kept = sum(name == other for name, other in both)
        if 2 * kept < max(len(both), _KEPT):
            return False
    names = [own.name for row in run for e in editions if (own := row.members[e]) is not None]
    return bool(names) and all(foreign_runs(name, source) for name in names)


def _of_table(
    catalogue: Catalogue,
    section: CatalogueSection,
    table: CatalogueTable,
    alone: Mapping[tuple[int, ...], Sequence[CatalogueRow]],
) -> Iterator[Violation]:
    """Yield the rows of a table that the source lacks; of those that place alone has chosen how many there are."""
    broken = _rests(catalogue, table) if alone else frozenset[Span]()
    unsure = UnsureRows(catalogue, section, table)
    guessed = [
        (own, e)
        for editions, found in alone.items()
        for row in found
        for e in editions
        if (own := row.members[e]) is not None and unsure.has_extra(own, e)
    ]
    yield from unsure.surplus(guessed)
    told = {(own.span, e) for own, e in guessed}
    places: dict[tuple[int, int], list[_Run]] = {}
    for editions, found in alone.items():
        rows = [
            row
            for row in found
            if row_span(row, editions[0]) not in broken and not any((row_span(row, e), e) in told for e in editions)
        ]
        if len(rows) > _MANY:
            yield _violation(catalogue, section, editions, rows)
            continue
        for run in _runs(rows, editions[0]):
            place = _before(catalogue, table, run[0], editions[0]), len(run)
            places.setdefault(place, []).append((editions, run))
    for (before, _), runs in places.items():
        if before >= 0 and len(runs) == len({e for editions, _ in runs for e in editions}) > 1:
            violation = _at_one_place(catalogue, section, table.rows[before].name, runs)
            others = all(_may_be_others(catalogue, table, holders, rows_there) for holders, rows_there in runs)
            yield violation._replace(severity="info") if others else violation
        else:
            for holders, rows_there in runs:
                violation = _violation(catalogue, section, holders, rows_there)
                others = _may_be_others(catalogue, table, holders, rows_there)
                others = others or _may_be_translated(catalogue, table, holders, rows_there)
                is_note = others or _are_for_readers(catalogue, table, holders, rows_there)
                yield violation._replace(severity="info") if is_note else violation


def _before(catalogue: Catalogue, table: CatalogueTable, row: CatalogueRow, edition: int) -> int:
    """Return the place in the table of the source's row that stands before ``row`` in ``edition``, -1 for none."""
    start = row_span(row, edition).start
    before = -1
    for place, other in enumerate(table.rows):
        own = other.members[edition]
        if own is not None and own.span.start < start and other.members[catalogue.source] is not None:
            before = max(before, place)
    return before


def _at_one_place(catalogue: Catalogue, section: CatalogueSection, before: str, runs: Sequence[_Run]) -> Violation:
    """Return the finding of what several translations have at one place, each in its own words."""
    (holders, rows), *more = runs
    editions = [e for some, _ in runs for e in some]
    source = catalogue.editions[catalogue.source].language
    what = "a row" if len(rows) == 1 else f"{len(rows)} rows"
    titles = listed([f'"{shorten(row.name, 30)}"' for row in rows])
    return Violation(
        f'{languages(catalogue, editions)} have {what} after "{shorten(before, 40)}" that {source} lacks: {titles}',
        catalogue.editions[holders[0]].document,
        row_span(rows[0], holders[0]),
        section=section.key,
        row=rows[0].name,
        related=tuple(
            Location(catalogue.editions[e].document, row_span(run[0], e), f'"{shorten(run[0].name)}" stands here')
            for some, run in more
            for e in some
        ),
        subject=f"after {before}",
        members=tuple(
            member(catalogue.editions[e].language, row.name) for some, run in runs for row in run for e in some
        ),
    )


def _rests(catalogue: Catalogue, table: CatalogueTable) -> Set[Span]:
    """Return the places of what a line break has cut off a row of the table: RS101 says it.

    Where such a piece stands for a row of the source, the row below it is that row.
    """
    found: set[Span] = set()
    for e, (edition, own_table) in enumerate(zip(catalogue.editions, table.members, strict=True)):
        if own_table is None:
            continue
        spans = [row.span for row in own_table.rows]
        paired = {own.span for row in table.rows if row.members[catalogue.source] and (own := row.members[e])}
        for _, *rest in broken_rows(edition, own_table):
            found.update(piece.span for piece in rest)
            last = spans.index(rest[-1].span) + 1 if rest[-1].span in spans and rest[-1].span in paired else len(spans)
            found.update(spans[last : last + 1])
    return found


def _runs(rows: Sequence[CatalogueRow], edition: int) -> list[list[CatalogueRow]]:
    """Return the rows in runs of those that follow each other in ``edition``."""
    runs: list[list[CatalogueRow]] = []
    last = None
    for row in sorted(rows, key=lambda row: row_span(row, edition)):
        own = row.members[edition]
        if own is not None and last is not None and own.number == last.number + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
        last = own
    return runs


def _violation(
    catalogue: Catalogue,
    section: CatalogueSection | None,
    editions: Sequence[int],
    rows: Sequence[CatalogueRow | ListEntry],
) -> Violation:
    first, *more = editions
    source, here = catalogue.editions[catalogue.source].language, catalogue.editions[first]
    noun, nouns = ("entry", "entries") if isinstance(rows[0], ListEntry) else ("row", "rows")
    if len(rows) == 1:
        who = languages(catalogue, editions)
        said = f'the {noun} "{shorten(rows[0].name)}" stands in {who} only; {source} lacks it'
    else:
        titles = listed([f'"{shorten(row.name, 30)}"' for row in rows])
        said = (
            f"{languages(catalogue, editions)} {verb(editions, 'has', 'have')} {len(rows)} {nouns} that {source} "
            f"lacks: {titles}"
        )
    return Violation(
        said,
        here.document,
        row_span(rows[0], first),
        section=section.key if section is not None else "",
        row=rows[0].name if len(rows) <= _MANY else "",
        related=tuple(
            Location(
                catalogue.editions[e].document, row_span(rows[0], e), f"{catalogue.editions[e].language} has it here"
            )
            for e in more
        ),
        subject=rows[0].name if len(rows) <= _MANY else nouns,
        severity="info" if isinstance(rows[0], ListEntry) else None,  # a list may have some for its own readers
        members=tuple(member(catalogue.editions[e].language, row.name) for row in rows for e in editions),
    )
