"""What a set's judgement was, kept for as long as nothing that it was made from changes.

An entry is found by everything that is known before a set is read: the program, the settings that reach the rules,
the paths, languages and bytes of its editions. It says what else was asked of the repository then (which targets
exist, what other documents say), and holds only while those answers are the same. Nothing in it depends on a clock.
An entry that is damaged, of another version or unreadable is as good as none; a folder that cannot be written is no
error.
"""

from __future__ import annotations

import io
import os
import pickle
import stat
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import readme_sync
from readme_sync import sources
from readme_sync.digest import blake2b
from readme_sync.document_sets.judged import Context, Judged
from readme_sync.editions.discover import EditionFile
from readme_sync.errors import InputError
from readme_sync.sources import Source
from readme_sync.values import NamedTuple

FOLDER = ".readme-sync-cache"
_KEPT = 30 * 24 * 3600  # seconds that an entry outlives its last use
_LARGEST = 64 * 1024 * 1024
_MODULES = (
    "readme_sync.document_sets.cache",
    "readme_sync.document_sets.judged",
    "readme_sync.finding",
    "readme_sync.selection.directives",
    "readme_sync.text",
)


class CachedJudgement(NamedTuple):
    """A judgement, and the answers it rests on: which targets exist, and the digests of other documents."""

    judged: Judged
    exists: dict[str, bool]
    read: dict[str, bytes]


def default_folder(environment: Mapping[str, str]) -> Path | None:
    """Return the cache in the user's folder for such things, or None where there is none.

    ``README_SYNC_CACHE`` names another one; an empty value switches the cache off.
    """
    if "README_SYNC_CACHE" in environment:
        named = environment["README_SYNC_CACHE"]
        return Path(named) if named else None
    home = environment.get("HOME") or environment.get("USERPROFILE")
    if sys.platform == "win32":
        base = environment.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = home and f"{home}/Library/Caches"
    else:  # XDG Base Directory Specification: a relative path there is to be ignored
        named = environment.get("XDG_CACHE_HOME", "")
        base = named if named.startswith("/") else home and f"{home}/.cache"
    return Path(base) / FOLDER if base else None


class Cache:
    """Judgements in ``folder``, for runs of this program with the rules and options of ``context``."""

    def __init__(self, folder: Path, context: Context) -> None:
        self._folder, self._context = folder, context
        self._seed = _digest([_program(), *map(repr, _asked(context))])

    def get(self, files: Sequence[EditionFile]) -> Judged | None:
        """Return the judgement of this set if it is known and still holds."""
        key = self._key(files)
        entry = _load(self._path(key)) if key else None
        if entry is None or not self._holds(entry):
            return None
        return entry.judged

    def judge(self, files: Sequence[EditionFile]) -> Judged:
        """Judge this set anew and keep the judgement, unless a file changed or could not be read or a rule broke."""
        key = self._key(files)
        known = {file.path for file in files}
        entry = CachedJudgement(Judged(), {}, {})

        def exists(path: str) -> bool:
            found = entry.exists[path] = sources.exists(self._context.root, path)
            return found

        def read(path: str) -> Source:
            try:
                source = sources.read_source(self._context.root, path)
            except InputError:
                entry.read[path] = b""
                raise
            if path not in known:
                entry.read[path] = _digest([source.text])
            return source

        from readme_sync.document_sets.judge import judge

        judged = judge(files, self._context, read, exists)
        whole = not judged.errors and all(skip.defect is None for skip in judged.skips)
        if key and whole and key == self._key(files):
            _save(self._path(key), entry._replace(judged=judged))
        return judged

    def _key(self, files: Sequence[EditionFile]) -> bytes | None:
        parts: list[str | bytes] = [self._seed]
        for file in files:
            digest = self._read(file.path)
            if not digest:
                return None
            parts += [repr(tuple(file)), digest]
        return _digest(parts)

    def _holds(self, entry: CachedJudgement) -> bool:
        return all(sources.exists(self._context.root, path) == was for path, was in entry.exists.items()) and all(
            self._read(path) == digest for path, digest in entry.read.items()
        )

    def _read(self, path: str) -> bytes:
        try:
            return _digest([sources.read_source(self._context.root, path).text])
        except InputError:
            return b""

    def _path(self, key: bytes) -> Path:
        name = key.hex()
        return self._folder / name[:2] / name[2:]


def _asked(context: Context) -> tuple[object, ...]:
    """Return what of the settings reaches the rules; ignores and severities are judged afterwards, on every run."""
    settings = context.settings
    options = sorted((code, sorted(table.items())) for code, table in settings.rules.items())
    known = sorted((context.history or {}).items())
    past = [(path, one.day, one.source and _digest([one.source])) for path, one in known]
    return (context.own, settings.select, settings.ignore, options, past)


def _program() -> str:
    """Return which program this is: its version, and its own files where they can be edited; and which Python."""
    package = Path(readme_sync.__file__).parent
    stamps = sorted(_stamps(package))
    return repr((readme_sync.__version__, sys.version_info[:3], sys.implementation.name, stamps))


def _stamps(folder: Path) -> Iterable[tuple[str, int, int]]:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _stamps(Path(entry.path))
        elif entry.name.endswith(".py"):
            state = entry.stat()
            yield entry.path, state.st_size, state.st_mtime_ns


def _digest(parts: Iterable[str | bytes]) -> bytes:
    found = blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.digest()


class _Reader(pickle.Unpickler):
    """Makes our own plain values and nothing else: a file in a cache may have been put there by somebody."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module in _MODULES and name.isidentifier() else None
        if isinstance(found, type) and issubclass(found, tuple):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} does not belong into a cache")


_WRONG = (
    OSError, ValueError, EOFError, TypeError, AttributeError, LookupError, MemoryError, RecursionError,
    pickle.PickleError,
)  # fmt: skip


def _opened(path: str, flags: int) -> int:
    """Open a regular file, and neither a link nor a pipe that somebody would have to write into."""
    found = os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(found).st_mode):
        os.close(found)
        raise OSError(f"{path} is no file")
    return found


def _seal(path: Path, body: bytes) -> bytes:
    """Return what an entry begins with: it is whole, and one of this place, wherever somebody may have moved files."""
    return _digest([path.parent.name, path.name, body])


def _load(path: Path) -> CachedJudgement | None:
    # What is in the file decides; whatever is wrong with it, the set is judged anew.
    with suppress(*_WRONG):
        with open(path, "rb", opener=_opened) as file:
            data = file.read(_LARGEST)
        digest, body = data[:20], data[20:]
        if _seal(path, body) == digest:
            entry = _Reader(io.BytesIO(body)).load()
            if isinstance(entry, CachedJudgement) and [type(part) for part in entry] == [Judged, dict, dict]:
                if time.time() - path.stat().st_mtime > _KEPT / 30:
                    os.utime(path)
                return entry
    return None


def _save(path: Path, entry: CachedJudgement) -> None:
    body = pickle.dumps(entry, protocol=5)
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
