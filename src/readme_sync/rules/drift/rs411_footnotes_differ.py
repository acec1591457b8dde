"""A footnote stands on another row than in the other editions, or is missing on one.

The note then says of one entry what is true of its neighbour. Entries of lists are compared as rows are. Labels are
compared where the editions share their numbering; where each has its own numbering, only how many notes there are.

## Bad

```markdown ja
| モデル | ライセンス |
|---|---|
| A-7B | Apache 2.0[^1] |
| B-7B | Apache 2.0 |

[^1]: 元のモデルによる
```

```markdown en
| Model | License |
|---|---|
| A-7B | Apache 2.0 |
| B-7B | Apache 2.0[^1] |

[^1]: From the base model
```

## Good

```markdown ja
| モデル | ライセンス |
|---|---|
| A-7B | Apache 2.0[^1] |

[^1]: 元のモデルによる
```

```markdown en
| Model | License |
|---|---|
| A-7B | Apache 2.0[^1] |

[^1]: From the base model
```

## How to fix it

Move the reference to the row where the other editions have it.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from readme_sync.align.catalogue import Catalogue, CellGroup
from readme_sync.align.facts import footnotes
from readme_sync.align.majority import judge
from readme_sync.markdown.document import Cell
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.entries import differing_entries
from readme_sync.rules.messages import cell_span, has_it_so, names, others, present, shorten, values
from readme_sync.values import NamedTuple

SEVERITY = "error"


class _Change(NamedTuple):
    """One label too many or too few in one cell of one edition."""

    group: CellGroup
    edition: int
    label: str


def check(catalogue: Catalogue, files: Mapping[str, bool]) -> Iterator[Violation]:
    """Yield each footnote reference that stands elsewhere, is missing, or is one too many."""
    yield from differing_entries(catalogue, files, "footnote")
    missing: list[_Change] = []
    extra: list[_Change] = []
    shared = _share_numbering(catalogue)
    for group in catalogue.differing:
        if not any(cell.inline.footnotes for cell in group.cells if cell is not None):
            continue
        found = [_labels(cell, shared) if cell is not None else None for cell in group.cells]
        verdict = judge(found, catalogue.source)
        if verdict is None or not isinstance(verdict.common, tuple):
            continue
        for edition in verdict.odd:
            own, common = Counter(found[edition] or ()), Counter(verdict.common)
            missing += (_Change(group, edition, label) for label in (common - own).elements())
            extra += (_Change(group, edition, label) for label in (own - common).elements())
    yield from _violations(catalogue, missing, extra, shared)


def _labels(cell: Cell, shared: bool) -> tuple[str, ...]:
    labels = footnotes(cell)
    return labels if shared else ("?",) * len(labels)


def _share_numbering(catalogue: Catalogue) -> bool:
    """Tell whether matched cells mostly carry the same labels; cells that are the same text all do."""
    same = other = 0
    for group in catalogue.differing:
        if not all(cell.inline.footnotes for cell in group.cells if cell is not None):
            continue
        found = [footnotes(cell) for cell in group.cells if cell is not None]
        if all(found) and len({len(labels) for labels in found}) == 1:
            same += len(set(found)) == 1
            other += len(set(found)) > 1
    defined = [{note.label for note in edition.document.footnote_definitions} for edition in catalogue.editions]
    if same + other == 0:
        return True
    alike = all(labels == defined[0] for labels in defined)
    return same >= other or (alike and (same > 0 or _are_out_of_order(catalogue)))


def _are_out_of_order(catalogue: Catalogue) -> bool:
    """Tell whether notes are referred to in the order of their definitions in the source, and not in a translation.

    Whoever numbers anew does so in the order of the text.
    """
    in_order = []
    for edition in catalogue.editions:
        document = edition.document
        defined = [note.label for note in document.footnote_definitions]
        referred = list(dict.fromkeys(note.label for note in document.footnote_references if note.label in defined))
        in_order.append(referred == [label for label in defined if label in referred])
    return in_order[catalogue.source] and not all(in_order)


def _violations(
    catalogue: Catalogue, missing: list[_Change], extra: list[_Change], shared: bool
) -> Iterator[Violation]:
    homes = _Homes(missing)
    for change, home in [(change, homes.take(change)) for change in extra]:
        instead = homes.take_here(change) if home is None else None
        found = _violation(catalogue, change, home, "extra", shared)
        yield found if instead is None else _in_place(catalogue, found, change, instead)
    for change in homes.left():
        yield _violation(catalogue, change, None, "missing", shared)


class _Homes:
    """Cells that lack a note: each is the home of one that stands elsewhere."""

    def __init__(self, missing: list[_Change]) -> None:
        self._missing = dict(enumerate(missing))
        self._by_label: dict[tuple[int, str], list[tuple[int, int]]] = {}  # where the cells stand, and which they are
        self._by_cell: dict[tuple[int, int], list[int]] = {}
        for n, change in self._missing.items():
            self._by_cell.setdefault((id(change.group), change.edition), []).append(n)
            insort(self._by_label.setdefault((change.edition, change.label), []), (_start(change), n))

    def take(self, change: _Change) -> _Change | None:
        """Return the nearest cell that lacks the note of ``change``, which slips to a neighbour, and forget it."""
        places = self._by_label.get((change.edition, change.label), [])
        if not places:
            return None
        start = _start(change)
        after = bisect_left(places, (start, 0))
        nearest = min(range(max(after - 1, 0), min(after + 1, len(places))), key=lambda n: abs(places[n][0] - start))
        return self._missing.pop(places.pop(nearest)[1])

    def take_here(self, change: _Change) -> _Change | None:
        """Return what the cell of ``change`` lacks, the first of it, and forget that."""
        places = self._by_cell.get((id(change.group), change.edition), [])
        number = next((n for n in places if n in self._missing), None)
        return self._missing.pop(number) if number is not None else None

    def left(self) -> Iterable[_Change]:
        """Return the cells that nothing was taken for, in their order."""
        return self._missing.values()


def _start(change: _Change) -> int:
    return present(change.group.cells, change.edition).span.start


def _in_place(catalogue: Catalogue, found: Violation, own: _Change, other: _Change) -> Violation:
    """Return the finding of a note that stands in place of another one: a number that was mistyped."""
    here = catalogue.editions[own.edition]
    agreeing = [e for e, cell in enumerate(own.group.cells) if cell is not None and e != own.edition]
    languages = names([catalogue.editions[e] for e in agreeing])
    said = f"the footnote is [^{own.label}] in {here.language}, [^{other.label}] in {languages}"
    related = others(catalogue, own.group.cells, own.edition, has_it_so(catalogue, agreeing))
    return found._replace(message=said, related=related)


def _violation(catalogue: Catalogue, change: _Change, home: _Change | None, kind: str, shared: bool) -> Violation:
    group, edition = change.group, change.edition
    here, cell = catalogue.editions[edition], present(group.cells, edition)
    note = f"the footnote [^{change.label}]" if shared else "a footnote"
    agreeing = [e for e, other in enumerate((home or change).group.cells) if other is not None and e != edition]
    languages = names([catalogue.editions[e] for e in agreeing])
    if home is not None and home.group.row is group.row:
        message = f"{note} stands in another cell of this row in {languages}"
    elif home is not None:
        message = f'{note} stands on "{shorten(home.group.row.name)}" in {languages}, not on this row'
    elif kind == "extra":
        message = f"{note} stands here in {here.language} only, not in {languages}"
    else:
        has = "has" if len(agreeing) == 1 else "have"
        message = f"{note} that {languages} {has} here is missing in {here.language}"
    span = next((n.span for n in cell.inline.footnotes if n.label == change.label and kind == "extra"), cell_span(cell))
    target = (home or change).group
    related = tuple(
        Location(
            other.document, place.span, f"{other.language} has it here" if kind != "extra" or home else other.language
        )
        for other, place in zip(catalogue.editions, target.cells, strict=True)
        if place is not None and (other is not here or home is not None)
    )
    if home is not None:
        related = tuple(
            location._replace(message=f"{here.language} lacks it here")
            if location.document is here.document
            else location
            for location in related
        )
    return Violation(
        message,
        here.document,
        span,
        section=group.section.key,
        column_name=catalogue.header(group, edition),
        related=related,
        values=values(catalogue, group.cells),
        subject=change.label,
    )
