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
from tests.servers.faults import FAULTS, Faults
from tests.servers.loopback import HandClock, Names

# Short, because a dozen hosts are waited for in vain; a page that is late once in a while is no failure here.
OPTIONS = ProbeOptions(
    allow=("127.0.0.0/8",), limits=HostLimits(4, 0.0), read_timeout=0.8, connect_timeout=5.0, total_timeout=1.6,
    hub_token="", ages=AT_ONCE, max_time=1800.0,
)  # fmt: skip
PAGES = 3  # of each host: what one page does to its connection, another may suffer from


@pytest.fixture(scope="module")
def states() -> Iterator[list[dict[str, str]]]:
    """What is judged of each host after each of three runs, 36 hours apart; the worst of its pages."""
    clock, found = HandClock(), list[dict[str, str]]()
    with Faults() as web, Store(None, pytest.fail) as store:
        world = World(clock=clock, resolver=Names(otherwise=["127.0.0.1"]), proxies={})
        urls = {name: [web.at(f"{name}.test", f"/page/{number}") for number in range(PAGES)] for name in FAULTS}
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


def _worst(states: Set[str]) -> str:
    if {"dead", "alive"} <= states:
        return "both"
    return next(one for one in ("dead", "alive", "moved", "unknown") if one in states)


def test_there_are_as_many_faults_as_were_promised() -> None:
    assert len(FAULTS) >= 73


@pytest.mark.parametrize("run", [0, 1, 2])
def test_nothing_that_lives_is_called_dead(states: list[dict[str, str]], run: int) -> None:
    last = run == 2
    harmless = {"dead"} if not last else {"dead", "down"}
    wrong = {
        name: state
        for name, state in states[run].items()
        if state in {"dead", "both"} and FAULTS[name].truth not in harmless
    }
    assert wrong == {}


@pytest.mark.parametrize("run", [0, 1, 2])
def test_nothing_that_is_gone_is_called_alive(states: list[dict[str, str]], run: int) -> None:
    absent = [name for name, fault in FAULTS.items() if fault.truth in {"dead", "down"}]
    wrong = {name for name in absent if states[run][name] in {"alive", "moved", "both"}}
    assert wrong == set()


def test_what_is_gone_is_dead_at_once_and_what_stays_down_in_the_end(states: list[dict[str, str]]) -> None:
    assert {name for name, state in states[0].items() if state == "dead"} == {
        name for name, fault in FAULTS.items() if fault.truth == "dead"
    }
    assert [name for name, fault in FAULTS.items() if fault.truth == "down" and states[2][name] != "dead"] == []


def test_most_of_what_lives_is_known_to_live(states: list[dict[str, str]]) -> None:
    living = [name for name, fault in FAULTS.items() if fault.truth == "alive"]
    unknown = [name for name in living if states[0][name] not in {"alive", "moved"}]
    assert len(unknown) <= len(living) // 10, unknown
