"""No token of the environment reaches a host of a stranger's choice, whatever the files of a change say."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.attacks.conftest import JA, Repository
from tests.servers.web import Web

GITHUB, HUB = "ghp_leaks0ghp", "hf_leaks0hf"
ENVIRON = Path("/proc/self/environ")
SETTINGS = """\
allow-private-addresses = ["127.0.0.0/8"]
[online]
host-interval = 0
timeout = 2
[editions]
ja = "README.md"
fr = "README_fr.md"
"""
Check = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as server:
        yield server


@pytest.fixture
def check(repository: Repository, web: Web) -> Check:
    """Return a run of the program in a process of its own, as in a job for a pull request whose branch has an odd name.

    The branch's name begins a link, the tokens follow it in the environment, and another name ends it.
    """
    environ = {
        "GITHUB_HEAD_REF": f"[x](<{web.origin}/",
        "GITHUB_TOKEN": GITHUB,
        "HF_TOKEN": HUB,
        "GITHUB_REF_NAME": ">)",
        **{name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ},
        "HOME": str(repository.home),
        "HF_ENDPOINT": "http://127.0.0.1:9",
        "README_SYNC_STORE": str(repository.home / "store.db"),
        "README_SYNC_CACHE": "",
    }

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "readme_sync", "-C", str(repository.root), *arguments],
            env=environ, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip

    return run


def leaked(web: Web) -> bool:
    sent = "".join(f"{one.target} {dict(one.headers)}" for one in web.requests)
    return GITHUB in sent or HUB in sent


@pytest.mark.skipif(not ENVIRON.exists(), reason="needs /proc")
def test_an_edition_that_is_the_environment_sends_no_token(repository: Repository, web: Web, check: Check) -> None:
    repository.write("readme-sync.toml", SETTINGS)
    repository.commit()
    repository.link("README_fr.md", ENVIRON)
    repository.commit()
    for command in (("check", "--online", "--base", "HEAD~1"), ("check", "--online"), ("report",), ("dump", "plan")):
        ran = check(*command)
        assert ran.returncode == 2
        assert "README_fr.md" in ran.stderr
        assert GITHUB not in ran.stdout + ran.stderr
    assert web.requests == []


@pytest.mark.skipif(not ENVIRON.exists(), reason="needs /proc")
def test_the_environment_as_a_text_would_be_such_a_link(repository: Repository, web: Web, check: Check) -> None:
    """The attack is a real one: the same bytes as a file of the repository do send what they hold."""
    repository.write("readme-sync.toml", SETTINGS)
    repository.commit()
    held = f"GITHUB_HEAD_REF=[x](<{web.origin}/\0GITHUB_TOKEN={GITHUB}\0HF_TOKEN={HUB}\0GITHUB_REF_NAME=>)\0"
    repository.write("README_fr.md", held)
    repository.commit()
    check("check", "--online", "--base", "HEAD~1")
    assert leaked(web)


@pytest.mark.parametrize("path", ["/ok", "/to/301?url={origin}/ok", "/missing", "/status/401", "/status/429"])
def test_links_are_asked_without_tokens(repository: Repository, web: Web, check: Check, path: str) -> None:
    repository.write("readme-sync.toml", SETTINGS)
    repository.commit()
    link = web.origin + path.format(origin=web.origin)
    repository.write("README.md", f"{JA}|[b]({link})|7B|\n|[c](http://x:{GITHUB[:3]}@127.0.0.1:{web.port}/ok)|7B|\n")
    repository.commit()
    check("check", "--online", "--base", "HEAD~1", "--max-time", "10")
    assert web.requests
    assert not leaked(web)
    assert not any("authorization" in one.headers for one in web.requests)
