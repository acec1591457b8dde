"""A GitHub on loopback, and clients of it whose clock only the tests turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx2
import pytest

from readme_sync.bot.api import GitHub
from tests.servers.github_api import State, github


class Clock:
    """Seconds that pass only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server() -> Iterator[State]:
    with github() as state:
        yield state


@pytest.fixture
def client(server: State, clock: Clock) -> Iterator[Callable[[str], GitHub]]:
    """Return a function that makes a client for a token: bot, reader, member, stranger."""
    clients: list[GitHub] = []

    def make(token: str = "bot", transport: httpx2.BaseTransport | None = None) -> GitHub:
        api = GitHub("o/r", token, api_url=server.url, sleep=clock.sleep, clock=clock, transport=transport)
        clients.append(api)
        return api

    yield make
    for one in clients:
        one.__exit__(None, None, None)
