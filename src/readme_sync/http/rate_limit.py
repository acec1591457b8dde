"""How fast one host may be asked, and what its answers say about that.

Written by hand, because a library's limiter knows one fixed rate (aiolimiter) or retries one call at a
time (tenacity, stamina); here many questions share one host, whose every answer may move the next
start of all of them, within one budget of time, on a clock that tests turn.
"""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from readme_sync.http.clock import Clock
from readme_sync.http.options import HostLimits

_FAR = 120.0  # seconds; a longer Retry-After of one page holds for the host once a second page is refused too
_LONGEST = 1800.0  # seconds that a run without an end waits for one host: the next one may ask it
_WINDOW = re.compile(r"\br\s*=\s*(\d+)\s*;\s*t\s*=\s*(\d+)")  # draft-ietf-httpapi-ratelimit-headers-09


class OutOfTimeError(Exception):
    """The host may not be asked again before the run ends; ``wait`` is what it wants, 0 if that is our own pace."""

    def __init__(self, host: str, wait: float) -> None:
        asked = f"{host} asks to wait {wait:.0f} s, longer than this run waits"
        super().__init__(asked if wait else f"the run's time was up before {host} could be asked")
        self.host = host
        self.wait = wait


class _Host:
    __slots__ = ("blocked_until", "next_start", "pages", "places", "refused", "strikes", "under_way")

    def __init__(self, limits: HostLimits) -> None:
        self.places = asyncio.Semaphore(limits.concurrency)
        self.next_start = self.blocked_until = 0.0
        self.strikes = self.under_way = 0
        self.refused = ""  # the page that was refused, while no other answer came
        self.pages = dict[str, float]()  # pages that asked for a long pause for themselves


class RateLimiter:
    """Gives each host's requests their turns.

    ``limits`` holds for every host that ``special`` does not name; ``concurrency`` for all together.
    ``deadline`` is a time of ``clock.monotonic()`` beyond which no turn is given.
    """

    def __init__(
        self,
        clock: Clock,
        limits: HostLimits,
        *,
        special: Mapping[str, HostLimits] | None = None,
        deadline: float | None = None,
        backoff: float = 1.0,
        concurrency: int = 128,
        chance: random.Random | None = None,
    ) -> None:
        self._clock, self._limits, self._special = clock, limits, special or {}
        self._deadline, self._backoff = deadline, backoff
        self._chance = chance or random.Random()  # noqa: S311 - spreads retries, guards nothing
        self._hosts: dict[str, _Host] = {}
        self._room = asyncio.Semaphore(concurrency)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until ``host`` may be asked once more, and hold its place meanwhile.

        Raises:
            OutOfTimeError: when that would be after the deadline.
        """
        state = self._of(host)
        async with state.places:
            await self._wait(host, state)
            async with self._room:  # only now: a host that makes us wait takes no room from the others
                state.under_way += 1
                try:
                    yield
                finally:
                    state.under_way -= 1

    async def _wait(self, host: str, state: _Host) -> None:
        interval = self._limits_of(host).interval
        while True:
            now = self._clock.monotonic()
            start = max(now, state.next_start, state.blocked_until)
            if self._ends_before(start) or state.blocked_until > now + _LONGEST:
                raise OutOfTimeError(host, start - now if state.blocked_until == start else 0.0)
            state.next_start = start + interval
            if start > now:
                await self._clock.sleep(start - now)
            if state.blocked_until <= self._clock.monotonic():  # an answer may have blocked it meanwhile
                return

    def learn(self, host: str, status: int, headers: Mapping[str, str], page: str = "") -> None:
        """Take from an answer when ``host`` may be asked again; a long pause may be meant for ``page`` alone."""
        state = self._of(host)
        wait = wait_of(headers, self._clock.now(), state.under_way)
        if status in {429, 503}:
            alone = page and state.refused in {"", page}
            state.refused = page
            if alone and wait and wait > _FAR and "retry-after" in headers:
                state.pages[page] = self._clock.monotonic() + wait
                return
            state.strikes += 1
            if wait is None and status == 429:
                wait = self.pause(state.strikes)
        else:
            state.strikes, state.refused = 0, ""
            if "retry-after" in headers and status < 300:
                wait = None  # not a refusal: some servers send it with every answer
        if wait:
            state.blocked_until = max(state.blocked_until, self._clock.monotonic() + wait)

    def pause(self, attempt: int) -> float:
        """Return how many seconds to wait before attempt number ``attempt`` + 1: doubled, and jittered."""
        return float(self._backoff * 2 ** min(attempt - 1, 6) * self._chance.uniform(0.5, 1.5))

    async def rest(self, attempt: int) -> bool:
        """Wait out the pause after ``attempt``; False, at once, when the deadline would pass meanwhile."""
        pause = self.pause(attempt)
        if self._ends_before(self._clock.monotonic() + pause):
            return False
        await self._clock.sleep(pause)
        return True

    def _ends_before(self, moment: float) -> bool:
        return self._deadline is not None and moment > self._deadline

    def blocked(self, host: str) -> bool:
        """Tell whether ``host`` asked for a pause that is not over."""
        return self._of(host).blocked_until > self._clock.monotonic()

    async def page_turn(self, host: str, page: str) -> None:
        """Wait until ``page`` of ``host`` may be asked again, if it asked for a pause of its own.

        Raises:
            OutOfTimeError: when that is after the deadline.
        """
        wait = self.page_wait(host, page)
        if wait > _LONGEST or self._ends_before(self._clock.monotonic() + wait):
            raise OutOfTimeError(host, wait)
        if wait:
            await self._clock.sleep(wait)

    def page_wait(self, host: str, page: str) -> float:
        """Return for how many seconds ``page`` is not to be asked, whatever holds for the rest of its host."""
        return max(0.0, self._of(host).pages.get(page, 0.0) - self._clock.monotonic())

    def waiting(self) -> dict[str, float]:
        """Return the hosts that asked for a pause, and how many seconds of it are left."""
        now = self._clock.monotonic()
        return {host: state.blocked_until - now for host, state in self._hosts.items() if state.blocked_until > now}

    def _limits_of(self, host: str) -> HostLimits:
        return self._special.get(host.partition(":")[0], self._limits)

    def _of(self, host: str) -> _Host:
        state = self._hosts.get(host)
        if state is None:
            state = self._hosts[host] = _Host(self._limits_of(host))
        return state


def wait_of(headers: Mapping[str, str], now: datetime, under_way: int = 0) -> float | None:
    """Return for how many seconds ``headers`` ask us to stay away; None when they do not.

    ``under_way`` requests are counted as spent already: their answers have not come in yet.
    """
    after = headers.get("retry-after", "").strip()
    if after.isdecimal():
        return float(after[:9])
    if after:
        try:
            date = parsedate_to_datetime(after)
        except ValueError:
            date = now
        return max(0.0, (date.replace(tzinfo=date.tzinfo or UTC) - now).total_seconds())
    if window := _WINDOW.search(headers.get("ratelimit", "")):
        left, reset = int(window[1]), float(window[2])
        return reset + 1 if left < under_way or left == 0 else None  # + 1: whole seconds were cut off
    left_text, reset_text = headers.get("x-ratelimit-remaining", ""), headers.get("x-ratelimit-reset", "")
    if left_text == "0" and reset_text.isdecimal():  # GitHub: seconds since 1970
        return max(0.0, float(reset_text[:12]) - now.timestamp()) + 1
    return None
