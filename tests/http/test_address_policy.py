"""A stranger's document may hold any URL: none of them reaches an address that is not public."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.http.address_policy import AddressPolicy, ForbiddenAddressError, literal
from readme_sync.http.options import ProbeOptions
from readme_sync.observation import Failed, state_of
from readme_sync.probe.plan import Question, make_plan
from readme_sync.probe.run import Outcome, World, probe
from readme_sync.store.store import Store
from tests.servers.asking import OPTIONS, Ask
from tests.servers.loopback import HandClock, Names
from tests.servers.web import Web

FORBIDDEN = [
    "127.0.0.1", "127.8.9.10", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.100.100.200",
    "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::", "::127.0.0.1",
    "2001:0:4136:e378:8000:63bf:80ff:fffe", "2001:db8::1",
    # What only some versions of Python call private, or none.
    "168.63.129.16", "192.88.99.1", "192.0.0.192", "192.0.0.9", "fec0::1", "feff:ffff::1", "3fff::1", "5f00::1",
    "100::1", "2001:4860:4860::5efe:8.8.8.8", "2606:4700::200:5efe:10.0.0.1", "2002:a83f:8110::1", "64:ff9b::a83f:8110",
    "::ffff:192.88.99.1",
]  # fmt: skip
SPELLINGS = [
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "127.0.0.1.", "[::1]",
    "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]", "localhost", "LOCALHOST.",
    "①②⑦.⓪.⓪.①", "127。0。0。1",
]  # fmt: skip


@pytest.mark.parametrize("address", FORBIDDEN)
def test_an_address_that_is_not_public_is_refused(address: str) -> None:
    assert not AddressPolicy().permits(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700::1", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_a_public_address_is_let_through(address: str) -> None:
    assert AddressPolicy().permits(address)


@given(st.integers(0x7F000000, 0x7FFFFFFF))
def test_every_spelling_of_every_loopback_address_is_known(number: int) -> None:
    octets = number.to_bytes(4, "big")
    spellings = [str(number), hex(number), f"0{number:o}", ".".join(hex(octet) for octet in octets)]
    for spelling in spellings:
        assert literal(spelling) == ".".join(map(str, octets))
        with pytest.raises(ForbiddenAddressError):
            AddressPolicy().check_literal(spelling)


@given(st.ip_addresses())
def test_what_is_allowed_is_permitted_and_nothing_is_undecided(address: object) -> None:
    assert AddressPolicy([str(address)]).permits(str(address))
    assert AddressPolicy().permits(str(address)) in {True, False}


def run(store: Store, world: World, *urls: str, options: ProbeOptions) -> Outcome:
    return probe(make_plan([Question(url) for url in urls]), store, options, world=world)


@pytest.mark.parametrize("host", SPELLINGS)
def test_no_spelling_of_loopback_is_reached(web: Web, store: Store, clock: HandClock, host: str) -> None:
    # The machine's own resolver: whatever it makes of the spelling must not be connected to.
    world = World(clock=clock, proxies={})
    outcome = run(store, world, web.at(host, "/ok"), options=OPTIONS._replace(allow=()))
    assert web.connections == 0
    for one in outcome.observations:
        assert isinstance(one, Failed)
        assert one.kind in {"address", "bad-url"}
        assert state_of(one) == "unknown"
    assert len(outcome.observations) + len(outcome.not_asked) == 1


@pytest.mark.parametrize("addresses", [["127.0.0.1"], ["93.184.216.34", "127.0.0.1"], ["::1"], ["169.254.169.254"]])
def test_a_name_that_resolves_to_a_forbidden_address_is_not_reached(
    web: Web, store: Store, clock: HandClock, addresses: list[str]
) -> None:
    world = World(clock=clock, resolver=Names({"innocent.test": addresses}), proxies={})
    outcome = run(store, world, web.at("innocent.test", "/ok"), options=OPTIONS._replace(allow=()))
    (one,) = outcome.observations
    assert isinstance(one, Failed)
    assert one.kind == "address"
    assert addresses[-1] in one.detail
    assert web.connections == 0


class Rebinding:
    """A resolver that answers well once, and with the other address ever after."""

    def __init__(self, first: str, then: str) -> None:
        self.answers, self.times = [first, then], 0

    async def __call__(self, _host: str, _port: int) -> list[str]:
        self.times += 1
        return [self.answers[min(self.times, 2) - 1]]


def test_between_check_and_connection_nothing_is_looked_up_again(web: Web, store: Store, clock: HandClock) -> None:
    # The first answer is allowed, what would be found by a second look is not: were there one, ".2" would be refused.
    resolver = Rebinding("127.0.0.1", "127.0.0.2")
    world = World(clock=clock, resolver=resolver, proxies={})
    options = OPTIONS._replace(allow=("127.0.0.1",))
    outcome = run(store, world, web.at("turncoat.test", "/ok"), options=options)
    assert [one.key for one in outcome.observations] == [web.at("turncoat.test", "/ok")]
    assert web.connections == 1
    assert resolver.times == 1


def test_a_name_that_turns_to_loopback_for_a_second_connection_stays_where_it_was(
    web: Web, store: Store, clock: HandClock
) -> None:
    resolver = Rebinding("127.0.0.2", "127.0.0.1")
    world = World(clock=clock, resolver=resolver, proxies={})
    links = [web.at("turncoat.test", f"/ok/{number}") for number in range(4)]
    run(store, world, *links, options=OPTIONS._replace(allow=("127.0.0.2",)))
    assert web.connections == 0  # nothing listens on 127.0.0.2, and 127.0.0.1 was never tried


@pytest.mark.parametrize("host", ["127.0.0.2", "[::1]", "2130706434", "inside.test"])
@pytest.mark.parametrize("scheme", ["http:", ""])
def test_no_redirect_leads_to_a_forbidden_address(
    web: Web, store: Store, clock: HandClock, host: str, scheme: str
) -> None:
    names = {"front.test": ["127.0.0.1"], "::1": ["::1"]}
    world = World(clock=clock, resolver=Names(names, ["127.0.0.2"]), proxies={})
    target = f"{scheme}//{host}:{web.port}/ok"
    options = OPTIONS._replace(allow=("127.0.0.1/32",))
    url = web.at("front.test", "/to/302?url=" + target)
    (one,) = run(store, world, url, options=options).observations
    assert isinstance(one, Failed)
    assert one.kind == "address"
    assert {request.path for request in web.requests} == {"/to/302"}


def test_settings_may_allow_a_host_by_its_name(web: Web, store: Store, clock: HandClock) -> None:
    world = World(clock=clock, resolver=Names(otherwise=["127.0.0.1"]), proxies={})
    outcome = run(
        store, world, web.at("wiki.internal", "/ok"), web.at("other.internal", "/ok"),
        options=OPTIONS._replace(allow=("wiki.internal",)),
    )  # fmt: skip
    assert sorted(isinstance(one, Failed) for one in outcome.observations) == [False, True]


def test_a_proxy_is_used_and_judged_by_what_can_be_seen(web: Web, store: Store, clock: HandClock) -> None:
    """The web serves as the proxy: it gets the whole URL as its target."""
    world = World(clock=clock, resolver=Names(), proxies={"http": web.origin, "no": "direct.test"})
    outcome = run(
        store, world, "http://far.test/ok", "http://0x7f.1/ok", "http://localhost/ok", "http://printer.local/ok",
        options=OPTIONS._replace(allow=()),
    )  # fmt: skip
    assert {request.target for request in web.requests} == {"http://far.test/ok"}
    assert sorted(type(one).__name__ for one in outcome.observations) == ["Answered", "Failed", "Failed", "Failed"]
    assert all(one.kind == "address" for one in outcome.observations if isinstance(one, Failed))


def test_through_a_proxy_a_name_that_is_known_to_lead_inside_is_refused(
    web: Web, store: Store, clock: HandClock
) -> None:
    world = World(clock=clock, resolver=Names({"metadata.test": ["169.254.169.254"]}), proxies={"http": web.origin})
    options = OPTIONS._replace(allow=())
    (one,) = run(store, world, "http://metadata.test/latest", options=options).observations
    assert isinstance(one, Failed)
    assert one.kind == "address"
    assert web.requests == []


def test_a_proxy_that_is_down_says_nothing_about_links(store: Store, clock: HandClock) -> None:
    world = World(clock=clock, resolver=Names(), proxies={"https": "http://127.0.0.1:9"})
    outcome = run(store, world, "https://far.test/", options=OPTIONS)
    assert outcome.observations == []
    assert len(outcome.not_asked) == 1


NO_WEB_ADDRESSES = [
    "mailto:a@b.c", "data:text/plain,x", "ftp://x.test/", "docs/a.md", "javascript:alert(1)", "file:///etc/passwd", "",
    "http://", "http://[::1", "http://a:99999/", "https://x.test/" + "a" * 10_000, "https://\ud800.test/",
]  # fmt: skip


@pytest.mark.parametrize("url", NO_WEB_ADDRESSES)
def test_what_is_no_web_address_is_not_asked_and_says_why(ask: Ask, url: str) -> None:
    outcome = ask(url)
    assert outcome.observations == []
    (one,) = outcome.not_asked
    assert one.reason
    assert len(one.key) <= 200


def test_the_machines_resolver_says_when_a_name_does_not_exist() -> None:
    async def look() -> list[str]:
        return await AddressPolicy(["127.0.0.0/8", "::1"]).addresses("localhost", 80)

    assert set(asyncio.run(look())) <= {"127.0.0.1", "::1"}


odd_hosts = ["a.test", "[::1]", "日本.test", "a%00b", "a b", "xn--", "-", "a..b", "1.2.3", "@"]
hosts = st.text(max_size=12) | st.sampled_from(odd_hosts)
strange = st.builds("{}://{}{}".format, st.sampled_from(["http", "https", "HTTP"]), hosts, st.text(max_size=12))


@given(urls=st.lists(strange, max_size=20, unique=True))
def test_no_url_that_anybody_can_write_stops_a_run(urls: list[str]) -> None:
    plan = make_plan([Question(url) for url in urls])
    with Store(None, pytest.fail) as store:
        world = World(clock=HandClock(), resolver=Names({"huggingface.co": ["127.0.0.1"]}), proxies={})
        outcome = probe(plan, store, OPTIONS._replace(allow=(), attempts=1), world=world)
    assert {one.key for one in outcome.observations} <= set(plan.keys)
    assert len(outcome.observations) + len(outcome.not_asked) == len(plan.links) + len(plan.not_asked)
