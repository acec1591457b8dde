"""Rows as data: picked by edition and section, written as json, jsonl, csv and as a table."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.errors import UsageError
from readme_sync.report import rows

ROWS: list[dict[str, Any]] = [
    {
        "edition": "ja",
        "section": "text",
        "section_path": ["models", "text"],
        "name": "モデル, 甲",
        "repos": ["a/b"],
        "year": None,
    },
    {"edition": "en", "section": "text", "section_path": ["models", "text"], "name": "=A1", "repos": [], "year": 2024},
    {
        "edition": "en",
        "section": "reference",
        "section_path": ["reference"],
        "name": 'W "x"',
        "repos": [],
        "year": 2022,
    },
]


def test_an_edition_or_a_section_is_picked_with_what_it_holds() -> None:
    assert rows.pick(ROWS) == ROWS
    assert rows.pick(ROWS, edition="en") == ROWS[1:]
    assert rows.pick(ROWS, section="models") == ROWS[:2]
    assert rows.pick(ROWS, edition="en", section="text") == ROWS[1:2]


def test_an_unknown_edition_or_section_says_which_there_are() -> None:
    with pytest.raises(UsageError, match=r"^no row is in edition 'fr'; there are ja, en$"):
        rows.pick(ROWS, edition="fr")
    with pytest.raises(
        UsageError, match=r"section 'referense' \(did you mean 'reference'\?\); there are text, reference$"
    ):
        rows.pick(ROWS, section="referense")
    with pytest.raises(UsageError, match="there are no rows at all"):
        rows.pick([], edition="fr")


def test_json_and_jsonl_come_back_as_they_were() -> None:
    assert json.loads(rows.json(ROWS)) == ROWS
    assert [json.loads(line) for line in rows.jsonl(ROWS).splitlines()] == ROWS
    assert rows.json([]) == "[]\n"
    assert rows.jsonl([]) == rows.csv([]) == ""


def test_csv_has_a_heading_json_in_cells_and_no_formula() -> None:
    raw = (
        "edition,section,section_path,name,repos,year\n"
        'ja,text,"[""models"", ""text""]","モデル, 甲","[""a/b""]",\n'
        'en,text,"[""models"", ""text""]",=A1,[],2024\n'
        'en,reference,"[""reference""]","W ""x""",[],2022\n'
    )
    assert rows.raw_csv(ROWS) == raw
    assert rows.csv(ROWS) == raw.replace(",=A1,", ",'=A1,")


_texts = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=20)


@given(st.lists(st.fixed_dictionaries({"name": _texts, "links": st.lists(_texts, max_size=3)}), min_size=1, max_size=5))
def test_csv_round_trips(written: list[dict[str, Any]]) -> None:
    read = csv.DictReader(io.StringIO(rows.raw_csv(written), newline=""))
    assert [{"name": row["name"], "links": json.loads(row["links"])} for row in read] == written


def test_the_table_shows_edition_section_and_name() -> None:
    headings, cells = rows.table(ROWS)
    assert list(headings) == ["edition", "section", "name"]
    assert cells[1] == ["en", "text", "=A1"]


def test_half_characters_can_be_written_in_every_format() -> None:
    odd = [{"edition": "ja", "section": None, "name": "\ud83d"}]
    for render in rows.FORMATS.values():
        assert "\\ud83d" in render(odd).encode("utf-8").decode("utf-8")
