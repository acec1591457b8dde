"""Writes what is generated: pages of rules and settings, tables, JSON schemas. --check only names what is stale.

    python -m tools.generate_docs            writes src/readme_sync/rules/index.py, docs/rules/, docs/schemas/,
                                             docs/settings.md and the first page's picture
    python -m tools.generate_docs --check    exit 1 and a line for each stale file

A rule's page is its docstring. Its one-line summary is the first line of it; ``tools/rule_summaries.toml`` holds
that line in the other languages of the rules' table.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from readme_sync import settings
from readme_sync.records import row_model as rows
from readme_sync.records import subject_models as records
from readme_sync.report import json_schema as report
from readme_sync.report import status_schema as status
from readme_sync.rules.api import Rule
from readme_sync.rules.manual import manual, options_table, table
from readme_sync.settings import schema
from readme_sync.settings.template import TEMPLATE
from tools import api_page, rule_index, terminal_picture

_LANGUAGES = {"en": "English", "ja": "日本語", "fr": "Français"}
ROOT = Path(__file__).resolve().parent.parent
SUMMARIES = "tools/rule_summaries.toml"
_SETTINGS = """\
None is needed. They stand in `readme-sync.toml`, or under `[tool.readme-sync]` in `pyproject.toml`; the former wins
where both exist. What the command line says goes before what a file says. `readme-sync init --only settings` writes a
file to start from, and editors that know JSON schemas complete it with
[settings.schema.json](schemas/settings.schema.json). `.lycheeignore` is read too: its comments are the reasons.
"""
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class RuleTable(NamedTuple):
    """The page that lists all rules in one language: where it is, its title, headings and first words."""

    path: str
    language: str
    title: str
    headings: tuple[str, str, str, str]
    about: str


RULE_TABLES = (
    RuleTable(
        "docs/rules/README.md",
        "en",
        "Rules",
        ("Code", "Name", "Severity", "What is wrong"),
        "A code is never used again, even when its rule is gone. `readme-sync explain CODE` prints a rule's page.",
    ),
    RuleTable(
        "docs/rules/README.ja.md",
        "ja",
        "規則",
        ("コード", "名前", "重大度", "内容"),
        "規則がなくなっても、そのコードは二度と使いません。規則の説明は `readme-sync explain CODE` で読めます (英語)。",
    ),
    RuleTable(
        "docs/rules/README.fr.md",
        "fr",
        "Règles",
        ("Code", "Nom", "Gravité", "Ce qui ne va pas"),
        "Un code n'est jamais réutilisé, même quand sa règle disparaît. `readme-sync explain CODE` affiche la page "
        "d'une règle (en anglais).",
    ),
)


def main(arguments: Sequence[str]) -> int:
    """Write or check every generated file; return the exit code."""
    if arguments not in ([], ["--check"]):
        print(__doc__)
        return 2
    rules = rule_index.find(ROOT)
    if not arguments and _read(ROOT / rule_index.PATH) != (text := rule_index.text(rules)):
        # What is drawn below is drawn by the rules that the index names, and this process has read the old one.
        _put(ROOT / rule_index.PATH, text)
        print(f"wrote {rule_index.PATH}")
        return subprocess.run((sys.executable, "-m", "tools.generate_docs"), cwd=ROOT, check=False).returncode
    wanted = dict(generated(ROOT))
    stale = [path for path, text in wanted.items() if _read(ROOT / path) != text]
    orphans = [path for path in _present(ROOT) if path not in wanted]
    for path in (*stale, *orphans):
        print(
            f"{path} is stale: run `make docs`" if arguments else f"{'deleted' if path in orphans else 'wrote'} {path}"
        )
        if not arguments:
            _put(ROOT / path, wanted.get(path))
    untold = list(without_summary(rules, _summaries(ROOT)))
    for line in untold:
        print(line)
    return 1 if untold or (arguments and (stale or orphans)) else 0


def without_summary(rules: Sequence[Rule], summaries: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Yield a line for each rule that has no summary in one of the languages, and for each summary without a rule."""
    languages = [one.language for one in RULE_TABLES if one.language != "en"]
    for rule in rules:
        if lacking := [language for language in languages if not summaries.get(rule.code, {}).get(language)]:
            yield f"{rule.code} has no summary in {' and '.join(lacking)}: write it into {SUMMARIES}"
    for code in sorted(summaries.keys() - {rule.code for rule in rules}):
        yield f"{code} is no rule any more: take its summaries out of {SUMMARIES}"


def generated(root: Path) -> Iterator[tuple[str, str]]:
    """Yield (path from the root, text) for every generated file, and every README that holds a table."""
    rules = rule_index.find(ROOT)
    yield rule_index.PATH, rule_index.text(rules)
    yield api_page.PATH, api_page.page()
    yield terminal_picture.PATH, terminal_picture.draw(ROOT)
    for rule in rules:
        yield f"docs/rules/{rule.code}.md", page(rule)
    summaries = _summaries(root)
    for page_of in RULE_TABLES:
        yield page_of.path, index(page_of, rules, summaries)
    yield "docs/settings.md", settings_page(rules)
    schemas = {"rows": rows.json_schema(), "report": report.json_schema(), "settings": settings.json_schema()}
    schemas["status"] = status.json_schema()
    schemas |= {name: records.json_schema(name) for name in ("models", "benchmarks", "papers")}
    for name, one in schemas.items():
        text = json.dumps({"$schema": _DIALECT, **one}, indent=2, ensure_ascii=False)
        yield f"docs/schemas/{name}.schema.json", text + "\n"


def page(rule: Rule) -> str:
    """Return a rule's page."""
    module = f"src/readme_sync/rules/{rule.module.replace('.', '/')}.py"
    return f"<!-- Written by tools/generate_docs.py from {module}: change that file. -->\n\n{manual(rule)}"


def index(one: RuleTable, rules: Sequence[Rule], summaries: Mapping[str, Mapping[str, str]]) -> str:
    """Return the page that lists all rules in one language; English stands in for a summary that it lacks."""
    switch = " | ".join(
        _LANGUAGES[other.language]
        if other is one
        else f"[{_LANGUAGES[other.language]}]({other.path.rpartition('/')[2]})"
        for other in RULE_TABLES
    )
    lines = [
        (
            f"[{rule.code}]({rule.code}.md)",
            rule.name,
            rule.severity,
            summaries.get(rule.code, {}).get(one.language, rule.summary),
        )
        for rule in rules
    ]
    return f"<!-- Written by tools/generate_docs.py. -->\n\n# {one.title}\n\n[ {switch} ]\n\n{one.about}\n\n" + table(
        one.headings, lines
    )


def settings_page(rules: Sequence[Rule]) -> str:
    """Return the page of all settings, from the models that read them and the options that rules say they take."""
    whole = schema.json_schema()
    named: dict[str, Any] = whole["$defs"]  # type: ignore[assignment]
    parts = [
        "<!-- Written by tools/generate_docs.py from src/readme_sync/settings/: change it there. -->\n\n# Settings\n",
        _SETTINGS,
        _keys(whole, named),
    ]
    for key, field in _fields(whole):
        about = _named(field, named)
        if about is not None:
            head = f"[[{key}]]" if field.get("type") == "array" else f"[{key}]"
            parts += [f"## `{head}`\n", f"{about['description']}\n", _keys(about, named)]
    parts += ["## `[rules.RSNNN]`\n", f"{_described(whole, 'rules')}\n"]
    for rule in rules:
        if rule.options:
            parts += [
                f"### `[rules.{rule.code}]`\n",
                f"[{rule.name}](rules/{rule.code}.md): {rule.summary}\n",
                options_table(rule),
            ]
    parts += [f"## The file that `readme-sync init` writes\n\n```toml\n{TEMPLATE}```\n"]
    return "\n".join(parts)


def _keys(model: Mapping[str, Any], named: Mapping[str, Any]) -> str:
    return table(
        ("Key", "Kind", "Default", "Meaning"),
        [
            (f"`{key}`", _type(field, named), _default(field, key in model.get("required", ())), field["description"])
            for key, field in _fields(model)
        ],
    )


def _fields(model: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return list(model["properties"].items())


def _described(model: Mapping[str, Any], key: str) -> str:
    return str(model["properties"][key]["description"])


def _named(field: Mapping[str, Any], named: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the table that a key holds, or the table of which it holds a list."""
    reference = field.get("$ref") or field.get("items", {}).get("$ref")
    return named[reference.rpartition("/")[2]] if reference else None


def _type(field: Mapping[str, Any], named: Mapping[str, Any]) -> str:
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in field["enum"])
    if "$ref" in field:
        found = named[field["$ref"].rpartition("/")[2]]
        return "table" if "properties" in found else _type(found, named)
    if "anyOf" in field:
        return _type(next(one for one in field["anyOf"] if one.get("type") != "null"), named)
    if field.get("type") == "array":
        return "list of tables" if "$ref" in field["items"] else "list of texts"
    kinds = {
        "string": "text",
        "integer": "whole number",
        "number": "number",
        "object": "table",
        "boolean": "true or false",
    }
    return "date" if field.get("format") == "date" else kinds[field["type"]]


def _default(field: Mapping[str, Any], required: bool) -> str:
    if required:
        return "required"
    value = field.get("default")
    return "" if value is None or value in ({}, []) or isinstance(value, dict) else f"`{json.dumps(value)}`"


def _summaries(root: Path) -> dict[str, dict[str, str]]:
    try:
        return tomllib.loads((root / SUMMARIES).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SystemExit(f"{SUMMARIES}: {error}") from None


def _present(root: Path) -> list[str]:
    """Return the files that stand where only generated ones may."""
    found = [*(root / "docs/rules").glob("*.md"), *(root / "docs/schemas").glob("*.json")]
    return sorted(path.relative_to(root).as_posix() for path in found)


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _put(path: Path, text: str | None) -> None:
    if text is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
