"""One term of the source is translated in several ways.

A reader wonders whether "Undisclosed" and "Not public" mean two things. The terms are learnt from the catalogue itself:
a cell whose whole text is one short term of the source, and what stands in the same cell of the translation. Where one
translation is used three times in four, and at least three times, the others are reported.

## Bad

```markdown ja
| モデル | データ |
|---|---|
| A | 不明 |
| B | 不明 |
| C | 不明 |
| D | 不明 |
```

```markdown en
| Model | Data |
|---|---|
| A | Undisclosed |
| B | Undisclosed |
| C | Undisclosed |
| D | Not public |
```

## Good

```markdown ja
| モデル | データ |
|---|---|
| A | 不明 |
| B | 不明 |
| C | 不明 |
```

```markdown en
| Model | Data |
|---|---|
| A | Undisclosed |
| B | Undisclosed |
| C | undisclosed |
```

## How to fix it

Use the one translation everywhere, or ignore the finding for the rows that may differ.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from readme_sync.align.catalogue import Catalogue, CellGroup
from readme_sync.rules.api import Violation
from readme_sync.rules.messages import cell_span, present, shorten, values

SEVERITY = "info"
_TERM = 30  # letters: longer texts are sentences
_OFTEN = 3
_SHARE = 0.75


def check(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield each rare translation of a term that has a usual one."""
    groups = [(group, term) for group in catalogue.differing if (term := _source_term(catalogue, group))]
    for number in range(len(catalogue.editions)):
        if number != catalogue.source:
            yield from _edition(catalogue, number, groups)


def _source_term(catalogue: Catalogue, group: CellGroup) -> str:
    """Return the term that the source's cell is, "" when it is none; the first column holds names."""
    cell = group.cells[catalogue.source]
    if cell is None or group.column == 0 or not group.texts_differ or cell.inline.plain.isascii():
        return ""
    return _term(cell.inline.plain)


def _edition(catalogue: Catalogue, edition: int, terms: Sequence[tuple[CellGroup, str]]) -> Iterator[Violation]:
    uses: dict[tuple[str, str], dict[str, list[CellGroup]]] = defaultdict(lambda: defaultdict(list))
    for group, term in terms:
        cell = group.cells[edition]
        if cell is not None and not cell.inline.links and (translation := _term(cell.inline.plain)):
            column = catalogue.header(group, catalogue.source) or str(group.column)
            uses[column, term][translation].append(group)
    for (_, term), translations in uses.items():
        counts = Counter({translation: len(groups) for translation, groups in translations.items()})
        usual, most = counts.most_common(1)[0]
        if most < _OFTEN or most < _SHARE * counts.total():
            continue
        for translation, groups in translations.items():
            if translation != usual:
                yield from (_violation(catalogue, group, edition, term, usual, most) for group in groups)


def _term(text: str) -> str:
    """Return a cell's text as a term (one line, case folded), "" when it is none."""
    if len(text) > 2 * _TERM:
        return ""
    folded = " ".join(text.split()).casefold()
    is_term = 0 < len(folded) <= _TERM and "\n" not in text.strip() and not any(map(str.isdigit, folded))
    return folded if is_term else ""


def _violation(catalogue: Catalogue, group: CellGroup, edition: int, term: str, usual: str, most: int) -> Violation:
    here, cell = catalogue.editions[edition], present(group.cells, edition)
    return Violation(
        f'"{shorten(term)}" is "{shorten(cell.inline.plain)}" here, "{shorten(usual)}" in {most} other rows',
        here.document,
        cell_span(cell),
        section=group.section.key,
        column_name=catalogue.header(group, edition),
        values=values(catalogue, group.cells),
        subject=f"{term}/{cell.inline.plain}",
    )
