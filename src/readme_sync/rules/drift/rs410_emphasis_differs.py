"""A value is bold in one edition and not in the others.

Bold marks what a reader should see first (the largest size, a long context, the newest year).
When it is forgotten in one language its readers compare other things. Only bold on values with
digits is compared, by its value (`**78.3B**` and `**78,3 milliards**` are one); bold on words belongs to the language.

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

Make the value bold everywhere, or nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from readme_sync.align.catalogue import Catalogue, CellGroup
from readme_sync.align.facts import bare_values, bold_numbers, cell_numbers, says_the_same
from readme_sync.align.majority import judge
from readme_sync.language.numbers import Number
from readme_sync.rules.api import Violation
from readme_sync.rules.messages import cell_span, has_it_so, listed, names, others, values

SEVERITY = "warning"


def check(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield each cell whose bold values are not those of the other editions."""
    for group in catalogue.differing:
        if not any(cell.inline.emphasis for cell in group.cells if cell is not None):
            continue
        values_of: list[Number] = []
        found = [
            _known(bold_numbers(cell, edition.language), values_of) if cell is not None else None
            for edition, cell in zip(catalogue.editions, group.cells, strict=True)
        ]
        verdict = judge(found, catalogue.source)
        if verdict is None or not isinstance(verdict.common, tuple):
            continue
        for edition in verdict.odd:
            agreeing = [e for e, bolds in enumerate(found) if bolds == verdict.common]
            missing, extra = _counted(verdict.common, found[edition]), _counted(found[edition], verdict.common)
            yield from _problem(
                catalogue, group, edition, agreeing, [values_of[at] for at in missing], [values_of[at] for at in extra]
            )


def _known(bolds: Sequence[Number], values_of: list[Number]) -> tuple[int, ...]:
    """Return the bold numbers of a cell as places in ``values_of``, which grows: what is one value has one place."""
    places = []
    for number in bolds:
        place = next((at for at, known in enumerate(values_of) if says_the_same(known, number)), len(values_of))
        if place == len(values_of):
            values_of.append(number)
        places.append(place)
    return tuple(sorted(places))


def _counted(one: tuple[int, ...] | None, other: tuple[int, ...] | None) -> list[int]:
    return list(Counter(one or ()) - Counter(other or ()))


def _spellings(catalogue: Catalogue, group: CellGroup, edition: int, number: Number) -> list[str]:
    """Return how an edition's cell writes a number, as often as it does."""
    cell = group.cells[edition]
    written = cell_numbers(cell, catalogue.editions[edition].language) if cell is not None else ()
    return [one.text.strip() for one in written if says_the_same(number, one)]


def _problem(
    catalogue: Catalogue,
    group: CellGroup,
    edition: int,
    agreeing: Sequence[int],
    missing: Sequence[Number],
    extra: Sequence[Number],
) -> Iterator[Violation]:
    cell = group.cells[edition]
    if cell is None:
        return
    # A value that is not there as often is another matter (a number that differs), no bold too few or too many.
    said = {one: [_spellings(catalogue, group, e, one) for e in (edition, agreeing[0])] for one in (*missing, *extra)}
    forgotten = [
        (said[one][1] or [one.text], said[one][0]) for one in missing if len(said[one][0]) >= len(said[one][1])
    ]
    surplus = [(said[one][0] or [one.text], said[one][1]) for one in extra if len(said[one][1]) >= len(said[one][0])]
    if not forgotten and not surplus:
        return
    here = catalogue.editions[edition]
    languages = names([catalogue.editions[e] for e in agreeing])
    if forgotten:
        message = _message(forgotten, languages, here.language)
    else:
        message = _message(surplus, here.language, languages)
    yield Violation(
        message,
        here.document,
        cell_span(cell),
        section=group.section.key,
        column_name=catalogue.header(group, edition),
        related=others(catalogue, group, edition, has_it_so(catalogue, agreeing)),
        values=values(catalogue, group.cells),
        subject=",".join(sorted({bare_values(bold[0]) for bold, _ in (*forgotten, *surplus)})),
    )


def _message(found: Sequence[tuple[list[str], list[str]]], where: str, not_where: str) -> str:
    """Return what is bold in some editions and not in others, each in its own spelling."""
    bold = [side[0] for side, _ in found]
    plain = [side[0] for _, side in found if side]
    gloss = f" ({listed(plain)})" if plain and plain != bold else ""
    return f"{listed(bold)} {'is' if len(found) == 1 else 'are'} bold in {where}, not in {not_where}{gloss}"
