"""What is kept for the next run: an answer, and what it rests on, in a file of its own.

An entry is found by what was known before the answer was. It says what else was asked of the repository then (which
targets exist, what documents say), and holds only while those answers are the same. Nothing in it depends on a clock.
An entry that is damaged, of another version or unreadable is as good as none; a folder that cannot be written is no
error.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import readme_sync
from readme_sync import files, sources
from readme_sync.digest import blake2b
from readme_sync.errors import InputError
from readme_sync.values import NamedTuple

_KEPT = 30 * 24 * 3600  # seconds that an entry outlives its last use
_LARGEST = 64 * 1024 * 1024


class Entry(NamedTuple):
    """An answer, and those that it rests on: which targets exist, and the digests of documents."""

    answer: Any
    exists: dict[str, bool]
    read: dict[str, bytes]

    def holds(self, root: Path) -> bool:
        """Return whether what it rests on is still so below ``root``."""
        return all(sources.exists(root, path) == was for path, was in self.exists.items()) and all(
            _is_unreadable(root, path) if not was else digest_of(root, path) == was for path, was in self.read.items()
        )


def digest_of(root: Path, path: str) -> bytes:
    """Return the digest of a file's bytes, which are those of its text; nothing where there are none."""
    try:
        return digest([files.read_bytes(root, path, limit=sources.MAX_BYTES)])
    except (InputError, FileNotFoundError):
        return b""


def _is_unreadable(root: Path, path: str) -> bool:
    try:
        sources.read_source(root, path)
    except InputError:
        return True
    return False


def program() -> str:
    """Return which program this is: its version, and its own files where they can be edited; and which Python."""
    stamps = _own_files(Path(readme_sync.__file__).parent)
    return repr((readme_sync.__version__, sys.version_info[:3], sys.implementation.name, stamps))


@cache
def _own_files(package: Path) -> tuple[tuple[str, int, int], ...]:
    return tuple(sorted(_stamps(package)))


def _stamps(folder: Path) -> Iterable[tuple[str, int, int]]:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _stamps(Path(entry.path))
        elif entry.name.endswith(".py"):
            state = entry.stat()
            yield entry.path, state.st_size, state.st_mtime_ns


def place(folder: Path, key: bytes) -> Path:
    """Return where the entry that is found by ``key`` has its file."""
    name = key.hex()
    return folder / name[:2] / name[2:]


def digest(parts: Iterable[str | bytes]) -> bytes:
    """Return one digest of ``parts``, of which each counts with its length."""
    found = blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.digest()


def _opened(path: str, flags: int) -> int:
    """Open a regular file, and neither a link nor a pipe that somebody would have to write into."""
    found = os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(found).st_mode):
        os.close(found)
        raise OSError(f"{path} is not a file")
    return found


def _seal(path: Path, body: bytes) -> bytes:
    """Return what an entry begins with: it is whole, and one of this place, wherever somebody may have moved files."""
    return digest([path.parent.name, path.name, body])


def load(path: Path, kind: type) -> Entry | None:
    """Return the entry at ``path`` whose answer is a ``kind``, or None where there is none."""
    # What is in the file decides; whatever is wrong with it, the set is judged anew.
    with suppress(OSError, ValueError, MemoryError):
        with open(path, "rb", opener=_opened) as file:
            data = file.read(_LARGEST)
        digest, body = data[:20], data[20:]
        if _seal(path, body) == digest:
            from readme_sync.document_sets.pickled import read

            entry = read(body)
            if isinstance(entry, Entry) and [type(part) for part in entry] == [kind, dict, dict]:
                if time.time() - path.stat().st_mtime > _KEPT / 30:
                    os.utime(path)
                return entry
    return None


def save(path: Path, entry: Entry) -> None:
    """Keep ``entry`` at ``path``, if there is room."""
    from readme_sync.document_sets.pickled import written

    body = written(entry)
    # Written beside its place and put there whole: who reads meanwhile, or after a kill, finds all of it or none.
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with fresh.open("xb") as file:
                file.write(_seal(path, body) + body)
            fresh.replace(path)
        except OSError:
            with suppress(OSError):
                fresh.unlink()
            raise
        _forget_old(path.parent)


def _forget_old(folder: Path) -> None:
    for entry in os.scandir(folder):
        with suppress(OSError):
            if time.time() - entry.stat().st_mtime > _KEPT:
                Path(entry.path).unlink()
