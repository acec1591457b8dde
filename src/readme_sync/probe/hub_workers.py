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
    from readme_sync.probe.workers import Workers


async def ask_hub(workers: Workers) -> None:
    """Ask the Hub about every owner in the workers's plan."""
    options, world = workers.options, workers.world
    if constants.is_offline_mode():
        _give_up(workers, "HF_HUB_OFFLINE is set")
        return
    endpoint = options.hub_endpoint or constants.ENDPOINT
    token = get_token() if options.hub_token is None else options.hub_token
    # The endpoint comes from the user's own settings, not from a document: it may be a mirror next door.
    transport = GuardedTransport(
        workers.guard.anywhere(), http2=options.http2, verify=world.verify, proxies=world.proxies
    )
    api = HubApi(Client(transport, workers.pacer, options), endpoint, token)
    hub = HubProbe(api, world.clock, options.hub_page, max(10, len(workers.plan.owners) * 15 // 100))
    # Owners' own pages last: a listing may have answered for them by then.
    queues = [deque(ask for ask in workers.plan.owners if (ask.kind == "owner") is last) for last in (False, True)]
    try:
        for queue in queues:
            async with asyncio.TaskGroup() as group:
                for _ in range(min(options.hub_concurrency, len(queue))):
                    group.create_task(_work(workers, hub, queue))
        async for answer in hub.settle():
            _keep(workers, answer)
    except* (HubStoppedError, OutOfTimeError) as problems:
        reason = str(problems.exceptions[0])
        if isinstance(problems.exceptions[0], HubStoppedError):
            workers.outcome.warnings.append(reason)
        _give_up(workers, reason)
    finally:
        for answer in hub.gone:  # not looked for elsewhere, but gone from where it was cited
            _keep(workers, answer)
        workers.outcome.hub_requests = api.requests
        await transport.aclose()


async def _work(workers: Workers, hub: HubProbe, queue: deque[OwnerAsk]) -> None:
    while queue:
        async for answer in hub.ask(queue.popleft()):
            _keep(workers, answer)


def _keep(workers: Workers, answer: HubAnswer | Listing) -> None:
    workers.keep(answer)
    if isinstance(answer, HubAnswer) and answer.outcome != "unknown":
        workers.network_answers()


def _give_up(workers: Workers, reason: str) -> None:
    for owner in workers.plan.owners:
        for one in owner.ids:
            workers.reasons.setdefault(hub_key(owner.kind, one), reason)
