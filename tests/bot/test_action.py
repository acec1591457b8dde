"""The scripts of the action, as a runner runs them; what they call is a stand-in that writes down how it was called."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.bot.runner import Done, Runner, clean_environ

BASE = "0" * 40


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    place = tmp_path / "a repository"
    place.mkdir()
    return place


@pytest.fixture
def fake(tmp_path: Path) -> Path:
    """Make an environment whose readme-sync writes down how it was called: what the scripts do is under test here."""
    bin_ = tmp_path / "temp" / "readme-sync" / "environment" / "bin"
    bin_.mkdir(parents=True)
    (bin_ / "python").symlink_to(sys.executable)
    program = bin_ / "readme-sync"
    program.write_text(
        f"#!{sys.executable}\n"
        """
import json, os, pathlib, sys
calls = pathlib.Path(os.environ["RUNNER_TEMP"]) / "calls.jsonl"
kept = {name: os.environ.get(name) for name in ("GITHUB_TOKEN", "README_SYNC_STORE")}
with calls.open("a") as file:
    file.write(json.dumps([sys.argv[1:], kept]) + "\\n")
code = int(os.environ["FAKE_CODE"])
for option in sys.argv:
    if option.startswith("--also=") and code < 2:
        form, _, path = option.removeprefix("--also=").partition("=")
        summary = {"error": 1, "warning": 2, "info": 3}
        pathlib.Path(path).write_text(json.dumps({"summary": summary}) if form == "json" else "{}")
sys.exit(code if sys.argv[1] == "check" else 0)
""",
        encoding="utf-8",
    )
    program.chmod(0o755)
    return tmp_path / "temp"


class Hosted:
    """What the actions of others answer, and what they were given."""

    def __init__(self) -> None:
        self.used: list[tuple[str, Mapping[str, str]]] = []

    def __call__(self, action: str, given: Mapping[str, str]) -> Mapping[str, str]:
        self.used.append((action, given))
        return {
            "actions/setup-python": {"python-path": sys.executable},
            "actions/cache/restore": {"cache-hit": "true"},
        }.get(action, {})


def carry_out(
    root: Path, workspace: Path, fake: Path, hosted: Hosted, *, event: str, code: int = 0, **inputs: str
) -> tuple[Done, list[tuple[list[str], dict[str, str]]]]:
    github = {
        "token": "ghs_token",
        "event_name": event,
        "run_id": "7",
        "run_attempt": "1",
        "event": {"pull_request": {"base": {"sha": BASE}}} if event == "pull_request" else {},
    }
    given = {name.replace("_", "-"): value for name, value in inputs.items()}
    runner = Runner(root / "action.yml", workspace, fake, github, hosted)
    done = runner.run(given, {**clean_environ(), "FAKE_CODE": str(code)})
    calls = (fake / "calls.jsonl").read_text(encoding="utf-8").splitlines()
    return done, [tuple(json.loads(call)) for call in calls]


def test_a_pull_request_is_checked_against_its_base(root: Path, workspace: Path, fake: Path) -> None:
    hosted = Hosted()
    done, [(arguments, _)] = carry_out(root, workspace, fake, hosted, event="pull_request", code=1, online="true")
    reports = (fake / "readme-sync" / "reports").resolve()
    assert arguments == [
        "check",
        "--format=github",
        f"--also=json={reports}/readme-sync.json",
        f"--also=sarif={reports}/readme-sync.sarif",
        f"--base={BASE}",
        "--online",
        "--",
    ]
    assert not done.succeeded
    assert done.outputs == {
        "errors": "1",
        "warnings": "2",
        "infos": "3",
        "exit-code": "1",
        "json": f"{reports}/readme-sync.json",
        "sarif": f"{reports}/readme-sync.sarif",
        "report": "",
    }
    assert "Install readme-sync" not in done.steps
    # What a pull request learns is not kept for others.
    assert [action for action, _ in hosted.used] == ["actions/setup-python", *["actions/cache/restore"] * 2]


def test_a_schedule_asks_everything_keeps_it_and_writes_the_issue(root: Path, workspace: Path, fake: Path) -> None:
    hosted = Hosted()
    done, calls = carry_out(
        root, workspace, fake, hosted, event="schedule", online="true", issue="true", fail_on="never", format="text"
    )
    assert done.succeeded
    assert [arguments[0] for arguments, _ in calls] == ["check", "report", "report"]
    assert not any("--base" in argument for argument in calls[0][0])
    assert calls[1][0][1:3] == ["--format", "html"]
    assert calls[2][0] == ["report", "--format", "markdown", "--issue"]
    assert done.outputs["report"].endswith("/reports/link-rot.html")
    stores = {environ["README_SYNC_STORE"] for _, environ in calls}
    assert stores == {str((fake / "readme-sync/store/observations.sqlite3").resolve())}
    saved = hosted.used[-1]
    assert saved[0] == "actions/cache/save"
    assert saved[1]["key"] == "readme-sync-store-7-1"
    assert {environ["GITHUB_TOKEN"] for _, environ in calls} == {"ghs_token"}


def test_paths_and_hostile_inputs_stay_words(root: Path, workspace: Path, fake: Path) -> None:
    hostile = "$(touch pwned); `touch pwned` --output=x\n\n-x y.md\n"
    done, [(arguments, _)] = carry_out(
        root, workspace, fake, Hosted(), event="push", paths=hostile, base="$(touch pwned)", fail_on="'; touch pwned"
    )
    assert done.succeeded
    assert arguments[arguments.index("--") + 1 :] == ["$(touch pwned); `touch pwned` --output=x", "-x y.md"]
    assert "--base=$(touch pwned)" in arguments
    assert list(workspace.glob("pwned")) == []


def test_wrong_usage_fails_and_names_no_report(root: Path, workspace: Path, fake: Path) -> None:
    done, calls = carry_out(root, workspace, fake, Hosted(), event="schedule", code=2, issue="true", online="true")
    assert not done.succeeded
    assert done.outputs["exit-code"] == "2"
    assert done.outputs["sarif"] == done.outputs["errors"] == ""
    assert len(calls) == 1
    assert "Keep what the servers answered" in done.steps


def test_nothing_of_the_checked_repository_is_imported(root: Path, workspace: Path, fake: Path) -> None:
    for module in ("json", "hashlib", "pathlib", "os"):
        (workspace / f"{module}.py").write_text("import sys\nsys.exit('imported')\n", encoding="utf-8")
    done, _ = carry_out(root, workspace, fake, Hosted(), event="pull_request")
    assert done.succeeded, done.log
    assert done.outputs["errors"] == "1"


def test_the_environment_is_named_by_what_goes_into_it(root: Path, workspace: Path, fake: Path, tmp_path: Path) -> None:
    action = tmp_path / "action"
    (action / "src").mkdir(parents=True)
    for name in ("action.yml", "pyproject.toml"):
        shutil.copy(root / name, action / name)
    keys = []
    for version, source in (("", "a"), ("", "a"), ("1.2.3", "a"), ("", "b")):
        (action / "src" / "main.py").write_text(source, encoding="utf-8")
        hosted = Hosted()
        carry_out(action, workspace, fake, hosted, event="push", version=version)
        keys.append(hosted.used[1][1]["key"])
    assert keys[0] == keys[1]
    assert len(set(keys)) == 3
    assert keys[0].startswith("readme-sync-environment-Linux-")
