"""Entries of lists as rows: which items are entries, one key in every edition, and what they are about."""

from __future__ import annotations

import pytest

from readme_sync.align.entries import entries
from readme_sync.align.match import match
from readme_sync.editions.read import read_edition
from readme_sync.markdown.parse import parse
from readme_sync.records.export import records
from readme_sync.records.row_model import RowModel
from readme_sync.records.subjects import records as subject_records
from readme_sync.sources import Source

EN = """\
# Things

## Maps

- [Alpha](https://a.example/alpha) draws hills, 12 GB
  - [Old Alpha](https://a.example/old) drew them before
- **Beta**: draws rivers, MIT
- [Gamma](https://a.example/gamma) draws roads

| Name | Size |
|---|---|
| [Delta](https://a.example/delta) | 3 GB |
"""
JA = """\
# もの

## 地図

- [Alpha](https://a.example/alpha) は丘を描く、12 GB
- **ベータ**：川を描く、MIT
- [Gamma](https://a.example/gamma) は道を描く
- [Epsilon](https://a.example/epsilon) は日本のもの

| 名前 | 大きさ |
|---|---|
| [Delta](https://a.example/delta) | 3 GB |
"""


def _rows(**texts: str) -> list[RowModel]:
    editions = [
        read_edition(parse(Source(f"README.{language}.md", text)), language, is_source=number == 0)
        for number, (language, text) in enumerate(texts.items())
    ]
    return list(records(match(editions)))


def test_entries_and_rows_have_one_key_in_every_edition() -> None:
    rows = _rows(en=EN, ja=JA)
    assert [(row.edition, row.kind, row.key, row.name) for row in rows] == [
        ("en", "table", "maps/delta", "Delta"),
        ("en", "list", "maps/alpha", "Alpha"),
        ("en", "list", "maps/beta", "Beta"),
        ("en", "list", "maps/gamma", "Gamma"),
        ("ja", "table", "maps/delta", "Delta"),
        ("ja", "list", "maps/alpha", "Alpha"),
        ("ja", "list", "maps/beta", "ベータ"),
        ("ja", "list", "maps/gamma", "Gamma"),
        ("ja", "list", "maps/epsilon", "Epsilon"),
    ]
    alpha = rows[1]
    assert (alpha.line, alpha.section_path, alpha.table) == (5, ("Things", "Maps"), 0)
    assert [link.url for link in alpha.links] == ["https://a.example/alpha"]  # what is nested is an entry of its own
    assert [number.value for number in alpha.cells[0].numbers] == [12e9]
    assert rows[2].licences == ("MIT",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("- [A](https://a)\n- **B** b\n- `c` is c\n", ["A", "B", "c"]),
        ("1. [A](https://a)\n2. [B](https://b)\n3. [C](https://c)\n", ["A", "B", "C"]),
        ("- [x] [A](https://a)\n- [ ] [B](https://b)\n- [ ] [C](https://c)\n", ["A", "B", "C"]),
        (
            "<ul>\n<li><a href='a'>A</a> a</li>\n<li><a href='b'>B</a> b</li>\n<li><a href='c'>C</a></li>\n</ul>\n",
            ["A", "B", "C"],
        ),
        ("- [A](https://a)\n- [B](https://b)\n", []),  # two of a kind are no catalogue
        ("- read [A](https://a)\n- open **B**\n- write `c`\n", []),  # the name is not what they begin with
        ("- [A](#a)\n- [B](#b)\n- [C](#c)\n", []),  # the contents
        ("- [English](README.en.md)\n- [日本語](README.ja.md)\n- [Deutsch](README.de.md)\n", []),
        ("- [A](https://a)\n- [B](https://b)\n- [C](https://c)\n- one\n- two\n", []),
    ],
)
def test_which_items_name_something(text: str, names: list[str]) -> None:
    edition = read_edition(parse(Source("README.en.md", f"# T\n\n{text}")), "en", is_source=True)
    switches = frozenset({"README.en.md", "README.ja.md", "README.de.md"})
    assert [entry.name for entry in entries(edition, switches)] == names


def test_an_entry_of_a_model_or_a_paper_is_one() -> None:
    text = """\
# T

- [Alpha 7B](https://huggingface.co/acme/alpha-7b) is large
- [Beta](https://huggingface.co/datasets/acme/beta) is data
- [A study of hills](https://arxiv.org/abs/2401.00001) is read
"""
    edition = read_edition(parse(Source("README.md", text)), "en", is_source=True)
    (model,) = subject_records("models", match([edition]))
    assert (model.name, model.key, model.parameters) == ("Alpha 7B", "t/alpha-7b", 7e9)  # type: ignore[union-attr]
    (paper,) = subject_records("papers", match([edition]))
    assert (paper.name, paper.url) == ("A study of hills", "https://arxiv.org/abs/2401.00001")  # type: ignore[union-attr]
    assert list(subject_records("benchmarks", match([edition]))) == []
