"""Tables whose columns stand one under another keep their widths where a column comes or goes."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

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


def _with(text: str, column: int) -> str:
    values = iter([" API ", "---", " v1 ", " v2 "])
    return _each_row(text, lambda cells: cells.insert(column + 1, next(values)))


@given(st.integers(1, 3))
def test_a_column_that_goes_takes_no_widths_along(column: int) -> None:
    now = {**TABLES, "README.md": _without(TABLES["README.md"], column)}
    after, made = synced(TABLES, now)
    assert made.is_in_step
    assert after == {path: _without(text, column) for path, text in TABLES.items()}


@given(st.integers(1, 3))
def test_a_column_that_comes_leaves_the_others_as_wide_as_they_were(column: int) -> None:
    after, made = synced(TABLES, {**TABLES, "README.md": _with(TABLES["README.md"], column)})
    assert made.is_in_step
    assert after == {path: _with(text, column) for path, text in TABLES.items()}


def test_a_columns_new_alignment_is_the_sources() -> None:
    now = _without(TABLES["README.md"], 2).replace("|:---------|-----:|", "|:---------|:----:|")
    after, _ = synced(TABLES, {**TABLES, "README.md": now})
    assert after["en/README.md"].splitlines()[3] == "|:---------|:----:|------|"
