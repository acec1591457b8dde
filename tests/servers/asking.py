"""A clock, a store, a web and a Hub for each test; ``World`` and options that let 127.0.0.1 through."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from readme_sync.http.options import Ages, HostLimits, ProbeOptions
from readme_sync.observation import Observation
from readme_sync.probe.plan import HubQuestion, Question, make_plan
from readme_sync.probe.run import Outcome, World, probe
from readme_sync.store.store import Store
from tests.servers.hub import FakeHub
from tests.servers.loopback import HandClock, Names
from tests.servers.web import Web

OPTIONS = ProbeOptions(
    allow=("127.0.0.0/8",), limits=HostLimits(8, 0.0), read_timeout=10.0, total_timeout=10.0,
    hub_token="",
)  # fmt: skip
AT_ONCE = Ages(timedelta(0), timedelta(0))  # asks also about what was answered a moment ago


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def warnings() -> list[str]:
    return []


@pytest.fixture
def store(tmp_path: Path, warnings: list[str]) -> Iterator[Store]:
    with Store(tmp_path / "store.db", warnings.append) as store:
        yield store


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as server:
        yield server


@pytest.fixture
def hub(clock: HandClock) -> Iterator[FakeHub]:
    with FakeHub(clock) as server:
        yield server


@pytest.fixture
def world(clock: HandClock) -> World:
    return World(clock=clock, resolver=Names(otherwise=["127.0.0.1"]), proxies={})


Ask = Callable[..., Outcome]


@pytest.fixture
def ask(store: Store, world: World) -> Ask:
    """Return a function that asks about URLs, and about Hub things as ``(kind, id)`` pairs."""

    def run(*urls: str, hub: object = (), options: ProbeOptions = OPTIONS, **more: object) -> Outcome:
        things = [HubQuestion(kind, name, ("README.md",)) for kind, name in hub]  # type: ignore[attr-defined]
        plan = make_plan([Question(url) for url in urls], things, listings=store.listings())
        return probe(plan, store, options._replace(**more), world=world)  # type: ignore[arg-type]

    return run


def by_key(outcome: Outcome) -> dict[str, Observation]:
    return {one.key: one for one in outcome.observations}
