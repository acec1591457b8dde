"""Nothing that a document or a file's name says steers a terminal, a runner of workflows or a spreadsheet."""

from __future__ import annotations

import csv
import io
import json

import pytest

from readme_sync.report import formats
from readme_sync.report.escape import workflow_log
from tests.attacks.conftest import EN, FR, JA, Repository, bounded

STEERING = "\x1b[2J\x1b]8;;https://b.example\x07\x9b31m\u202e\u2066\u200b\u2028\x7f\x08"
FORBIDDEN = set("\x1b\x07\x9b\u202e\u2066\u200b\u2028\x7f\x08")
FORMATS = [one for one in formats.FORMATS if one != "json"]  # that says everything as it is
FORMULAS = ("=1+1", "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(1)", " =1", "\u3000=1", "\uff1d1+1", "-1+1", "|x")


def dangerous(repository: Repository) -> None:
    for path, text in (("README.md", JA), ("README_en.md", EN), ("README_fr.md", FR)):
        row = f"|{STEERING}[x{STEERING}](https://b.example/{path})|7B|9|\n"
        note = f"[^{STEERING}] ![a](no{STEERING}.png) ::error::x ##[error]x\n"
        repository.write(path, f"{text}{row}\n## {STEERING}{path}\n\n{note}")


@pytest.mark.parametrize(
    "command",
    [
        *(("check", "--format", format_) for format_ in FORMATS),
        *(("dump", stage) for stage in ("document", "rows", "catalogue", "links", "plan")),
        ("rows",),
        ("check", "--statistics"),
    ],
    ids=" ".join,
)
def test_nothing_steers_a_terminal(repository: Repository, command: tuple[str, ...]) -> None:
    dangerous(repository)
    name = f"docs/README\n{STEERING}::error::.ja.md"
    repository.write(name, JA + "\n[^9]\n")
    ran = repository.run(*command)
    assert not FORBIDDEN & set(ran.err)
    # JSON of SARIF and its kind may hold what no terminal obeys; ESC and C1 are escaped there by the format itself.
    allowed = set() if command[-1] != "sarif" else set("\u202e\u2066\u200b\u2028\x7f\x9b")
    assert not (FORBIDDEN - allowed) & set(ran.out), sorted(map(hex, map(ord, FORBIDDEN & set(ran.out))))
    assert not any(line.startswith("::error::x") for line in ran.out.splitlines())


@pytest.mark.parametrize("format_", [one for one in formats.FORMATS if one != "github"])
def test_nothing_commands_a_runner_of_workflows(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    for path, text in (("::add-mask::x/README.md", JA), ("::add-mask::x/README.fr.md", FR)):
        repository.write(path, f"{text}\n| ##[add-mask]x[^9] | ::add-mask::x |\n\n::add-mask::x ##[add-mask]x [^8]\n")
    command = ("check", "--format", format_, "--", "::add-mask::x/README.md", "::add-mask::x/README.fr.md")
    ran = repository.run(*command)
    assert ran.code == 1, ran.err
    for line in (ran.out + ran.err).splitlines():
        assert not line.lstrip().startswith("::")
        assert "##[" not in line
    if format_ in ("json", "sarif", "gitlab"):
        monkeypatch.delenv("GITHUB_ACTIONS")
        plain = repository.run(*command)
        assert json.loads(ran.out) == json.loads(plain.out)


@pytest.mark.parametrize("arguments", [("check", "##[add-mask]x.md"), ("##[a]",)])
def test_an_error_commands_no_runner_of_workflows(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    ran = repository.run(*arguments)
    assert ran.code == 2
    assert "x23#[" in ran.err
    assert "##[" not in ran.err


def test_many_empty_lines_in_a_log_take_no_time() -> None:
    with bounded():
        assert workflow_log("\n \t" * 100_000 + "::error::x").endswith("\\x3a:error::x")


def test_names_of_files_are_no_lines(repository: Repository) -> None:
    repository.write("docs/a\n::error::b/README.ja.md", JA + "\n[^9]\n")
    repository.write(b"docs/\xff/README.ja.md".decode("utf-8", "surrogateescape"), JA + "\n[^9]\n")
    for format_ in formats.FORMATS:
        ran = repository.run("check", "--format", format_)
        assert ran.code in {0, 1}
        assert not any(line.startswith("::error::b") for line in (ran.out + ran.err).splitlines())


def test_no_cell_of_a_csv_is_a_formula(repository: Repository) -> None:
    rows = "".join(f"|{formula.replace('|', chr(92) + '|')}|-5|\n" for formula in FORMULAS)
    repository.write("README.md", f"{JA}{rows}")
    safe = list(csv.reader(io.StringIO(repository.run("rows", "--format", "csv").out)))
    raw = list(csv.reader(io.StringIO(repository.run("rows", "--format", "csv", "--raw").out)))
    assert not [cell for line in safe for cell in line if cell.lstrip(" \u3000").startswith(tuple("=+@|\uff1d"))]
    assert [[cell.removeprefix("'") for cell in line] for line in safe] == raw
    assert any(cell.startswith("=1+1") for line in raw for cell in line)
    assert repository.run("rows", "--format", "json", "--raw").code == 2
