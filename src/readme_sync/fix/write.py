"""Writing files: each is replaced at one moment, or stays. One of the few places that touch the world.

A process that is killed leaves every file as it was or as it should be, never in between.
"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path

from readme_sync import files
from readme_sync.errors import InputError
from readme_sync.values import NamedTuple


class Replacement(NamedTuple):
    """A file's text as it was read, and as it is to be."""

    old: str
    new: str


def write(root: Path, replacements: Mapping[str, Replacement]) -> tuple[str, ...]:
    """Replace the files of ``replacements`` (by their paths from ``root``); return the paths that were written.

    All new files are prepared beside the old ones before the first is replaced. Modes are kept, a symbolic link stays
    one (the file that it leads to is replaced), line endings and a byte order mark are those of the text.

    Raises:
        InputError: a file is no longer what was read, lies outside ``root``, or cannot be written. If that shows
            before the first is replaced, none has been; the message names those that were.
    """
    ready: list[tuple[str, str, str]] = []
    done: list[str] = []
    try:
        for path, (old, new) in replacements.items():
            if old != new:
                place = _place(root, path)
                _check_unchanged(place, path, old)
                ready.append((path, place, _prepare(place, path, new)))
        for path, place, made in ready:
            _check_unchanged(place, path, replacements[path].old)
            os.replace(made, place)
            done.append(path)
        for path, place, _ in ready:
            _check_written(place, path, replacements[path].new)
        for folder in {os.path.dirname(place) for _, place, _ in ready}:
            _settle(folder)
    except InputError as error:
        raise InputError(f"{error}{_told(done)}") from None
    except OSError as error:
        name = ready[len(done)][0] if len(done) < len(ready) else ""
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"{name}: cannot be written: {reason}{_told(done)}") from None
    finally:
        for path, _, made in ready:
            if path not in done:
                with contextlib.suppress(OSError):
                    os.unlink(made)
    return tuple(done)


def _told(done: list[str]) -> str:
    return f" (already written: {', '.join(done)})" if done else ""


def _place(root: Path, path: str) -> str:
    """Return the real place of a file, which must be a regular file inside the real root."""
    if os.path.isabs(path) or not files.exists(root, path):
        raise InputError(f"{path}: not written: it is not a file inside {root}")
    place = files.real_place(root, path)
    if not stat.S_ISREG(os.stat(place).st_mode):
        raise InputError(f"{path}: not written: it is not a regular file")
    return place


def _check_unchanged(place: str, path: str, old: str) -> None:
    with open(place, "rb") as file:
        if file.read() != old.encode("utf-8"):
            raise InputError(f"{path}: not written: the file has changed since it was read")


def _check_written(place: str, path: str, new: str) -> None:
    """Read once more: what was proved is what the file holds."""
    with open(place, "rb") as file:
        if file.read() != new.encode("utf-8"):
            raise InputError(f"{path}: holds something other than what was written")


def _prepare(place: str, path: str, new: str) -> str:
    """Write ``new`` to a file beside ``place``, safe on the disk, with the mode of the old one; return its path."""
    folder, name = os.path.split(place)
    try:
        handle, made = tempfile.mkstemp(prefix=f".{name}.", suffix=".readme-sync", dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(new.encode("utf-8"))
                file.flush()
                os.fchmod(file.fileno(), stat.S_IMODE(os.stat(place).st_mode))
                os.fsync(file.fileno())
        except BaseException:
            os.unlink(made)
            raise
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from None
    return made


def _settle(folder: str) -> None:
    """Ask for the new names to be on the disk too, where a folder can be asked."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
