"""What ``init`` writes for GitHub and pre-commit: pinned as here, valid, with no more permission than it needs."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest
import yaml

from readme_sync import __version__
from readme_sync.settings import load
from readme_sync.settings.starter import HOOK_PATH, files, hook
from readme_sync.settings.template import TEMPLATE

WRITTEN = files(__version__)
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
    assert len(used) == 3
    assert used <= known


def test_permissions_and_scripts(root: Path) -> None:
    for text in WORKFLOWS.values():
        workflow = yaml.safe_load(text)
        assert workflow["permissions"] == {}
        [job] = workflow["jobs"].values()
        assert [step["run"] for step in job["steps"] if "${{" in step.get("run", "")] == []
        assert f'"readme-sync=={__version__}"' in text
        assert "@" not in re.sub(r"uses: .+", "", text)


def test_the_hook_is_started_by_what_starts_ours(root: Path) -> None:
    [ours] = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    [one] = yaml.safe_load(WRITTEN[HOOK_PATH])["repos"][0]["hooks"]
    for key in ("id", "always_run", "pass_filenames", "require_serial", "language"):
        assert one[key] == ours[key]
    words = shlex.split(one["entry"].replace("--base HEAD", "--base=HEAD"), comments=True)
    assert words == [*ours["entry"].split(), *ours["args"]]
    assert yaml.safe_load(f"repos:\n{hook(__version__)}") == yaml.safe_load(WRITTEN[HOOK_PATH])


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
