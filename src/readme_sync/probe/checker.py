"""What a kind of source is to a run: it asks about a part of the plan of its own, or answers for links of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from readme_sync.http.address_policy import AddressPolicy
    from readme_sync.http.options import ProbeOptions
    from readme_sync.http.rate_limit import RateLimiter
    from readme_sync.observation import Answered, Observation
    from readme_sync.probe.outcome import Outcome, World
    from readme_sync.probe.plan import LinkAsk, Plan


class Run(Protocol):
    """What a checker works with: what is to be asked, how, and where the answers go."""

    plan: Plan
    options: ProbeOptions
    world: World
    outcome: Outcome
    reasons: dict[str, str]
    guard: AddressPolicy
    pacer: RateLimiter

    def keep(self, one: Observation) -> None:
        """Record an observation."""

    def network_answers(self) -> None:
        """Take note that somebody on the public network answered."""


class LinkChecker(Protocol):
    """Answers for the links of one kind of source, by an API that says more than their pages do."""

    async def answer(self, link: LinkAsk) -> Answered | None:
        """Return what the API says of a link; None where it is of another kind, or its page had better be asked.

        Raises:
            OutOfTimeError: when the API may not be asked before the run ends.
        """
