"""The Hub part against olah, a Hub that none of us wrote: ``make test-olah`` (needs a package index once)."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.online.conftest import Run
from tests.online.test_check import HUB, Write, rows

PROGRAM = os.environ.get("OLAH")
pytestmark = pytest.mark.skipif(not PROGRAM, reason="make test-olah names olah's program in OLAH")
CARD = "---\nlicense: mit\n---\n# A model\n"


def _mirror(folder: Path, repos: Path) -> None:
    """Put the model ``o/here`` there: its files as a git repository, its newest commit where olah 0.5 remembers it."""
    repository = folder / "models" / "o" / "here"
    repository.mkdir(parents=True)
    (repository / "README.md").write_text(CARD)
    who = ("-c", "user.name=a", "-c", "user.email=a@example.com")
    for words in (("init", "--quiet", "--initial-branch=main"), ("add", "."), (*who, "commit", "--quiet", "-m", "one")):
        subprocess.run(["git", "-C", str(repository), *words], check=True, capture_output=True)
    command = ["git", "-C", str(repository), "rev-parse", "HEAD"]
    newest = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    head = repos / "api" / "models" / "o" / "here" / "revision" / "main" / "meta_head.json"
    head.parent.mkdir(parents=True)
    head.write_text(json.dumps({"sha": newest, "lastModified": "2026-01-02T03:04:05.000"}))


@pytest.fixture
def olah(tmp_path: Path) -> Iterator[str]:
    _mirror(tmp_path / "mirror", tmp_path / "repos")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = tmp_path / "olah.toml"
    settings.write_text(f"""
[basic]
host = "127.0.0.1"
port = {port}
ssl-key = ""
ssl-cert = ""
repos-path = {json.dumps(str(tmp_path / "repos"))}
mirrors-path = [{json.dumps(str(tmp_path / "mirror"))}]
hf-scheme = "http"
hf-netloc = "127.0.0.1:9"
hf-lfs-netloc = "127.0.0.1:9"
[accessibility]
offline = true
""")
    command = [str(PROGRAM), "--config", str(settings), "--log-path", str(tmp_path / "logs")]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("olah did not start")


def test_what_is_there_is_alive_and_what_is_not_is_gone(
    run: Run, write: Write, olah: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", olah)
    write(**rows(f"| [A]({HUB}/o/here) | Apache 2.0 |", f"| [B]({HUB}/p/gone) | MIT |"))
    _, out, _ = run("check", "--online", "--format", "json", "--select", "RS5,RS6")
    found = json.loads(out)
    assert found["skipped"] == []
    # The licence of the card comes with the answer.
    assert [(one["code"], one["line"]) for one in found["findings"]] == [("RS606", 5), ("RS601", 6)]


def test_a_listing_that_it_does_not_know_makes_nobody_dead(
    run: Run, write: Write, olah: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", olah)
    write(**rows(*(f"| [A]({HUB}/o/m{number}) | MIT |" for number in range(4))))
    _, out, _ = run("check", "--online", "--format", "json", "--select", "RS5,RS6")
    assert {one["code"] for one in json.loads(out)["findings"]} <= {"RS504"}
