"""What stood in git before: the commit that a change began at, and its files. Nothing is checked out.

Part of ``sources``: it reads and never writes, and what cannot be read ends in one ``InputError``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from readme_sync.errors import InputError
from readme_sync.files import LONGEST_PATH
from readme_sync.sources import MAX_BYTES, decode, git, git_files, is_markdown, resolve_revision
from readme_sync.values import NamedTuple

_LINK, _EXECUTABLE = "120000", "100755"
_NOT_WITHIN = "--ignore-submodules=dirty"  # git would look into submodules by their own settings, which name programs
_LINKS = 5  # symbolic links followed one after the other
_FETCH = "`git fetch --unshallow` brings the rest, in a workflow `fetch-depth: 0` at actions/checkout"


class Start(NamedTuple):
    """Where a change began: the commit (None: nothing was there before), and a line if that may surprise."""

    commit: str | None
    note: str = ""


def start(root: Path, revision: str) -> Start:
    """Return the merge base of ``revision`` and HEAD: what HEAD and the working tree have since is the change.

    The id of zeros, which GitHub gives for what was not there before the first push, is nobody's commit: all is new.
    So it is before the first commit, and for the parent of the first one.

    Raises:
        InputError: git or the repository or the revision is not there; says how to get it where the clone is shallow.
    """
    if revision and not revision.strip("0"):
        return Start(None, "the base is no commit: everything counts as new")
    if not revision or revision.startswith("-") or not revision.isprintable():
        raise InputError(f"--base: {revision!r} is not a git revision")
    common = _ask(root, "merge-base", revision, "HEAD")
    return Start(common) if common else _without_common(root, revision)


def changed(root: Path, commit: str) -> tuple[tuple[str, str], ...]:
    """Return what the working tree has otherwise than ``commit``: git's letter, and the path.

    The letters are A (added), D (deleted), M (modified) and T (of another type); what is renamed is D and A.

    Raises:
        InputError: git refuses.
    """
    arguments = (
        "diff",
        "--no-ext-diff",
        _NOT_WITHIN,
        "--relative",
        "--no-renames",
        "--name-status",
        "-z",
        commit,
        "--",
    )
    words = (
        git_files(root, arguments, "--base: changes cannot be told").decode("utf-8", "surrogateescape").split("\0")[:-1]
    )
    return tuple(zip(words[::2], words[1::2], strict=True))


def documents(root: Path, revision: str) -> tuple[str, ...]:
    """Return the Markdown files that there were where the change since ``revision`` began.

    Raises:
        InputError: git, the repository or the revision is not there.
    """
    return tuple(filter(is_markdown, Tree(root, start(root, revision).commit).paths))


def usual_base(root: Path, paths: Iterable[str]) -> str:
    """Return the revision that a change of the files ``paths`` is usually compared with.

    While one of them has changes that are not committed, that is HEAD. Else it is the branch that this one follows or
    goes to, or the commit before HEAD where there is none such or HEAD is on it already.

    Raises:
        InputError: this is no git repository, or git is not installed.
    """
    git(root, ("rev-parse", "--git-dir"), "sync needs git")
    if git_files(root, ("status", "--porcelain", "--untracked-files=no", _NOT_WITHIN, "--", *paths), "sync needs git"):
        return "HEAD"
    head = _ask(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    if head is None:
        return "HEAD"
    for name in ("@{upstream}", "origin/HEAD", "origin/main", "origin/master", "main", "master"):
        if _ask(root, "rev-parse", "--verify", "--quiet", name + "^{commit}") is None:
            continue
        common = _ask(root, "merge-base", name, "HEAD")
        if common and common != head:
            return common
    return "HEAD~1"


def _without_common(root: Path, revision: str) -> Start:
    git(root, ("rev-parse", "--git-dir"), "--base needs git")
    if _ask(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}") is None:
        return Start(None, "there is no commit yet: everything counts as new")
    shallow = _ask(root, "rev-parse", "--is-shallow-repository") == "true"
    if _ask(root, "rev-parse", "--verify", "--quiet", revision + "^{commit}") is None:
        first = not shallow and _ask(root, "rev-parse", "--verify", "--quiet", "HEAD^") is None
        if first and revision in ("HEAD^", "HEAD~", "HEAD~1", "@^", "@~", "@~1"):
            return Start(None, "HEAD is the first commit: everything counts as new")
        if shallow:
            raise InputError(f"--base: this clone is shallow and does not reach back to {revision}: {_FETCH}")
        raise InputError(f"--base: there is no git revision {revision}")
    commit = resolve_revision(root, revision)
    why = f" in this shallow clone ({_FETCH})" if shallow else ""
    return Start(commit, f"{revision} and HEAD have no commit in common{why}: compared with {revision} itself")


def _ask(root: Path, *arguments: str) -> str | None:
    """Return the one line that git answers, or None when it refuses."""
    try:
        return git(root, arguments, "--base").decode("utf-8", "replace").strip() or None
    except InputError:
        return None


class Tree:
    """The files below ``root`` as they were in a commit; without a commit there are none."""

    def __init__(self, root: Path, commit: str | None, only: Sequence[str] = ()) -> None:
        """Read the list of files of ``commit``, or of those among them that ``only`` names."""
        self._root, self._commit = root, commit
        self._files: dict[str, tuple[str, str]] = {}
        self._texts: dict[str, str] = {}
        self._folders: set[str] | None = None
        if commit is not None:
            listed = git(root, ("ls-tree", "-r", "-z", commit, "--", *only), f"--base: {commit} cannot be listed")
            for entry in listed.decode("utf-8", "surrogateescape").split("\0")[:-1]:
                about, _, path = entry.partition("\t")
                mode, _, blob = about.split(" ")
                self._files[path] = (mode, blob)

    @property
    def paths(self) -> tuple[str, ...]:
        """Every file, from ``root``."""
        return tuple(self._files)

    def has(self, path: str) -> bool:
        """Tell whether the file or folder ``path`` was there, as ``sources.exists`` tells of today."""
        inner = os.path.normpath(path.lstrip("/") or ".")
        if inner in self._files:
            return True
        if self._folders is None:
            self._folders = {str(parent) for path in self._files for parent in PurePosixPath(path).parents} | {"."}
        return inner in self._folders

    def holds(self, path: str, text: str) -> bool:
        """Tell, without reading it, whether ``path`` was exactly ``text``."""
        import hashlib

        mode, blob = self._files.get(path, ("", ""))
        data = text.encode("utf-8", "surrogatepass")
        whole = b"blob %d\0" % len(data) + data
        made = hashlib.sha1(whole, usedforsecurity=False) if len(blob) == 40 else hashlib.sha256(whole)
        return mode != _LINK and made.hexdigest() == blob

    def is_executable(self, path: str) -> bool:
        """Tell whether ``path`` was a file that can be run."""
        return self._files.get(path, ("", ""))[0] == _EXECUTABLE

    def texts(self, paths: Iterable[str]) -> dict[str, str]:
        """Return the text of each of ``paths`` that was a readable file, all of them asked for at once.

        Raises:
            InputError: git has lost what a file was, or cannot fetch it (a partial clone without a network).
        """
        found = {}
        for path, data in self.contents(paths, limit=MAX_BYTES).items():
            try:
                found[path] = decode(data, f"{path} in {self._commit}", limit=MAX_BYTES)
            except InputError:
                continue  # what was unreadable before has no findings to compare with
        return found

    def contents(self, paths: Iterable[str], *, limit: int) -> dict[str, bytes]:
        """Return what each of ``paths`` held that was a file of at most ``limit`` bytes, all of them asked for at once.

        Raises:
            InputError: git has lost what a file was, or cannot fetch it (a partial clone without a network).
        """
        asked = {path: self._files[real][1] for path in paths if (real := self._real(path)) is not None}
        sizes = self._sizes(asked)
        asked = {path: blob for path, blob in asked.items() if sizes[blob] <= limit}
        answer = self._batch("--batch", asked.values())
        found, at = {}, 0
        for path, blob in asked.items():
            start = answer.index(b"\n", at) + 1
            at = start + sizes[blob] + 1
            found[path] = answer[start : at - 1]
        return found

    def _sizes(self, asked: Mapping[str, str]) -> dict[str, int]:
        sizes = {}
        for (path, blob), line in zip(
            asked.items(), self._batch("--batch-check", asked.values()).splitlines(), strict=True
        ):
            _, kind, *size = line.split(b" ")
            if kind == b"missing":
                raise InputError(f"--base: git has no {path} of {self._commit} (`git fsck` tells more)")
            sizes[blob] = int(size[0])
        return sizes

    def _batch(self, how: str, blobs: Iterable[str]) -> bytes:
        given = "".join(f"{blob}\n" for blob in blobs).encode()
        return git(self._root, ("cat-file", how), "--base: a file cannot be read", given) if given else b""

    def text(self, path: str) -> str:
        """Return the text of one file.

        Raises:
            InputError: it was not there, or is no text.
        """
        if path not in self._texts:
            self._texts |= self.texts([path])
        if path not in self._texts:
            raise InputError(f"{path}: not a text in {self._commit}")
        return self._texts[path]

    def forget(self) -> None:
        """Let go of the texts."""
        self._texts.clear()

    def renamed(self) -> dict[str, str]:
        """Return the former name of each file that has another one today, as far as git can tell."""
        if self._commit is None:
            return {}
        # With the index and not the working tree: comparing that would run the filters that attributes name.
        arguments = ("diff-index", "--cached", "--relative", "--find-renames", "--diff-filter=R", "--name-status", "-z")
        said = git(self._root, (*arguments, self._commit, "--"), "--base: renames cannot be told")
        words = said.decode("utf-8", "surrogateescape").split("\0")[:-1]
        return {words[at + 2]: words[at + 1] for at in range(0, len(words) - 2, 3)}

    def _real(self, path: str) -> str | None:
        for _ in range(_LINKS):
            mode, blob = self._files.get(path, ("", ""))
            if mode != _LINK:
                return path if mode.startswith("100") else None
            if self._sizes({path: blob})[blob] > LONGEST_PATH:
                return None
            target = git(self._root, ("cat-file", "blob", blob), f"--base: {path}").decode("utf-8", "surrogateescape")
            path = os.path.normpath(os.path.join(os.path.dirname(path), target))
        return None
