"""Files and git revisions turned into text, and nothing lost on the way.

One of the five places that touch the world. Whatever cannot be read ends in one ``InputError``
whose message is one line: the path, what is wrong, and where.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from readme_sync import files
from readme_sync.errors import InputError
from readme_sync.files import exists as exists  # noqa: PLC0414 -- part of what this module gives
from readme_sync.values import NamedTuple

MAX_BYTES = 32 * 1024 * 1024  # sixty times what GitHub still shows as Markdown
MAX_DEPTH = 3  # folders below the root: docs/i18n/ja/README.md is the deepest layout seen in the wild
MAX_FOLDERS = 4000  # a bound on work, not on repositories: breadth first, so the shallow folders are always seen
_MARKDOWN = (".md", ".markdown", ".mdx", ".mdown", ".mkd")
_NOT_OURS = frozenset(
    "node_modules vendor venv env site-packages third_party bower_components __pycache__ target dist build".split()
)
# No program is run that a repository names, and a folder of the repository that looks like a bare repository is none:
# whoever sends a change may add one, and would decide what each revision holds (git-config, safe.bareRepository).
_GIT_SETTINGS = tuple(
    word
    for setting in (
        "core.quotePath=false",
        "core.fsmonitor=false",
        f"core.hooksPath={os.devnull}",
        "log.showSignature=false",
        "i18n.logOutputEncoding=UTF-8",
        "safe.bareRepository=explicit",
    )
    for word in ("-c", setting)
)
_SHOWN_HIDDEN = frozenset({".github"})  # GitHub shows .github/README.md as a repository's front page


class Source(NamedTuple):
    """A text with its path (POSIX, relative to the root)."""

    path: str
    text: str


def read_source(root: Path, path: str, *, limit: int = MAX_BYTES) -> Source:
    """Return the file ``path`` below ``root``; ``text.encode()`` is the file, byte for byte.

    Raises:
        InputError: it is missing, outside of ``root``, no regular file, not readable, not UTF-8, or larger than
            ``limit`` bytes.
    """
    try:
        data = files.read_bytes(root, path, limit=limit)
    except FileNotFoundError:
        raise InputError(f"{path}: cannot be read: no such file or directory") from None
    return Source(path, decode(data, path, limit=limit))


def decode(data: bytes, path: str, *, limit: int = MAX_BYTES) -> str:
    """Return ``data`` as text, a BOM and every line ending kept; ``path`` is named in the error.

    Raises:
        InputError: the bytes are not UTF-8 (names the offset, the line and the byte), or more than ``limit``.
    """
    if len(data) > limit:
        raise InputError(f"{path}: more than the limit of {limit:,} bytes")
    wide = _wide_encoding(data[:4096])
    if wide:
        raise InputError(f"{path}: this file is {wide}; save it as UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = 1 + before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")
        raise InputError(
            f"{path}:{line}: not UTF-8: byte 0x{data[error.start]:02X} at offset {error.start} ({error.reason})"
        ) from None


def _wide_encoding(head: bytes) -> str | None:
    if head.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "UTF-32"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    # UTF-8 text may hold a stray NUL, never one in every fourth byte.
    if len(head) >= 4 and head.count(0) * 4 >= len(head):
        return "UTF-16 or UTF-32 (it is full of NUL bytes)"
    return None


def is_markdown(path: str) -> bool:
    """Tell whether a file of this name is a Markdown document."""
    return path.lower().endswith(_MARKDOWN)


def _skipped(folder: str) -> bool:
    if folder.startswith("."):
        return folder not in _SHOWN_HIDDEN
    return folder.lower() in _NOT_OURS


def list_files(root: Path, *, depth: int = MAX_DEPTH, folders: int = MAX_FOLDERS) -> tuple[str, ...]:
    """Return the Markdown files up to ``depth`` folders below ``root``, sorted, shallow ones first.

    Hidden folders (but ``.github``), dependencies and build products are skipped, folders behind symbolic
    links are not followed, and at most ``folders`` folders are opened: breadth first, so what is left out
    in a huge tree is what lies deepest. A file behind a link that leaves the root is not listed.

    Raises:
        InputError: ``root`` itself cannot be listed.
    """
    found: list[str] = []
    level = [""]
    opened = 0
    for _ in range(depth + 1):
        below: list[str] = []
        for folder in level[: folders - opened]:
            opened += 1
            try:
                entries = sorted(os.scandir(os.path.join(root, folder)), key=lambda entry: entry.name)
            except OSError as error:
                if not folder:
                    raise InputError(f"{root}: cannot be listed: {(error.strerror or '').lower()}") from None
                continue
            for entry in entries:
                path = f"{folder}/{entry.name}" if folder else entry.name
                if entry.is_dir(follow_symlinks=False):
                    if not _skipped(entry.name):
                        below.append(path)
                elif is_markdown(entry.name) and _is_file(root, path, entry):
                    found.append(path)
        level = below
    return tuple(found)


def _is_file(root: Path, path: str, entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file() and (not entry.is_symlink() or files.exists(root, path))
    except OSError:  # a symbolic link that loops
        return False


def resolve_revision(root: Path, revision: str) -> str:
    """Return the full commit id that ``revision`` names in the repository around ``root``.

    Raises:
        InputError: git is not installed, this is no repository, or there is no such commit.
    """
    if not revision or revision.startswith("-") or not revision.isprintable():
        raise InputError(f"{revision!r} is not a git revision")
    arguments = ("rev-parse", "--verify", "--end-of-options", revision + "^{commit}")
    return git(root, arguments, f"no git revision {revision}").decode("ascii").strip()


def git_files(root: Path, arguments: tuple[str, ...], what: str) -> bytes:
    """Return what git prints when it compares the working tree: as ``git``, but through no filter that is configured.

    Git would run a filter's program over files whose attributes name it, and those are a stranger's.

    Raises:
        InputError: git is not installed, or refuses.
    """
    try:
        listed = git(root, ("config", "--null", "--name-only", "--get-regexp", r"^filter\."), what)
    except InputError:
        listed = b""  # no filter
    names = {key.rpartition(".")[0] for key in listed.decode("utf-8", "surrogateescape").split("\0") if key}
    off = {f"{name}.{key}": "" for name in sorted(names) for key in ("clean", "smudge", "process")}
    return git(root, arguments, what, settings=off | {f"{name}.required": "false" for name in names})


def _program() -> str:
    """Return the git to run. Windows would look for it first where the process stands: that may be a stranger's."""
    if os.name != "nt":
        return "git"
    found = next(filter(os.path.isfile, git_places(os.get_exec_path())), None)
    if found is None:
        raise FileNotFoundError
    return found


def git_places(folders: Iterable[str]) -> list[str]:
    """Return where git may be on Windows: in the ``folders`` of the search path that are not relative to one's own."""
    return [os.path.join(folder, "git.exe") for folder in folders if os.path.isabs(folder)]


def git(
    root: Path,
    arguments: tuple[str, ...],
    what: str,
    given: bytes = b"",
    *,
    offline: bool = False,
    settings: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """Return what git prints when it is run in ``root``; ``given`` is what it reads, ``what`` begins the error's line.

    ``offline`` lets it fetch nothing, also where a partial clone lacks what is asked for. ``settings`` are further
    ones of git's, which go before those of files.

    Raises:
        InputError: git is not installed, or refuses; the line ends with its reason.
    """
    import subprocess

    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    environment.setdefault("GIT_ALLOW_PROTOCOL", "file:git:http:https:ssh")  # a partial clone fetches what it lacks
    count = environment.get("GIT_CONFIG_COUNT", "")
    first = int(count) if count.isdecimal() else 0
    for number, (name, value) in enumerate(settings.items(), start=first):
        environment |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    if settings:
        environment["GIT_CONFIG_COUNT"] = str(first + len(settings))
    if offline:
        environment["GIT_ALLOW_PROTOCOL"] = "none"
    try:
        command = (_program(), "--no-pager", "--literal-pathspecs", *_GIT_SETTINGS, *arguments)
        ran = subprocess.run(
            command, cwd=root, env=environment, input=given, capture_output=True, check=False, timeout=60
        )
    except FileNotFoundError:
        missing = "git is not installed" if os.path.isdir(root) else f"{root} is not a folder"
        raise InputError(f"{what}: {missing}") from None
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise InputError(f"{what}: git could not be run: {error}") from None
    if ran.returncode:
        said = ran.stderr.decode("utf-8", "replace").strip().splitlines()
        raise InputError(f"{what}: {said[0] if said else 'git gave no reason'}")
    return ran.stdout
