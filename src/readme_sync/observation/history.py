"""A history as lines for a person: the verdict, then every observation, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from readme_sync.observation.values import Answered, Failed, HubAnswer, Listing, Observation, Translated
from readme_sync.observation.verdict import judge, phrase
from readme_sync.observation.wording import said


def lines(key: str, history: Sequence[Observation], now: datetime) -> Iterator[str]:
    """Yield what is known of ``key``: nothing of it is escaped."""
    if not history:
        yield f"{key}: nothing is known"
        return
    verdict = judge(history, now)
    yield f"{key}: {verdict.state}, {said(verdict, now)}"
    for one in reversed(history):
        yield f"  {one.at.astimezone(UTC):%Y-%m-%d %H:%M:%S}Z  {_detail(one)}"


def _detail(one: Observation) -> str:
    if isinstance(one, Listing):
        return f"{one.repositories:,} repositories on {one.pages} pages{'' if one.complete else ' so far'}"
    if isinstance(one, Translated):
        return f"{one.model}: {one.answer}"
    more: list[str] = []
    if isinstance(one, Answered):
        more = [one.method, *(f"{step.status} to {step.url}" for step in one.redirects)]
        more += [f"#{name} {'found' if found else 'missing'}" for name, found in one.fragments if found is not None]
    elif isinstance(one, HubAnswer):
        more = [one.final_id or "", one.licence or "", f"{one.parameters:,} parameters" if one.parameters else ""]
    elif isinstance(one, Failed):
        more = [one.method]
    return "; ".join(part for part in (phrase(one), *more, one.detail) if part)
