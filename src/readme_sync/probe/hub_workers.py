"""The Hub's part of a run: its client, its pace, its workers."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from huggingface_hub import constants, get_token

from readme_sync.http.client import Client
from readme_sync.http.rate_limit import OutOfTimeError
from readme_sync.http.transport import GuardedTransport
from readme_sync.observation import HubAnswer, Listing, hub_key
from readme_sync.probe.checkers.hub import HubProbe
from readme_sync.probe.checkers.hub_api import HubApi, HubStoppedError
from readme_sync.probe.plan import OwnerAsk

if TYPE_CHECKING:
    from readme_sync.probe.checker import Run


async def ask_hub(run: Run) -> None:
    """Ask the Hub about every owner in the run's plan."""
    options, world = run.options, run.world
    if constants.is_offline_mode():
        _give_up(run, "HF_HUB_OFFLINE is set")
        return
    endpoint = options.hub_endpoint or constants.ENDPOINT
    token = get_token() if options.hub_token is None else options.hub_token
    # The endpoint comes from the user's own settings, not from a document: it may be a mirror next door.
    transport = GuardedTransport(run.guard.anywhere(), http2=options.http2, verify=world.verify, proxies=world.proxies)
    api = HubApi(Client(transport, run.pacer, options), endpoint, token)
    hub = HubProbe(api, world.clock, options.hub_page, max(10, len(run.plan.owners) * 15 // 100))
    # Owners' own pages last: a listing may have answered for them by then.
    queues = [deque(ask for ask in run.plan.owners if (ask.kind == "owner") is last) for last in (False, True)]
    try:
        for queue in queues:
            async with asyncio.TaskGroup() as group:
                for _ in range(min(options.hub_concurrency, len(queue))):
                    group.create_task(_work(run, hub, queue))
        async for answer in hub.settle():
            _keep(run, answer)
    except* (HubStoppedError, OutOfTimeError) as stops:
        reason = str(stops.exceptions[0])
        if isinstance(stops.exceptions[0], HubStoppedError):
            run.outcome.warnings.append(reason)
        _give_up(run, reason)
    finally:
        for answer in hub.gone:  # not looked for elsewhere, but gone from where it was cited
            _keep(run, answer)
        run.outcome.hub_requests = api.requests
        await transport.aclose()


async def _work(run: Run, hub: HubProbe, queue: deque[OwnerAsk]) -> None:
    while queue:
        async for answer in hub.ask(queue.popleft()):
            _keep(run, answer)


def _keep(run: Run, answer: HubAnswer | Listing) -> None:
    run.keep(answer)
    if isinstance(answer, HubAnswer) and answer.outcome != "unknown":
        run.network_answers()


def _give_up(run: Run, reason: str) -> None:
    for owner in run.plan.owners:
        for one in owner.ids:
            run.reasons.setdefault(hub_key(owner.kind, one), reason)
