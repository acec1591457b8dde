"""Connections: used again while they live, left when they end, and as many as one host is asked at once."""

from __future__ import annotations

import asyncio
import ssl

import pytest
import trustme

from readme_sync.http.options import HostLimits
from readme_sync.observation import Answered, Observation
from readme_sync.probe.plan import Question, make_plan
from readme_sync.probe.run import World, probe
from readme_sync.store.store import Store
from tests.servers.asking import OPTIONS, Ask
from tests.servers.loopback import Answer, HandClock, Loopback, Names, Request
from tests.servers.web import Web


class Curt(Loopback):
    """Answers, says nothing of it, and hangs up."""

    async def answer(self, _request: Request, writer: asyncio.StreamWriter) -> Answer:
        asyncio.get_running_loop().call_soon(writer.close)
        return Answer()


def statuses(found: list[Observation]) -> list[int | None]:
    return [one.status if isinstance(one, Answered) else None for one in found]


@pytest.mark.parametrize(("at_once", "connections"), [(1, 1), (3, 3)])
def test_a_connection_is_used_again(web: Web, ask: Ask, at_once: int, connections: int) -> None:
    outcome = ask(*(f"{web.origin}/ok/{number}" for number in range(12)), limits=HostLimits(at_once, 0.0))
    assert statuses(outcome.observations) == [200] * 12
    assert 1 <= web.connections <= connections


def test_a_page_that_was_not_read_to_its_end_ends_its_connection_alone(web: Web, ask: Ask) -> None:
    links = [f"{web.origin}/endless#a", f"{web.origin}/ok/1", f"{web.origin}/ok/2"]
    outcome = ask(*links, limits=HostLimits(1, 0.0), max_body=100_000)
    assert len(outcome.observations) == 3
    assert web.connections == 2


def test_a_connection_that_the_server_ended_is_not_used_again(ask: Ask) -> None:
    with Curt() as server:
        outcome = ask(*(f"{server.origin}/{number}" for number in range(6)), limits=HostLimits(2, 0.0))
    assert statuses(outcome.observations) == [200] * 6
    assert server.connections == 6


def test_who_hoped_for_http2_and_got_http1_asks_all_the_same(store: Store, clock: HandClock) -> None:
    authority, trusting = trustme.CA(), ssl.create_default_context()
    authority.configure_trust(trusting)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("old.test").configure_cert(context)
    with Web(context) as web:
        world = World(clock=clock, resolver=Names(otherwise=["127.0.0.1"]), verify=trusting, proxies={})
        plan = make_plan([Question(web.at("old.test", f"/ok/{number}")) for number in range(20)])
        found = probe(plan, store, OPTIONS, world=world).observations
    assert statuses(found) == [200] * 20
    assert web.connections <= OPTIONS.limits.concurrency
