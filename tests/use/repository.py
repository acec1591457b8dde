"""A scratch repository: files written, committed with git, checked by the real command line."""

from __future__ import annotations

import io
import os
import subprocess
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

from readme_sync.cli.main import main


class Said(NamedTuple):
    """What a program answered."""

    code: int
    out: str
    err: str


class Repository:
    """A git repository in ``root``, which no setting of the person who runs the tests reaches."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)

    def write(self, files: Mapping[str, str]) -> None:
        """Write files, by their paths."""
        for path, text in files.items():
            place = self.root / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8", newline="\n")

    def replace(self, path: str, old: str, new: str) -> None:
        """Change a file; what is to be changed has to be there."""
        place = self.root / path
        text = place.read_text(encoding="utf-8")
        assert old in text
        place.write_text(text.replace(old, new), encoding="utf-8", newline="\n")

    def git(self, *arguments: str) -> str:
        """Run git and return what it prints."""
        who = {
            f"GIT_{role}_{what}": value
            for role in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", "Test"), ("EMAIL", "test@example.org"))
        }
        alone = {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CEILING_DIRECTORIES": str(self.root.parent),
        }
        done = subprocess.run(
            ["git", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always", *arguments],
            cwd=self.root,
            env={**os.environ, **who, **alone},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def commit(self, files: Mapping[str, str] | None = None, message: str = "a change") -> str:
        """Write ``files``, commit everything and return the commit's id; the first time this makes the repository."""
        if not (self.root / ".git").exists():
            self.git("init", "--quiet")
        self.write(files or {})
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")

    def run(self, *arguments: str, folder: str = ".", **environ: str) -> Said:
        """Run readme-sync here as a process would, without the time that starting one takes."""
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
        alone = {"GIT_CEILING_DIRECTORIES": str(self.root.parent), **environ}
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            for name, value in alone.items():
                patch.setenv(name, value)
            patch.chdir(self.root / folder)
            code = main(arguments)
        return Said(code, *(stream.buffer.getvalue().decode() for stream in (out, err)))
