"""A number differs from the other editions.

A size, a context length, a count of tokens, a year or a version is a fact: it is the same in every language, whatever
the notation (`4,096` and `4 096`, `0.88B` and `0,88 milliard`, `628万` and `6.3M` are the same). In a cell of names and
values every number counts, and a minus before one that stands alone there. In a sentence only a number that stands
*instead* of another one does: a shorter translation may leave one out. The version of a licence belongs to its name
(RS415). Entries of lists are compared as rows are. Headings and headers are compared where both have as many numbers.
The same difference in several rows of a column is one finding.

With the option `exact = true` every number counts in sentences too, and nothing is rounded. It is for catalogues whose
editions are maintained as one.

## Bad

```markdown ja
| モデル | 文脈長 |
|---|---|
| A | 4,096 |
```

```markdown en
| Model | Context |
|---|---|
| A | 8,192 |
```

## Good

```markdown ja
| モデル | 文脈長 | データ |
|---|---|---|
| A | 4,096 | 約628万件、4つの分野 |
```

```markdown en
| Model | Context | Data |
|---|---|---|
| A | 4096 | 6.3M records in four fields |
```

## How to fix it

Look the value up at its origin, and write the same one in every edition.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from readme_sync.align.catalogue import Catalogue, CellGroup
from readme_sync.align.counted import is_counted
from readme_sync.align.evidence import group_labels
from readme_sync.align.facts import cell_numbers, is_short, is_terse
from readme_sync.align.small_facts import currencies
from readme_sync.finding import member
from readme_sync.language.numbers import Number
from readme_sync.markdown.document import Cell
from readme_sync.regex import lazy
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.entries import differing_entries
from readme_sync.rules.drift.cell_numbers import (
    digits_of,
    with_equal_amounts,
    with_releases,
    with_times,
    without_compounds,
    without_file_names,
    without_licences,
    without_ordinals,
    without_words,
)
from readme_sync.rules.drift.head_numbers import differing_heads
from readme_sync.rules.drift.head_units import with_units_of_heads
from readme_sync.rules.drift.header_units import differing_units
from readme_sync.rules.drift.number_differences import Difference, everything, exactly, in_few_words, instead, shared_by
from readme_sync.rules.drift.signs import signs_differ, with_signs
from readme_sync.rules.gathering import Slip, gathered
from readme_sync.rules.messages import cell_span, has_it_so, listed, others, present, shorten, values, who_says
from readme_sync.rules.rows.rewritten import is_condensed
from readme_sync.rules.rows.unsure import UnsureRows
from readme_sync.settings.options import Option
from readme_sync.text import Edit, Span

SEVERITY = "error"
OPTIONS = {"exact": Option("flag", "whether every number counts everywhere, and nothing may be rounded", checks=True)}
_Odd = tuple[tuple[str, ...], list[int], dict[int, list[str]]]  # numbers, who has them, what others have instead
Differ = Callable[[Sequence[Number], Sequence[Number]], Difference | None]
_PLAIN = lazy(r"[0-9]{1,3}[A-Za-z]*|[0-9]{4}")  # no sign that languages group or divide digits by
_MANY = 3  # rows of a column
_SHORT = 30  # characters shown of a cell
_QUOTED = lazy(r'"[^"]*"')
_ENOUGH = 2  # editions that agree against one
_DIGIT = re.compile(r"\d")
_LETTER = lazy(r"[^\W\d_]")
_YEAR = lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORDS = lazy(r"[^\W_]+")
_SECOND = lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)[^\n]{0,40}(?<!\d)\d{1,2}:\d\d:\d\d(?!\d)")  # a date, and the time of day


def check(catalogue: Catalogue, options: Mapping[str, Any], files: Mapping[str, bool]) -> Iterator[Violation]:
    """Yield each cell that says another number than the other editions do; alike in a column it is one finding."""
    yield from differing_entries(catalogue, files, "number")
    columns: dict[Hashable, list[Slip]] = {}
    for column, slip in _slips(catalogue, exact=bool(options.get("exact"))):
        columns.setdefault((slip.violation.section, column), []).append(slip)
    for slips in columns.values():
        if len({slip.key for slip in slips}) > _MANY:
            yield from gathered([slip._replace(key=()) for slip in slips], _of_a_column)
        else:
            yield from gathered(slips, _of_rows)
    yield from differing_heads(catalogue)
    yield from differing_units(catalogue)


def _of_a_column(slips: Sequence[Slip]) -> str:
    """Return what is said of many rows that the same editions have otherwise in one column: it was not kept up."""
    return f"{slips[0].violation.message}, and other numbers in {len(slips) - 1} more rows of this column"


def _of_rows(slips: Sequence[Slip]) -> str:
    """Return what is said of rows that differ in the same number; the words that stand instead may be each row's."""
    messages = {slip.violation.message for slip in slips}
    message = slips[0].violation.message if len(messages) == 1 else _QUOTED.sub("nothing", slips[0].violation.message)
    return f"{message} ({len(slips)} times)"


def _slips(catalogue: Catalogue, *, exact: bool) -> Iterator[tuple[Hashable, Slip]]:
    """Yield what is wrong, each with the column and the editions that it is wrong in."""
    unsure: dict[int, UnsureRows] = {}
    for group in catalogue.differing:
        if not group.texts_differ or not _DIGIT.search("\n".join([cell.inline.plain for cell in group.cells if cell])):
            continue  # nearly always
        alike = len({digits_of(cell.inline.plain) for cell in group.cells if cell is not None}) == 1
        if alike and not signs_differ(group) and not _months_differ(catalogue, group):
            continue
        cells = {e: cell for e, cell in enumerate(group.cells) if cell is not None}
        if group.column == 0:
            cells = {e: cell for e, cell in cells.items() if not _is_within_group(group, e, cell)}
        texts = [cell.inline.plain for cell in cells.values()]
        if not exact:
            known = unsure.setdefault(id(group.table), UnsureRows(catalogue, group.section, group.table))
            cells = {
                e: cell
                for e, cell in cells.items()
                if not _may_be_another(catalogue, known, group, e)
                and not is_condensed(group.table, e, catalogue.source)
            }
        said = without_compounds(
            cells, {e: cell_numbers(cell, catalogue.editions[e].language) for e, cell in cells.items()}
        )
        said = with_signs(group, cells, said)
        if group.column == 0:
            if any(row is not None and is_counted(row) for row in group.row.members):
                continue  # its place, as this edition counts them
            said = without_ordinals(cells, said)
        are_times = len(_said_so(said)) == 1
        if are_times:
            numbers_alone, said = said, with_releases(cells, with_times(catalogue, cells, said))
            if said == numbers_alone:
                continue  # nearly always
        elif not exact and len(_said_so(said := with_equal_amounts(catalogue, cells, said))) == 1:
            continue
        if len(set(map(currencies, texts))) > 1:
            continue  # a price for each readers' country
        if any(":" in text and _SECOND.search(text) for text in texts):
            continue  # the moment at which a program wrote it
        said = said if exact else with_units_of_heads(catalogue, group, without_words(catalogue, cells, said))
        found = {e: without_file_names(cell, without_licences(cell, said[e])) for e, cell in cells.items()}
        terse = exact or are_times or is_terse(list(cells.values()))
        differ = (
            exactly if exact else everything if terse else in_few_words if is_short(list(cells.values())) else instead
        )
        yield from _judge(catalogue, group, found, differ, terse=terse)


def _months_differ(catalogue: Catalogue, group: CellGroup) -> bool:
    """Tell whether cells with the same digits name other months: "May 2023" here, "Sep 2023" there."""
    if not all(cell is None or _YEAR.search(cell.inline.plain) for cell in group.cells):
        return False
    found = [
        cell_numbers(cell, catalogue.editions[e].language) for e, cell in enumerate(group.cells) if cell is not None
    ]
    kinds = {tuple(number.kind for number in numbers) for numbers in found}
    return len(kinds) == 1 and "date" in next(iter(kinds)) and len(_said_so(dict(enumerate(found)))) > 1


def _said_so(said: Mapping[int, Sequence[Number]]) -> set[tuple[Hashable, ...]]:
    return {tuple((number.kind, number.value, number.unit) for number in numbers) for numbers in said.values()}


def _is_within_group(group: CellGroup, edition: int, cell: Cell) -> bool:
    """Tell whether a first cell is blank because the name of the row's group stands above it."""
    table = group.table.members[edition]
    return not cell.inline.plain.strip() and table is not None and bool(group_labels(table))


def _may_be_another(catalogue: Catalogue, unsure: UnsureRows, group: CellGroup, edition: int) -> bool:
    """Tell whether place alone has put an edition's row here, which has fewer of them or more than the source."""
    own = group.row.members[edition]
    return edition != catalogue.source and own is not None and unsure.has_extra(own, edition)


def _judge(
    catalogue: Catalogue, group: CellGroup, found: dict[int, list[Number]], differ: Differ, *, terse: bool
) -> Iterator[tuple[Hashable, Slip]]:
    """Of each two editions that differ, blame the one whose values fewer editions share, the source last."""
    differences = {(e, f): differ(found[e], found[f]) for e in found for f in found if e != f}
    agree = {e: sum(differences.get((e, f)) is None for f in found) for e in found}
    told: dict[int, tuple[Mapping[int, list[str]], Difference]] = {}
    for e, f in combinations(found, 2):
        difference = differences[e, f]
        if difference is None or _is_beside_the_name(group, (e, f), difference):
            continue
        if not (difference.here and difference.there) and all(map(_is_code, (group.cells[e], group.cells[f]))):
            continue  # `tool-<version>.zip`: what stands instead is no number, and RS421 compares the code
        if catalogue.source not in (e, f) and _are_both(found, differences, (e, f), catalogue.source):
            continue  # 128K is 128,000 in one and 131,072 in the other
        sides = zip((e, f), difference, strict=True)
        mine, theirs = (agree[g] if terse else shared_by(found.values(), only, found[g]) for g, only in sides)
        blames_first = mine < theirs or (mine == theirs and f == catalogue.source)
        if (told_by_name := _contradicts_its_name(group, difference)) is not None:
            blames_first = told_by_name == 0
        odd, witness = (e, f) if blames_first else (f, e)
        difference = difference if blames_first else Difference(*reversed(difference))
        if odd not in told:
            against = [
                g
                for g in found
                if g == witness
                or (g != odd and differences[g, witness] is None and _says(found[g], difference, found[witness]))
            ]
            spelled = {g: _texts(_there(differences[odd, g])) for g in against}
            told[odd] = spelled, difference
    alike: dict[Hashable, list[int]] = {}
    for odd, (_, apart) in told.items():
        alike.setdefault((_values(apart.here), _values(apart.there)), []).append(odd)
    groups = []
    for odds in alike.values():
        apart = told[odds[0]][1]
        groups.append(((*_texts(apart.here), "/", *_texts(apart.there)), odds, dict(told[odds[0]][0])))
    for said, odds, spelled in _of_one_number(groups):
        column = catalogue.header(group, odds[0]) or (id(group.table), group.column)
        own = {e: _texts(told[e][1].here) for e in odds}
        violation = _differing(catalogue, group, own, spelled, told[odds[0]][1])
        yield (column, tuple(odds)), Slip(catalogue.editions[odds[0]], (column, tuple(odds), said), violation)


def _are_both(
    found: Mapping[int, list[Number]],
    differences: Mapping[tuple[int, int], Difference | None],
    editions: tuple[int, int],
    source: int,
) -> bool:
    """Tell whether two editions that differ both say what the source does, whose number may be read in two ways."""
    is_open = any(number.alternative is not None for number in found.get(source, ()))
    return is_open and all(differences[e, source] is None for e in editions)


def _is_beside_the_name(group: CellGroup, editions: tuple[int, int], difference: Difference) -> bool:
    """Tell whether a row's name lacks in one of two editions what another cell of the row says there: "8x7B"."""
    if group.column != 0 or (difference.here and difference.there):
        return False
    row = group.row.members[editions[0 if difference.there else 1]]
    if row is None:
        return False
    said = set(_WORDS.findall(" ".join([cell.inline.plain for cell in row.cells[1:]]).casefold()))
    numbers = (*difference.here, *difference.there)
    words = {word for number in numbers for word in _WORDS.findall(number.text.casefold()) if _DIGIT.search(word)}
    return words <= said and any(_LETTER.search(word) for word in words)


def _is_code(cell: Cell | None) -> bool:
    """Tell whether a cell is one piece of code from end to end."""
    return cell is not None and len(code := cell.inline.code) == 1 and cell.inline.plain.strip() == code[0].text.strip()


def _contradicts_its_name(group: CellGroup, difference: Difference) -> int | None:
    """Return which side of a difference (0 or 1) says another number than the row's name does; None where none does.

    Translations are copied from one another: what a name says ("Tool-2B") tells more than how many of them agree.
    """
    if group.column == 0 or len(difference.here) != 1 or len(difference.there) != 1:
        return None
    names = {row.name.casefold() for row in group.row.members if row is not None}
    here, there = ("".join(side[0].text.split()).casefold() for side in difference)
    if here.isdecimal() or there.isdecimal():
        return None  # a number without a unit may count anything
    said = [all(re.search(rf"(?<![\w.]){re.escape(text)}(?!\w)", name) for name in names) for text in (here, there)]
    return said.index(False) if sum(said) == 1 else None


def _of_one_number(found: Sequence[_Odd]) -> list[_Odd]:
    """Return what is said of a cell; where editions have three values for one number, the three are told at once."""
    kept: list[_Odd] = []
    for said, odds, spelled in found:
        here = list(said[: said.index("/")])
        for other_said, with_theirs, others_spelled in kept:
            theirs = list(other_said[: other_said.index("/")])
            if any(spelled.get(e) == theirs for e in with_theirs):
                others_spelled.update((e, here) for e in odds)
                break
            if any(others_spelled.get(e) == here for e in odds):
                others_spelled.update((e, texts) for e, texts in spelled.items() if e not in with_theirs)
                break
        else:
            kept.append((said, odds, spelled))
    return kept


def _there(difference: Difference | None) -> Sequence[Number]:
    return difference.there if difference else ()


def _says(numbers: Sequence[Number], difference: Difference, witness: Sequence[Number]) -> bool:
    """Tell whether these are the numbers of an edition that says what the witness does, not only nothing against it."""
    return shared_by([numbers], difference.there, witness) > 0


def _values(numbers: Sequence[Number]) -> tuple[Hashable, ...]:
    """Return what numbers say, however each language writes it; a name is what is written."""
    return tuple((n.kind, n.value, n.unit) if isinstance(n.value, float) else n.text.strip() for n in numbers)


def _texts(numbers: Sequence[Number]) -> list[str]:
    return [number.text.strip() for number in numbers]


def _differing(
    catalogue: Catalogue,
    group: CellGroup,
    odds: Mapping[int, list[str]],
    against: Mapping[int, list[str]],
    difference: Difference,
) -> Violation:
    """Return the finding about a number that some editions have, at the first; ``odds`` is how each spells it."""
    edition, *more = odds
    here, cell = catalogue.editions[edition], present(group.cells, edition)
    places = [(catalogue.editions[e], its) for e in more if (its := group.cells[e]) is not None]
    here_only, there_only = (_texts(numbers) for numbers in difference)
    theirs = {e: listed(texts).replace("\u2011", "-") or _words(group.cells[e]) for e, texts in against.items()}
    own = who_says(catalogue, {e: listed(texts) or _words(group.cells[e]) for e, texts in odds.items()})
    fix = _fix(cell, here_only, list(dict.fromkeys(theirs.values())), against, catalogue.source)
    return Violation(
        f"{own}, {who_says(catalogue, theirs)}",
        here.document,
        cell_span(cell),
        section=group.section.key,
        column_name=catalogue.header(group, edition),
        related=(
            *(Location(one.document, cell_span(its), f"and in {one.language}") for one, its in places),
            *others(catalogue, group.cells, edition, has_it_so(catalogue, list(against))),
        ),
        values=values(catalogue, group.cells),
        fix=fix if fix and _agrees(group, edition, catalogue.source) else (),
        subject=f"{','.join(here_only)}/{','.join(there_only)}",
        members=tuple(member(catalogue.editions[e].language, listed(texts)) for e, texts in odds.items()),
    )


def _words(cell: Cell | None) -> str:
    """Return what a cell says in which another edition has a number."""
    text = cell.inline.plain if cell is not None else ""
    return '"{}"'.format(shorten(text, _SHORT).replace('"', "'")) if text.strip() else "nothing"


def _agrees(group: CellGroup, edition: int, source: int) -> bool:
    """Tell whether a row has as much code and as many links as the source's: a number may count what is beside it."""
    rows = [group.row.members[number] for number in (edition, source)]
    had = [[(len(cell.inline.code), len(cell.inline.links)) for cell in row.cells] for row in rows if row is not None]
    return len(had) < len(rows) or sorted(had[0]) == sorted(had[1])


def _fix(
    cell: Cell, mine: Sequence[str], theirs: Sequence[str], against: Mapping[int, list[str]], source: int
) -> tuple[Edit, ...]:
    """Return the edit that says what the source and another edition say, where every language writes that alike."""
    if len(mine) != 1 or len(theirs) != 1 or len(against) < _ENOUGH or source not in against:
        return ()
    at = [match.start() for match in re.finditer(rf"(?<![\w.,]){re.escape(mine[0])}(?![\w.,]\w)", cell.raw)]
    if len(at) != 1 or not (_PLAIN.fullmatch(mine[0]) and _PLAIN.fullmatch(theirs[0])):
        return ()
    if mine[0].lstrip("0123456789") != theirs[0].lstrip("0123456789"):  # the head of the column may say the unit
        return ()
    start = cell.span.start + at[0]
    return (Edit(Span(start, start + len(mine[0])), theirs[0]),)
