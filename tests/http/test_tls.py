"""TLS: a certificate that does not hold is a failure of its own kind, and proves nothing yet."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime

import pytest
import trustme

from readme_sync.observation import Answered, Failed, state_of
from readme_sync.probe.plan import Question, make_plan
from readme_sync.probe.run import World, probe
from readme_sync.store.store import Store
from tests.servers.asking import OPTIONS
from tests.servers.loopback import HandClock, Names
from tests.servers.web import Web


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def served(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


@pytest.mark.parametrize("trouble", ["", "expired", "other name", "unknown authority"])
def test_certificates(store: Store, clock: HandClock, authority: trustme.CA, trouble: str) -> None:
    signer = trustme.CA() if trouble == "unknown authority" else authority
    name = "other.test" if trouble == "other name" else "secure.test"
    end = datetime(2020, 1, 1, tzinfo=UTC) if trouble == "expired" else None
    start = datetime(2019, 1, 1, tzinfo=UTC) if end else None
    certificate = signer.issue_cert(name, not_before=start, not_after=end)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with Web(served(certificate)) as secure, Web() as plain:
        world = World(clock=clock, resolver=Names(otherwise=["127.0.0.1"]), verify=trusting, proxies={})
        plan = make_plan([Question(secure.at("secure.test", "/ok")), Question(plain.origin + "/ok")])
        found = {one.key: one for one in probe(plan, store, OPTIONS, world=world).observations}
        one = found[secure.at("secure.test", "/ok")]
    if trouble:
        assert isinstance(one, Failed), one
        assert (one.kind, state_of(one)) == ("tls", "unknown")
        assert "certificate" in one.detail.lower()
    else:
        assert isinstance(one, Answered)
        assert state_of(one) == "alive"


def test_plain_http_where_tls_is_spoken_is_no_proof_either(
    store: Store, clock: HandClock, authority: trustme.CA
) -> None:
    with Web() as plain:
        world = World(clock=clock, resolver=Names(otherwise=["127.0.0.1"]), proxies={})
        options = OPTIONS._replace(attempts=1, connect_timeout=0.2, total_timeout=0.3)
        urls = [plain.at("secure.test", "/ok").replace("http:", "https:"), plain.origin + "/ok"]
        outcome = probe(make_plan([Question(url) for url in urls]), store, options, world=world)
        kinds = {one.kind for one in outcome.observations if isinstance(one, Failed)}
        assert kinds <= {"tls", "reset", "timeout", "protocol"}
        assert kinds
