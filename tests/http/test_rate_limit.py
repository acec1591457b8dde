"""Pace: what a host's headers ask for is done, and one host's pause is nobody else's."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from email.utils import format_datetime

import pytest
from huggingface_hub.utils import parse_ratelimit_headers  # type: ignore[attr-defined]  # exported lazily
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.http.options import HostLimits
from readme_sync.http.rate_limit import OutOfTimeError, RateLimiter, wait_of
from tests.servers.loopback import HandClock

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "17"}, 17),
        ({"retry-after": " 17 "}, 17),
        ({"retry-after": format_datetime(NOW.replace(minute=5), usegmt=True)}, 300),
        ({"retry-after": format_datetime(NOW.replace(hour=11), usegmt=True)}, 0),
        ({"retry-after": "soon"}, 0),
        ({"retry-after": "-5"}, 0),
        ({"retry-after": "9" * 400}, 999_999_999),
        ({"ratelimit": '"api";r=0;t=55'}, 56),
        ({"ratelimit": '"api";r=3;t=55'}, None),
        ({"ratelimit": "nonsense"}, None),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(int(NOW.timestamp()) + 60)}, 61),
        ({"x-ratelimit-remaining": "9", "x-ratelimit-reset": str(int(NOW.timestamp()) + 60)}, None),
    ],
)
def test_what_headers_ask_for(headers: dict[str, str], seconds: float | None) -> None:
    assert wait_of(headers, NOW) == seconds


def test_requests_under_way_are_counted_as_spent() -> None:
    assert wait_of({"ratelimit": '"api";r=3;t=55'}, NOW, under_way=4) == 56


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_windows_are_read_as_the_hubs_own_library_reads_them(left: int, reset: int) -> None:
    header = {"ratelimit": f'"api";r={left};t={reset}'}
    theirs = parse_ratelimit_headers(header)
    assert theirs is not None
    assert (theirs.remaining, theirs.reset_in_seconds) == (left, reset)
    assert wait_of(header, NOW) == (reset + 1 if left == 0 else None)


def test_distance_between_starts_and_places_at_once() -> None:
    clock, started, at_once = HandClock(), [], [0, 0]

    async def main() -> None:
        pacer = RateLimiter(clock, HostLimits(3, 2.0))

        async def one() -> None:
            async with pacer.turn("a.test"):
                started.append(clock.seconds)
                at_once[0] += 1
                at_once[1] = max(at_once)
                await asyncio.sleep(0)
                at_once[0] -= 1

        await asyncio.gather(*(one() for _ in range(10)))

    asyncio.run(main())
    assert started == [2.0 * number for number in range(10)]
    assert at_once[1] <= 3


def test_one_hosts_pause_is_nobody_elses() -> None:
    clock = HandClock()

    async def main() -> None:
        pacer = RateLimiter(clock, HostLimits(3, 0.0), deadline=100.0, concurrency=1)
        pacer.learn("slow.test", 429, {"retry-after": "50"})
        assert pacer.waiting() == {"slow.test": 50.0}
        async with pacer.turn("quick.test"):
            assert clock.seconds == 0
        async with pacer.turn("slow.test"):
            assert clock.seconds == 50
        pacer.learn("slow.test", 429, {"retry-after": "51"})
        with pytest.raises(OutOfTimeError, match=r"slow\.test asks to wait 51 s"):
            async with pacer.turn("slow.test"):
                pass

    asyncio.run(main())


@pytest.mark.parametrize("after", ["1801", "999999999", "Fri, 01 Jan 2038 00:00:00 GMT"])
def test_a_run_without_an_end_waits_for_nobody_for_ever(after: str) -> None:
    clock = HandClock()

    async def main() -> None:
        pacer = RateLimiter(clock, HostLimits(3, 0.0))
        pacer.learn("slow.test", 429, {"retry-after": after})
        with pytest.raises(OutOfTimeError, match=r"slow\.test asks to wait"):
            async with pacer.turn("slow.test"):
                pass
        pacer.learn("page.test", 429, {"retry-after": after}, "http://page.test/a")
        async with pacer.turn("page.test"):  # the rest of the host waits for no page
            assert clock.seconds == 0
        with pytest.raises(OutOfTimeError, match=r"page\.test asks to wait"):
            await pacer.page_turn("page.test", "http://page.test/a")

    asyncio.run(main())


def test_pauses_of_our_own_grow_and_are_not_all_alike() -> None:
    pacer = RateLimiter(HandClock(), HostLimits(), backoff=2.0)
    for attempt in range(1, 7):
        pauses = {pacer.pause(attempt) for _ in range(20)}
        assert len(pauses) > 1
        assert all(2 ** (attempt - 1) <= pause <= 2**attempt * 1.5 for pause in pauses)
