"""One run: what is due of a plan is asked, what comes back is kept at once and returned.

Light when nothing is due: the network's libraries are loaded only to ask something.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from readme_sync.http.options import Ages, ProbeOptions
from readme_sync.observation import Answered, Observation, state_of
from readme_sync.probe.outcome import Outcome, Progress, World
from readme_sync.probe.plan import LinkAsk, Plan
from readme_sync.store.store import Store, newest

_FIRST_ARE_OUT = 0.1  # seconds after which each host has its first question, and the machine little to do

__all__ = ["Outcome", "Progress", "World", "due_of", "probe"]


def probe(
    plan: Plan,
    store: Store,
    options: ProbeOptions = ProbeOptions(),  # noqa: B008 - frozen
    *,
    progress: Callable[[Progress], None] | None = None,
    world: World | None = None,
    histories: Mapping[str, Sequence[Observation]] | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> Outcome:
    """Ask what is due of ``plan`` and return what came of it.

    The oldest observation is renewed first. Each one is in ``store`` before the next is waited for, so
    that Ctrl-C (``interrupted``), ``options.max_time`` and a killed program keep what was learnt. What
    fails while nothing at all answers is not observed: that is our network's failure, not the links'.

    ``histories`` are what the store holds of the plan's keys, where the caller has read them already. ``meanwhile``
    is called while servers think, if the run takes that long: what comes after it may want to be prepared.
    """
    world = world or World()
    now = world.clock.now()
    before = newest(store.histories(plan.keys) if histories is None else histories, now)
    due = _due(plan, before, now, options.ages)
    outcome = Outcome(known=tuple(key for key in plan.keys if key not in due), not_asked=list(plan.not_asked))
    if not due:
        return outcome
    import asyncio

    from readme_sync.probe.workers import Workers

    chosen = _oldest_first(plan.only(due), before)
    workers = Workers(chosen, before, store, options, world, outcome, progress)

    async def run() -> None:
        if meanwhile is not None:
            asyncio.get_running_loop().call_later(_FIRST_ARE_OUT, meanwhile)
        await workers.run()

    asyncio.run(run())
    return outcome


def due_of(plan: Plan, store: Store, options: ProbeOptions, now: datetime) -> Plan:
    """Return the part of ``plan`` that a run would ask at ``now``: what ``dump plan`` prints."""
    return plan.only(_due(plan, store.latest(plan.keys, now), now, options.ages))


def _due(plan: Plan, before: Mapping[str, Observation], now: datetime, ages: Ages) -> dict[str, None]:
    fragments = {link.key: link.fragments for link in plan.links}
    return {key: None for key in plan.keys if not _fresh(before.get(key), fragments.get(key, ()), now, ages)}


def _fresh(one: Observation | None, fragments: tuple[str, ...], now: datetime, ages: Ages) -> bool:
    if one is None or one.at > now:
        return False
    state = state_of(one)
    if isinstance(one, Answered) and state in {"alive", "moved"}:
        known = {name for name, _ in one.fragments}
        if not known.issuperset(fragments):
            return False
    return now - one.at < ages.of(state)


def _oldest_first(plan: Plan, before: Mapping[str, Observation]) -> Plan:
    def age(link: LinkAsk) -> float:
        one = before.get(link.key)
        return one.at.timestamp() if one is not None else 0.0

    return Plan(tuple(sorted(plan.links, key=age)), plan.owners, plan.not_asked)
