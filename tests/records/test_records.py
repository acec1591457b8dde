"""Rows of a catalogue as models, benchmarks and papers; in every edition the same, in every format unharmed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from readme_sync.cli.main import main
from readme_sync.pipeline import data
from readme_sync.pipeline.load import load
from readme_sync.records.subject_models import RECORDS, BenchmarkRecord, ModelRecord, PaperRecord, json_schema
from readme_sync.records.subject_rows import Reading
from readme_sync.records.subjects import records
from readme_sync.report import rows as formats
from readme_sync.settings import Settings

# ruff: noqa: E501 -- rows of a table cannot be wrapped
JA = """\
[English](README.en.md)

## モデル <a id="generative-continual-general"></a>

| モデル | ベースモデル | コンテキスト長 | 学習データ | 開発元 | ライセンス | 備考 |
|---|---|---|---|---|---|---|
| [Alpha 8x7B](https://example.org/news/20240614/)[^1]<br>([8x7b-v0.1](https://huggingface.co/acme/alpha-8x7b), [8x7b-chat](https://huggingface.co/acme/alpha-8x7b-chat)) | Mixtral (46.7b) | base: 4,096<br>chat: 32,768 | 事前学習: [A](https://example.org/a), 独自データ (計 910B トークン)<br>SFT (LoRA): B | 個人 (アルファ) | base: Apache 2.0<br>chat: MIT (?) | 速い |
| [Beta](https://huggingface.co/acme/beta) | Llama 2 (7b) | | ベース: Alpha<br>SFT: B (1.5億トークン) | Acme | ？ | |

## ベンチマーク <a id="benchmarks"></a>

| ベンチマーク | 説明 | 開発元 |
|---|---|---|
| [Gauge](https://huggingface.co/datasets/acme/gauge) | 50 問 | Acme |

## 論文 <a id="reference"></a>

| モデル | 初出 | 会議・論文誌 | 論文 |
|---|---|---|---|
| Alpha | 2017.06.12 | - | [All of Alpha](https://arxiv.org/abs/1706.03762) |

## その他

| 色 | 数 |
|---|---|
| 赤 | 1 |

[^1]: 脚注
"""
EN = """\
[日本語](README.md)

## Models <a id="generative-continual-general"></a>

| Name | Base model | Reads | Training data | Developer | Licence | Remarks |
|---|---|---|---|---|---|---|
| [Alpha 8x7B](https://example.org/en/)[^1]<br>([8x7b-v0.1](https://huggingface.co/acme/alpha-8x7b), [8x7b-chat](https://huggingface.co/acme/alpha-8x7b-chat)) | Mixtral (46.7b) | base: 4,096<br>chat: 32,768 | Pre-training: [A](https://example.org/a), in-house data (910B tokens in total)<br>SFT (LoRA): B | Individual (Alpha) | base: Apache 2.0<br>chat: MIT (?) | fast |
| [Beta](https://huggingface.co/acme/beta) | Llama 2 (7b) | | Base: Alpha<br>SFT: B (150M tokens) | Acme | ? | |

## Benchmarks <a id="benchmarks"></a>

| Benchmark | Description | Developer |
|---|---|---|
| [Gauge](https://huggingface.co/datasets/acme/gauge) | 50 questions | Acme |

## Papers <a id="reference"></a>

| Model | First seen | Venue | Paper |
|---|---|---|---|
| Alpha | 2017.06.12 | - | [All of Alpha](https://arxiv.org/abs/1706.03762) |

## Others

| Colour | Number |
|---|---|
| Red | 1 |

[^1]: A note
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository of two editions with models, a benchmark, a paper, and a table about something else."""
    (tmp_path / "README.md").write_text(JA, encoding="utf-8")
    (tmp_path / "README.en.md").write_text(EN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def models(repository: Path) -> list[ModelRecord]:
    """Return the records of its models: two in ja, the same two in en."""
    found = data.records("models", load(repository, Settings()), Settings())
    return [record for record in found if isinstance(record, ModelRecord)]


def test_a_row_about_a_model_says_all_that_it_says(models: list[ModelRecord]) -> None:
    alpha = models[0]
    assert (alpha.edition, alpha.name, alpha.kind) == ("ja", "Alpha 8x7B", "continual-pre-training")
    assert (alpha.released, alpha.released_by) == ("2024-06-14", "url")
    assert (alpha.parameters, alpha.context_length, alpha.training_tokens) == (46.7e9, 32768, 910e9)
    assert alpha.developer == "個人 (アルファ)"
    assert [(it.label, it.repository) for it in alpha.variants] == [
        ("8x7b-v0.1", "acme/alpha-8x7b"),
        ("8x7b-chat", "acme/alpha-8x7b-chat"),
    ]
    assert [(it.scope, it.name, it.spdx, it.doubtful) for it in alpha.licences] == [
        ("base", "Apache 2.0", "Apache-2.0", False),
        ("chat", "MIT", "MIT", True),
    ]
    assert [(it.scope, it.tokens) for it in alpha.contexts] == [("base", 4096), ("chat", 32768)]
    assert [(it.phases, it.scope, it.tokens) for it in alpha.training] == [
        (("pre-training",), None, 910e9),
        (("sft",), "LoRA", None),
    ]
    assert [(it.name, it.url) for it in alpha.training[0].data] == [
        ("A", "https://example.org/a"),
        ("独自データ", None),
    ]
    assert [(it.label, it.text) for it in alpha.footnotes] == [("1", "脚注")]
    assert [(it.header, it.text) for it in alpha.others] == [("備考", "速い")]


def test_what_a_row_does_not_say_is_empty_and_a_size_may_be_its_base_models(models: list[ModelRecord]) -> None:
    beta = models[1]
    assert (beta.released, beta.context_length, beta.contexts, beta.licences, beta.footnotes) == (
        None,
        None,
        (),
        (),
        (),
    )
    assert [(it.parameters, it.source) for it in beta.sizes] == [(7e9, "base")]
    assert [(it.name, it.parameters) for it in beta.base_models] == [("Llama 2", 7e9), ("Alpha", None)]
    assert [step.phases for step in beta.training] == [("sft",)]


def test_every_edition_says_the_same_though_one_has_headers_and_links_that_are_not_known(
    models: list[ModelRecord],
) -> None:
    for ja, en in zip(models[:2], models[2:], strict=True):
        assert (ja.key, en.edition) == (en.key, "en")
        same = ("kind", "released", "parameters", "sizes", "context_length", "training_tokens", "variants", "licences")
        assert {name: getattr(ja, name) for name in same} == {name: getattr(en, name) for name in same}


def test_the_store_dates_a_model_that_nothing_else_dates(repository: Path) -> None:
    (catalogue,) = load(repository, Settings()).catalogues
    reading = Reading(created={"acme/beta": "2023-05-01", "acme/alpha-8x7b": "2020-01-01"})
    found = [record for record in records("models", catalogue, reading) if isinstance(record, ModelRecord)]
    assert [(it.released, it.released_by) for it in found[:2]] == [("2024-06-14", "url"), ("2023-05-01", "hub")]


def test_a_list_below_a_heading_about_benchmarks(tmp_path: Path) -> None:
    items = "".join(
        f"- **{name}**: {{}} [paper](https://arxiv.org/abs/{n})\n" for n, name in enumerate(("One", "Two", "Three"))
    )
    for name, heading in (("README.md", "Benchmarks of 2024"), ("README.ja.md", "ベンチマーク")):
        (tmp_path / name).write_text(f"# T\n\n## {heading}\n\n{items}", encoding="utf-8")
    found = list(data.records("benchmarks", load(tmp_path, Settings()), Settings()))
    assert [(one.edition, one.name) for one in found] == [(e, n) for e in ("en", "ja") for n in ("One", "Two", "Three")]


def test_benchmarks_and_papers(repository: Path) -> None:
    loaded = load(repository, Settings())
    benchmark = data.records("benchmarks", loaded, Settings())[0]
    assert isinstance(benchmark, BenchmarkRecord)
    assert (benchmark.name, benchmark.description, benchmark.developer) == ("Gauge", "50 問", "Acme")
    assert [(it.kind, it.id) for it in benchmark.repositories] == [("dataset", "acme/gauge")]
    paper = data.records("papers", loaded, Settings())[0]
    assert isinstance(paper, PaperRecord)
    assert (paper.name, paper.title, paper.published, paper.venue) == ("Alpha", "All of Alpha", "2017-06-12", None)
    assert paper.url == "https://arxiv.org/abs/1706.03762"


def test_settings_say_what_an_unknown_column_is_about(repository: Path) -> None:
    settings = Settings(columns={"備考": "domain"}, kinds=(("generative-*", "merged"),))
    first = data.records("models", load(repository, settings), settings)[0]
    assert isinstance(first, ModelRecord)
    assert (first.domain, first.kind, first.others) == ("速い", "merged", ())


# Texts that CSV has no way to hold are left out: the csv module reads a bare carriage return as a line's end.
_TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), min_size=1, max_size=12)


_SCHEMAS: dict[str, dict[str, Any]] = {name: json_schema(name) for name in RECORDS}
_VALIDATORS = {name: jsonschema.Draft202012Validator(schema) for name, schema in _SCHEMAS.items()}


@pytest.mark.parametrize("name", ["models", "benchmarks", "papers"])
@given(data=st.data())
def test_csv_and_jsonl_come_back_as_they_went(name: str, data: st.DataObject) -> None:
    model, schema = RECORDS[name], _SCHEMAS[name]
    written = data.draw(st.lists(_record(name), min_size=1, max_size=3))
    dumped = [record.model_dump(mode="json") for record in written]
    assert all(_VALIDATORS[name].is_valid(record) for record in dumped)
    assert [model.model_validate_json(line) for line in formats.jsonl(dumped).split("\n")[:-1]] == written
    read = csv.DictReader(io.StringIO(formats.raw_csv(dumped), newline=""))
    assert [model.model_validate(_from_csv(row, schema)) for row in read] == written


def _from_csv(row: dict[str, str], schema: dict[str, Any]) -> dict[str, Any]:
    """Read a line as docs/data.md says: an empty cell is nothing, a list is JSON."""
    lists = {name for name, field in schema["properties"].items() if field.get("type") == "array"}
    return {name: json.loads(cell) if name in lists else (cell or None) for name, cell in row.items()}


_LINKS = [{"text": 'a, "b"', "url": "https://example.org/", "kind": "inline"}]
_NOTES = st.lists(st.fixed_dictionaries({"label": _TEXTS, "text": _TEXTS}), max_size=2)
_COMMON: dict[str, st.SearchStrategy[Any]] = {
    "edition": st.sampled_from(["ja", "en"]), "path": _TEXTS, "line": st.integers(1, 9999), "section": _TEXTS,
    "section_path": st.lists(_TEXTS, max_size=2), "key": _TEXTS, "name": _TEXTS, "links": st.sampled_from([[], _LINKS]),
    "footnotes": _NOTES, "others": st.lists(st.fixed_dictionaries({"header": _TEXTS, "text": _TEXTS}), max_size=1),
}  # fmt: skip
_MAYBE = st.none() | _TEXTS
_AMOUNT = st.none() | st.floats(1, 1e13)
_OWN: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "models": {
        "kind": st.sampled_from([None, "merged"]), "released": st.sampled_from([None, "2024-06"]), "developer": _MAYBE,
        "parameters": _AMOUNT, "training_tokens": _AMOUNT, "context_length": _AMOUNT,
        "sizes": st.lists(
            st.fixed_dictionaries({"text": _TEXTS, "parameters": st.floats(1, 1e13), "source": st.just("row")}), max_size=2
        ),
        "training": st.lists(
            st.fixed_dictionaries({
                "phases": st.just(["sft", "dpo"]), "scope": _MAYBE, "undisclosed": st.booleans(), "tokens": _AMOUNT,
                "data": st.lists(st.fixed_dictionaries({"name": _TEXTS, "amount": _MAYBE}), max_size=2),
            }), max_size=2,
        ),
        "licences": st.lists(st.fixed_dictionaries({"name": _TEXTS, "spdx": _MAYBE, "doubtful": st.booleans()}), max_size=2),
    },
    "benchmarks": {"description": _MAYBE, "developer": _MAYBE},
    "papers": {"title": _TEXTS, "url": _MAYBE, "published": _MAYBE, "venue": _MAYBE},
}  # fmt: skip


def _record(name: str) -> st.SearchStrategy[BaseModel]:
    return st.fixed_dictionaries({**_COMMON, **_OWN[name]}).map(RECORDS[name].model_validate)


@pytest.mark.parametrize("name", RECORDS)
def test_the_schemas_are_schemas_and_say_what_each_field_is(name: str) -> None:
    schema: dict[str, Any] = json_schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["properties"]["section"]["description"]


@pytest.mark.parametrize("name", RECORDS)
def test_parquet_holds_the_same_and_an_empty_one_has_the_same_columns(
    name: str, repository: Path, tmp_path: Path
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra readme-sync[parquet] is not installed")
    to = tmp_path / "out.parquet"
    assert main(["-C", str(repository), "rows", "--as", name, "--format", "parquet", "--output", str(to)]) == 0
    table = parquet.read_table(to)
    loaded = load(repository, Settings())
    if name != "rows":
        written = data.records(name, loaded, Settings())  # type: ignore[arg-type]
        assert table.to_pylist() == [record.model_dump(mode="json") for record in written]
    from readme_sync.report.parquet import parquet as render

    to.write_bytes(render([], RECORDS[name]))
    assert parquet.read_table(to).schema == table.schema


def test_parquet_without_pyarrow_says_what_to_install(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        assert main(["-C", str(repository), "rows", "--format", "parquet", "--output", "x.parquet"]) == 2
        assert "pip install 'readme-sync[parquet]'" in capfd.readouterr().err
    else:
        pytest.skip("pyarrow is installed")


def test_the_command_prints_what_it_is_asked_for(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(repository), "rows", "--as", "papers", "--edition", "en", "--format", "jsonl"]) == 0
    (line,) = capfd.readouterr().out.splitlines()
    assert PaperRecord.model_validate_json(line).title == "All of Alpha"
    assert main(["-C", str(repository), "rows", "--as", "models"]) == 0
    assert "Alpha 8x7B" in capfd.readouterr().out
