"""Verdicts: dead needs proof, and every message can say since when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.observation import Answered, Failed, FailureKind, HubAnswer, Observation, Redirect, judge, link_key

START = datetime(2026, 5, 1, tzinfo=UTC)
URL = "https://example.org/page"


def at(hours: float) -> datetime:
    return START + timedelta(hours=hours)


def seen(hours: float, status: int, **more: object) -> Answered:
    return Answered(URL, at(hours), "GET", status, URL, **more)  # type: ignore[arg-type]


def fails(hours: float, kind: FailureKind = "timeout", *, proof: bool = False) -> Failed:
    return Failed(URL, at(hours), kind, proof=proof)


@pytest.mark.parametrize(
    ("history", "state", "since", "last_alive"),
    [
        ([], "unknown", None, None),
        ([seen(0, 200)], "alive", 0, 0),
        ([seen(0, 200), seen(24, 200), seen(48, 404)], "dead", 48, 24),
        ([seen(0, 200), seen(24, 404), seen(48, 404)], "dead", 24, 0),
        ([seen(0, 200), seen(24, 404), fails(48)], "dead", 24, 0),
        ([seen(0, 404), seen(24, 200)], "alive", 24, 24),
        ([seen(0, 200), fails(24)], "unknown", 24, 0),
        ([fails(0), fails(24), fails(49)], "dead", 0, None),
        ([fails(0), fails(1), fails(2), fails(3)], "unknown", 0, None),
        ([fails(0), fails(100)], "unknown", 0, None),
        ([fails(0), fails(24, "reset"), fails(49)], "unknown", 49, None),
        ([fails(0), seen(24, 200), fails(49), fails(60)], "unknown", 49, 24),
        ([seen(0, 500), seen(24, 500), seen(49, 500)], "dead", 0, None),
        ([seen(0, 403), seen(24, 403), seen(490, 403)], "unknown", 0, None),
        ([seen(0, 429), seen(24, 429), seen(490, 429)], "unknown", 0, None),
        (
            [seen(0, 503, note="challenge"), seen(24, 503, note="challenge"), seen(490, 503, note="challenge")],
            "unknown",
            0,
            None,
        ),
        ([fails(0, "address"), fails(24, "address"), fails(490, "address")], "unknown", 0, None),
        ([fails(0, "dns")], "unknown", 0, None),
        ([fails(0, "dns", proof=True)], "dead", 0, None),
        ([seen(0, 200), seen(10_000, 404)], "alive", 0, 0),
    ],
)
def test_what_a_history_means(
    history: list[Observation], state: str, since: float | None, last_alive: float | None
) -> None:
    verdict = judge(history, at(500))
    assert verdict.state == state
    assert verdict.since == (None if since is None else at(since))
    assert verdict.last_alive == (None if last_alive is None else at(last_alive))


def test_who_was_dead_and_answers_came_back() -> None:
    assert judge([seen(0, 200), seen(24, 404), seen(48, 200), seen(72, 200)], at(99)).previous == "dead"
    assert judge([fails(0), fails(24), fails(50), seen(72, 200)], at(99)).previous == "dead"
    assert judge([seen(0, 200), fails(24), seen(48, 200)], at(99)).previous == "unknown"
    assert judge([seen(0, 200), seen(24, 200)], at(99)).previous is None


def test_a_move_names_its_target() -> None:
    moved = seen(0, 200, redirects=(Redirect(301, "https://example.org/new"),))
    verdict = judge([moved], at(1))
    assert (verdict.state, verdict.target) == ("moved", "https://example.org/new")
    assert judge([moved._replace(note="refers")], at(1)).state == "alive"


def test_an_unknown_word_of_the_hub_proves_nothing() -> None:
    one = HubAnswer("model", "a/b", START, "unknown", failure="not-json")
    assert judge([one, one._replace(at=at(50)), one._replace(at=at(99))], at(100)).state == "unknown"


observations = st.one_of(
    st.builds(seen, st.integers(0, 600), st.sampled_from([200, 301, 403, 404, 429, 500])),
    st.builds(fails, st.integers(0, 600), st.sampled_from(["dns", "timeout", "tls"]), proof=st.booleans()),
)


@given(st.lists(observations, max_size=12), st.integers(0, 600))
def test_the_order_they_are_told_in_does_not_matter_and_dead_has_proof(history: list[Observation], now: int) -> None:
    history = list({one.at: one for one in history}.values())
    verdict = judge(history, at(now))
    assert verdict == judge(sorted(history, key=lambda one: -one.at.timestamp()), at(now))
    past = [one for one in history if one.at <= at(now)]
    if verdict.state == "dead" and not any(isinstance(one, Answered) and one.status == 404 for one in past):
        proofs = [one for one in past if isinstance(one, Failed) and one.proof and one.kind == "dns"]
        assert proofs or (verdict.times >= 3 and past)
    if verdict.since is not None:
        assert verdict.since <= at(now) + timedelta(minutes=5)


@pytest.mark.parametrize(
    ("url", "key", "fragment"),
    [
        ("HTTPS://Example.ORG", "https://example.org/", ""),
        ("https://example.org:443/a#b", "https://example.org/a", "b"),
        ("http://example.org:8080/", "http://example.org:8080/", ""),
        ("https://me:pw@example.org/", "https://example.org/", ""),
        ("https://例え.jp/道 の", "https://xn--r8jz45g.jp/%E9%81%93%20%E3%81%AE", ""),
        ("https://[::1]:80/", "https://[::1]:80/", ""),
        ("https://example.org/a%2Fb?x=1&y=[2]", "https://example.org/a%2Fb?x=1&y=[2]", ""),
        ("  https://example.org/#:~:text=a%20b ", "https://example.org/", ":~:text=a%20b"),
    ],
)
def test_keys(url: str, key: str, fragment: str) -> None:
    assert link_key(url) == (key, fragment)
    assert link_key(key) == (key, "")
