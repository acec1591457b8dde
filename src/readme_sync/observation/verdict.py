"""Verdicts: what a history of observations means today. Pure, and made anew each time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from readme_sync.observation.values import (
    INCONCLUSIVE,
    Answered,
    Failed,
    HubAnswer,
    Listing,
    Observation,
    State,
    Translated,
)
from readme_sync.values import NamedTuple


class Policy(NamedTuple):
    """When a repeated failure becomes proof, and how far in the future a clock may have been."""

    runs: int = 3
    over: timedelta = timedelta(hours=48)
    tolerance: timedelta = timedelta(minutes=5)


class Verdict(NamedTuple):
    """What a history means today.

    ``since`` is when this state was first seen, ``last_alive`` when it last answered well,
    ``previous`` the state before (``dead`` where an alive one came back), ``target`` where it moved
    to, ``reason`` a phrase for a message ("answers 404"), ``times`` how many observations in a row
    say the same, ``latest`` the newest one.
    """

    state: State
    since: datetime | None
    reason: str
    last_alive: datetime | None = None
    previous: State | None = None
    target: str | None = None
    times: int = 0
    latest: Observation | None = None


# What a server that lives may do to us and not to a browser; and what was not the server's doing.
_SERVED = frozenset({"address", "bad-url", "protocol", "too-many-redirects"})
_INCOMPLETE = "unable to get local issuer"  # a chain without its middle: browsers have it, or fetch it
_GONE = frozenset({404, 410})
_HUB_STATES: dict[str, State] = {
    "exists": "alive", "gated": "alive", "renamed": "moved", "wrong-kind": "moved", "gone": "dead", "disabled": "dead"
}  # fmt: skip
_PHRASES = {
    "dns": "its host name does not resolve", "timeout": "times out", "reset": "breaks the connection",
    "refused": "refuses the connection", "unreachable": "cannot be reached", "tls": "has a broken certificate",
    "too-many-redirects": "redirects without end", "protocol": "answers what is not HTTP",
    "bad-url": "is not a URL that can be asked", "address": "leads to an address that is not public",
    "challenge": "answers a robot check", "soft-404": "answers a page that says it is not there",
    "login": "redirects to a login page",
    "to-home": "redirects to the site's home page", "gone": "is gone from the Hub, or private",
    "disabled": "was disabled by the Hub", "renamed": "was renamed", "wrong-kind": "is of another kind",
    "exists": "exists", "gated": "is gated",
}  # fmt: skip


def symptom(one: Observation) -> str:
    """Return a short word for what was seen: ``404``, ``timeout``, ``challenge``, ``renamed``."""
    if isinstance(one, Answered):
        return one.note if one.note in INCONCLUSIVE else str(one.status)
    if isinstance(one, Failed):
        return one.kind
    if isinstance(one, Translated):
        return "translated"
    return (one.failure or one.outcome) if isinstance(one, HubAnswer) else "listing"


def phrase(one: Observation) -> str:
    """Return what was seen as a verb phrase for a message: ``answers 404``, ``times out``."""
    word = symptom(one)
    return _PHRASES.get(word) or (f"answers {word}" if word.isdigit() else f"could not be asked ({word})")


def state_of(one: Observation) -> State:
    """Return what one observation proves by itself; ``unknown`` where it proves nothing."""
    if isinstance(one, Failed):
        return "dead" if one.kind == "dns" and one.proof else "unknown"
    if isinstance(one, HubAnswer):
        return _HUB_STATES.get(one.outcome, "unknown")
    if isinstance(one, Listing | Translated) or one.note in INCONCLUSIVE:
        return "unknown"
    if 200 <= one.status < 300 or one.status == 304:
        return "moved" if one.moved_to else "alive"
    return "dead" if one.status in _GONE else "unknown"


def _wears_out(one: Observation) -> bool:
    """Return whether this failure becomes proof when it stays: a refusal (4xx, a portal's 511) never does."""
    if isinstance(one, Failed):
        return one.kind not in _SERVED and not (one.kind == "tls" and _INCOMPLETE in one.detail)
    return isinstance(one, Answered) and one.note not in INCONCLUSIVE and 500 <= one.status < 600 and one.status != 511


def judge(history: Iterable[Observation], now: datetime, policy: Policy = Policy()) -> Verdict:  # noqa: B008 - frozen
    """Return what ``history`` (of one key, in any order) means at ``now``.

    An observation that proves nothing leaves an earlier proof of death standing, because it does not
    refute it; it does not leave "alive" standing. Observations from the future (a clock that went
    backwards) are left out.
    """
    known = sorted((one for one in history if one.at <= now + policy.tolerance), key=lambda one: one.at)
    if not known:
        return Verdict("unknown", None, "was never asked")
    if state_of(known[-1]) in {"alive", "moved"}:
        return _living(known, policy)
    return _failing(known, policy)


def _failing(known: list[Observation], policy: Policy) -> Verdict:
    latest, alive = known[-1], [one for one in known if state_of(one) in {"alive", "moved"}]
    last_alive = alive[-1].at if alive else None
    after = known[known.index(alive[-1]) + 1 :] if alive else known  # everything since it last answered well
    proofs = [one for one in after if state_of(one) == "dead"]
    if proofs:
        return Verdict("dead", proofs[0].at, _reason(proofs[-1], latest), last_alive, times=len(proofs), latest=latest)
    same = [latest]
    for one in reversed(after[:-1]):
        if symptom(one) != symptom(latest):
            break
        same.append(one)
    worn = len(same) >= policy.runs and latest.at - same[-1].at >= policy.over and _wears_out(latest)
    state: State = "dead" if worn else "unknown"
    return Verdict(state, same[-1].at, phrase(latest), last_alive, times=len(same), latest=latest)


def _living(known: list[Observation], policy: Policy) -> Verdict:
    latest, times = known[-1], 0
    state = state_of(latest)
    for one in reversed(known):
        if state_of(one) != state:
            break
        times += 1
    before = known[: len(known) - times]
    previous: State | None = None
    if before:
        previous = state_of(before[-1])
        previous = previous if previous in {"alive", "moved"} else _failing(before, policy).state
    target: str | None = None
    if isinstance(latest, Answered):
        target = latest.moved_to
    elif isinstance(latest, HubAnswer):
        target = latest.final_id
    return Verdict(state, known[-times].at, phrase(latest), latest.at, previous, target, times, latest)


def _reason(proof: Observation, latest: Observation) -> str:
    if symptom(proof) == symptom(latest):
        return phrase(latest)
    return f"{phrase(proof)}, now {phrase(latest)}"
