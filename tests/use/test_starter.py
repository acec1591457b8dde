"""What ``init`` writes for GitHub and pre-commit: pinned as here, valid, with no more permission than it needs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest
import yaml

from readme_sync.cli.main import main
from readme_sync.settings import load
from readme_sync.settings.starter import HOOK_PATH, UNKNOWN, Origin, files, hook, origin
from readme_sync.settings.template import TEMPLATE

COMMIT = "0123456789" * 4
SOURCE = Origin("acme/readme-sync", "v1.2.3", COMMIT)
WRITTEN = files(SOURCE)
WORKFLOWS = {path: text for path, text in WRITTEN.items() if path.startswith(".github/")}
_USES = re.compile(r"uses: (.+)")


@pytest.fixture
def written(tmp_path: Path) -> Path:
    for path, text in WRITTEN.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return tmp_path


def test_actions_are_pinned_as_in_this_repository(root: Path) -> None:
    own = [root / "action.yml", *(root / ".github" / "workflows").glob("*.yml")]
    known = {found for path in own for found in _USES.findall(path.read_text(encoding="utf-8"))}
    used = {found for text in WORKFLOWS.values() for found in _USES.findall(text)}
    assert used - known == {f"acme/readme-sync@{COMMIT} # v1.2.3"}
    assert len(used) == 2


def test_permissions_and_scripts(root: Path) -> None:
    for text in WORKFLOWS.values():
        workflow = yaml.safe_load(text)
        assert workflow["permissions"] == {}
        [job] = workflow["jobs"].values()
        assert [step["run"] for step in job["steps"] if "run" in step] == []
        assert "@" not in re.sub(r"uses: .+", "", text)
    written = {key for text in WORKFLOWS.values() for key in re.findall(r"([a-z-]+): write", text)}
    assert written == {"contents", "issues", "pull-requests"}


def test_what_writes_runs_for_no_pull_request() -> None:
    for text in WORKFLOWS.values():
        started = set(yaml.safe_load(text)[True])  # YAML 1.1 reads "on" as true
        assert started <= {"pull_request", "push", "schedule", "workflow_dispatch"}
        assert (": write" in text) != ("pull_request" in started)


def test_inputs_are_those_of_the_action(root: Path) -> None:
    inputs = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))["inputs"]
    for text in WORKFLOWS.values():
        [job] = yaml.safe_load(text)["jobs"].values()
        assert set(job["steps"][-1]["with"]) <= set(inputs)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        pytest.param(None, Origin(UNKNOWN, "v0.1.0"), id="from an index, or nowhere"),
        pytest.param("{", Origin(UNKNOWN, "v0.1.0"), id="damaged"),
        pytest.param('{"url": "file:///home/me/readme-sync", "dir_info": {}}', Origin(UNKNOWN, "v0.1.0"), id="a clone"),
        pytest.param(
            '{"url": "https://github.com/acme/readme-sync.git", "vcs_info": '
            f'{{"vcs": "git", "requested_revision": "v0.2.0", "commit_id": "{COMMIT}"}}}}',
            Origin("acme/readme-sync", "v0.2.0", COMMIT),
            id="a tag",
        ),
        pytest.param(
            '{"url": "https://github.com/acme/readme-sync", "vcs_info": {"vcs": "git", "requested_revision": "main", '
            f'"commit_id": "{COMMIT}"}}}}',
            Origin("acme/readme-sync", "v0.1.0", COMMIT),
            id="a branch",
        ),
        pytest.param(
            '{"url": "https://github.com/a/b\\n- run: x", "vcs_info": {"vcs": "git", "commit_id": "x"}}',
            Origin(UNKNOWN, "v0.1.0"),
            id="not an address",
        ),
    ],
)
def test_it_names_where_the_program_was_installed_from(said: str | None, wanted: Origin) -> None:
    assert origin(said, "0.1.0") == wanted


def test_where_nobody_can_tell_a_name_is_to_be_filled_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(tmp_path), "init", "--only", "hook"]) == 0
    assert "OWNER in .pre-commit-config.yaml stands for" in capsys.readouterr().err
    assert UNKNOWN in (tmp_path / HOOK_PATH).read_text(encoding="utf-8")


def test_the_hook_is_started_by_what_starts_ours(root: Path) -> None:
    [ours] = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    [one] = yaml.safe_load(WRITTEN[HOOK_PATH])["repos"]
    assert one == {"repo": "https://github.com/acme/readme-sync", "rev": COMMIT, "hooks": [{"id": ours["id"]}]}
    assert yaml.safe_load(f"repos:\n{hook(SOURCE)}") == yaml.safe_load(WRITTEN[HOOK_PATH])


def test_the_settings_hold(tmp_path: Path) -> None:
    (tmp_path / "readme-sync.toml").write_text(TEMPLATE, encoding="utf-8")
    assert load(tmp_path).fail_on == "warning"


def test_the_schema_agrees(written: Path) -> None:
    pytest.importorskip("check_jsonschema", reason="needs check-jsonschema")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    done = subprocess.run([*command, *WORKFLOWS], cwd=written, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_zizmor_finds_nothing(written: Path) -> None:
    program = which("zizmor", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("needs zizmor")
    command = [program, "--offline", "--persona=pedantic", "--no-progress", "."]
    done = subprocess.run(command, cwd=written, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
