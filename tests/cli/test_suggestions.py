"""``check --comment`` on a pull request that changes the source: the translations' lines that its diff shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readme_sync.cli.main import main
from tests.servers.github_api import State
from tests.servers.github_client import server
from tests.sync.repository import EDITIONS, Repository

__all__ = ["server"]


@pytest.fixture
def repository(tmp_path: Path, server: State, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path / "r")
    made.root.mkdir()
    made.write(EDITIONS)
    made.commit()
    made.edit("README.md", ("2.7B", "2.8B"))
    lines = EDITIONS["fr/README.md"].splitlines()
    # The head is two lines longer above than what is checked: its numbers are not those of the working tree.
    shown = [f" {line}" for line in lines]
    server.files.append({"filename": "fr/README.md", "patch": "\n".join([f"@@ -1,9 +3,{len(lines)} @@", *shown])})
    for name, value in {
        "GITHUB_EVENT_NAME": "pull_request",
        "GITHUB_EVENT_PATH": str(tmp_path / "event.json"),
        "GITHUB_REPOSITORY": "o/r",
        "GITHUB_API_URL": server.url,
        "GITHUB_TOKEN": "bot",
    }.items():
        monkeypatch.setenv(name, value)
    return made


def event(repository: Repository, head: str = "o/r") -> None:
    pull = {
        "number": 7,
        "head": {"sha": "c" * 40, "repo": {"full_name": head}},
        "base": {"repo": {"full_name": "o/r"}},
    }
    (repository.root.parent / "event.json").write_text(json.dumps({"pull_request": pull}), encoding="utf-8")


def check(repository: Repository) -> int:
    return main(["-C", str(repository.root), "check", "--base", "HEAD", "--comment", "--fail-on", "never"])


def test_a_line_of_the_diff_gets_a_suggestion_once(repository: Repository, server: State) -> None:
    event(repository)
    assert check(repository) == 0
    assert check(repository) == 0
    [made] = server.reviews
    [row] = [line for line in EDITIONS["fr/README.md"].splitlines() if "Tsubame-2" in line]
    assert made["line"] == EDITIONS["fr/README.md"].splitlines().index(row) + 3
    assert made["body"].split("```")[1] == "suggestion\n" + row.replace("2.7B", "2.8B") + "\n"
    assert len(server.comments) == 1


def test_when_nothing_is_found_it_goes(repository: Repository, server: State) -> None:
    event(repository)
    check(repository)
    repository.edit("README.md", ("2.8B", "2.7B"))
    check(repository)
    assert server.reviews == []


def test_a_forks_pull_request_gets_none(repository: Repository, server: State) -> None:
    event(repository, head="stranger/r")
    assert check(repository) == 0
    assert server.reviews == []
    assert not [request for request in server.requests if "/pulls/7/" in request]
