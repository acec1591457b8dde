"""Tables whose columns stand one under another keep their widths where a column comes or goes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from readme_sync.sync.table_rows import Style, drawn, stretched, width
from tests.sync.editions import synced

TABLES = {
    "README.md": """\
# 港

| 名前     | 年   | 説明         | 種類 |
|:---------|-----:|--------------|------|
| Minato   | 2021 | 港の潮位記録 | A    |
| NamiSet2 | 2023 | 波の観測記録 | B    |
""",
    "en/README.md": """\
# Harbour

| Name     | Year | Description          | Kind |
|:---------|-----:|----------------------|------|
| Minato   | 2021 | harbour tide records | A    |
| NamiSet2 | 2023 | wave observations    | B    |
""",
    "fr/README.md": """\
# Port

| Nom      | Année | Description                | Type |
|:---------|------:|----------------------------|------|
| Minato   |  2021 | relevés de marée des ports | A    |
| NamiSet2 |  2023 | observations de vagues     | B    |
""",
}


def _each_row(text: str, change: Callable[[list[str]], None]) -> str:
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if line.startswith("|"):
            cells = line.split("|")
            change(cells)
            lines[number] = "|".join(cells)
    return "\n".join(lines) + "\n"


def _without(text: str, column: int) -> str:
    return _each_row(text, lambda cells: cells.__delitem__(column + 1))


def _with(text: str, column: int, values: Sequence[str] = (" API ", "---", " v1 ", " v2 ")) -> str:
    left = iter(values)
    return _each_row(text, lambda cells: cells.insert(column + 1, next(left)))


@given(st.integers(1, 3))
def test_a_column_that_goes_takes_no_widths_along(column: int) -> None:
    now = {**TABLES, "README.md": _without(TABLES["README.md"], column)}
    after, made = synced(TABLES, now)
    assert made.is_in_step
    assert after == {path: _without(text, column) for path, text in TABLES.items()}


@given(st.integers(1, 3))
def test_a_column_that_comes_leaves_the_others_as_wide_as_they_were_and_has_a_width_too(column: int) -> None:
    now = _with(TABLES["README.md"], column)
    after, made = synced(TABLES, {**TABLES, "README.md": now})
    assert made.is_in_step
    assert after.pop("README.md") == now
    drawn = (" API ", "-----", " v1  ", " v2  ")
    assert after == {path: _with(TABLES[path], column, drawn) for path in after}


@given(st.integers(1, 3))
def test_a_table_without_widths_gets_none(column: int) -> None:
    tables = {path: text.replace("Minato   |", "Minato |") for path, text in TABLES.items()}
    tables = {path: re.sub(r" {2,}", " ", text) for path, text in tables.items()}
    after, made = synced(tables, {**tables, "README.md": _with(tables["README.md"], column)})
    assert made.is_in_step
    assert after == {path: _with(text, column) for path, text in tables.items()}


def test_a_new_row_is_as_wide_as_the_others() -> None:
    new = "| Kaze     | 2025 | 波の観測記録 | A    |\n"
    after, made = synced(TABLES, {**TABLES, "README.md": TABLES["README.md"] + new})
    assert made.is_in_step
    assert after["en/README.md"] == TABLES["en/README.md"] + "| Kaze     | 2025 | wave observations    | A    |\n"
    assert (
        after["fr/README.md"] == TABLES["fr/README.md"] + "| Kaze     |  2025 | observations de vagues     | A    |\n"
    )


def test_a_row_that_is_too_wide_leaves_the_others_alone() -> None:
    new = "| [KazeNoUmi](https://example.org/kaze) | 2025 | 波の観測記録 | A |\n"
    after, _ = synced(TABLES, {**TABLES, "README.md": TABLES["README.md"] + new})
    row = "| [KazeNoUmi](https://example.org/kaze) | 2025 | wave observations    | A    |\n"
    assert after["en/README.md"] == TABLES["en/README.md"] + row


@given(st.text("aé波ｶ゛ ", max_size=8), st.integers(0, 14), st.sampled_from(["---", ":--", "--:", ":-:", ""]))
def test_a_cell_is_as_wide_as_its_column(cell: str, size: int, mark: str) -> None:
    made = drawn(cell, size, mark, Style("|", " ", " ", "|"))
    assert made == "" or (width(made) == size and made.strip() == cell.strip())
    assert (made == "") == (width(cell) + 2 > size)


@given(st.sampled_from(["---", ":--", "--:", ":-:", " --- ", "-"]), st.integers(0, 14), st.sampled_from([" -- ", "--"]))
def test_a_line_below_a_header_keeps_its_alignment(mark: str, size: int, like: str) -> None:
    made = stretched(mark, size, like)
    bare, old = made.strip(), mark.strip()
    assert (bare[:1] == ":", bare[-1:] == ":") == (old[:1] == ":", old[-1:] == ":")
    assert made == mark or len(made) == size


def test_a_columns_new_alignment_is_the_sources() -> None:
    now = _without(TABLES["README.md"], 2).replace("|:---------|-----:|", "|:---------|:----:|")
    after, _ = synced(TABLES, {**TABLES, "README.md": now})
    assert after["en/README.md"].splitlines()[3] == "|:---------|:----:|------|"


def test_a_changed_cell_is_as_wide_as_it_was() -> None:
    changed = {
        path: text.replace(" 2021 |", "  985 |").replace("NamiSet2", "Nami    ") for path, text in TABLES.items()
    }
    after, made = synced(TABLES, {**TABLES, "README.md": changed["README.md"]})
    assert made.is_in_step
    assert after == changed


def test_a_changed_cell_that_is_too_wide_leaves_the_others_alone() -> None:
    now = TABLES["README.md"].replace("NamiSet2 |", "NamiSet2-large |")
    after, _ = synced(TABLES, {**TABLES, "README.md": now})
    assert after["en/README.md"] == TABLES["en/README.md"].replace("NamiSet2 |", "NamiSet2-large |")


SCORES = """\
| Model   | MMLU |  GSM8K |
| :------ | :--: | -----: |
| Kaze-7B | 35.1 |   11.0 |
| Nami-7B | 45.3 |   14.6 |
"""
MORE = """\
| Model    | MMLU |  GSM8K |    CMMLU |
| :------- | :--: | -----: | :------: |
| Kaze-7B  | 35.1 |   11.0 |       -  |
| Umi-13B  | 54.8 |   28.7 |     55.8 |
| Nami-7B  | 45.3 |   14.7 |     44.4 |
"""


def test_a_table_that_is_the_sources_letter_by_letter_stays_so() -> None:
    page = "# {}\n\n{}\n\n{}\n"
    titles = {
        "README.md": ("港", "潮を見ます。"),
        "en/README.md": ("Harbour", "Look."),
        "fr/README.md": ("Port", "Voir."),
    }
    before = {path: page.format(*words, SCORES) for path, words in titles.items()}
    expected = {path: page.format(*words, MORE) for path, words in titles.items()}
    after, made = synced(before, {**before, "en/README.md": expected["en/README.md"]}, "en")
    assert made.is_in_step
    assert after == expected
    back, _ = synced(after, {**after, "en/README.md": before["en/README.md"]}, "en")
    assert back == before


def test_a_table_that_moves_is_drawn_as_it_was() -> None:
    texts = {
        "README.md": ("港", "潮", "波", "| 名前 | 年 |\n|---|---|\n| Kaze | 2021 |\n"),
        "en/README.md": ("Harbour", "Tides", "Waves", "| Name | Year |\n|------|------|\n| Kaze | 2021 |\n"),
        "fr/README.md": ("Port", "Marées", "Vagues", "| Nom  | Année |\n|:-----|:-----|\n| Kaze | 2021  |\n"),
    }
    moved = "# {0}\n\n## {2}\n\n2022\n\n## {1}\n\n{3}"
    before = {path: "# {0}\n\n## {1}\n\n{3}\n## {2}\n\n2022\n".format(*words) for path, words in texts.items()}
    expected = {path: moved.format(*words) for path, words in texts.items()}
    after, made = synced(before, {**before, "en/README.md": expected["en/README.md"]}, "en")
    assert made.is_in_step
    assert after == expected
