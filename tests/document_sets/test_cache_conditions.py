"""A tree that is edited at random, and a cache in every bad way: the findings are those of a run without one.

The runs are whole processes, as people start them; the edits are those of ``tests/document_sets/test_cache.py``.
"""

from __future__ import annotations

import ctypes
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from readme_sync.document_sets import entries as kept
from readme_sync.document_sets.judged import Judged
from readme_sync.document_sets.reader import Found
from tests.document_sets.test_cache import change, check_tree, make_tree

COMMAND = (sys.executable, "-m", "readme_sync", "-C")
STEPS = 3
Limit = Callable[[], None]


@pytest.fixture
def dice() -> random.Random:
    return random.Random(7)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "tree"
    make_tree(root)
    (root / "readme-sync.toml").write_text('documents = ["docs/{language}/{path}"]\n', encoding="utf-8")
    return root


def _start(tree: Path, cache: Path | None, limit: Limit | None = None) -> subprocess.Popen[str]:
    environment = {**os.environ, "README_SYNC_CACHE": str(cache or ""), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(
        [*COMMAND, str(tree), "check", "--format", "json"],
        env=environment,
        preexec_fn=limit,  # noqa: PLW1509 -- a call of the system, in a process without threads
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def _said(*started: subprocess.Popen[str]) -> set[tuple[str, int]]:
    return {(one.communicate(timeout=120)[0], one.returncode) for one in started}


def test_three_runs_at_once(tree: Path, tmp_path: Path, dice: random.Random) -> None:
    for _ in range(STEPS):
        assert _said(*(_start(tree, tmp_path / "cache") for _ in range(3))) == _said(_start(tree, None))
        change(tree, dice)


@pytest.mark.parametrize("seed", range(3))
def test_a_cache_of_another_version(tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(4 * STEPS):
        monkeypatch.setattr("readme_sync.__version__", dice.choice(("1.0", "2.0")))
        assert check_tree(tree, tmp_path / "cache") == check_tree(tree, None)
        change(tree, dice)


@pytest.mark.parametrize("seed", range(3))
def test_entries_that_change_their_places(tree: Path, tmp_path: Path, seed: int) -> None:
    """An entry of other files in the place of one, or a part of it: who shares a cache may have put it there."""
    dice = random.Random(seed)
    for _ in range(4 * STEPS):
        assert check_tree(tree, tmp_path / "cache") == check_tree(tree, None)
        entries = sorted(path for path in (tmp_path / "cache").rglob("*") if path.is_file())
        one, other = dice.choice(entries), dice.choice(entries)
        held = one.read_bytes()
        one.write_bytes(other.read_bytes())
        other.write_bytes(held[: dice.choice((len(held), len(held) // 2, 21, 0))])
        change(tree, dice)


def _as_anybody() -> None:
    """Give up root's right to write everywhere: Linux's PR_CAPBSET_DROP of CAP_DAC_OVERRIDE."""
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)


def _allow(folder: Path, *, writing: bool) -> None:
    for path in [folder, *folder.rglob("*")]:
        path.chmod((0o700 if writing else 0o500) if path.is_dir() else (0o600 if writing else 0o400))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="root gives up its rights by a call of Linux")
def test_a_cache_that_can_only_be_read(tree: Path, tmp_path: Path, dice: random.Random) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    for step in range(STEPS):
        _allow(cache, writing=step != 1)
        before = sorted(cache.rglob("*"))
        assert _said(_start(tree, cache, _as_anybody)) == _said(_start(tree, None))
        assert (sorted(cache.rglob("*")) == before) == (step == 1), "nothing is written where nothing may be"
        change(tree, dice)
    _allow(cache, writing=True)


def test_a_disk_that_is_full_for_some_runs(tree: Path, tmp_path: Path, dice: random.Random) -> None:
    resource = pytest.importorskip("resource", reason="needs limits of a process")

    def full(room: int) -> Limit:
        return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    for step in range(STEPS):
        room = dice.choice((0, 100, 3000))
        limit = full(room) if step != 1 else None
        assert _said(_start(tree, tmp_path / "cache", limit)) == _said(_start(tree, None))
        change(tree, dice)


def test_files_that_change_while_they_are_read(tree: Path, tmp_path: Path, dice: random.Random) -> None:
    for _ in range(STEPS):
        running = [_start(tree, tmp_path / "cache") for _ in range(2)]
        while any(one.poll() is None for one in running):
            change(tree, dice)
        _said(*running)
        assert _said(_start(tree, tmp_path / "cache")) == _said(_start(tree, None))


def test_no_entry_is_ever_half_there(tree: Path, tmp_path: Path, dice: random.Random) -> None:
    """A run that is killed at any moment leaves whole entries, or some that nobody takes for one."""
    for _ in range(STEPS):
        running, cache = _start(tree, tmp_path / "cache"), tmp_path / "cache"
        wanted = len(list(cache.rglob("*"))) + dice.randrange(1, 4)
        while running.poll() is None and len(list(cache.rglob("*"))) < wanted:
            pass
        running.kill()
        running.communicate()
        entries = [path for path in cache.rglob("*") if path.is_file() and not path.name.startswith(".")]
        assert all(kept.load(entry, Judged) or kept.load(entry, Found) for entry in entries)
        assert _said(_start(tree, tmp_path / "cache")) == _said(_start(tree, None))
        change(tree, dice)
