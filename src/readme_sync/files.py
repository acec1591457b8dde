"""The one place where files of a repository are looked up and opened, and what may be written is bounded.

Part of ``sources``. Whoever sent a change decides what lies in the working tree: symbolic links that lead out of it,
links to devices, files of any size. So a path is resolved first, has to lie inside the real root and outside of
``.git`` (where checkouts keep tokens), and only a regular file is read, opened without waiting and up to a bound.
``tests/attacks`` proves that nothing else in the package opens such a file.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import time
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from readme_sync.errors import InputError, UsageError

LONGEST_PATH = 4096  # PATH_MAX of Linux; resolving longer ones takes the square of their length
_READ = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # a pipe that nobody writes to would make us wait for ever
_PLAIN_PATH = re.compile(
    r"(?!\.{1,2}(?:/|\Z))[^/]+(?:/(?!\.{1,2}(?:/|\Z))[^/]+)*+"
)  # no empty part, none of dots alone
_ABSENT = frozenset({errno.ENOENT, errno.ENOTDIR})
_FULL: set[tuple[str, int, int]] = set()  # folders with something in them: where, which, and since when
_MOST_FOLDERS = 10_000
_SETTLED = 2_000_000_000  # nanoseconds after which two changes of a folder have two times
_PIECE = 1 << 15  # bytes that are read at a time where the size of a file is not known


def real_place(root: Path, path: str) -> str:
    """Return where ``path``, relative to ``root``, really is once every symbolic link is followed; it need not exist.

    Raises:
        InputError: that is outside the real root, or inside ``.git``, or it cannot be a path.
    """
    if "\0" in path:
        raise InputError(f"{path!r}: this cannot be the name of a file")
    if len(path) > LONGEST_PATH:
        raise InputError(f"{path[:60]}...: this cannot be the name of a file: it is {len(path):,} characters long")
    home = _real("" if os.path.isabs(root) else os.getcwd(), os.fspath(root))
    below = home.rstrip(os.sep) + os.sep
    place = _without_links(below, path) or os.path.realpath(os.path.join(home, path))
    if place != home and not place.startswith(below):
        raise InputError(f"{path}: this leads out of the repository, and nothing outside of it is read")
    if is_git_own(place[len(below) :]):
        raise InputError(f"{path}: this leads into .git, and nothing there is read")
    return place


@lru_cache(maxsize=4)
def _real(_here: str, root: str) -> str:
    """Return the real folder of ``root``, which is relative to the folder that the process stands in."""
    return os.path.realpath(root)


def _without_links(home: str, path: str) -> str | None:
    """Return what ``realpath`` makes of a plain path below ``home``, a real folder; None where it is not plain.

    It asks for the folders of the path alone, and in a tenth of the time: a list has thousands of links to files.
    """
    if os.sep != "/" or not _PLAIN_PATH.fullmatch(path):
        return None
    at = len(home)
    place = home + path
    try:
        while at >= 0:
            at = place.find("/", at + 1)
            if stat.S_ISLNK(os.lstat(place if at < 0 else place[:at]).st_mode):
                return None
    except OSError:
        return place  # nothing is there, so no link either
    return place


def is_git_own(path: str) -> bool:
    """Return whether ``path`` goes through a folder ``.git``, however the file system may let it be spelled.

    NTFS takes away blanks and full stops at the end, knows a short name, and has streams behind a colon; HFS+ sees no
    character that takes no room.
    """
    if not path.isascii():
        path = "".join([sign for sign in path if unicodedata.category(sign) != "Cf"])
    path = path.lower()
    return ("git" in path) and any(
        part.partition(":")[0].rstrip(". ") in (".git", "git~1") for part in path.replace(os.sep, "/").split("/")
    )


def exists(root: Path, path: str) -> bool:
    """Return whether ``path``, a link target already decoded and relative to ``root``, is there and inside ``root``.

    ``..`` is resolved first; what leaves the root, also through a symbolic link, counts as absent, as does ``.git``.
    A leading slash means the root, as it does on GitHub. What lies in an empty folder counts as there: git keeps none,
    so it is a submodule that was not checked out, and nobody can tell.
    """
    if len(path) > LONGEST_PATH:
        return False
    inner = os.path.normpath(path.lstrip("/") or ".")
    if inner == ".." or inner.startswith(("../", "..\\")) or os.path.isabs(inner):
        return False
    try:
        return os.path.exists(real_place(root, inner)) or ("/" in inner and _is_in_an_empty_folder(root, inner))
    except InputError:
        return False


def _is_in_an_empty_folder(root: Path, path: str) -> bool:
    """Return whether the last folder on the way to a path that is not there has nothing in it."""
    folder = os.path.dirname(path)
    while folder:
        try:
            return _is_empty(real_place(root, folder))
        except OSError:
            folder = os.path.dirname(folder)
    return False


def _is_empty(folder: str) -> bool:
    """Return whether nothing is in ``folder``, a real one.

    What had something in it is known by the time of its last change: to begin a list of a large folder takes as long as
    a hundred such questions, and pages of a site ask for many files that are not there. A change of the last seconds
    may be followed by one of the same time.
    """
    state = os.stat(folder)
    key = folder, state.st_ino, state.st_mtime_ns
    if key in _FULL:
        return False
    with os.scandir(folder) as found:
        is_empty = next(found, None) is None
    if not is_empty and time.time_ns() - state.st_mtime_ns > _SETTLED:
        if len(_FULL) >= _MOST_FOLDERS:
            _FULL.clear()
        _FULL.add(key)
    return is_empty


def size(root: Path, path: str) -> int:
    """Return how many bytes the file ``path`` below ``root`` has; 0 for what is not there or not inside."""
    try:
        return os.stat(real_place(root, path)).st_size
    except (InputError, OSError):
        return 0


def path_from(root: Path, name: str) -> str:
    """Return ``name``, which somebody gave from the root or from where they stand, as a path from ``root``."""
    if os.path.lexists(os.path.join(root, name)) or not os.path.lexists(name):
        path = os.path.normpath(name if not os.path.isabs(name) else os.path.relpath(name, root))
    else:
        path = os.path.relpath(os.path.realpath(name), os.path.realpath(root))
    return path.replace(os.sep, "/")


def read_bytes(root: Path, path: str, *, limit: int) -> bytes:
    """Return what the file ``path`` below ``root`` holds.

    Raises:
        FileNotFoundError: there is no such file.
        InputError: it is outside of ``root``, no regular file, not readable, or larger than ``limit`` bytes.
    """
    return _read(real_place(root, path), path, limit)


def read_beginning(root: Path, path: str, size: int) -> bytes:
    """Return the first ``size`` bytes of the file ``path`` below ``root``, however large it is.

    Raises:
        FileNotFoundError: there is no such file.
        InputError: it is outside of ``root``, no regular file, or not readable.
    """
    return _read(real_place(root, path), path, size, whole=False)


def is_repository(root: Path) -> bool:
    """Return whether ``root`` is the top of a git repository, a worktree of one, or a submodule."""
    return os.path.lexists(os.path.join(root, ".git"))


def read_of_git(root: Path, path: str, *, limit: int) -> bytes:
    """Return what a file holds that git itself keeps in ``.git``: for what the program has to know, never to be shown.

    Raises:
        FileNotFoundError: there is no such file, or ``.git`` is no folder.
        InputError: it is no regular file, not readable, or larger than ``limit`` bytes.
    """
    return _read(os.path.join(os.path.realpath(root), ".git", path), f".git/{path}", limit)


def read_given(place: Path, name: str, *, limit: int) -> bytes:
    """Return what ``place`` holds, a file that the command line names and that need not belong to the repository.

    ``name`` is what people call it.

    Raises:
        FileNotFoundError: there is no such file.
        InputError: it is no regular file, not readable, or larger than ``limit`` bytes.
    """
    return _read(os.path.realpath(place), name, limit)


def _read(place: str, path: str, limit: int, *, whole: bool = True) -> bytes:
    try:
        descriptor = os.open(place, _READ | _NO_WAIT)
    except ValueError:
        raise InputError(f"{path!r}: this cannot be the name of a file") from None
    except OSError as error:
        if error.errno in _ABSENT:
            raise FileNotFoundError(error.errno, "no such file or directory", path) from None
        raise _unreadable(path, error) from None
    try:
        state = os.fstat(descriptor)
        if stat.S_ISDIR(state.st_mode):
            raise InputError(f"{path}: this is a folder, a file is needed")
        if not stat.S_ISREG(state.st_mode):
            raise InputError(f"{path}: this is not a regular file")
        if whole and state.st_size > limit:
            raise InputError(f"{path}: {state.st_size:,} bytes is more than the limit of {limit:,}")
        data = b"".join(_pieces(descriptor, state.st_size + 1, limit + whole))
    except OSError as error:
        raise _unreadable(path, error) from None
    finally:
        os.close(descriptor)
    if len(data) > limit:  # it grew, or it lied about its size as the files of /proc do
        raise InputError(f"{path}: more than the limit of {limit:,} bytes")
    return data


def _pieces(descriptor: int, expected: int, most: int) -> Iterator[bytes]:
    """Yield what a file holds, up to ``most`` bytes: at first what it is said to have, for a buffer costs its size."""
    while most > 0 and (piece := os.read(descriptor, min(most, max(expected, _PIECE)))):
        most -= len(piece)
        expected = 0
        yield piece


def _unreadable(path: str, error: OSError) -> InputError:
    return InputError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}")


def place_to_write(root: Path, target: Path) -> Path:
    """Return where a file really goes that is written as ``target``, a path below ``root`` or anywhere else.

    A place that somebody chose outside of ``root`` is theirs to choose. One that is written as below ``root`` has to
    stay there: a change may have put a symbolic link on the way.

    Raises:
        UsageError: a symbolic link leads it out of the root, or into ``.git``.
    """
    home = os.path.realpath(root)
    written = os.path.abspath(target)
    below = next((base for base in (home, os.path.abspath(root)) if _is_below(written, base)), None)
    if below is None:
        return target
    place = os.path.realpath(written)
    if not _is_below(place, home):
        raise UsageError(f"'{target}' cannot be written: a symbolic link leads it out of the repository")
    if is_git_own(os.path.relpath(place, home)) and not is_git_own(os.path.relpath(written, below)):
        raise UsageError(f"'{target}' cannot be written: a symbolic link leads it into .git")
    return Path(place)


def is_below(path: Path, root: Path) -> bool:
    """Return whether ``path`` is written as one below ``root``, whatever symbolic links make of it."""
    written = os.path.abspath(path)
    return any(_is_below(written, home) for home in (os.path.realpath(root), os.path.abspath(root)))


def _is_below(place: str, home: str) -> bool:
    return place.startswith(home.rstrip(os.sep) + os.sep)
