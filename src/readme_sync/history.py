"""When each translation was last changed, and what its source edition said then: told by git where it remembers.

Part of ``sources``: it reads and never writes, asks no network (a clone may have left files to be fetched later), and
where there is no history, or only the end of it, it knows nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from readme_sync.errors import InputError
from readme_sync.sources import MAX_BYTES, git, read_source
from readme_sync.values import NamedTuple

_MOST_COMMITS = 500  # of those that touched an edition
_MOST_FILES = 100  # of more than these git is not asked: a tree of documents is no README
_REGULAR = "100"
_SHA1 = 40  # digits


class Past(NamedTuple):
    """The day on which an edition was last changed, and its source edition as it was then (None: as it is now)."""

    day: str
    source: str | None = None


class _Change(NamedTuple):
    """One version of a file: its place in the order of commits (0 is the newest), its day and its blob."""

    commit: int
    day: str
    blob: str


def history(root: Path, sources: Mapping[str, str]) -> dict[str, Past]:
    """Return what git knows of editions; those with changes that are not committed are left out.

    Args:
        root: the repository.
        sources: the source edition's path for that of each edition, itself included.
    """
    paths = list(dict.fromkeys([*sources, *sources.values()]))
    if len(paths) > _MOST_FILES or not _is_in_git(root):
        return {}
    try:
        changes = _changes(root, paths)
        clean = {path: source for path, source in sources.items() if path in changes and _holds(root, path, changes)}
        then = {path: _before(changes.get(source, ()), changes[path][0]) for path, source in clean.items()}
        now = {source: _blob(root, source, changes) for source in set(clean.values())}
        old = {path: blob for path, blob in then.items() if blob not in {None, now[clean[path]]}}
        texts = _texts(root, sorted(set(old.values())))
    except InputError:
        return {}
    return {path: Past(changes[path][0].day, texts.get(old.get(path, ""))) for path in clean}


def _is_in_git(root: Path) -> bool:
    here = os.path.realpath(root)
    return any(os.path.lexists(os.path.join(str(folder), ".git")) for folder in (here, *Path(here).parents))


def _changes(root: Path, paths: Sequence[str]) -> dict[str, list[_Change]]:
    """Return the versions of each file, the newest first; nothing where the clone ends before git is sure."""
    arguments = (
        *("log", f"--max-count={_MOST_COMMITS}", "--raw", "--no-abbrev", "--no-renames"),
        *("--relative", "-z", "--format=%x01%cs %D", "--no-ext-diff", "--no-textconv", "--", *paths),
    )
    said = git(root, arguments, "history", offline=True).decode("utf-8", "surrogateescape")
    found: dict[str, list[_Change]] = {}
    for number, commit in enumerate(said.split("\x01")[1:]):
        head, *words = commit.strip("\0\n").split("\0")
        day, _, names = head.partition(" ")
        if "grafted" in names.split(", "):
            break  # where a shallow clone begins, every file looks new
        for about, path in zip(words[::2], words[1::2], strict=False):
            mode, blob = about.strip("\n").split(" ")[1:4:2]
            if mode.startswith(_REGULAR):
                found.setdefault(path, []).append(_Change(number, day, blob))
    return found


def _blob(root: Path, path: str, changes: Mapping[str, Sequence[_Change]]) -> str | None:
    """Return git's name of what a file holds now."""
    import hashlib

    try:
        data = read_source(root, path).text.encode("utf-8", "surrogatepass")
    except InputError:
        return None
    whole = b"blob %d\0" % len(data) + data
    short = len(next(iter(changes.values()))[0].blob) == _SHA1
    return (hashlib.sha1(whole, usedforsecurity=False) if short else hashlib.sha256(whole)).hexdigest()


def _holds(root: Path, path: str, changes: Mapping[str, Sequence[_Change]]) -> bool:
    """Tell whether the file is as it was committed last."""
    return _blob(root, path, changes) == changes[path][0].blob


def _before(changes: Sequence[_Change], last: _Change) -> str | None:
    """Return what a file held when ``last`` was made."""
    return next((one.blob for one in changes if one.commit >= last.commit), None)


def _texts(root: Path, blobs: Iterable[str]) -> dict[str, str]:
    given = "".join(f"{blob}\n" for blob in blobs).encode()
    answer = git(root, ("cat-file", "--batch"), "history", given, offline=True) if given else b""
    found: dict[str, str] = {}
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        blob, kind, *size = answer[at:end].decode().split(" ")
        if kind != "blob":
            raise InputError("history: git has lost a file")
        length = int(size[0])
        if length <= MAX_BYTES:
            found[blob] = answer[end + 1 : end + 1 + length].decode("utf-8", "replace")
        at = end + 1 + length + 1
    return found
