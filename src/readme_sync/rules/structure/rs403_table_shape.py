"""A table or a column is missing in an edition, or two headers stand in each other's place.

Its readers miss a whole kind of fact. With a column every cell of it is missing, so the cells are not reported one by
one. What several editions lack is one finding, and so are the same columns of several tables, and two tables that stand
in each other's places. Two headers have changed places where the cells below them have not. A header that only a
translation left empty is a warning.

A table that stands in another section is not missing, nor is one that is only a frame around a text (a column without a
heading). It is a note (info) where only translations have the table, which may be for their own readers or say what the
source says in other words, and where the edition may have it in another shape, as another table or a list of its own at
that place, was written anew and has hardly half of the sections, or leaves nearly all of a long section to the source.

## Bad

```markdown ja
| モデル | ライセンス |
|---|---|
| A-7B | MIT |
```

```markdown en
| Model |
|---|
| A-7B |
```

## Good

```markdown ja
| モデル | ライセンス |
|---|---|
| A-7B | MIT |
```

```markdown en
| Model | License |
|---|---|
| A-7B | MIT |
```

## How to fix it

Add the column (or the table) to the edition, with its header in that language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache

from readme_sync.align.catalogue import Catalogue, CatalogueSection, CatalogueTable
from readme_sync.editions.edition import EditionTable
from readme_sync.finding import member
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.drift import drifts
from readme_sync.rules.blocks.shared import are_shortened
from readme_sync.rules.gathering import Slip, gathered
from readme_sync.rules.messages import listed, names, present, trimmed
from readme_sync.rules.presence import Presence, also_missing, languages, presence, verb
from readme_sync.rules.structure.crossed_headers import crossed_headers
from readme_sync.rules.structure.elsewhere import Elsewhere, is_frame, is_listed, names_editions
from readme_sync.rules.structure.empty_headers import empty_headers
from readme_sync.rules.structure.in_entries import is_in_missing_entry
from readme_sync.rules.structure.table_forms import (
    has_lines_of_it,
    has_names_in_bold,
    is_of_html,
    is_shown_as_text,
    is_written_out,
    says_as_much,
    shows_its_pictures,
)
from readme_sync.text import Span

SEVERITY = "error"
_LONG, _NEARLY = 20, 0.75  # blocks of a section; the part of them that leaves it out


def check(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield the missing tables and columns, and those that only translations have."""
    homeless, elsewhere = _homeless(catalogue), Elsewhere(catalogue)
    for section in catalogue.sections:
        found: dict[object, list[Violation]] = {}
        for table in section.tables:
            if all(own is None or is_frame(own) for own in table.members):
                continue
            if None in table.members and names_editions(catalogue, table):
                continue  # RS305 speaks of the line of languages, whatever its form
            for one in _table(catalogue, section, table, homeless, elsewhere):
                places = tuple((place.document.path, place.span) for place in one.related[1:])
                found.setdefault((one.document.path, one.span, one.severity, places), []).append(one)
        yield from map(_together, found.values())
    yield from gathered(slip for _, table in catalogue.tables() for slip in _slips(catalogue, table))
    yield from gathered(crossed_headers(catalogue))
    yield from gathered(empty_headers(catalogue))


def _together(same: Sequence[Violation]) -> Violation:
    """Return the finding of what the same editions lack in a section: several tables are one fact."""
    first, *more = same
    if not more:
        return first
    return first._replace(
        message=f"{len(same)} tables of one section are missing; the first: {first.message}",
        related=(first.related[0], *(one.related[0] for one in more), *first.related[1:]),
        members=tuple(name for one in same for name in one.members),
    )


def _slips(catalogue: Catalogue, table: CatalogueTable) -> Iterator[Slip]:
    """Yield the columns of a table that editions lack; what several tables lack alike is one fact."""
    if all(None not in column for column in table.columns) or names_editions(catalogue, table):
        return
    one = _is_one(table, catalogue.source)
    alike: dict[Presence, list[int]] = {}
    for number, column in enumerate(table.columns):
        if None in column and not _is_empty(table, column):
            compared = [at if one[e] else None for e, at in enumerate(column)]
            alike.setdefault(presence(compared, one, catalogue.source), []).append(number)
    for who, numbers in alike.items():
        for edition, headers, violation in _columns(catalogue, table, numbers, who):
            yield Slip(catalogue.editions[edition], (who, tuple(headers)), violation)


def _is_one(table: CatalogueTable, source: int) -> list[bool]:
    """Return of each edition whether its table is the source's, told in rows: half of the longer one's are the same.

    Another table that stands in its place has columns of its own. One whose rows all have more cells than its head has
    lost a heading and no column: RS101 tells.
    """
    there = table.members[source]
    found = []
    for e, own in enumerate(table.members):
        if own is not None and own.rows and all(len(row.cells) > len(own.headers) for row in own.rows):
            found.append(False)
            continue
        common = sum(row.members[source] is not None and row.members[e] is not None for row in table.rows)
        longer = 0 if own is None or there is None else max(len(own.rows), len(there.rows))
        found.append(own is not None and 2 * common >= longer)
    return found


def _homeless(catalogue: Catalogue) -> set[tuple[int, tuple[int, int]]]:
    """Return the sizes of the source's tables whose section an edition (its number) lacks: they may stand elsewhere."""
    return {
        (e, _size(own))
        for section, table in catalogue.tables()
        if (own := table.members[catalogue.source]) is not None
        for e, home in enumerate(section.members)
        if home is None
    }


def _size(table: EditionTable) -> tuple[int, int]:
    return len(table.rows), len(table.headers)


def _table(
    catalogue: Catalogue,
    section: CatalogueSection,
    table: CatalogueTable,
    homeless: Container[tuple[int, object]],
    elsewhere: Elsewhere,
) -> Iterator[Violation]:
    """Yield what there is to say of one table; where the section is missing, that says it all."""
    who = presence(table.members, [home is not None for home in section.members], catalogue.source)
    alone = [
        e
        for e in who.extra
        if not elsewhere.lacks_another(section, e)
        and (e, _size(present(table.members, e))) not in homeless
        and not elsewhere.source_has(e, present(table.members, e))
    ]
    own = table.members[catalogue.source]
    lacking = [
        e
        for e in who.lacking
        if not shows_its_pictures(catalogue, section, table, e)
        and not (own and (elsewhere.has(e, own) or is_shown_as_text(catalogue, section, own, e)))
        and not (own and (is_of_html(catalogue, section, own, e) or elsewhere.is_joined(section, own, e)))
        and not (own and is_written_out(catalogue, section, own, e))
        and not (own and is_in_missing_entry(catalogue, own, e))
    ]
    if lacking:
        yield _missing(catalogue, section, table, lacking, elsewhere)
    elif alone:
        extra = present(table.members, alone[0])
        yield Violation(
            f"only {languages(catalogue, alone)} {verb(alone, 'has', 'have')} {_what(extra)}{_headers(extra)}",
            catalogue.editions[alone[0]].document,
            trimmed(extra.table.span),
            section=section.key,
            related=tuple(
                Location(catalogue.editions[e].document, trimmed(present(table.members, e).table.span), "here too")
                for e in alone[1:]
            ),
            subject=f"table {extra.number}",
            severity="info",  # it may be for the readers of that language
            members=_members(catalogue, alone, section.key, f"table {extra.number}"),
        )


def _missing(
    catalogue: Catalogue,
    section: CatalogueSection,
    table: CatalogueTable,
    lacking: Sequence[int],
    elsewhere: Elsewhere,
) -> Violation:
    first, *more = lacking
    witness = next(e for e in (catalogue.source, *range(len(table.members))) if table.members[e] is not None)
    own, there = present(table.members, witness), catalogue.editions[witness]
    replaced = [e for e in lacking if elsewhere.has_another(section, e)]
    where = f" in {languages(catalogue, replaced)}" if len(replaced) < len(lacking) else ""
    return Violation(
        f"{_what(own)} is missing in {languages(catalogue, lacking)}{_headers(own)}"
        + (f"; another table stands there{where}" if replaced else ""),
        catalogue.editions[first].document,
        _head(section, first),
        section=section.key,
        related=(
            Location(there.document, trimmed(own.table.span), f"{there.language} has it here"),
            *also_missing(catalogue, [(e, _head(section, e)) for e in more]),
        ),
        subject=f"table {own.number}",
        severity="info"
        if len(replaced) == len(lacking)
        or (lacking == [catalogue.source] and says_as_much(catalogue, section, witness))
        or all(is_listed(catalogue, section, own, e) for e in lacking)
        or all(has_lines_of_it(catalogue, section, own, e) for e in lacking)
        or all(has_names_in_bold(catalogue, section, own, e) for e in lacking)
        or (catalogue.source not in lacking and _are_shortened(catalogue, lacking))
        or (witness == catalogue.source and _leave_the_section_out(catalogue, section, lacking))
        else None,
        members=_members(catalogue, lacking, section.key, f"table {own.number}"),
    )


def _are_shortened(catalogue: Catalogue, editions: Sequence[int]) -> bool:
    """Tell whether all those translations were written anew, and shorter."""
    return are_shortened(catalogue, [drift for drift in drifts(catalogue) if drift.edition in editions])


def _leave_the_section_out(catalogue: Catalogue, section: CatalogueSection, editions: Sequence[int]) -> bool:
    """Tell whether all those translations lack nearly all of a long section: they left it to the source on purpose."""
    number = present(section.members, catalogue.source).number
    counts = [both for edition, both in _blocks_of_sections(catalogue).items() if edition in editions]
    return not any(own[number] < _LONG or lacked[number] < _NEARLY * own[number] for own, lacked in counts)


@lru_cache(maxsize=4)  # a catalogue is compared by identity
def _blocks_of_sections(catalogue: Catalogue) -> dict[int, tuple[Counter[int], Counter[int]]]:
    """Return how many blocks each section of the source has, and how many of them each translation lacks."""
    return {
        drift.edition: (
            Counter(facts.block.section for facts in drift.alignment.source),
            Counter(drift.alignment.source[n].block.section for n in drift.missing),
        )
        for drift in drifts(catalogue)
    }


def _what(table: EditionTable) -> str:
    return f"a table of {len(table.rows)} row{'s' * (len(table.rows) != 1)}"


def _headers(table: EditionTable) -> str:
    return f" (columns: {listed([h for h in table.headers if h])})" if any(table.headers) else ""


def _head(section: CatalogueSection, edition: int) -> Span:
    home = present(section.members, edition)
    start = home.heading.span.start if home.heading is not None else home.span.start
    return Span(start, start)


def _columns(
    catalogue: Catalogue, table: CatalogueTable, numbers: Sequence[int], who: Presence
) -> Iterator[tuple[int, list[str], Violation]]:
    """Yield what there is to say of columns that the same editions lack: in which edition, of which headers, and it."""
    if not who.lacking and not who.extra:
        return
    holders = [
        e for e, at in enumerate(table.columns[numbers[0]]) if at is not None and (not who.extra or e in who.extra)
    ]
    headers = [next((h for e in holders if (h := _title(table, number, e))), str(number + 1)) for number in numbers]
    locations = [
        Location(catalogue.editions[e].document, *_header(catalogue, table, number, e))
        for number in numbers
        for e in holders
    ]
    quoted = listed([f'"{header}"' for header in headers])
    what = f"the column{'s' * (len(headers) > 1)} {quoted}"
    subject = f"column {headers[0]}"
    section = present(table.members, holders[0]).section
    editions = who.lacking or who.extra
    members = [one for h in headers for one in _members(catalogue, editions, section, f"column {h}")]
    if who.lacking:
        first, *more = who.lacking
        violation = Violation(
            f"{what} {verb(headers, 'is', 'are')} missing in {languages(catalogue, who.lacking)}; "
            f"{names([catalogue.editions[e] for e in holders])} {verb(holders, 'has', 'have')} "
            f"{verb(headers, 'it', 'them')}",
            catalogue.editions[first].document,
            present(table.members, first).header.span,
            row="",
            related=(*locations, *also_missing(catalogue, [(e, present(table.members, e).header.span) for e in more])),
            subject=subject,
            severity="info" if all(_has_its_own(table, e, catalogue.source) for e in who.lacking) else None,
            members=tuple(members),
        )
        yield first, headers, violation
    else:
        violation = Violation(
            f"only {languages(catalogue, who.extra)} {verb(who.extra, 'has', 'have')} {what}",
            catalogue.editions[holders[0]].document,
            locations[0].span,
            row="",
            related=tuple(locations[1:]),
            subject=subject,
            severity="info",  # it may say in words what a reader of the source sees
            members=tuple(members),
        )
        yield holders[0], headers, violation


def _has_its_own(table: CatalogueTable, edition: int, source: int) -> bool:
    """Tell whether an edition has a column that the source lacks: it may be one that seems to be missing."""
    return any(column[edition] is not None and column[source] is None for column in table.columns)


def _is_empty(table: CatalogueTable, column: Sequence[int | None]) -> bool:
    """Tell whether a column has neither a heading nor a word below it in any edition: a formatter leaves such ones."""
    for own, at in zip(table.members, column, strict=True):
        if own is None or at is None:
            continue
        cells = [own.header.cells, *(row.cells for row in own.rows)]
        if any(at < len(row) and row[at].inline.plain.strip() for row in cells):
            return False
    return True


def _title(table: CatalogueTable, number: int, edition: int) -> str:
    at = table.columns[number][edition]
    return present(table.members, edition).headers[at] if at is not None else ""


def _header(catalogue: Catalogue, table: CatalogueTable, number: int, edition: int) -> tuple[Span, str]:
    """Return where the column's header stands in an edition, and what it says there."""
    own, at = present(table.members, edition), table.columns[number][edition]
    span = own.header.cells[at].span if at is not None else own.header.span
    return span, f'{catalogue.editions[edition].language}: "{_title(table, number, edition)}"'


def _members(catalogue: Catalogue, editions: Sequence[int], section: str, what: str) -> tuple[str, ...]:
    return tuple(member(catalogue.editions[e].language, f"{section}, {what}") for e in editions)
