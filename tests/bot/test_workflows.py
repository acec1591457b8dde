"""The workflows and the hook: pinned, valid, with no more permission than they need."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

PINNED = re.compile(r"^[\w.-]+(?:/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


@pytest.fixture(scope="session")
def workflows(root: Path) -> dict[str, dict[Any, Any]]:
    paths = sorted((root / ".github" / "workflows").glob("*.yml"))
    return {path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths}


def files(root: Path) -> Iterator[Path]:
    yield root / "action.yml"
    yield from (root / ".github" / "workflows").glob("*.yml")


def jobs(workflows: Mapping[str, Mapping[Any, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, workflow in workflows.items():
        for job in workflow["jobs"].values():
            yield name, job


def test_all_four_workflows_are_there(workflows: dict[str, dict[Any, Any]]) -> None:
    assert list(workflows) == ["check.yml", "ci.yml", "link-rot.yml", "release.yml"]


def test_every_action_is_pinned_by_commit_with_its_version(root: Path) -> None:
    for path in files(root):
        for line in path.read_text(encoding="utf-8").splitlines():
            _, found, used = line.partition("uses: ")
            if found and not used.startswith("./") and not line.lstrip().startswith("#"):
                assert PINNED.match(used), f"{path.name}: {line.strip()}"


def test_one_commit_an_action(root: Path) -> None:
    pins: dict[str, set[str]] = {}
    for path in files(root):
        for action, commit in re.findall(r"uses: ([\w-]+/[\w-]+)[\w/-]*@(\w+)", path.read_text(encoding="utf-8")):
            pins.setdefault(action, set()).add(commit)
    assert {action: len(commits) for action, commits in pins.items() if len(commits) > 1} == {}


def test_no_script_holds_an_expression(root: Path, workflows: dict[str, dict[Any, Any]]) -> None:
    action = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))
    steps = [*action["runs"]["steps"], *(step for _, job in jobs(workflows) for step in job["steps"])]
    scripts = [step["run"] for step in steps if "run" in step]
    assert len(scripts) > 8
    assert [script for script in scripts if "${{" in script] == []


def test_nothing_is_permitted_but_by_a_job(workflows: dict[str, dict[Any, Any]]) -> None:
    assert all(workflow["permissions"] == {} for workflow in workflows.values())
    written = {
        (name, permission)
        for name, job in jobs(workflows)
        for permission, level in job["permissions"].items()
        if level == "write"
    }
    assert written == {
        ("check.yml", "security-events"),
        ("link-rot.yml", "issues"),
        ("release.yml", "id-token"),
        ("release.yml", "attestations"),
        ("release.yml", "contents"),
    }


def test_no_workflow_runs_strangers_code_with_our_rights(workflows: dict[str, dict[Any, Any]]) -> None:
    for workflow in workflows.values():
        events = workflow[True]  # YAML 1.1 reads the key "on" so
        assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(events)
    for _, job in jobs(workflows):
        assert job["timeout-minutes"] <= 60
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_the_tests_run_on_every_python_that_is_promised(root: Path, workflows: dict[str, dict[Any, Any]]) -> None:
    promised = re.findall(r"Python :: (3\.\d+)", (root / "pyproject.toml").read_text(encoding="utf-8"))
    assert workflows["ci.yml"]["jobs"]["test"]["strategy"]["matrix"]["python"] == promised


@pytest.mark.parametrize("schema", ["github-actions", "github-workflows"])
def test_the_schemas_of_check_jsonschema_agree(root: Path, schema: str) -> None:
    pytest.importorskip("check_jsonschema", reason="needs check-jsonschema")
    found = [str(path) for path in files(root) if (path.name == "action.yml") == (schema == "github-actions")]
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *found]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_hook_runs_for_every_commit_and_reads_only_what_concerns_it(root: Path) -> None:
    [hook] = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["id"], hook["entry"], hook["pass_filenames"]) == ("readme-sync", "readme-sync check", False)
    assert hook["always_run"], "pre-commit names no file that is gone"
    assert hook["args"] == ["--base=HEAD", "--if-changed"]
