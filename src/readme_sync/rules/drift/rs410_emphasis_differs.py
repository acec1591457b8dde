"""A value is bold in one edition and not in the others.

Bold marks what a reader should see first (the largest size, a long context, the newest year). When it is forgotten in
one language, its readers compare other things. The rule compares only bold on values with digits, in cells and in
entries of lists, by their value (`**78.3B**` and `**78,3 milliards**` are one). Bold on words belongs to the language,
and so does bold on a phrase with a number in it, unless the whole cell is the same text in all editions.

In a table, where bold says which value is the best, it is a warning. It is a note (info) in a list, for a name with a
digit (a warning where several editions agree on a cell that is the same text in all), and for a whole column that an
edition has without bold: that may be its style.

Where the source has words in bold, a translation may show asterisks: closing ones after a bracket or a full stop make
no bold when a letter follows them (`**「A」**です`). All such places of an edition are one finding.

## Bad

```markdown ja
| モデル | 学習データ |
|---|---|
| A | 計 300B トークン |
```

```markdown en
| Model | Data |
|---|---|
| A | **300B** tokens |
```

## Good

```markdown ja
| モデル | 学習データ |
|---|---|
| A | 計 **300B** トークン |
```

```markdown en
| Model | Data |
|---|---|
| A | **300B** tokens |
```

## How to fix it

Make the value bold everywhere, or nowhere. Where asterisks are shown, take brackets and full stops out of the bold
(`「**A**」です`), put a space after it, or write `<strong>`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence

from readme_sync.align.catalogue import Catalogue, CatalogueTable, CellGroup
from readme_sync.align.facts import bare_values, bold_numbers, cell_numbers, says_the_same, stresses_words
from readme_sync.align.majority import judge
from readme_sync.finding import Severity
from readme_sync.language.number_index import NumberIndex
from readme_sync.language.numbers import Number
from readme_sync.markdown.document import Cell
from readme_sync.regex import lazy
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.entries import stressed_cells
from readme_sync.rules.drift.asterisks import MARK as SHOWN
from readme_sync.rules.drift.asterisks import shown_asterisks
from readme_sync.rules.gathering import Slip, gathered
from readme_sync.rules.messages import cell_span, has_it_so, is_prose, listed, names, others, values
from readme_sync.values import NamedTuple

SEVERITY = "warning"
_VALUE = lazy(r"[^\w]*\d")  # how a value begins, and a name with a digit (GPT-4) does not
_SEVERAL = 3  # bold values of one column: from here on an edition without any is written in another style
_MANY = 4  # cells that differ alike: from here on they are one fact
_MOST = 40  # places named beside the first

Written = Mapping[int, list[str]]  # the place of a value -> how it is written


class _Stress(NamedTuple):
    """A cell whose bold is not that of the others, and the values that are bold in it or in them."""

    slip: Slip
    bold: str


def check(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield each cell whose bold values are not those of the other editions."""
    plain: dict[tuple[int, int], frozenset[int]] = {}
    found: dict[Hashable, list[_Stress]] = {}
    columns: dict[tuple[int, int], list[CellGroup]] = {}
    for group in catalogue.differing:
        if any(cell.inline.emphasis for cell in group.cells if cell is not None):
            column = id(group.table), group.column
            if column not in plain:
                plain[column] = _plain(catalogue, group.table, group.column)
            columns.setdefault(column, []).append(group)
            compared = [None if e in plain[column] else cell for e, cell in enumerate(group.cells)]
            for one in _judged(catalogue, compared, group):
                found.setdefault((one.slip.key, one.slip.violation.severity), []).append(one)
    for same in found.values():
        yield from _many(same) if len(same) >= _MANY else (one.slip.violation for one in same)
    for column, groups in columns.items():
        yield from _style(catalogue, groups, sorted(plain[column]))
    yield from gathered(shown_asterisks(catalogue))
    for cells in stressed_cells(catalogue):
        if not any(cell is not None and is_prose(cell.inline.plain) for cell in cells):
            # What a text of several sentences stresses is for its translator.
            yield from (one.slip.violation for one in _judged(catalogue, cells))


def _many(same: Sequence[_Stress]) -> Iterator[Violation]:
    """Yield what is said of many cells of an edition: one fact, its style is another one or was lost on the way."""
    said = f"{len(same)} {same[0].slip.key}: {listed([one.bold for one in same])}"
    return gathered([one.slip for one in same], lambda _: said)


def _judged(catalogue: Catalogue, cells: Sequence[Cell | None], group: CellGroup | None = None) -> Iterator[_Stress]:
    """Yield what is bold in a cell of some editions and not of others; where the same ones do, it has one key."""
    if not any(cell.inline.emphasis for cell in cells if cell is not None):
        return
    both = zip(cells, catalogue.editions, strict=True)
    is_copied = len({cell.inline.plain for cell in cells if cell is not None}) == 1
    if not is_copied and any(cell is not None and stresses_words(cell, edition.language) for cell, edition in both):
        return
    known = _Values()
    found = [
        known.places(bold_numbers(cell, edition.language)) if cell is not None else None
        for edition, cell in zip(catalogue.editions, cells, strict=True)
    ]
    verdict = judge(found, catalogue.source)
    if verdict is None or not isinstance(verdict.common, tuple):
        return
    for edition in verdict.odd:
        agreeing = [e for e, bolds in enumerate(found) if bolds == verdict.common]
        missing, extra = _counted(verdict.common, found[edition]), _counted(found[edition], verdict.common)
        is_sure = is_copied and verdict.sure  # then a name counts as a value does
        for slip, bold in _stressed(catalogue, cells, edition, agreeing, known, missing, extra):
            one = slip.violation._replace(
                section=group.section.key if group else None,
                severity=(None if is_sure else slip.violation.severity) if group else "info",
                column_name=catalogue.header(group, edition) if group else None,
            )
            yield _Stress(slip._replace(violation=one), bold)


def _plain(catalogue: Catalogue, table: CatalogueTable, column: int) -> frozenset[int]:
    """Return the editions that have no value of a column in bold, where others have several: their style, no slip.

    So it is with names, where an edition has nothing of the column in bold.
    """
    languages = [edition.language for edition in catalogue.editions]
    cells: list[list[Cell]] = [[] for _ in languages]
    for row in table.rows:
        for e, (own, at) in enumerate(zip(row.members, table.columns[column], strict=True)):
            if own is not None and at is not None and at < len(own.cells) and _may_be_bold(own.cells[at]):
                cells[e].append(own.cells[at])
    plain = {e for e, some in enumerate(cells) if not any(bold_numbers(cell, languages[e]) for cell in some)}
    if len(plain) % len(cells) == 0:
        return frozenset()  # nearly always: all of them have one, or none has
    marking = [e for e in range(len(cells)) if e not in plain]
    most = max(sum(bool(bold_numbers(cell, languages[e])) for cell in cells[e]) for e in marking)
    if most < _SEVERAL <= max(len(cells[e]) for e in marking):
        return frozenset(e for e in plain if not cells[e])  # names in bold, of which hardly one has a digit
    return frozenset(plain) if most >= _SEVERAL else frozenset()


def _style(catalogue: Catalogue, groups: Sequence[CellGroup], plain: Sequence[int]) -> Iterator[Violation]:
    """Yield one remark on a column that the ``plain`` editions have without any bold value."""
    if not plain:
        return  # nearly always
    bold = {
        e: [group for group in groups if (cell := group.cells[e]) is not None and bold_numbers(cell, edition.language)]
        for e, edition in enumerate(catalogue.editions)
    }
    marking = [e for e, found in bold.items() if found]
    marked = max(bold.values(), key=len)
    cells = [(e, cell) for e in plain for group in marked if (cell := group.cells[e]) is not None]
    if len(marked) < _SEVERAL or not cells:
        return
    (edition, first), *more = cells
    without = [e for e in plain if any(one == e for one, _ in cells)]
    yield Violation(
        f"{len(marked)} values of this column are bold in {names([catalogue.editions[e] for e in marking])}, "
        f"none is in {names([catalogue.editions[e] for e in without])}",
        catalogue.editions[edition].document,
        cell_span(first),
        section=groups[0].section.key,
        column_name=catalogue.header(groups[0], edition),
        related=tuple(
            Location(catalogue.editions[e].document, cell_span(cell), f"{catalogue.editions[e].language} has it plain")
            for e, cell in more[:_MOST]
        ),
        subject="column",
        severity="info",
    )


class _Values:
    """The values that a cell has in bold: numbers that are one value in several notations have one place."""

    def __init__(self) -> None:
        self.numbers: list[Number] = []
        self._by_digits: dict[str, int] = {}
        self._index = NumberIndex(says_the_same)

    def places(self, bolds: Sequence[Number]) -> tuple[int, ...]:
        """Return the places of ``bolds``, sorted; what is new gets one."""
        return tuple(sorted(self._place(number) for number in bolds))

    def written(self, catalogue: Catalogue, cells: Sequence[Cell | None], edition: int) -> Written:
        """Return how an edition's cell writes each value, in bold or not, as often as it does."""
        cell = cells[edition]
        found: dict[int, list[str]] = {}
        for number in cell_numbers(cell, catalogue.editions[edition].language) if cell is not None else ():
            place = self._find(number)
            if place is not None:
                found.setdefault(place, []).append(number.text.strip())
        return found

    def as_often(self, places: Sequence[int], bold: Written, other: Written) -> list[tuple[list[str], list[str]]]:
        """Return how values are written where they are bold and where not, those that stand there as often."""
        return [
            (bold.get(at) or [self.numbers[at].text], other.get(at, []))
            for at in places
            if len(other.get(at, [])) >= len(bold.get(at, []))
        ]

    def _place(self, number: Number) -> int:
        place = self._find(number)
        if place is None:
            place = len(self.numbers)
            self.numbers.append(number)
            self._by_digits.setdefault(bare_values(number.text), place)
            self._index.add(place, number)
        return place

    def _find(self, number: Number) -> int | None:
        digits = bare_values(number.text)
        return self._by_digits[digits] if digits and digits in self._by_digits else self._index.find(number)


def _counted(one: tuple[int, ...] | None, other: tuple[int, ...] | None) -> list[int]:
    return list(Counter(one or ()) - Counter(other or ()))


def _stressed(
    catalogue: Catalogue,
    cells: Sequence[Cell | None],
    edition: int,
    agreeing: Sequence[int],
    known: _Values,
    missing: Sequence[int],
    extra: Sequence[int],
) -> Iterator[_Stress]:
    """Yield what is ``missing`` or ``extra`` in an edition's bold."""
    cell = cells[edition]
    if cell is None or SHOWN in cell.inline.plain:
        return  # asterisks that are shown are told of as such
    # A value that is not there as often is another matter (a number that differs), no bold too few or too many.
    own, theirs = (known.written(catalogue, cells, e) for e in (edition, agreeing[0]))
    forgotten, surplus = known.as_often(missing, theirs, own), known.as_often(extra, own, theirs)
    if not forgotten and not surplus:
        return
    here = catalogue.editions[edition]
    languages = names([catalogue.editions[e] for e in agreeing])
    where = (languages, here.language) if forgotten else (here.language, languages)
    stressed = _stressed_values(cells[agreeing[0]] if forgotten else cell)
    shown = [stressed.get(bare_values(bold[0]), bold[0]) for bold, _ in forgotten or surplus]
    severity: Severity | None = None if all(map(_VALUE.match, shown)) else "info"
    violation = Violation(
        _message(shown, forgotten or surplus, *where),
        here.document,
        cell_span(cell),
        related=others(catalogue, cells, edition, has_it_so(catalogue, agreeing)),
        values=values(catalogue, cells),
        subject=",".join(sorted({bare_values(bold[0]) for bold, _ in (*forgotten, *surplus)})),
        severity=severity,
    )
    slip = Slip(here, "values are bold in {}, not in {}".format(*where), violation)
    yield _Stress(slip, listed(shown))


def _stressed_values(cell: Cell | None) -> dict[str, str]:
    """Return the values that are bold by themselves, by their digits: "3.6b" in ``neox-**3.6b**-sft`` too."""
    emphasis = cell.inline.emphasis if cell is not None else ()
    bold = [one.text for one in emphasis if one.strong and _VALUE.match(one.text)]
    return {bare_values(text): text for text in bold if not any(map(str.isspace, text))}


def _message(shown: Sequence[str], found: Sequence[tuple[list[str], list[str]]], where: str, not_where: str) -> str:
    """Return what is bold in some editions (``shown``) and not in others, which may write it otherwise."""
    bold = [side[0] for side, _ in found]
    plain = [side[0] for _, side in found if side]
    gloss = f" ({listed(plain)})" if plain and plain != bold else ""
    return f"{listed(shown)} {'is' if len(found) == 1 else 'are'} bold in {where}, not in {not_where}{gloss}"


def _may_be_bold(cell: Cell) -> bool:
    return bool(cell.inline.emphasis) or "<b>" in cell.raw or "<strong>" in cell.raw
