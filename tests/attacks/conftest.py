"""A repository that a stranger filled, a run of the program over it, and what must never come out.

Every run may take five seconds of processor time: what hangs is interrupted, and fails.
"""

from __future__ import annotations

import contextlib
import io
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, NoReturn

import pytest

from readme_sync.cli.main import main

SECRET = "s3cr3t-0f-th3-runner"
JA = "# 日本語のモデルのまとめ\n\nこのページはモデルをまとめたものです。\n\n|名称|規模|\n|-|-|\n|[a](https://a.example)|7B|\n"
EN = "# Overview of models\n\nThis page is about the models.\n\n|Name|Size|\n|-|-|\n|[a](https://a.example)|7B|\n"
FR = "# Les modèles\n\nCette page est une liste des modèles.\n\n|Nom|Taille|\n|-|-|\n|[a](https://a.example)|7B|\n"
_PROCESSOR, _WALL = 5, 300  # seconds; a machine that does much else makes every run wait


class Hangs(BaseException):
    """It takes too long. No Exception: the program would make a line of it."""


@contextlib.contextmanager
def bounded() -> Iterator[None]:
    """Interrupt what takes more than five seconds of the processor, or waits for much longer."""

    def stop(*_: object) -> NoReturn:
        raise Hangs

    before = [(number, signal.signal(number, stop)) for number in (signal.SIGVTALRM, signal.SIGALRM)]
    signal.setitimer(signal.ITIMER_VIRTUAL, _PROCESSOR)
    signal.setitimer(signal.ITIMER_REAL, _WALL)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before:
            signal.signal(number, handler)


def _said(stream: io.TextIOWrapper) -> str:
    stream.flush()
    content = stream.buffer
    assert isinstance(content, io.BytesIO)
    return content.getvalue().decode("utf-8", "replace")


class Ran(NamedTuple):
    """What a run gave: its exit code, and everything that it said."""

    code: int
    out: str
    err: str


class Repository:
    """A working tree with three editions that agree, beside a file that is nobody's business."""

    def __init__(self, parent: Path) -> None:
        self.root = parent / "repository"
        self.root.mkdir()
        self.home = parent / "home"
        self.home.mkdir()
        self.secret = parent / "secret.md"
        self.secret.write_text(f"# {SECRET}\n\n[{SECRET}](https://{SECRET}.example)\n", encoding="utf-8")
        for path, text in (("README.md", JA), ("README_en.md", EN), ("README_fr.md", FR)):
            self.write(path, text)

    def write(self, path: str, text: str | bytes) -> None:
        """Put a file there, in place of what there was."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())

    def link(self, path: str, target: str | Path) -> None:
        """Put a symbolic link there, in place of what there was."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        place.symlink_to(target)

    def git(self, *arguments: str) -> str:
        """Run git here as somebody, by no settings but the repository's, and return what it says."""
        identity = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main")
        command = ("git", *identity, *arguments)
        ran = subprocess.run(command, cwd=self.root, check=True, capture_output=True, timeout=60)
        return ran.stdout.decode("utf-8", "replace").strip()

    def commit(self) -> None:
        """Commit everything; the first commit makes the repository."""
        if not (self.root / ".git").exists():
            self.git("init")
        self.git("add", "--all")
        self.git("commit", "--message", "a step")

    def run(self, *arguments: str) -> Ran:
        """Run the program here: it ends in time and without a defect, and nothing that is secret comes out of it."""
        out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
        with bounded(), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(["-C", str(self.root), *arguments])
        done = Ran(code, *(_said(stream) for stream in (out, err)))
        assert done.code in {0, 1, 2}, done
        assert not any(secret in done.out + done.err for secret in (SECRET, "PATH=")), done
        return done

    def files(self) -> dict[str, bytes]:
        """Return every file here by its path, links not followed, but for git's own."""
        found = {}
        for folder, folders, names in os.walk(self.root):
            folders[:] = [name for name in folders if name != ".git"]
            for name in names:
                place = Path(folder, name)
                held = os.fsencode(os.readlink(place)) if place.is_symlink() else b""
                found[str(place.relative_to(self.root))] = held or (place.read_bytes() if place.is_file() else b"")
        return found


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Return a repository with three editions; the home of whoever runs the program is empty."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SECRET", SECRET)
    return Repository(tmp_path)
