"""What tools/generate_docs.py writes: from rules to pages and tables."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from readme_sync.rules import load
from readme_sync.rules.manual import table
from readme_sync.settings.schema import Written, WrittenIgnore
from tools.generate_docs import RULE_TABLES, generated, page, settings_page, without_summary


def _root(root: Path, scratch: Path) -> Path:
    (scratch / "tools").mkdir()
    shutil.copy(root / "tools/rule_summaries.toml", scratch / "tools")
    return scratch


def test_every_rule_has_its_page_and_a_line_in_each_table(root: Path, tmp_path: Path) -> None:
    files = dict(generated(_root(root, tmp_path)))
    for rule in load():
        assert rule.page in files[f"docs/rules/{rule.code}.md"]
        assert f"[{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity} |" in files["docs/rules/README.md"]
        assert all(f"| [{rule.code}]({rule.code}.md) |" in files[table.path] for table in RULE_TABLES)


def test_the_tables_of_other_languages_are_translated(root: Path, tmp_path: Path) -> None:
    files = dict(generated(_root(root, tmp_path)))
    assert "どこからも参照していない" in files["docs/rules/README.ja.md"]
    assert "| Code | Nom | Gravité |" in files["docs/rules/README.fr.md"]
    assert "[ [English](README.md) | 日本語 | [Français](README.fr.md) ]" in files["docs/rules/README.ja.md"]


def test_what_is_generated_is_stable(root: Path, tmp_path: Path) -> None:
    scratch = _root(root, tmp_path)
    assert dict(generated(scratch)) == dict(generated(scratch))


def test_schemas_name_their_dialect(root: Path, tmp_path: Path) -> None:
    files = dict(generated(_root(root, tmp_path)))
    for name in ("rows", "report", "settings"):
        assert json.loads(files[f"docs/schemas/{name}.schema.json"])["$schema"].endswith("2020-12/schema")


def test_pipes_in_a_summary_do_not_split_the_row() -> None:
    assert table(("A", "B"), [("x | y", "z")]) == "| A | B |\n|---|---|\n| x \\| y | z |\n"


def test_a_page_names_its_source() -> None:
    rule = load()[0]
    assert f"src/readme_sync/rules/tables/{rule.code.lower()}_" in page(rule)


def test_the_settings_page_names_every_key_and_option() -> None:
    text = settings_page(load())
    for model in (Written, WrittenIgnore):
        for name, field in model.model_fields.items():
            assert f"| `{field.alias or name}` |" in text
            assert str(field.description) in text
    options = [(rule.code, name) for rule in load() for name in rule.options]
    assert options
    for code, name in options:
        assert f"| `{name}` |" in text.partition(f"### `[rules.{code}]`")[2]


def test_a_rule_without_its_summary_in_each_language_is_named() -> None:
    rules = load()[:3]
    both = {"ja": "要約", "fr": "résumé"}
    summaries = {rules[0].code: both, rules[1].code: {"ja": "要約"}, "RS999": both}
    assert list(without_summary(rules, summaries)) == [
        f"{rules[1].code} has no summary in fr: write it into tools/rule_summaries.toml",
        f"{rules[2].code} has no summary in ja and fr: write it into tools/rule_summaries.toml",
        "RS999 is no rule any more: take its summaries out of tools/rule_summaries.toml",
    ]


def test_summaries_that_are_no_toml_are_a_line(root: Path, tmp_path: Path) -> None:
    file = _root(root, tmp_path) / "tools/rule_summaries.toml"
    file.write_text('[RS101]\nja = "要約"\nja = "要約"\n', encoding="utf-8")
    with pytest.raises(SystemExit, match=r"tools/rule_summaries\.toml: .*line 3"):
        list(generated(tmp_path))
