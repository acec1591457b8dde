"""The program under the tools that watch programs."""

from __future__ import annotations

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
