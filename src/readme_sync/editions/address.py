"""The repository's own address on its code host, and which links with that address lead into the repository."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from readme_sync import files, sources
from readme_sync.errors import InputError
from readme_sync.regex import lazy
from readme_sync.values import NamedTuple

_REMOTES = ("origin", "upstream")  # of a fork's clone, the other repository's README is this one too
_SECTION = lazy(r'^\s*\[\s*(\w+)(?:\s+"([^"]*)")?\s*\]', re.IGNORECASE)
_URL = lazy(r"^\s*url\s*=\s*(\S+)", re.IGNORECASE)
# https://name:token@host/owner/name.git, ssh://git@host:22/owner/name, git@host:owner/name
_REMOTE = lazy(
    r"(?:[a-z+]+://(?:[^/@]*@)?([^/:@]+)(?::\d+)?/|(?:[^/@:]+@)?([^/:@]+):)([^:]+?)(?:\.git)?/?", re.IGNORECASE
)
_INSIDE = lazy(r"(?:-/)?(?:blob|tree|raw|blame)/([^/]+)(?:/|$)")
_GITHUB, _RAW_HOST = "github.com", "raw.githubusercontent.com"  # where it has its files as they are
_RAW = lazy(r"(?:refs/heads/)?([^/]+)(?:/|$)")
_README_TAB = lazy(r"(?:.*&)?tab=(?!readme)", re.IGNORECASE)
_SMALL = 1024 * 1024


class Address(NamedTuple):
    """Where a repository is: ``github.com``, ``owner/name``, and the names of the branch that its front page shows."""

    host: str
    name: str
    branches: frozenset[str]

    def local(self, target: str) -> str | None:
        """Return the link ``target`` as one from the root (``/docs/guide.md#use``), or None where it leads elsewhere.

        What leads to another branch, a tag or a commit leads elsewhere: there the files may be others.
        """
        scheme, mark, rest = target.partition("://")
        if not mark or scheme.lower() not in ("http", "https"):
            return None
        start, _, fragment = rest.partition("#")
        path, _, query = start.partition("?")
        host, _, path = path.partition("/")
        inner = path[len(self.name) :]
        host = host.lower().removeprefix("www.")
        is_raw = host == _RAW_HOST and self.host == _GITHUB
        if not (is_raw or host == self.host) or path[: len(self.name)].lower() != self.name:
            return None
        fragment = f"#{fragment}" if fragment else ""
        if inner in ("", "/", ".git"):
            return None if is_raw or (query and _README_TAB.match(query)) else f"/{fragment}"
        found = (_RAW if is_raw else _INSIDE).match(inner, 1) if inner[0] == "/" else None
        if found is None or found[1] not in self.branches:
            return None
        return f"/{inner[found.end() :]}{fragment}"


def local(addresses: Iterable[Address], target: str) -> str | None:
    """Return ``target`` as a link from the root, where it is one of ``addresses``; else None."""
    return next((inner for one in addresses if (inner := one.local(target)) is not None), None)


def own_addresses(root: Path) -> tuple[Address, ...]:
    """Return the addresses of the repository at ``root`` by git's remotes; none where it is not the top of one."""
    if not files.is_repository(root):
        return ()
    urls = dict(_remotes(_text(root, "config") or _asked(root)))
    head = _text(root, "refs/remotes/origin/HEAD")
    branch = head.strip().rpartition("refs/remotes/origin/")[2] if head.startswith("ref:") else ""
    branches = frozenset({"HEAD", branch} if branch else {"HEAD", "main", "master"})
    found = (_REMOTE.fullmatch(urls[name]) for name in _REMOTES if name in urls)
    return tuple(
        Address((match[1] or match[2]).lower().removeprefix("www."), match[3].strip("/").lower(), branches)
        for match in found
        if match and "/" in match[3].strip("/")
    )


def _remotes(config: str) -> Iterator[tuple[str, str]]:
    remote = ""
    for line in config.splitlines():
        if section := _SECTION.match(line):
            remote = (section[2] or "") if section[1].lower() == "remote" else ""
        elif remote and (url := _URL.match(line)):
            yield remote, url[1].strip('"')


def _text(root: Path, path: str) -> str:
    with suppress(InputError, OSError, UnicodeDecodeError):
        return files.read_of_git(root, path, limit=_SMALL).decode("utf-8")
    return ""


def _asked(root: Path) -> str:
    """Return git's configuration where ``.git`` is a file: in a worktree or a submodule it lies outside the root."""
    found = []
    for name in _REMOTES:
        with suppress(InputError):
            url = sources.git(root, ("remote", "get-url", name), name).decode("utf-8", "replace").strip()
            found.append(f'[remote "{name}"]\nurl = {url}')
    return "\n".join(found)
