"""Time as a thing that is passed in, so that tests turn it by hand and never sleep."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What the probe needs to know of time."""

    def now(self) -> datetime:
        """Return the time of day, in UTC; may jump when somebody sets the machine's clock."""

    def monotonic(self) -> float:
        """Return seconds from an unknown start; never goes backwards."""

    async def sleep(self, seconds: float) -> None:
        """Come back ``seconds`` later."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the machine's time, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return ``time.monotonic``."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Sleep in the running event loop."""
        import asyncio

        await asyncio.sleep(seconds)
