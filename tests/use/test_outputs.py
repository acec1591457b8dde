"""Where ``check`` tells what it found: several formats of one run, the job's summary, the comment, the log."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.github_api import Fault, State, github
from tests.use.layouts import LAYOUTS
from tests.use.repository import Repository

LAYOUT = LAYOUTS[0]


@pytest.fixture
def broken(repository: Repository) -> Repository:
    repository.write(LAYOUT.files)
    repository.replace(*LAYOUT.change)
    return repository


@pytest.fixture
def server() -> Iterator[State]:
    with github() as state:
        state.open_issue("a pull request", pull=True)
        yield state


@pytest.fixture
def job(tmp_path: Path, server: State) -> dict[str, str]:
    """Return the environment of a step in a workflow that runs for a pull request."""
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"pull_request": {"number": 1}}), encoding="utf-8")
    return {
        "GITHUB_ACTIONS": "true",
        "GITHUB_API_URL": server.url,
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_REPOSITORY": "o/r",
        "GITHUB_RUN_ID": "7",
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "GITHUB_TOKEN": "bot",
    }


def test_also_writes_other_formats_of_the_same_run(broken: Repository) -> None:
    said = broken.run(
        "check", "--also", "json=a.json", "--also", "markdown=a.md", "--also=json=b=c.json", "--", "README.md"
    )
    assert said.out.startswith(LAYOUT.found)
    assert json.loads((broken.root / "a.json").read_text(encoding="utf-8"))["summary"]["error"] == 1
    assert (broken.root / "a.md").read_text(encoding="utf-8").startswith("### readme-sync found 1 error\n")
    assert (broken.root / "b=c.json").exists()


@pytest.mark.parametrize("wish", ["json", "json=", "yaml=x", "=x", ""])
def test_also_that_says_no_format_or_no_file(broken: Repository, wish: str) -> None:
    said = broken.run("check", "--also", wish)
    assert (said.code, said.out) == (2, "")
    assert "must be FORMAT=FILE, with one of the formats text, json, github, sarif, junit, markdown" in said.err


def test_statistics_are_for_people(broken: Repository) -> None:
    assert broken.run("check", "--statistics", "--format", "github").code == 2


def test_the_summary_is_added_to_what_other_steps_wrote(broken: Repository, job: dict[str, str]) -> None:
    summary = Path(job["GITHUB_STEP_SUMMARY"])
    summary.write_text("before\n\n", encoding="utf-8")
    assert broken.run("check", **job).code == 1
    assert summary.read_text(encoding="utf-8").startswith("before\n\n### readme-sync found 1 error\n")


def test_a_summary_that_cannot_be_written_is_a_warning(broken: Repository, job: dict[str, str]) -> None:
    said = broken.run("check", **{**job, "GITHUB_STEP_SUMMARY": "no/such/folder/summary.md"})
    assert said.code == 1
    warning = "::warning title=readme-sync::the job summary cannot be written: no such file or directory\n"
    assert warning in said.err
    said = broken.run("check", GITHUB_STEP_SUMMARY="no/such/folder/summary.md")
    assert "readme-sync: warning: the job summary cannot be written" in said.err


def test_the_comment_is_made_edited_and_left_when_all_is_well(
    broken: Repository, job: dict[str, str], server: State
) -> None:
    assert broken.run("check", "--comment", **job).code == 1
    [comment] = server.comments
    assert "readme-sync found 1 error" in comment["body"]
    broken.write(LAYOUT.files)
    assert broken.run("check", "--comment", **job).code == 0
    assert len(server.comments) == 1
    assert "is fixed" in server.comments[0]["body"]


def test_without_findings_there_is_no_comment(repository: Repository, job: dict[str, str], server: State) -> None:
    repository.write(LAYOUT.files)
    assert repository.run("check", "--comment", **job).code == 0
    assert server.comments == []
    assert server.writes() == []


@pytest.mark.parametrize("token", ["reader", "nobody"])
def test_a_token_that_may_not_comment_is_a_warning(
    broken: Repository, job: dict[str, str], server: State, token: str
) -> None:
    said = broken.run("check", "--comment", **{**job, "GITHUB_TOKEN": token})
    assert said.code == 1
    assert said.out.startswith(LAYOUT.found)
    assert "::warning title=readme-sync::--comment: GitHub refuses" in said.err


def test_what_github_says_cannot_steer_the_log(broken: Repository, job: dict[str, str], server: State) -> None:
    server.faults.append(Fault("POST", 422, message="no\n::error::x\x1b[31m%0A"))
    said = broken.run("check", "--comment", **job)
    [line] = [line for line in said.err.splitlines() if "::warning" in line]
    assert "\x1b" not in line
    assert "%250A" in line
    assert not [line for line in said.err.splitlines() if line.startswith("::error")]


def test_there_is_nowhere_to_comment(broken: Repository, job: dict[str, str], server: State) -> None:
    job.pop("GITHUB_EVENT_PATH")
    said = broken.run("check", "--comment", **job)
    assert said.code == 1
    assert "this run is for no pull request" in said.err
    assert server.requests == []


def test_a_comment_without_a_token_is_wrong_usage(broken: Repository, job: dict[str, str]) -> None:
    job.pop("GITHUB_TOKEN")
    said = broken.run("check", "--comment", **job)
    assert said.code == 2
    assert "GITHUB_TOKEN must be set to write to GitHub" in said.err


def test_annotations_are_followed_by_a_line_of_words(broken: Repository) -> None:
    said = broken.run("check", "--format", "github")
    assert said.out.startswith("::error file=README.ja.md,line=11,")
    assert said.err.startswith("1 error in 2 editions (en README.md, ja README.ja.md): 1 table, ")


def test_a_file_name_is_no_command_of_the_runner(repository: Repository) -> None:
    name = "##[add-matcher]README.ja.md"
    repository.write({"README.md": "# A\n\nWords.\n", name: "# あ\n\n言葉。\n"})
    said = repository.run("check", "--format", "github", name)
    assert "##[" not in said.err
