"""Ask what is due, keep what comes back, and return all that is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import get_args

from readme_sync.editions.edition import Edition
from readme_sync.observation import FailureKind, HubAnswer, Observation
from readme_sync.observation.known import Known
from readme_sync.online.network import Network
from readme_sync.online.questions import Questions, questions
from readme_sync.probe.outcome import Outcome
from readme_sync.probe.plan import Plan, make_plan
from readme_sync.probe.run import due_of, probe
from readme_sync.settings.values import Settings
from readme_sync.store.store import Store
from readme_sync.values import NamedTuple


class Interrupted(KeyboardInterrupt):
    """Somebody pressed Ctrl-C while the network was asked; ``str(error)`` says what was kept and how to go on."""


class Budget(NamedTuple):
    """What a run would ask: everything that is cited, and the part of it that is due."""

    questions: Questions
    whole: Plan
    due: Plan


def budget(catalogues: Iterable[Sequence[Edition]], settings: Settings, network: Network) -> Budget:
    """Return what a run would ask now, without asking it.

    Raises:
        StoreError: the store's file is another program's, or a newer readme-sync's.
    """
    asked = questions(catalogues, settings)
    with Store(network.store, lambda _: None) as store:
        plan = _plan(asked, store, network)
        return Budget(asked, plan, due_of(plan, store, network.options, network.world.clock.now()))


def ask(
    catalogues: Iterable[Sequence[Edition]],
    before: Iterable[Sequence[Edition]] | None = None,
    *,
    settings: Settings,
    network: Network,
) -> Known:
    """Return all that is known of what the editions of ``catalogues`` cite, after asking what is due.

    With ``before`` only what those did not cite is asked and known of: what a change brought.

    Raises:
        StoreError: the store's file is another program's, or a newer readme-sync's.
        Interrupted: by Ctrl-C; what was answered until then is kept.
    """
    asked = questions(catalogues, settings, before)
    warnings: list[str] = []
    with Store(network.store, warnings.append) as store:
        plan = _plan(asked, store, network)
        histories = store.histories(plan.keys)
        outcome = Outcome(not_asked=list(plan.not_asked))
        if not network.offline:
            outcome = probe(
                plan, store, network.options,
                progress=network.progress, world=network.world, histories=histories, meanwhile=network.meanwhile,
            )  # fmt: skip
            if outcome.interrupted:
                raise Interrupted(_interrupted(outcome, plan))
        listings = store.listings()
    for one in outcome.observations:  # the store holds them too, and reading them back would take longer
        before_it = histories.get(one.key, ())
        histories[one.key] = tuple(sorted((*before_it, one), key=_when)) if before_it else (one,)
    never = {one.key for one in plan.not_asked}
    unreached = {one.key: one.reason for one in outcome.not_asked if one.key not in never}
    unreached |= dict(_silences(outcome.observations))
    return Known(
        now=network.world.clock.now(),
        histories={**{key.lower(): history for key, history in histories.items() if key[:4] == "hub:"}, **histories},
        not_asked={**dict(asked.skipped), **{one.key: one.reason for one in plan.not_asked}, **unreached},
        left_out=dict(asked.left_out),
        unreached=frozenset(unreached),
        notes=(*warnings, *outcome.warnings),
        partial=before is not None or bool(unreached) or network.offline,
        listings=listings,
    )


def _when(one: Observation) -> datetime:
    return one.at


def _plan(asked: Questions, store: Store, network: Network) -> Plan:
    return make_plan(asked.links, asked.hub, listings=store.listings(), max_url=network.options.max_url)


def _silences(observations: Iterable[Observation]) -> Iterator[tuple[str, str]]:
    """Yield what the Hub did not answer about at all: its affair or our network's, not the repository's."""
    for one in observations:
        if isinstance(one, HubAnswer) and one.outcome == "unknown" and one.failure in get_args(FailureKind):
            yield one.key, f"the Hub did not answer ({one.failure})"


def _interrupted(outcome: Outcome, plan: Plan) -> str:
    kept, left = len(outcome.observations), len(outcome.not_asked) - len(plan.not_asked)
    return f"interrupted: {kept:,} answers are kept, {left:,} are still to be asked; the same command goes on from here"
