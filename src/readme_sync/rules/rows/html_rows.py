"""Rows that a table of HTML lacks in a translation which keeps the names of the others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Edition
from readme_sync.editions.html_tables import HtmlRow, HtmlTable, html_tables
from readme_sync.text import Span
from readme_sync.values import NamedTuple

_DIGITS = re.compile(r"\d+")
_KEPT = 0.6  # of the names of the shorter table


class LackedRow(NamedTuple):
    """A row of the source that ``edition`` lacks behind ``place``; ``section`` is the number of its section."""

    edition: int
    row: HtmlRow
    place: Span
    section: int


@lru_cache(maxsize=4)  # a catalogue is compared by identity; two rules ask
def lacked_rows(catalogue: Catalogue) -> tuple[LackedRow, ...]:
    """Return the rows that translations lack, as far as the names of the others tell which."""
    source = catalogue.editions[catalogue.source]
    theirs = _by_section(source)
    found: list[LackedRow] = []
    for e, edition in enumerate(catalogue.editions) if theirs else ():
        ours = _by_section(edition) if e != catalogue.source else {}
        for section in catalogue.sections if ours else ():
            there, here = section.members[catalogue.source], section.members[e]
            if there is None or here is None:
                continue
            left, right = theirs.get(there.number, ()), ours.get(here.number, ())
            for other, own in zip(left, right, strict=True) if len(left) == len(right) else ():
                found += (LackedRow(e, row, place, there.number) for row, place in _lacking(own, other))
    return tuple(found)


def _by_section(edition: Edition) -> Mapping[int, Sequence[HtmlTable]]:
    """Return the tables of HTML of each section that has any."""
    found: dict[int, list[HtmlTable]] = {}
    for table in html_tables(edition):
        found.setdefault(table.section, []).append(table)
    return found


def _lacking(own: HtmlTable, other: HtmlTable) -> Sequence[tuple[HtmlRow, Span]]:
    ours, theirs = ([row.cells[0] for row in one.rows] for one in (own, other))
    if found := _by_key(own, other, ours, theirs, _KEPT):
        return found
    mine, its = ([_numbers(row) for row in one.rows] for one in (own, other))
    return _by_key(own, other, mine, its, 1.0)


def _numbers(row: HtmlRow) -> str:
    """Return what tells a row whose name is translated: the digits of its other cells."""
    return " ".join(_DIGITS.findall(" ".join(row.cells[1:])))


def _by_key(
    own: HtmlTable, other: HtmlTable, names: Sequence[str], wanted: Sequence[str], kept: float
) -> Sequence[tuple[HtmlRow, Span]]:
    """Return the rows of ``other`` that ``own`` lacks, each with where it would stand, by what tells each row."""
    common = {*filter(None, names)} & {*filter(None, wanted)}
    # The head is translated, so it is none of those that are kept.
    lacking = sum(name not in common for name in wanted[1:])
    is_told = lacking == len(wanted) - len(names) > 0 and len(set(wanted)) == len(wanted)
    if not is_told or len(common) < kept * (len(names) - 1):
        return []
    found, last = [], own.rows[0].span
    places = {name: row.span for name, row in zip(names, own.rows, strict=True)}
    for name, row in zip(wanted, other.rows, strict=True):
        if name not in common and row is not other.rows[0]:
            found.append((row, Span(last.end, last.end)))
        last = places.get(name, last)
    return found
