"""A whole run: what is due, what is kept, what is said of the rest, and what no network proves: nothing."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from readme_sync.http.options import HostLimits, ProbeOptions
from readme_sync.observation import Answered, Failed, NotAsked, judge, state_of
from readme_sync.probe.plan import HubQuestion, Question, make_plan
from readme_sync.probe.run import Progress, World, due_of, probe
from readme_sync.store.store import Store
from tests.servers.asking import AT_ONCE, OPTIONS, Ask, by_key
from tests.servers.hub import FakeHub
from tests.servers.loopback import PUBLIC, HandClock, Names
from tests.servers.web import Web

SRC = Path(__file__).resolve().parents[2] / "src"


def test_a_second_run_with_nothing_new_asks_nothing(web: Web, hub: FakeHub, ask: Ask) -> None:
    hub.shelf.add("a/x")
    first = ask(web.origin + "/ok", hub=[("model", "a/x")], hub_endpoint=hub.origin)
    asked = len(web.requests) + len(hub.requests)
    second = ask(web.origin + "/ok", hub=[("model", "a/x")], hub_endpoint=hub.origin)
    assert (second.observations, second.not_asked) == ([], [])
    assert set(second.known) == set(by_key(first)) == {web.origin + "/ok", "hub:model:a/x"}
    assert len(web.requests) + len(hub.requests) == asked


WEEK = 7 * 24


@pytest.mark.parametrize(
    ("path", "hours", "due"),
    [
        ("/ok", WEEK - 1, False),
        ("/ok", WEEK, True),
        ("/missing", 23, False),
        ("/missing", 24, True),
        ("/bot-wall", 0, True),
    ],
)
def test_how_long_an_answer_is_fresh(
    web: Web, ask: Ask, clock: HandClock, store: Store, path: str, hours: int, due: bool
) -> None:
    url = web.origin + path
    ask(url)
    clock.turn(hours=hours)
    plan = make_plan([Question(url)])
    assert bool(due_of(plan, store, OPTIONS, clock.now()).links) is due


def test_a_clock_that_went_backwards_trusts_nothing_of_the_future(web: Web, ask: Ask, clock: HandClock) -> None:
    ask(web.origin + "/ok")
    clock.start -= timedelta(days=30)
    assert len(ask(web.origin + "/ok").observations) == 1


def test_nothing_is_loaded_when_nothing_is_asked(tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
from readme_sync.probe.plan import Question, make_plan
from readme_sync.probe.run import probe
from readme_sync.store.store import Store
with Store(Path(sys.argv[1]), print) as store:
    probe(make_plan([Question("mailto:a@b.c")]), store)
heavy = {"asyncio", "socket", "ssl", "httpx2", "huggingface_hub", "idna", "pydantic", "rich"} & set(sys.modules)
sys.exit(" ".join(heavy) or 0)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "s.db")], check=False, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(SRC)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_without_a_network_nothing_is_observed(store: Store, clock: HandClock) -> None:
    async def dead(host: str, _port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    links = [Question(f"https://h{number}.test/") for number in range(20)]
    things = [HubQuestion("model", f"o{number}/m") for number in range(20)]
    world = World(clock=clock, resolver=dead, proxies={})
    outcome = probe(make_plan(links, things), store, OPTIONS, world=world)
    assert [one for one in outcome.observations if isinstance(one, Failed)] == []
    assert len({one.key for one in outcome.not_asked}) >= 37
    assert any("nothing at all answered" in text for text in outcome.warnings)
    for key in make_plan(links, things).keys:
        assert judge(store.history(key), clock.now()).state == "unknown"


@pytest.mark.parametrize("number", [socket.EAI_NONAME, socket.EAI_AGAIN])
def test_a_name_is_gone_only_when_the_resolver_says_so_twice_while_others_resolve(
    web: Web, store: Store, clock: HandClock, number: int
) -> None:
    async def resolver(host: str, _port: int) -> list[str]:
        if host == "gone.test":
            raise socket.gaierror(number, "no")
        return PUBLIC.get(host, ["127.0.0.1"])

    plan = make_plan([Question(web.at("gone.test", "/a")), Question(web.at("alive.test", "/ok"))])
    outcome = probe(plan, store, OPTIONS, world=World(clock=clock, resolver=resolver, proxies={}))
    one = by_key(outcome)[web.at("gone.test", "/a")]
    assert isinstance(one, Failed)
    assert (one.kind, one.proof) == ("dns", number == socket.EAI_NONAME)
    assert state_of(one) == ("dead" if number == socket.EAI_NONAME else "unknown")


def test_names_that_all_vanish_at_once_are_the_networks_fault(web: Web, store: Store, clock: HandClock) -> None:
    plan = make_plan([Question("http://one.test/"), Question("http://two.test/")])
    outcome = probe(plan, store, OPTIONS, world=World(clock=clock, resolver=Names(), proxies={}))
    assert outcome.observations == []
    assert len(outcome.not_asked) == 2


def test_a_single_gone_name_is_told_from_a_dead_network_by_names_that_must_resolve(
    store: Store, clock: HandClock
) -> None:
    names = Names({"huggingface.co": ["93.184.216.34"]})
    plan = make_plan([Question("http://one.test/")])
    outcome = probe(plan, store, OPTIONS, world=World(clock=clock, resolver=names, proxies={}))
    assert [state_of(one) for one in outcome.observations] == ["dead"]


def test_a_resolver_that_hangs_does_not(store: Store, clock: HandClock) -> None:
    import asyncio

    async def hangs(_host: str, _port: int) -> list[str]:
        await asyncio.sleep(60)
        return []

    plan = make_plan([Question("http://one.test/")])
    options = ProbeOptions(dns_timeout=0.05, attempts=1)
    outcome = probe(plan, store, options, world=World(clock=clock, resolver=hangs, proxies={}))
    assert outcome.observations == []
    assert "took longer" in outcome.not_asked[0].reason


def test_failures_count_from_when_anything_answered(web: Web, ask: Ask) -> None:
    alone = ask(web.origin + "/silence")
    assert (alone.observations, len(alone.not_asked)) == ([], 1)
    beside = ask(web.origin + "/silence", web.at("alive.test", "/ok"))
    assert len(beside.observations) == 2


def test_max_time_bounds_the_run_and_what_was_not_reached_is_said(web: Web, ask: Ask) -> None:
    links = [web.at(f"h{number}.test", "/slow/30") for number in range(10)]
    outcome = ask(web.at("quick.test", "/ok"), *links, max_time=3.0, read_timeout=20.0, total_timeout=20.0)
    assert [one.key for one in outcome.observations] == [web.at("quick.test", "/ok")]
    assert [one.reason for one in outcome.not_asked] == ["the run's time was up"] * 10


def test_what_is_told_as_asked_is_stored(web: Web, world: World, store: Store, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def progress(one: Progress) -> None:
        with Store(tmp_path / "store.db", pytest.fail) as other:
            told.append((one.done, len(other)))

    # One at a time: what comes in together is stored and told together.
    options = OPTIONS._replace(limits=HostLimits(1, 0.0))
    plan = make_plan([Question(f"{web.origin}/ok/{number}") for number in range(5)])
    probe(plan, store, options, world=world, progress=progress)
    assert told == [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (5, 5)]


def test_what_comes_after_is_prepared_while_servers_think(web: Web, world: World, store: Store) -> None:
    prepared: list[str] = []
    plan = make_plan([Question(f"{web.origin}/slow/0.5")])
    probe(plan, store, OPTIONS, world=world, meanwhile=lambda: prepared.append("once"))
    assert prepared == ["once"]
    probe(plan, store, OPTIONS, world=world, meanwhile=lambda: prepared.append("again, with nothing to ask"))
    assert prepared == ["once"]


def test_progress_says_how_far_it_is(web: Web, world: World, store: Store) -> None:
    said: list[Progress] = []
    plan = make_plan([Question(f"{web.origin}/ok/{number}") for number in range(5)])
    options = OPTIONS._replace(limits=HostLimits(1, 0.0))
    probe(plan, store, options, world=world, progress=said.append)
    assert [(one.done, one.total) for one in said] == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5), (5, 5)]


def test_ctrl_c_keeps_what_was_learnt(web: Web, tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
from readme_sync.http.options import HostLimits, ProbeOptions
from readme_sync.probe.plan import Question, make_plan
from readme_sync.probe.run import probe
from readme_sync.store.store import Store
with Store(Path(sys.argv[1]), print) as store:
    plan = make_plan([Question(url) for url in sys.argv[2:]])
    told = lambda progress: progress.done == 1 and print("one", flush=True)
    outcome = probe(plan, store, ProbeOptions(allow=("127.0.0.0/8",)), progress=told)
    print(outcome.interrupted, len(outcome.observations), outcome.not_asked[0].reason, flush=True)
"""
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "s.db"), web.origin + "/ok", web.at("localhost", "/slow/30")],
        stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(SRC), "no_proxy": "*"},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "one\n"
        process.send_signal(signal.SIGINT)
        assert process.stdout.read().endswith("True 1 the run was interrupted\n")
        assert process.wait(10) == 0
    with Store(tmp_path / "s.db", pytest.fail) as store:
        assert len(store) == 1


def test_ten_thousand_links_to_one_host_stay_within_the_time(web: Web, ask: Ask) -> None:
    from readme_sync.http.options import HostLimits

    links = [f"{web.origin}/ok/{number}" for number in range(10_000)]
    outcome = ask(*links, max_time=5.0, limits=HostLimits(8, 0.05))  # five seconds of the tests' clock
    assert 90 <= len(outcome.observations) <= 110
    assert len(outcome.observations) + len(outcome.not_asked) == 10_000
    assert outcome.not_asked[-1] == NotAsked(outcome.not_asked[-1].key, outcome.not_asked[-1].reason)
    assert "127.0.0.1" in outcome.not_asked[-1].reason


def test_the_oldest_observation_is_renewed_first(web: Web, ask: Ask, clock: HandClock) -> None:
    links = [f"{web.origin}/ok/{number}" for number in range(4)]
    for link in (links[2], links[0], links[3]):
        ask(link)
        clock.turn(hours=1)
    web.requests.clear()
    from readme_sync.http.options import HostLimits

    ask(*links, ages=AT_ONCE, limits=HostLimits(1, 0.0))
    assert [request.path[-1] for request in web.requests] == ["1", "2", "0", "3"]


def test_one_url_in_three_editions_is_one_request_with_three_places(web: Web, world: World, store: Store) -> None:
    places = [("README.md", 5), ("en/README.md", 5), ("fr/README.md", 6)]
    plan = make_plan([Question(web.origin + "/ok", (place,)) for place in places])
    probe(plan, store, OPTIONS, world=world)
    assert len(web.requests) == 1
    assert plan.places == {web.origin + "/ok": tuple(places)}


def test_an_alive_link_that_was_dead_came_back(web: Web, ask: Ask, clock: HandClock, store: Store) -> None:
    url = web.origin + "/ok"
    store.record(Answered(url, clock.now(), "GET", 404, url))
    clock.turn(days=2)
    ask(url)
    verdict = judge(store.history(url), clock.now())
    assert (verdict.state, verdict.previous) == ("alive", "dead")
