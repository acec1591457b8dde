"""What goes wrong on the web makes no living page dead, in one run or in three over four days, nor a dead one alive."""

from __future__ import annotations

from collections.abc import Iterator, Set

import pytest

from readme_sync.http.options import HostLimits, ProbeOptions
from readme_sync.observation import judge
from readme_sync.probe.outcome import World
from readme_sync.probe.plan import Question, make_plan
from readme_sync.probe.run import probe
from readme_sync.store.store import Store
from tests.servers.asking import AT_ONCE
from tests.servers.faults import FAULTS, Faults, Truth
from tests.servers.loopback import HandClock, Loopback, Names
from tests.servers.secure_faults import BEGINNINGS, CERTIFICATES, HANDSHAKES, HTTP2, TLS, secure_faults

# Short, because a dozen hosts are waited for in vain; a page that is late once in a while is no failure here.
OPTIONS = ProbeOptions(
    allow=("127.0.0.0/8",), limits=HostLimits(4, 0.0), read_timeout=0.8, connect_timeout=1.5, total_timeout=1.6,
    hub_token="", ages=AT_ONCE, max_time=1800.0,
)  # fmt: skip
PAGES = 3  # of each host: what one page does to its connection, another may suffer from


TRUTHS: dict[str, Truth] = {
    **{name: fault.truth for name, fault in FAULTS.items()},
    **CERTIFICATES,
    **{name: one[0] for some in (TLS, HANDSHAKES, HTTP2, BEGINNINGS) for name, one in some.items()},
}


@pytest.fixture(scope="module")
def states() -> Iterator[list[dict[str, str]]]:
    """What is judged of each host after each of three runs, 36 hours apart; the worst of its pages."""
    clock, found = HandClock(), list[dict[str, str]]()
    with Faults() as web, secure_faults() as secure, Store(None, pytest.fail) as store:
        servers: dict[str, Loopback] = {**dict.fromkeys(FAULTS, web), **secure.servers}
        world = World(clock=clock, resolver=Names(otherwise=["127.0.0.1"]), verify=secure.trusting, proxies={})
        urls = {name: _pages(name, server.port, name in FAULTS) for name, server in servers.items()}
        plan = make_plan([Question(url) for some in urls.values() for url in some])
        for _ in range(3):
            web.forget()
            probe(plan, store, OPTIONS, world=world)
            verdicts = {
                name: {judge(store.history(url), clock.now()).state for url in some} for name, some in urls.items()
            }
            found.append({name: _worst(some) for name, some in verdicts.items()})
            clock.turn(hours=36)
        yield found


def _pages(name: str, port: int, is_plain: bool) -> list[str]:
    scheme = "http" if is_plain else "https"
    return [f"{scheme}://{name}.test:{port}/page/{number}" for number in range(PAGES)]


def _worst(states: Set[str]) -> str:
    if {"dead", "alive"} <= states:
        return "both"
    return next(one for one in ("dead", "alive", "moved", "unknown") if one in states)


def test_there_are_as_many_faults_as_were_promised() -> None:
    assert len(TRUTHS) >= 120


@pytest.mark.parametrize("run", [0, 1, 2])
def test_nothing_that_lives_is_called_dead(states: list[dict[str, str]], run: int) -> None:
    last = run == 2
    harmless = {"dead"} if not last else {"dead", "down"}
    wrong = {
        name: state for name, state in states[run].items() if state in {"dead", "both"} and TRUTHS[name] not in harmless
    }
    assert wrong == {}


@pytest.mark.parametrize("run", [0, 1, 2])
def test_nothing_that_is_gone_is_called_alive(states: list[dict[str, str]], run: int) -> None:
    absent = [name for name, truth in TRUTHS.items() if truth in {"dead", "down"}]
    wrong = {name for name in absent if states[run][name] in {"alive", "moved", "both"}}
    assert wrong == set()


def test_what_is_gone_is_dead_at_once_and_what_stays_down_in_the_end(states: list[dict[str, str]]) -> None:
    assert {name for name, state in states[0].items() if state == "dead"} == {
        name for name, truth in TRUTHS.items() if truth == "dead"
    }
    assert [name for name, truth in TRUTHS.items() if truth == "down" and states[2][name] != "dead"] == []


def test_most_of_what_lives_is_known_to_live(states: list[dict[str, str]]) -> None:
    living = [name for name, truth in TRUTHS.items() if truth == "alive"]
    unknown = [name for name in living if states[0][name] not in {"alive", "moved"}]
    assert len(unknown) <= len(living) // 10, unknown
