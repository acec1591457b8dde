"""``readme-sync sync --pull-request``: a workflow on a branch, a real git, and a GitHub that keeps state."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from readme_sync.bot.pull_request import BRANCH
from readme_sync.cli.main import main
from tests.servers.github_api import State
from tests.servers.github_client import server
from tests.sync.repository import EDITIONS, Repository

__all__ = ["server"]


class Workflow(NamedTuple):
    """A repository whose branch main is pushed, and the environment of a workflow that runs for it."""

    repository: Repository
    server: State
    patch: pytest.MonkeyPatch
    event: Path

    def push(self, path: str, *changes: tuple[str, str]) -> str:
        """Change a file, commit and push it; return the commit that the branch was at before."""
        before = self.head()
        self.repository.edit(path, *changes)
        self.repository.commit()
        self.pushed(before)
        return before

    def pushed(self, before: str) -> None:
        """Let GitHub know the newest commit, and the workflow run for its push."""
        tree = {path: self.repository.read(path).encode() for path in EDITIONS}
        made = self.server.git.commit("main", tree)
        self.server.git.commits[self.head()] = self.server.git.commits[made]
        self.server.git.refs["heads/main"] = self.head()
        self.event.write_text(json.dumps({"before": before}), encoding="utf-8")
        for name, value in {
            "GITHUB_EVENT_NAME": "push",
            "GITHUB_EVENT_PATH": str(self.event),
            "GITHUB_REF": "refs/heads/main",
            "GITHUB_REPOSITORY": "o/r",
            "GITHUB_API_URL": self.server.url,
            "GITHUB_TOKEN": "bot",
        }.items():
            self.patch.setenv(name, value)

    def head(self) -> str:
        command = ["git", "-C", str(self.repository.root), "rev-parse", "HEAD"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def run(self, *arguments: str) -> int:
        return main(["-C", str(self.repository.root), "sync", "--pull-request", *arguments])

    def open(self) -> list[dict[str, object]]:
        return [pull for pull in self.server.git.pulls if pull["state"] == "open"]


@pytest.fixture
def workflow(tmp_path: Path, server: State, monkeypatch: pytest.MonkeyPatch) -> Workflow:
    made = Workflow(Repository(tmp_path / "r"), server, monkeypatch, tmp_path / "event.json")
    made.repository.root.mkdir()
    made.repository.write(EDITIONS)
    made.repository.commit()
    made.pushed("0" * 40)
    return made


def test_a_push_that_changes_the_source_makes_one(workflow: Workflow, capsys: pytest.CaptureFixture[str]) -> None:
    before = workflow.push("README.md", ("2.7B", "2.8B"))
    assert workflow.run() == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "the pull request: made http" in said.err
    files = workflow.server.git.files(BRANCH)
    assert b"2.8B" in files["en/README.md"]
    assert b"2.8B" in files["fr/README.md"]
    assert workflow.server.git.parents(BRANCH) == [workflow.head()]
    body = str(workflow.open()[0]["body"])
    assert f"<!-- readme-sync:since {before} -->" in body
    assert "| Edition | Entry | How | As in |" in body
    assert "| `en/README.md` | Tsubame-2 | copied from the source |" in body
    assert workflow.repository.read("en/README.md") == EDITIONS["en/README.md"], "nothing is written here"


def test_what_an_earlier_push_brought_is_not_lost(workflow: Workflow) -> None:
    workflow.push("README.md", ("2.7B", "2.8B"))
    workflow.run()
    workflow.push("README.md", ("350M", "360M"))
    assert workflow.run() == 0
    assert b"360M" in workflow.server.git.files(BRANCH)["fr/README.md"]
    assert b"2.8B" in workflow.server.git.files(BRANCH)["en/README.md"]
    assert workflow.server.git.parents(BRANCH) == [workflow.head()]
    assert len(workflow.server.git.pulls) == 1


def test_it_is_closed_when_a_person_has_done_the_work(workflow: Workflow, capsys: pytest.CaptureFixture[str]) -> None:
    workflow.push("README.md", ("2.7B", "2.8B"))
    workflow.run()
    for path in ("en/README.md", "fr/README.md"):
        workflow.push(path, ("2.7B", "2.8B"))
    assert workflow.run() == 0
    assert "the pull request: closed" in capsys.readouterr().err
    assert workflow.open() == []


def test_what_is_left_is_told_and_cannot_steer_the_page(workflow: Workflow) -> None:
    workflow.push("README.md", ("2.7B", "2.8B"), ("不明 | 個人", "湖の @音 `x` <b>湖</b> | 個人"))
    assert workflow.run() == 1
    body = str(workflow.open()[0]["body"])
    row = next(
        line
        for line in body.partition("## What is left to you")[2].partition("## ")[0].splitlines()
        if line.startswith("| en |")
    )
    assert row == "| en | Kamome 学習データ | its words have changed | ``湖の @音 `x` <b>湖</b>`` |"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("GITHUB_EVENT_NAME", "pull_request", "not on pull_request"),
        ("GITHUB_EVENT_NAME", "pull_request_target", "not on pull_request_target"),
        ("GITHUB_EVENT_NAME", "workflow_run", "not on workflow_run"),
        ("GITHUB_EVENT_NAME", "", "this machine"),
        ("GITHUB_REF", "refs/tags/v1", "not on refs/tags/v1"),
        ("GITHUB_REF", f"refs/heads/{BRANCH}", "not on refs/heads/readme-sync/sync"),
        ("GITHUB_TOKEN", "", "GITHUB_TOKEN must be set"),
    ],
)
def test_it_works_on_a_branch_alone(
    workflow: Workflow, capsys: pytest.CaptureFixture[str], name: str, value: str, words: str
) -> None:
    workflow.push("README.md", ("2.7B", "2.8B"))
    workflow.patch.setenv(name, value)
    assert workflow.run() == 2
    assert words in capsys.readouterr().err
    assert workflow.server.writes() == []


def test_a_schedule_collects_from_the_open_one_and_needs_a_base_else(
    workflow: Workflow, capsys: pytest.CaptureFixture[str]
) -> None:
    workflow.push("README.md", ("2.7B", "2.8B"))
    workflow.patch.setenv("GITHUB_EVENT_NAME", "schedule")
    assert workflow.run() == 0
    assert "nothing (nothing says since when; from now on it is known (or give --base))" in capsys.readouterr().err
    assert workflow.run("--base", "HEAD~1") == 0
    assert workflow.run() == 0
    assert "the pull request: unchanged" in capsys.readouterr().err


def test_what_is_not_committed_is_not_offered(workflow: Workflow, capsys: pytest.CaptureFixture[str]) -> None:
    workflow.push("README.md", ("2.7B", "2.8B"))
    workflow.repository.edit("en/README.md", ("350M", "360M"))
    assert workflow.run() == 2
    assert "en/README.md: is not as in the commit" in capsys.readouterr().err
    assert workflow.server.writes() == []


@pytest.mark.parametrize("arguments", [["--write"], ["--to", "en"]])
def test_options_that_do_not_go_with_it(
    workflow: Workflow, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert workflow.run(*arguments) == 2
    assert capsys.readouterr().err.startswith("readme-sync: error: --pull-request ")


def test_a_push_whose_run_died_is_made_up_for(workflow: Workflow) -> None:
    workflow.push("README.md", ("Tsubame", "Tsubame-X"))
    workflow.run()
    workflow.server.git.pulls[0]["state"] = "closed"
    workflow.push("README.md", ("2.7B", "2.8B"))  # nobody runs for this one
    workflow.push("README.md", ("350M", "360M"))
    workflow.run()
    files = workflow.server.git.files(BRANCH)
    assert b"2.8B" in files["en/README.md"]
    assert b"360M" in files["en/README.md"]
    assert workflow.server.git.refs["readme-sync/offered/main"] == workflow.head()


def test_a_schedule_makes_up_for_it_too(workflow: Workflow) -> None:
    workflow.push("README.md", ("2.7B", "2.8B"))
    workflow.patch.setenv("GITHUB_EVENT_NAME", "schedule")
    workflow.run()
    workflow.push("README.md", ("350M", "360M"))
    workflow.patch.setenv("GITHUB_EVENT_NAME", "schedule")
    assert workflow.run() == 0
    assert b"360M" in workflow.server.git.files(BRANCH)["fr/README.md"]


def test_what_is_left_alone_is_not_offered_yet(workflow: Workflow) -> None:
    workflow.push("README.md", ("2.7B", "2.8B"))
    workflow.run()
    known = workflow.server.git.refs["readme-sync/offered/main"]
    workflow.server.git.commit(BRANCH, {"fr/README.md": b"mieux\n"})
    workflow.push("README.md", ("350M", "360M"))
    workflow.run()
    assert workflow.server.git.refs["readme-sync/offered/main"] == known


def test_where_history_was_rewritten_it_begins_at_the_next_push(
    workflow: Workflow, capsys: pytest.CaptureFixture[str]
) -> None:
    workflow.push("README.md", ("2.7B", "2.8B"))
    workflow.run()
    gone = "0123456789" * 4
    pull = workflow.open()[0]
    before = str(pull["body"]).partition("since ")[2][:40]
    pull["body"] = str(pull["body"]).replace(before, gone)
    workflow.server.git.refs["readme-sync/offered/main"] = gone
    workflow.event.write_text(json.dumps({"before": gone}), encoding="utf-8")
    assert workflow.run() == 2
    assert "no git revision 0123456789" in (said := capsys.readouterr().err)
    assert "give --base" in said
    workflow.push("README.md", ("350M", "360M"))
    assert workflow.run() == 0
    assert "what changed before is left out" in capsys.readouterr().err
    assert b"360M" in workflow.server.git.files(BRANCH)["en/README.md"]
    assert len(workflow.open()) == 1


def test_a_ref_that_may_not_be_made_is_told(workflow: Workflow, capsys: pytest.CaptureFixture[str]) -> None:
    workflow.server.git.protected.add("readme-sync/offered/main")
    workflow.push("README.md", ("2.7B", "2.8B"))
    assert workflow.run() == 0
    said = capsys.readouterr().err
    assert "the pull request: made" in said
    assert "the next run begins at its own push" in said
