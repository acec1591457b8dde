"""The program under the tools that watch programs."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

_PROGRAM = Path(sys.executable).parent / "readme-sync"


@pytest.mark.parametrize("program", [["-m", "readme_sync"], [str(_PROGRAM)]])
def test_the_profiler_has_the_last_word(tmp_path: Path, program: list[str]) -> None:
    (tmp_path / "README.md").write_text("# A\n\n[b](b.md)\n", encoding="utf-8")
    command = [sys.executable, "-m", "cProfile", "-s", "tottime", *program, "-C", str(tmp_path), "check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert "README.md:3:" in done.stdout
    assert "function calls" in done.stdout
    assert "(judge_all)" in done.stdout  # the calls are ours


def test_without_one_the_exit_code_is_the_checks(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# A\n\n[b](b.md)\n", encoding="utf-8")
    command = [sys.executable, "-m", "readme_sync", "-C", str(tmp_path), "check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout.count("\n")) == (1, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX says which signal ended a process")
def test_an_interrupt_before_anything_runs_shows_no_traceback() -> None:
    program = """
import os, signal, sys

def interrupt(event, details):
    if event == "import" and details[0] == "readme_sync.cli.main":
        os.kill(os.getpid(), signal.SIGINT)

sys.addaudithook(interrupt)
import readme_sync.cli.start
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (-signal.SIGINT, "")
