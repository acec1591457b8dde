"""HTTP/2 where it is offered: many questions over one connection."""

from __future__ import annotations

import ssl

import pytest
import trustme

from readme_sync.observation import Answered
from readme_sync.probe.plan import Question, make_plan
from readme_sync.probe.run import World, probe
from readme_sync.store.store import Store
from tests.servers.asking import OPTIONS
from tests.servers.loopback import HandClock, Names
from tests.servers.web2 import Web2


@pytest.mark.filterwarnings("default::DeprecationWarning")  # of h2's own making, on some versions
def test_http2_is_spoken_where_it_is_offered(store: Store, clock: HandClock) -> None:
    authority, trusting = trustme.CA(), ssl.create_default_context()
    authority.configure_trust(trusting)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("modern.test").configure_cert(context)
    context.set_alpn_protocols(["h2"])
    with Web2(context) as web:
        world = World(clock=clock, resolver=Names(otherwise=["127.0.0.1"]), verify=trusting, proxies={})
        links = [web.at("modern.test", f"/{number}") for number in range(10)]
        plan = make_plan([Question(url) for url in [*links, links[0] + "#here", links[1] + "#nowhere"]])
        found = {one.key: one for one in probe(plan, store, OPTIONS, world=world).observations}
    assert {one.status for one in found.values() if isinstance(one, Answered)} == {200}
    assert len(found) == len(web.requests) == 10
    first, second = found[links[0]], found[links[1]]
    assert isinstance(first, Answered)
    assert isinstance(second, Answered)
    assert (first.fragment_found("here"), second.fragment_found("nowhere")) == (True, False)
    assert {request.headers[":authority"] for request in web.requests} == {f"modern.test:{web.port}"}
    assert web.connections < 10
