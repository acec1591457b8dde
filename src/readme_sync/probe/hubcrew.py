"""The Hub's part of a run: its client, its pace, its workers."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from huggingface_hub import constants, get_token

from readme_sync.observation import HubAnswer, Listing, hub_key
from readme_sync.probe.hop import Asker
from readme_sync.probe.hub import HubProbe
from readme_sync.probe.hubapi import HubApi, HubStoppedError
from readme_sync.probe.pace import OutOfTimeError
from readme_sync.probe.plan import OwnerAsk
from readme_sync.probe.transport import GuardedTransport

if TYPE_CHECKING:
    from readme_sync.probe.crew import Crew


async def ask_hub(crew: Crew) -> None:
    """Ask the Hub about every owner in the crew's plan."""
    options, world = crew.options, crew.world
    if constants.is_offline_mode():
        _give_up(crew, "HF_HUB_OFFLINE is set")
        return
    endpoint = options.hub_endpoint or constants.ENDPOINT
    token = get_token() if options.hub_token is None else options.hub_token
    # The endpoint comes from the user's own settings, not from a document: it may be a mirror next door.
    transport = GuardedTransport(crew.guard.anywhere(), http2=options.http2, verify=world.verify, proxies=world.proxies)
    api = HubApi(Asker(transport, crew.pacer, options), endpoint, token)
    hub = HubProbe(api, world.clock, options.hub_page, max(10, len(crew.plan.owners) * 15 // 100))
    # Owners' own pages last: a listing may have answered for them by then.
    queues = [deque(ask for ask in crew.plan.owners if (ask.kind == "owner") is last) for last in (False, True)]
    try:
        for queue in queues:
            async with asyncio.TaskGroup() as group:
                for _ in range(min(options.hub_concurrency, len(queue))):
                    group.create_task(_work(crew, hub, queue))
        async for answer in hub.settle():
            _keep(crew, answer)
    except* (HubStoppedError, OutOfTimeError) as problems:
        reason = str(problems.exceptions[0])
        if isinstance(problems.exceptions[0], HubStoppedError):
            crew.outcome.warnings.append(reason)
        _give_up(crew, reason)
    finally:
        for answer in hub.gone:  # not looked for elsewhere, but gone from where it was cited
            _keep(crew, answer)
        crew.outcome.hub_requests = api.requests
        await transport.aclose()


async def _work(crew: Crew, hub: HubProbe, queue: deque[OwnerAsk]) -> None:
    while queue:
        async for answer in hub.ask(queue.popleft()):
            _keep(crew, answer)


def _keep(crew: Crew, answer: HubAnswer | Listing) -> None:
    crew.keep(answer)
    if isinstance(answer, HubAnswer) and answer.outcome != "unknown":
        crew.network_answers()


def _give_up(crew: Crew, reason: str) -> None:
    for owner in crew.plan.owners:
        for one in owner.ids:
            crew.reasons.setdefault(hub_key(owner.kind, one), reason)
