"""Links behind a proxy that tunnels: TLS is spoken with their own servers, the proxy's name is looked up as ours."""

from __future__ import annotations

import ssl

import pytest
import trustme

from readme_sync.observation import Answered
from readme_sync.probe.plan import Question, make_plan
from readme_sync.probe.run import Outcome, World, probe
from readme_sync.store.store import Store
from tests.servers.asking import OPTIONS
from tests.servers.loopback import HandClock, Names
from tests.servers.proxy import Tunnel
from tests.servers.web import Web


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def ask(store: Store, clock: HandClock, authority: trustme.CA, proxy: str, *urls: str) -> Outcome:
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    names = Names({"proxy.test": ["127.0.0.1"]})
    world = World(clock=clock, resolver=names, verify=trusting, proxies={"https": proxy})
    return probe(make_plan([Question(url) for url in urls]), store, OPTIONS, world=world)


def served(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def test_https_goes_through_a_tunnel(store: Store, clock: HandClock, authority: trustme.CA) -> None:
    with Web(served(authority, "secure.test")) as web, Tunnel() as tunnel:
        urls = [web.at("secure.test", f"/ok/{number}") for number in range(3)]
        outcome = ask(store, clock, authority, f"http://me:secret@proxy.test:{tunnel.port}", *urls)
    assert {one.status for one in outcome.observations if isinstance(one, Answered)} == {200}
    assert len(outcome.observations) == len(web.requests) == 3
    assert {(one.method, one.target) for one in tunnel.requests} == {("CONNECT", f"secure.test:{web.port}")}
    assert tunnel.requests[0].headers["proxy-authorization"] == "Basic bWU6c2VjcmV0"
    assert all("proxy-authorization" not in one.headers for one in web.requests)


@pytest.mark.parametrize(
    "proxy", ["gopher://me:secret@proxy.test", "socks5://me:secret@proxy.test:1", "http://me:secret@[::1"]
)
def test_what_is_no_proxy_for_us_says_nothing_about_links(
    store: Store, clock: HandClock, authority: trustme.CA, proxy: str
) -> None:
    outcome = ask(store, clock, authority, proxy, "https://a.test/")
    assert outcome.observations == []
    (left,) = outcome.not_asked
    assert left.reason.startswith("the proxy does not let us through: ")
    assert "secret" not in f"{left} {outcome.warnings}"
