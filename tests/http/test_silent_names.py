"""A resolver that never answers: its names stay unknown, the others are asked, and the run ends when it should."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections import Counter
from collections.abc import Iterator

import pytest

from readme_sync.http.options import HostLimits, ProbeOptions
from readme_sync.observation import Failed, judge, state_of
from readme_sync.probe.plan import Question, make_plan
from readme_sync.probe.run import Outcome, World, probe
from readme_sync.store.store import Store
from tests.servers.asking import by_key
from tests.servers.loopback import PUBLIC, HandClock
from tests.servers.web import Web

BRIEFLY = ProbeOptions(allow=("127.0.0.0/8",), limits=HostLimits(8, 0.0), dns_timeout=0.2, hub_token="")
SILENT = ".silent.test"


class Resolver:
    """The machine's resolver in ``getaddrinfo``'s place: silent about some names until the test is over."""

    def __init__(self) -> None:
        self.over, self.asked, self.public = threading.Event(), list[str](), dict(PUBLIC)

    def __call__(self, host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        self.asked.append(host)
        if host.endswith(SILENT):
            self.over.wait(60)
        if host not in self.public and not host.endswith(".alive.test"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (self.public.get(host, ["127.0.0.1"])[0], port))]


@pytest.fixture
def resolver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Resolver]:
    one = Resolver()
    monkeypatch.setattr(socket, "getaddrinfo", one)
    yield one
    one.over.set()
    for thread in threading.enumerate():
        if thread.name.startswith("look up "):
            thread.join(10)


def ask(store: Store, clock: HandClock, *urls: str, options: ProbeOptions = BRIEFLY) -> Outcome:
    plan = make_plan([Question(url) for url in urls])
    return probe(plan, store, options, world=World(clock=clock, proxies={}))


def test_a_silent_name_is_unknown_and_the_others_are_asked(
    store: Store, clock: HandClock, web: Web, resolver: Resolver
) -> None:
    silent = [web.at(f"a{SILENT}", f"/{number}") for number in range(3)]
    alive, gone = web.at("an.alive.test", "/ok"), web.at("gone.test")
    found = by_key(ask(store, clock, *silent, alive, gone))
    assert {key: state_of(one) for key, one in found.items()} == {
        **dict.fromkeys(silent, "unknown"), alive: "alive", gone: "dead"
    }  # fmt: skip
    one = found[silent[0]]
    assert isinstance(one, Failed)
    assert (one.kind, one.proof) == ("dns", False)
    assert one.detail == f"looking up a{SILENT} took longer than 0.2 s"
    assert judge(store.history(silent[0]), clock.now()).state == "unknown"


def test_many_silent_names_are_waited_for_together(store: Store, clock: HandClock, web: Web) -> None:
    """No answer comes before all have been asked for."""
    together = asyncio.Barrier(60)

    async def resolver(host: str, _port: int) -> list[str]:
        if host.endswith(SILENT):
            await together.wait()
            raise socket.gaierror(socket.EAI_AGAIN, "no answer in the end")
        return PUBLIC.get(host, ["127.0.0.1"])

    plan = make_plan([Question(web.at(f"a{number}{SILENT}")) for number in range(60)])
    world = World(clock=clock, resolver=resolver, proxies={})
    outcome = probe(plan, store, BRIEFLY._replace(dns_timeout=60.0), world=world)
    assert {one.detail for one in outcome.observations if isinstance(one, Failed)} == {
        f"a{number}{SILENT}: no answer in the end" for number in range(60)
    }


def test_names_that_are_gone_are_asked_again_together(store: Store, clock: HandClock, web: Web) -> None:
    """Each second answer is kept back until all have been asked for."""
    asked, together = Counter[str](), asyncio.Barrier(10)

    async def resolver(host: str, _port: int) -> list[str]:
        if not host.startswith("gone"):
            return PUBLIC.get(host, ["127.0.0.1"])
        asked[host] += 1
        if asked[host] == 2:
            await together.wait()
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    plan = make_plan([Question(web.at(f"gone{number}.test")) for number in range(10)])
    world = World(clock=clock, resolver=resolver, proxies={})
    outcome = probe(plan, store, BRIEFLY._replace(dns_timeout=10.0), world=world)
    assert [state_of(one) for one in outcome.observations] == ["dead"] * 10
    assert set(asked.values()) == {2}


def test_one_word_after_silence_is_no_proof(store: Store, clock: HandClock, web: Web) -> None:
    asked = Counter[str]()

    async def resolver(host: str, _port: int) -> list[str]:
        if host != "a.test":
            return PUBLIC.get(host, ["127.0.0.1"])
        asked[host] += 1
        number = socket.EAI_NONAME if asked[host] > 1 else socket.EAI_AGAIN
        raise socket.gaierror(number, "no")

    plan = make_plan([Question(web.at("a.test"))])
    outcome = probe(plan, store, BRIEFLY, world=World(clock=clock, resolver=resolver, proxies={}))
    assert [state_of(one) for one in outcome.observations] == ["unknown"]


def test_nothing_is_said_of_any_link_when_no_name_is_answered(
    store: Store, clock: HandClock, resolver: Resolver
) -> None:
    resolver.public.clear()
    urls = [f"http://a{number}{SILENT}/" for number in range(5)]
    outcome = ask(store, clock, *urls)
    assert outcome.observations == []
    assert {one.key for one in outcome.not_asked} == set(urls)
    assert all("took longer" in one.reason for one in outcome.not_asked)
    assert len(store) == 0


def test_the_time_of_the_run_bounds_the_waiting(store: Store, clock: HandClock, web: Web, resolver: Resolver) -> None:
    silent, alive = web.at(f"a{SILENT}"), web.at("an.alive.test", "/ok")
    outcome = ask(store, clock, silent, alive, options=BRIEFLY._replace(dns_timeout=60.0, max_time=1.0))
    assert list(by_key(outcome)) == [alive]
    assert [(one.key, one.reason) for one in outcome.not_asked] == [(silent, "the run's time was up")]


def test_a_machine_that_has_no_room_for_another_thread_proves_nothing(store: Store, clock: HandClock, web: Web) -> None:
    before = threading.stack_size(1 << 46)  # more than there is: no thread starts
    try:
        outcome = ask(store, clock, web.at("127.0.0.1", "/ok"), web.at("localhost", "/ok"))
    finally:
        threading.stack_size(before)
    assert {key: state_of(one) for key, one in by_key(outcome).items()} == {web.at("127.0.0.1", "/ok"): "alive"}
    assert [one.key for one in outcome.not_asked] == [web.at("localhost", "/ok")]
