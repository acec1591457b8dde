"""Who may witness that the resolver works: public names alone, never localhost, an address, or the user's own names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from readme_sync.http.options import HostLimits, ProbeOptions
from readme_sync.observation import Observation, state_of
from readme_sync.probe.plan import Question, make_plan
from readme_sync.probe.run import World, probe
from readme_sync.store.store import Store
from tests.servers.loopback import HandClock, Names
from tests.servers.web import Web

LOCAL = {name: ["127.0.0.1"] for name in ("localhost", "www.localhost", "printer.local", "wiki.internal", "own.test")}
PUBLIC = {"github.com": ["93.184.216.34"]}  # looked up, and never connected to
OPTIONS = ProbeOptions(
    allow=("127.0.0.0/8", "localhost", "www.localhost", "printer.local", "wiki.internal", "own.test"),
    limits=HostLimits(4, 0.0), hub_token="",
    max_time=60.0,
)  # fmt: skip
GONE = [f"http://gone{number}.test/" for number in range(3)]


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as server:
        yield server


def ask(names: dict[str, list[str]], *urls: str) -> list[Observation]:
    world = World(clock=HandClock(), resolver=Names(names), proxies={})
    with Store(None, pytest.fail) as store:
        return probe(make_plan([Question(url) for url in urls]), store, OPTIONS, world=world).observations


@pytest.mark.parametrize("host", [*LOCAL, "127.0.0.1", "2130706433"])
def test_what_answers_inside_is_no_witness(web: Web, host: str) -> None:
    found = {one.key: state_of(one) for one in ask(LOCAL, web.at(host, "/ok"), *GONE)}
    assert "dead" not in found.values()
    assert "alive" in found.values()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_a_public_name_beside_them_is_one(web: Web, host: str) -> None:
    found = {one.key: state_of(one) for one in ask({**LOCAL, **PUBLIC}, web.at(host, "/ok"), *GONE)}
    assert [found[url] for url in GONE] == ["dead"] * 3


def test_a_public_name_among_many_that_are_gone_proves_nothing() -> None:
    gone = [f"http://gone{number}.test/" for number in range(40)]
    assert "dead" not in {state_of(one) for one in ask({**LOCAL, **PUBLIC}, *gone)}
