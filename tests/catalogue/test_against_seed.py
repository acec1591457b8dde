"""Every fact of the seed stands in the same row of all three editions, but for the corrections that are listed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from readme_sync.records.licences import licences
from tests.catalogue.corrections import COMPLETED, WANTED, Key
from tests.catalogue.oracle import HUB, PATHS, Cell, Table, body, numbers, read_tables

ROWS = 261


@pytest.fixture
def seed(shared: Path) -> Path:
    path = shared / "corpus" / "seed"
    if not path.is_dir():
        pytest.skip("needs ../shared/corpus/seed")
    return path


@pytest.fixture
def here(root: Path) -> Path:
    if '<a id="catalogue">' not in (root / "README.md").read_text(encoding="utf-8"):
        pytest.skip("the catalogue is not here")
    return root


@cache
def _tables(root: Path, language: str) -> dict[str, Table]:
    return {table.section: table for table in read_tables(body(root, language))}


def _squeezed(text: str) -> str:
    """Return text without blanks, width and hyphen variants."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).replace("\u2011", "-").replace("\u2010", "-"))


def _name(row: list[Cell]) -> str:
    return row[0].text.strip().partition("\n")[0].strip()


def _links(row: list[Cell]) -> list[str]:
    return [link for cell in row for link in cell.links]


def _in_step(seed: Path, language: str) -> Iterator[tuple[str, list[Cell], list[Cell] | None]]:
    """Yield the seed's rows: section, the row in ja, the row in ``language`` (None where that edition lost it)."""
    own = _tables(seed, language)
    for section, table in _tables(seed, "ja").items():
        rows = own[section].rows
        have = {_squeezed(row[0].text): row for row in rows}
        for number, row in enumerate(table.rows):
            same = rows[number] if len(rows) == len(table.rows) else have.get(_squeezed(row[0].text))
            yield section, row, same


def _differences(seed: Path, here: Path, language: str) -> Iterator[tuple[Key, str]]:
    """Yield how the edition differs from the seed's, each difference with where it is and its kind."""
    old, new = _tables(seed, language), _tables(here, language)
    if list(old) != list(new):
        yield ("", "", language, "order of tables"), f"{list(old)} -> {list(new)}"
    for section, table in old.items():
        if table.blank:
            yield (section, "", language, "blank row"), str(table.blank)
    rows = (row for section in _tables(seed, "ja") for row in new[section].rows)
    english = (row for _, _, row in _in_step(seed, "en"))
    for (section, ja, same), en, after in zip(_in_step(seed, language), english, rows, strict=True):
        where = (section, _name(ja), language)
        if same is None:
            yield (*where, "row missing"), ""
        yield from (((*where, kind), detail) for kind, detail in _row(same or en or ja, after, ja))


def _row(before: list[Cell], after: list[Cell], ja: list[Cell]) -> Iterator[tuple[str, str]]:
    """Yield the kinds of facts in which a row differs from the seed's, which may lack numbers that ``ja`` has."""
    for kind, fact in _FACTS.items():
        if fact(before) != fact(after):
            yield kind, f"{fact(before)} -> {fact(after)}"
    lost, added = numbers(before) - numbers(after), numbers(after) - numbers(before)
    if lost:
        yield "numbers lost", " ".join(lost)
    if unknown := added - (numbers(ja) - numbers(before)):
        yield "numbers added", " ".join(unknown)
    elif added:
        yield COMPLETED, " ".join(added)


_FACTS: dict[str, Callable[[list[Cell]], object]] = {
    "name": lambda row: _squeezed(row[0].text),
    "anchors": lambda row: row[0].anchors,
    "links": _links,
    "Hub": lambda row: {hub for link in _links(row) for hub in HUB.findall(link)},
    "bold": lambda row: [[_squeezed(text) for text in cell.bold] for cell in row],
    "footnotes": lambda row: [cell.footnotes for cell in row],
    "licences": lambda row: {name for cell in row for name in licences(cell.text.replace("\u2011", "-"))},
}


def _wanted(key: Key) -> Key | None:
    section, name, _, kind = key
    tries: list[Key] = [key, (section, name, "*", kind)]
    return next((one for one in tries if one in WANTED), None)


@pytest.mark.parametrize("language", PATHS)
def test_no_fact_differs_but_those_listed(seed: Path, here: Path, language: str) -> None:
    found = list(_differences(seed, here, language))
    unexplained = [one for one in found if _wanted(one[0]) is None and one[0][3] != COMPLETED]
    assert unexplained == []
    # ja had every number that the others lacked.
    assert len([key for key, _ in found if key[3] == COMPLETED]) == (0 if language == "ja" else 17)


def test_every_correction_is_one(seed: Path, here: Path) -> None:
    used = {_wanted(key) for language in PATHS for key, _ in _differences(seed, here, language)}
    assert set(WANTED) - used == set()


@pytest.mark.parametrize("language", PATHS)
def test_every_row_is_here_and_says_the_same_in_each_language(here: Path, language: str) -> None:
    own, ja = (_tables(here, edition) for edition in (language, "ja"))
    assert list(own) == list(ja)
    assert sum(len(table.rows) for table in own.values()) == ROWS
    for section, table in own.items():
        assert [len(row) for row in table.rows] == [len(table.head)] * len(table.rows)
        for row, same in zip(table.rows, ja[section].rows, strict=True):
            for cell, other in zip(row, same, strict=True):
                assert (Counter(cell.footnotes), cell.bold) == (Counter(other.footnotes), other.bold), _name(row)
                assert numbers([cell]) == numbers([other]), _name(row)
