"""The commands on small repositories that exist: what they print, write and answer."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from readme_sync.cli.main import main
from readme_sync.report.json_schema import json_schema

pytest.importorskip("readme_sync.pipeline.check")

Run = Callable[..., tuple[int, str, str]]

JA = """\
[English](README.en.md)

# カタログ

## モデル <a id="models"></a>

| モデル | 文脈長 | 開発元 |
|---|---|---|
| [Alpha](https://huggingface.co/acme/alpha) | 4,096 | Acme |
| [Beta](https://huggingface.co/acme/beta) | 2,048 | Acme |
| [Gamma](https://huggingface.co/acme/gamma) | 8,192 | Acme |
"""
EN = """\
[日本語](README.md)

# Catalogue

## Models <a id="models"></a>

| Model | Context | Developer |
|---|---|---|
| [Alpha](https://huggingface.co/acme/alpha) | 4,096 | Acme |
| [Beta](https://huggingface.co/acme/beta) | 2,048 | Acme |
| [Gamma](https://huggingface.co/acme/gamma) | 8,192 | Acme |
"""
GAMMA = "| [Gamma](https://huggingface.co/acme/gamma) | 8,192 | Acme |\n"


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Return a function that runs readme-sync on the repository in ``tmp_path``."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(["-C", str(tmp_path), *arguments])
        said = capfd.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """Return a repository of two editions in step."""
    (tmp_path / "README.md").write_text(JA, encoding="utf-8")
    (tmp_path / "README.en.md").write_text(EN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def broken(clean: Path) -> Path:
    """Return the same repository without one row in the translation."""
    (clean / "README.en.md").write_text(EN.replace(GAMMA, ""), encoding="utf-8")
    return clean


def test_a_clean_catalogue_is_quiet_and_exit_0(run: Run, clean: Path) -> None:
    code, out, err = run("check")
    assert (code, out) == (0, "")
    assert err.startswith("Nothing to fix in 2 editions (")


def test_a_finding_is_one_line_and_exit_1(run: Run, broken: Path) -> None:
    code, out, err = run("check")
    assert code == 1
    assert out.count("\n") == 1
    assert out.startswith("README.en.md:")
    assert ": RS404 " in out
    assert err.startswith("1 error in 2 editions (")


def test_json_is_the_contract_and_alone_on_standard_output(run: Run, broken: Path) -> None:
    code, out, err = run("check", "--format", "json")
    assert (code, err) == (1, "")
    document = json.loads(out)
    jsonschema.validate(document, json_schema())
    assert [finding["code"] for finding in document["findings"]] == ["RS404"]
    assert {edition["language"] for edition in document["editions"]} == {"ja", "en"}
    assert document["summary"] == {"error": 1, "warning": 0, "info": 0}


def test_a_terminal_gets_the_page(run: Run, broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    code, out, err = run("check")
    assert (code, err) == (1, "")
    assert "› models › Gamma\n  README.en.md:" in out
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--fail-on", "error"], 1),
        (["--fail-on", "never"], 0),
        (["--select", "RS1,RS2"], 0),
        (["--select", "RS404"], 1),
        (["--ignore", "RS404"], 0),
        (["--select", "RS4", "--ignore", "RS404"], 0),
        (["--ignore", "RS4", "--select", "RS404"], 1),
    ],
)
def test_selection_and_the_limit_decide_the_exit_code(run: Run, broken: Path, arguments: list[str], code: int) -> None:
    assert run("check", *arguments)[0] == code


def test_statistics_count(run: Run, broken: Path) -> None:
    assert run("check", "--statistics")[:2] == (
        1,
        "1 finding: 1 error\n\n1 RS404 row-missing\n\n1 en\n\n1 README.md\n",
    )
    code, _, err = run("check", "--statistics", "--format", "json")
    assert code == 2
    assert "--statistics is for --format text" in err


def test_verbose_prints_the_other_places(run: Run, broken: Path) -> None:
    _, plain, _ = run("check")
    code, out, _ = run("check", "--verbose")
    assert code == 1
    assert [line for line in out.splitlines() if not line.startswith("    ")] == plain.splitlines()
    assert any(line.startswith("    README.md:") for line in out.splitlines())
    code, _, err = run("check", "--verbose", "--format", "json")
    assert code == 2
    assert "--verbose is for --format text" in err


def test_a_report_goes_to_a_file_below_the_folder(run: Run, broken: Path) -> None:
    code, out, err = run("check", "--format", "json", "--output", "report.json")
    assert (code, out, err) == (1, "", "")
    assert json.loads((broken / "report.json").read_text(encoding="utf-8"))["summary"]["error"] == 1
    assert run("check", "--output", "none/report.txt")[0] == 2


def test_settings_are_obeyed_and_their_mistakes_are_one_line(run: Run, broken: Path) -> None:
    settings = broken / "readme-sync.toml"
    settings.write_text('[severity]\nRS404 = "info"\n')
    assert run("check")[0] == 0
    settings.write_text('[severity]\nRS440 = "info"\n')
    code, out, err = run("check")
    assert (code, out) == (2, "")
    assert err == (
        "readme-sync: error: readme-sync.toml:2: severity.RS440: no rule has the code or prefix 'RS440' "
        "(did you mean 'RS404'?)\n"
    )
    (broken / "other.toml").write_text('fail-on = "never"\n')
    assert main(["-C", str(broken), "--config", "other.toml", "check"]) == 0


def test_an_ignore_silences_with_its_reason_and_complains_when_idle(run: Run, broken: Path) -> None:
    (broken / "readme-sync.toml").write_text('[[ignores]]\ncode = "RS404"\nreason = "not for English"\n')
    code, out, _ = run("check", "--format", "json")
    document = json.loads(out)
    assert (code, document["findings"]) == (0, [])
    assert document["ignored"][0]["reason"] == "not for English"
    (broken / "README.en.md").write_text(EN, encoding="utf-8")
    code, out, _ = run("check")
    assert code == 1
    assert out.startswith("readme-sync.toml:1:1: RS901 the ignore of RS404 (not for English) fits nothing any more")


def test_an_idle_ignore_is_named_as_it_was_written(run: Run, clean: Path) -> None:
    ignore = 'code = "RS104"\nreason = "theirs"\nurl = "https://a.example/*?x=1"\n'
    (clean / "readme-sync.toml").write_text(f"[[ignores]]\n{ignore}")
    _, out, _ = run("check")
    assert "the ignore of RS104 for url 'https://a.example/*?x=1' (theirs) fits nothing any more" in out


@pytest.mark.parametrize("url", ["gone.md", "#gone", "https://example..org/", "mailto:*"])
def test_an_ignore_names_the_link_that_it_is_about(run: Run, tmp_path: Path, url: str) -> None:
    links = ["gone.md", "#gone", "https://example..org/", "mailto:me@example.org?subject=two words"]
    (tmp_path / "README.md").write_text("# Loom\n\n" + "\n\n".join(f"[x]({link})" for link in links) + "\n")
    (tmp_path / "readme-sync.toml").write_text(f'[[ignores]]\ncode = "RS"\nreason = "so"\nurl = "{url}"\n')
    code, out, _ = run("-C", str(tmp_path), "check", "--format", "json")
    document = json.loads(out)
    assert (code, len(document["findings"]), len(document["ignored"])) == (1, 3, 1)


def test_a_comment_in_an_entry_speaks_of_that_entry_alone(run: Run, tmp_path: Path) -> None:
    comment = "<!-- readme-sync: ignore RS304 it comes soon -->"
    lines = (
        f"- [a](gone/a.md) {comment}",
        "- [b](other/b.md)",
        "",
        f"> [c](third/c.md) {comment}",
        ">",
        "> [d](fourth/d.md)",
        "",
        f"## [E](fifth/e.md) {comment}",
        "",
        "- see",
        "  [f](sixth/f.md)",
        f"  {comment}",
        "  - [g](seventh/g.md)",
        "- [h](eighth/h.md)",
    )
    (tmp_path / "README.md").write_text("\n".join(lines) + "\n")
    _, out, _ = run("-C", str(tmp_path), "check", "--format", "json")
    document = json.loads(out)
    assert [one["line"] for one in document["findings"]] == [2, 6, 14]
    assert len(document["ignored"]) == 5


def test_an_unknown_code_on_the_command_line_is_wrong_usage(run: Run, clean: Path) -> None:
    code, _, err = run("check", "--select", "RS440")
    assert code == 2
    assert "no rule has the code or prefix 'RS440'" in err


def test_rows_come_in_every_format(run: Run, clean: Path) -> None:
    code, out, _ = run("rows", "--format", "json")
    rows = json.loads(out)
    assert code == 0
    assert len(rows) == 6
    assert [json.loads(line) for line in run("rows", "--format", "jsonl")[1].splitlines()] == rows
    table = list(csv.DictReader(io.StringIO(run("rows", "--format", "csv")[1])))
    assert [row["name"] for row in table] == [row["name"] for row in rows]
    shown = run("rows", "--edition", "en")[1].splitlines()
    assert shown == ["edition\tsection\tname", "en\tmodels\tAlpha", "en\tmodels\tBeta", "en\tmodels\tGamma"]
    assert run("rows", "--edition", "en", "--section", "models")[1].splitlines() == shown
    assert run("rows", "--edition", "fr")[0] == 2


@pytest.mark.parametrize("stage", ["document", "rows", "catalogue", "links"])
def test_every_stage_can_be_printed(run: Run, clean: Path, stage: str) -> None:
    code, out, err = run("dump", stage)
    assert (code, err) == (0, "")
    assert "Alpha" in out or "acme/alpha" in out


def test_rules_are_listed_and_explained(run: Run) -> None:
    code, out, _ = run("rules")
    assert code == 0
    assert out.startswith("code\tname\tseverity\ton\twhat it finds\n")
    assert "\nRS404\trow-missing\terror\tyes\t" in out
    page = run("explain", "RS404")
    assert page[0] == 0
    assert "## Bad" in page[1]
    assert run("explain", "rs404") == run("explain", "row-missing") == page
    code, _, err = run("explain", "RS440")
    assert code == 2
    assert "there is no rule 'RS440' (did you mean 'RS404'?)" in err


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_checked(run: Run, broken: Path) -> None:
    (broken / "README.fr.md").write_bytes(b"# x\n\xff\n")
    code, out, err = run("check")
    assert code == 2
    assert ": RS404 " in out
    assert "readme-sync: error: README.fr.md:2: " in err
    assert "Traceback" not in err


def test_a_folder_without_editions_is_exit_2(run: Run) -> None:
    code, out, err = run("check")
    assert (code, out) == (2, "")
    assert err.startswith("readme-sync: error: ")
    assert err.count("\n") == 1


def test_check_loads_nothing_it_does_not_need(broken: Path) -> None:
    heavy = {"pydantic", "rich", "httpx2", "huggingface_hub", "socket", "ssl", "tomllib", "asyncio", "sqlite3"}
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "readme_sync", "-C", str(broken), "check"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert ran.returncode == 1
    loaded = {line.rsplit("|", 1)[-1].strip() for line in ran.stderr.splitlines() if line.startswith("import time:")}
    assert "readme_sync.pipeline.check" in loaded
    assert heavy & loaded == set()
