"""Two headers of a table that have changed places in an edition, while the cells below them have not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from readme_sync.align.catalogue import Catalogue, CatalogueTable
from readme_sync.align.evidence import neutral_name
from readme_sync.editions.edition import EditionTable
from readme_sync.markdown.document import Cell
from readme_sync.regex import lazy
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.gathering import Slip
from readme_sync.rules.messages import present, trimmed

_DIGITS = lazy(r"\d+")
_UNIT = lazy(r"[(（\[]([A-Za-z°µ%][A-Za-z°µ%/²³]{0,5})[)）\]]\s*\Z")
Read = Callable[[CatalogueTable, int], dict[int, str]]  # what headers say, by the numbers of their columns
Places = tuple[int, int, int]  # an edition, and where two columns stand in it


def crossed_headers(catalogue: Catalogue) -> Iterator[Slip]:
    """Yield each pair of headers that an edition has the other way round than the source, above the same cells."""
    for section, table in catalogue.tables():
        there = table.members[catalogue.source]
        for e, here in enumerate(table.members):
            if e == catalogue.source or here is None or there is None or here.headers == there.headers:
                continue
            for own, other in _crossed(table, e, catalogue.source, _headers) or _crossed(
                table, e, catalogue.source, _units
            ):
                if _have_same_cells(table, own, other):
                    names = [here.headers[n] for n in own[1:]]
                    violation = _violation(catalogue, section.key, (here, e), there, names)
                    yield Slip(catalogue.editions[e], ("headers", *sorted(names)), violation)


def _violation(
    catalogue: Catalogue, section: str, own: tuple[EditionTable, int], there: EditionTable, names: Sequence[str]
) -> Violation:
    edition, source = catalogue.editions[own[1]], catalogue.editions[catalogue.source]
    return Violation(
        f'the headers "{names[0]}" and "{names[1]}" stand in each other\'s place in {edition.language}',
        edition.document,
        trimmed(own[0].table.header.span),
        section=section,
        related=(Location(source.document, trimmed(there.table.header.span), f"{source.language} has them here"),),
        subject=f"headers {' '.join(names)}",
    )


def _crossed(table: CatalogueTable, edition: int, source: int, read: Read) -> list[tuple[Places, Places]]:
    """Return the places of two columns of whose headers what is ``read`` is each other's in the source."""
    here, there = read(table, edition), read(table, source)
    known = {name: number for number, name in there.items()}
    found = []
    for number, name in here.items():
        other = known.get(name, number)
        if number < other and here.get(other) == there.get(number) != name:
            one, two = table.columns[number], table.columns[other]
            found.append(
                (
                    (edition, present(one, edition), present(two, edition)),
                    (source, present(one, source), present(two, source)),
                )
            )
    return found


def _headers(table: CatalogueTable, edition: int) -> dict[int, str]:
    """Return the headers of an edition by the numbers of their columns: those that no language changes."""
    own = table.members[edition]
    if own is None:
        return {}
    places = ((number, column[edition]) for number, column in enumerate(table.columns))
    found = {n: neutral_name(own.headers[at]) for n, at in places if at is not None and at < len(own.headers)}
    return {number: name for number, name in found.items() if name}


def _units(table: CatalogueTable, edition: int) -> dict[int, str]:
    """Return the units at the end of headers, "g" of "Weight (g)", by the numbers of their columns: each once."""
    own = table.members[edition]
    ends = {
        number: unit[1]
        for number, column in enumerate(table.columns)
        if own is not None and (at := column[edition]) is not None and at < len(own.headers)
        if (unit := _UNIT.search(own.headers[at]))
    }
    return {number: unit for number, unit in ends.items() if [*ends.values()].count(unit) == 1}


def _said(cell: Cell) -> str:
    """Return what a cell says, of one with numbers these alone: "4 cores" is "4 kernen"."""
    text = cell.inline.plain
    return " ".join(_DIGITS.findall(text)) or text


def _have_same_cells(table: CatalogueTable, own: Places, other: Places) -> bool:
    """Tell whether two columns say the same in most rows, and each other things than its neighbour."""
    same = apart = 0
    for row in table.rows:
        here, there = row.members[own[0]], row.members[other[0]]
        if here is None or there is None or len(here.cells) <= max(own[1:]) or len(there.cells) <= max(other[1:]):
            continue
        mine, theirs = [_said(here.cells[n]) for n in own[1:]], [_said(there.cells[n]) for n in other[1:]]
        same += mine == theirs and mine[0] != mine[1]
        apart += mine == theirs[::-1] != theirs
    return same > apart
