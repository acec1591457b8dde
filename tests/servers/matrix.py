"""The matrix of faults: every host is asked in three runs over four days of a clock that is turned, and judged."""

from __future__ import annotations

from collections.abc import Set

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

# As short as a busy machine allows, because a dozen hosts are waited for in vain.
OPTIONS = ProbeOptions(
    allow=("127.0.0.0/8",), limits=HostLimits(4, 0.0), read_timeout=1.6, connect_timeout=3.0, total_timeout=3.2,
    hub_token="", ages=AT_ONCE, max_time=1800.0,
)  # fmt: skip
PAGES = 3  # of each host: what one page does to its connection, another may suffer from
RUNS, APART = 3, 36  # hours
TRUTHS: dict[str, Truth] = {
    **{name: fault.truth for name, fault in FAULTS.items()},
    **CERTIFICATES,
    **{name: one[0] for some in (TLS, HANDSHAKES, HTTP2, BEGINNINGS) for name, one in some.items()},
}


def judged() -> list[dict[str, str]]:
    """Return what is judged of each host after each run: the worst of its pages, "both" where they contradict."""
    clock, found = HandClock(), list[dict[str, str]]()
    with Faults() as web, secure_faults() as secure, Store(None, print) as store:
        servers: dict[str, Loopback] = {**dict.fromkeys(FAULTS, web), **secure.servers}
        world = World(clock=clock, resolver=Names(otherwise=["127.0.0.1"]), verify=secure.trusting, proxies={})
        urls = {name: _pages(name, server.port, name in FAULTS) for name, server in servers.items()}
        plan = make_plan([Question(url) for some in urls.values() for url in some])
        for _ in range(RUNS):
            web.forget()
            probe(plan, store, OPTIONS, world=world)
            verdicts = {
                name: {judge(store.history(url), clock.now()).state for url in some} for name, some in urls.items()
            }
            found.append({name: _worst(some) for name, some in verdicts.items()})
            clock.turn(hours=APART)
    return found


def false_dead(states: dict[str, str], *, last: bool) -> list[str]:
    """Return the hosts that are called dead and are not; what stays down may be called so in the ``last`` run."""
    may = {"dead", "down"} if last else {"dead"}
    return [name for name, state in states.items() if state in {"dead", "both"} and TRUTHS[name] not in may]


def false_alive(states: dict[str, str]) -> list[str]:
    """Return the hosts that are called alive and are not; a page whose title alone says so is not among them."""
    living = {"alive", "moved", "both"}
    return [name for name, state in states.items() if state in living and TRUTHS[name] in {"dead", "down"}]


def _pages(name: str, port: int, is_plain: bool) -> list[str]:
    scheme = "http" if is_plain else "https"
    return [f"{scheme}://{name}.test:{port}/page/{number}" for number in range(PAGES if is_plain else PAGES - 1)]


def _worst(states: Set[str]) -> str:
    if {"dead", "alive"} <= states:
        return "both"
    return next(one for one in ("dead", "alive", "moved", "unknown") if one in states)
