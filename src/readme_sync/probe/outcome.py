"""What a run gets to work with, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from readme_sync.http.clock import Clock, SystemClock
from readme_sync.observation import NotAsked, Observation
from readme_sync.values import NamedTuple

if TYPE_CHECKING:
    import ssl

    from readme_sync.http.address_policy import Resolver


class Progress(NamedTuple):
    """How far a run is; ``waiting`` names hosts that asked for a pause, and its seconds left."""

    done: int
    total: int
    waiting: tuple[tuple[str, float], ...] = ()


@dataclass(slots=True)
class Outcome:
    """What a run brought.

    ``observations`` are this run's, in the order they came; ``known`` are the keys for which the store's
    observation is still fresh; ``not_asked`` says what was not reached, and why; ``warnings`` concern the
    run as a whole (a refused token, no network).
    """

    observations: list[Observation] = field(default_factory=list)
    known: tuple[str, ...] = ()
    not_asked: list[NotAsked] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    hub_requests: int = 0
    interrupted: bool = False


class World(NamedTuple):
    """What stands between us and the network; tests put their own in place."""

    clock: Clock = SystemClock()
    resolver: Resolver | None = None
    verify: ssl.SSLContext | None = None
    proxies: Mapping[str, str] | None = None
