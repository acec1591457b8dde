"""A value is bold in one edition and not in the others.

Bold marks what a reader should see first (the largest size, a long context, the newest year).
When it is forgotten in one language its readers compare other things. Only bold on values with
digits is compared; bold on words belongs to the language.

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

## How to mend it

Make the value bold everywhere, or nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from readme_sync.align.catalogue import Catalogue, CellGroup
from readme_sync.align.facts import bare_values, bold
from readme_sync.align.majority import judge
from readme_sync.markdown.document import Cell
from readme_sync.rules.api import Problem
from readme_sync.rules.messages import cell_span, has_it_so, listed, names, others, values

SEVERITY = "warning"


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield each cell whose bold values are not those of the other editions."""
    for group in catalogue.differing:
        if not any(cell.inline.emphasis for cell in group.cells if cell is not None):
            continue
        found = [bold(cell) if cell is not None else None for cell in group.cells]
        verdict = judge(found, catalogue.source)
        if verdict is None or not isinstance(verdict.common, tuple):
            continue
        for edition in verdict.odd:
            agreeing = [e for e, bolds in enumerate(found) if bolds == verdict.common]
            yield from _problem(catalogue, group, edition, agreeing, found[edition] or (), verdict.common)


def _bare(cell: Cell | None) -> str:
    return bare_values(cell.inline.plain) if cell is not None else ""


def _problem(
    catalogue: Catalogue,
    group: CellGroup,
    edition: int,
    agreeing: Sequence[int],
    own: tuple[str, ...],
    common: tuple[str, ...],
) -> Iterator[Problem]:
    cell = group.cells[edition]
    if cell is None:
        return
    missing, extra = Counter(common) - Counter(own), Counter(own) - Counter(common)
    # A value that is not there as often is another matter (a number that differs), no bold too few or too many.
    here_plain, there_plain = _bare(cell), _bare(group.cells[agreeing[0]])
    forgotten = [text for text in missing if here_plain.count(text) >= there_plain.count(text)]
    extra = Counter({text: n for text, n in extra.items() if there_plain.count(text) >= here_plain.count(text)})
    if not forgotten and not extra:
        return
    here = catalogue.editions[edition]
    languages = names([catalogue.editions[e] for e in agreeing])
    if forgotten:
        message = (
            f"{listed(forgotten)} {'is' if len(forgotten) == 1 else 'are'} bold in {languages}, not in {here.language}"
        )
    else:
        message = (
            f"{listed(list(extra))} {'is' if len(extra) == 1 else 'are'} bold in {here.language}, not in {languages}"
        )
    yield Problem(
        message,
        here.document,
        cell_span(cell),
        section=group.section.key,
        column_name=catalogue.header(group, edition),
        related=others(catalogue, group, edition, has_it_so(catalogue, agreeing)),
        values=values(catalogue, group.cells),
        subject=",".join(sorted((*forgotten, *extra))),
    )
