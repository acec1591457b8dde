"""The live line: what it says, and that a pipe gets none."""

from __future__ import annotations

import os
import pty
import re
import sys
from contextlib import suppress

import pytest

from readme_sync.cli.progress import line, live
from readme_sync.probe.outcome import Progress


def test_it_says_how_far_it_is_and_what_it_waits_for() -> None:
    assert line(Progress(312, 1_046)) == "312 of 1,046 asked"
    waiting = (("huggingface.co", 41.7), ("example.com", 3.0))
    assert (
        line(Progress(1, 2, waiting))
        == "1 of 2 asked; huggingface.co: next window in 42 s; example.com: goes on in 3 s"
    )
    many = tuple((f"h{number}", 1.0) for number in range(5))
    assert line(Progress(1, 2, many)).endswith("h2: goes on in 1 s; 2 more wait")


def test_a_pipe_stays_quiet(capfd: pytest.CaptureFixture[str]) -> None:
    with live() as progress:
        assert progress is None
    assert capfd.readouterr() == ("", "")


def test_a_terminal_gets_one_line_with_nothing_that_steers_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    master, slave = pty.openpty()
    with os.fdopen(slave, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with live() as progress:
            assert progress is not None
            progress(Progress(1, 2, (("evil\x1b[31m.example", 5.0),)))
    shown = _all(master).decode()
    os.close(master)
    assert "1 of 2 asked" in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown)
    assert "\x1b[31m" not in shown


def _all(master: int) -> bytes:
    """Read what a terminal was sent, which may come in several pieces; at its end Linux says EIO, macOS nothing."""
    pieces = []
    with suppress(OSError):
        while piece := os.read(master, 100_000):
            pieces.append(piece)
    return b"".join(pieces)
