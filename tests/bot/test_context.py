"""What a workflow's environment says, and what it leaves unsaid outside of one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from readme_sync.bot.context import blob_address, pull_request_number, run_address

ENVIRON = {
    "GITHUB_SERVER_URL": "https://github.example",
    "GITHUB_REPOSITORY": "o/r",
    "GITHUB_SHA": "abc",
    "GITHUB_RUN_ID": "7",
}


def test_addresses() -> None:
    assert blob_address(ENVIRON) == "https://github.example/o/r/blob/abc"
    assert run_address(ENVIRON) == "https://github.example/o/r/actions/runs/7"


def test_outside_a_workflow_there_are_none() -> None:
    for name in ENVIRON:
        left = {key: value for key, value in ENVIRON.items() if key != name}
        assert None in (blob_address(left), run_address(left))


def test_the_event_names_the_pull_request(tmp_path: Path) -> None:
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"pull_request": {"number": 7}}), encoding="utf-8")
    assert pull_request_number({"GITHUB_EVENT_PATH": str(event)}) == 7
    event.write_text(json.dumps({"schedule": "0 3 * * 0"}), encoding="utf-8")
    assert pull_request_number({"GITHUB_EVENT_PATH": str(event)}) is None
    assert pull_request_number({"GITHUB_EVENT_PATH": str(tmp_path / "none")}) is None
    assert pull_request_number({}) is None


def test_it_loads_no_network_library() -> None:
    script = "import sys, readme_sync.bot.context; sys.exit('httpx2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
