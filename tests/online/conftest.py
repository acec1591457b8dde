"""A catalogue in three languages whose links lead to servers on loopback: a web, and a Hub that HF_ENDPOINT names."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from readme_sync.cli.main import main
from readme_sync.http.clock import SystemClock
from readme_sync.observation import Observation
from readme_sync.store.store import Store
from tests.servers.hub import FakeHub
from tests.servers.web import Web

SETTINGS = """\
allow-private-addresses = ["127.0.0.0/8"]
[editions]
ja = "README.md"
en = "en/README.md"
fr = "fr/README.md"
[online]
host-interval = 0
timeout = 2
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as server:
        yield server


@pytest.fixture
def hub() -> Iterator[FakeHub]:
    with FakeHub(SystemClock()) as server:
        yield server


@pytest.fixture
def run(
    tmp_path: Path, web: Web, hub: FakeHub, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Run:
    """Return a function that runs a command in the catalogue's folder and returns its exit code and what it printed."""
    for name in [one for one in os.environ if one.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("README_SYNC_STORE", str(tmp_path / "store.db"))
    monkeypatch.setenv("HF_ENDPOINT", hub.origin)
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))  # nobody's login
    (tmp_path / "readme-sync.toml").write_text(SETTINGS, encoding="utf-8")

    def go(*arguments: str) -> tuple[int, str, str]:
        code = main(["-C", str(tmp_path), *arguments])
        printed = capfd.readouterr()
        return code, printed.out, printed.err

    return go


@pytest.fixture
def write(tmp_path: Path, web: Web) -> Callable[..., None]:
    """Return a function that writes each edition (``ja``, ``en``, ``fr``); ``{web}`` stands for the web's origin."""

    def put(**editions: str) -> None:
        for language, text in editions.items():
            path = tmp_path / ("README.md" if language == "ja" else f"{language}/README.md")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text.replace("{web}", web.origin), encoding="utf-8")

    return put


@pytest.fixture
def remember(tmp_path: Path) -> Callable[..., None]:
    """Return a function that puts observations into the store."""

    def keep(*observations: Observation) -> None:
        with Store(tmp_path / "store.db", pytest.fail) as store:
            store.record(*observations)

    return keep


def ago(**time: float) -> datetime:
    return datetime.now(UTC) - timedelta(**time)
