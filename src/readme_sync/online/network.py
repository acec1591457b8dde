"""How the network is asked here: what the settings, the environment and the command line say, put together."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from operator import eq
from pathlib import Path

from readme_sync.errors import InputError, StoreError
from readme_sync.files import place_to_write, read_beginning
from readme_sync.http.options import HostLimits, ProbeOptions
from readme_sync.probe.outcome import Progress, World
from readme_sync.settings.values import Settings
from readme_sync.values import NamedTuple

STORE = "README_SYNC_STORE"
_SQLITE = b"SQLite format 3\0"  # https://www.sqlite.org/fileformat.html, 1.3
_GITHUB_API = "https://api.github.com"


class Network(NamedTuple):
    """Everything that a run needs beside the questions. ``offline``: ask nothing, judge by what the store holds.

    ``meanwhile`` prepares what comes after asking, while servers think.
    """

    store: Path
    options: ProbeOptions
    offline: bool = False
    progress: Callable[[Progress], None] | None = None
    world: World = World()
    meanwhile: Callable[[], object] | None = None


def network(
    root: Path,
    settings: Settings,
    environ: Mapping[str, str],
    *,
    max_time: float | None = None,
    offline: bool = False,
    progress: Callable[[Progress], None] | None = None,
) -> Network:
    """Return how ``root`` asks: the command line goes before the environment, and that before the settings.

    ``README_SYNC_STORE`` names the store. HF_TOKEN, HF_ENDPOINT, HF_HUB_OFFLINE and HTTPS_PROXY mean what they mean
    elsewhere. GITHUB_TOKEN is used for github.com alone: an Enterprise server's token is of no use there.
    """
    online = settings.online
    token = environ.get("GITHUB_TOKEN") or None
    options = ProbeOptions(
        concurrency=online.concurrency,
        limits=HostLimits(online.host_concurrency, online.host_interval),
        read_timeout=online.timeout,
        connect_timeout=min(10.0, online.timeout),
        total_timeout=max(45.0, online.timeout * 2),
        max_time=max_time if max_time is not None else online.max_time,
        allow=settings.allow_private_addresses,
        hub_endpoint=environ.get("HF_ENDPOINT") or None,
        github_token=token if environ.get("GITHUB_API_URL", _GITHUB_API).rstrip("/") == _GITHUB_API else None,
    )
    return Network(store_path(root, settings, environ), options, offline, progress)


def _of_settings(root: Path, path: str) -> Path:
    """Return the store that settings name: below ``root``, and no file of anybody else's, which would be set aside."""
    try:
        head = read_beginning(root, path, len(_SQLITE))
    except FileNotFoundError:
        head = b""
    except InputError as error:
        raise StoreError(f"online.store: {error}") from None
    # A damaged store is still ours: half of what SQLite files begin with is enough.
    if head and sum(map(eq, head, _SQLITE)) < len(_SQLITE) / 2:
        raise StoreError(f"online.store: {path}: this is not a store but another file, and is left as it is")
    return place_to_write(root, root / path)


def store_path(root: Path, settings: Settings, environ: Mapping[str, str]) -> Path:
    """Return where observations are kept: what the environment says, then the settings, else the user's own store.

    That one serves all repositories, because a URL is the same in each. It is state and not cache: what was seen a
    year ago cannot be fetched again (https://specifications.freedesktop.org/basedir-spec/latest/).

    Raises:
        StoreError: the settings name a file that is none of ours, or lies outside of ``root``.
        UsageError: a symbolic link leads a place below ``root`` out of it.
    """
    if named := environ.get(STORE):
        return place_to_write(root, Path(named).expanduser())
    if settings.online.store is not None:
        return _of_settings(root, settings.online.store)
    home = Path.home()
    if sys.platform == "win32":
        base = Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        state = environ.get("XDG_STATE_HOME", "")
        base = Path(state) if state.startswith("/") else home / ".local" / "state"  # a relative one is to be ignored
    return base / "readme-sync" / "observations.db"
