"""Writes what is generated: rule pages, rule tables, JSON schemas. --check writes nothing and names what is stale.

    python tools/generate_docs.py            writes docs/rules/, docs/schemas/, and the rules' table in each README
    python tools/generate_docs.py --check    exit 1 and a line for each stale file

A rule's page is its docstring. Its one-line summary is the first line of it; ``tools/rule_summaries.toml`` holds
that line in the languages of the other READMEs, and English stands in where it lacks one. A README gets its table
between the lines ``<!-- rules: begin -->`` and ``<!-- rules: end -->``, and none where it lacks them.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from readme_sync import settings
from readme_sync.editions import rows
from readme_sync.report import json_schema as report
from readme_sync.rules import Rule, load

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- rules: begin -->", "<!-- rules: end -->"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Readme(NamedTuple):
    """A README, its language, and the headings of its table."""

    path: str
    language: str
    headings: tuple[str, str, str, str]


READMES = (
    Readme("README.md", "ja", ("コード", "名前", "重大度", "内容")),
    Readme("en/README.md", "en", ("Code", "Name", "Severity", "What is wrong")),
    Readme("fr/README.md", "fr", ("Code", "Nom", "Gravité", "Ce qui ne va pas")),
)


def main(arguments: Sequence[str]) -> int:
    """Write or check every generated file; return the exit code."""
    if arguments not in ([], ["--check"]):
        print(__doc__)
        return 2
    wanted = dict(generated(ROOT))
    stale = [path for path, text in wanted.items() if _read(ROOT / path) != text]
    orphans = [path for path in _present(ROOT) if path not in wanted]
    for path in (*stale, *orphans):
        print(
            f"{path} is stale: run `make docs`" if arguments else f"{'deleted' if path in orphans else 'wrote'} {path}"
        )
        if not arguments:
            _put(ROOT / path, wanted.get(path))
    return 1 if arguments and (stale or orphans) else 0


def generated(root: Path) -> Iterator[tuple[str, str]]:
    """Yield (path from the root, text) for every generated file, and every README that holds a table."""
    rules = load()
    for rule in rules:
        yield f"docs/rules/{rule.code}.md", page(rule)
    yield "docs/rules/README.md", index(rules)
    schemas = {"rows": rows.json_schema(), "report": report.json_schema(), "settings": settings.json_schema()}
    for name, schema in schemas.items():
        text = json.dumps({"$schema": _DIALECT, **schema}, indent=2, ensure_ascii=False)
        yield f"docs/schemas/{name}.schema.json", text + "\n"
    summaries = tomllib.loads((root / "tools/rule_summaries.toml").read_text(encoding="utf-8"))
    for readme in READMES:
        text = _read(root / readme.path) or ""
        before, begin, rest = text.partition(BEGIN)
        _, end, after = rest.partition(END)
        if begin and end:
            yield readme.path, f"{before}{BEGIN}\n\n{_readme_table(readme, rules, summaries)}\n{END}{after}"


def page(rule: Rule) -> str:
    """Return a rule's page."""
    module = f"{rule.code.lower()}_{rule.name.replace('-', '_')}.py"
    off = "" if rule.enabled else " It is off until it is selected."
    return (
        f"<!-- Written by tools/generate_docs.py from src/readme_sync/rules/{module}: change that file. -->\n\n"
        f"# {rule.code} {rule.name}\n\nSeverity: **{rule.severity}**.{off}\n\n{rule.page}\n"
    )


def index(rules: Sequence[Rule]) -> str:
    """Return the page that lists all rules."""
    lines = [(f"[{rule.code}]({rule.code}.md)", rule.name, rule.severity, rule.summary) for rule in rules]
    return (
        "<!-- Written by tools/generate_docs.py. -->\n\n# Rules\n\n"
        "A code is never used again, also when its rule is gone. `readme-sync explain CODE` prints a rule's page.\n\n"
        + table(("Code", "Name", "Severity", "What is wrong"), lines)
    )


def table(headings: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table; pipes inside cells are escaped."""
    rows_of = [headings, ["---"] * len(headings), *([cell.replace("|", "\\|") for cell in line] for line in lines)]
    return "".join(f"| {' | '.join(row)} |\n".replace("| --- ", "|---").replace("--- |", "---|") for row in rows_of)


def _readme_table(readme: Readme, rules: Sequence[Rule], summaries: Mapping[str, Mapping[str, str]]) -> str:
    up = "../" * readme.path.count("/")
    lines = []
    for rule in rules:
        summary = summaries.get(rule.code, {}).get(readme.language, rule.summary)
        lines.append((f"[{rule.code}]({up}docs/rules/{rule.code}.md)", rule.name, rule.severity, summary))
    return table(readme.headings, lines)


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
