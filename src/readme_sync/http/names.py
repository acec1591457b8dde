"""Names that do not resolve: asked a second time, beside names that do, before that proves anything.

Only names that were looked up and found at public addresses say that the resolver works: an address
needs no looking up, and `localhost` or a name of the user's own network is known where nothing else is.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterable

from readme_sync.http.address_policy import AddressPolicy, ForbiddenAddressError, NameNotFoundError
from readme_sync.observation import Failed
from readme_sync.urls.parts import split

_AT_ONCE = 32  # lookups, each of which is a thread
_FEW = 10  # names that may be gone in one document although hardly any other is cited
# Asked for when nothing in the run resolved, to tell a dead name from a dead network.
_WITNESSES = ("huggingface.co", "github.com")


async def ask_again(guard: AddressPolicy, unresolved: list[Failed], hosts: Iterable[str]) -> list[Failed]:
    """Return ``unresolved`` with ``proof`` set where the name is gone, asked twice, while others resolve.

    Nothing is returned, and so nothing observed, when no other name resolves publicly. When more names are gone than
    are found, the resolver knows but some of the world (a list of permitted names, say), and nothing is proven. A
    name that the resolver was silent about is not asked again: it might be silent for as long again, and one word is no
    proof.
    """
    troubled = {_host(one) for one in unresolved}
    others = {host.partition(":")[0] for host in hosts} - troubled
    gone = sorted(host for host in troubled if guard.said_gone(host))
    witnesses = await _found(guard, [*sorted(others)[:5], *_WITNESSES])
    if not witnesses:
        return []
    witnesses |= {host for host in others if guard.found_publicly(host)}
    room = asyncio.Semaphore(_AT_ONCE)
    final = dict(zip(gone, await asyncio.gather(*(_is_gone(guard, host, room) for host in gone)), strict=True))
    trusted = sum(final.values()) <= max(len(witnesses), _FEW)
    return [one._replace(proof=trusted and final.get(_host(one), False)) for one in unresolved]


async def _found(guard: AddressPolicy, hosts: list[str]) -> set[str]:
    for host in hosts:
        guard.forget(host)  # what resolved an hour ago tells nothing of now
    await asyncio.gather(*(guard.addresses(host, 443) for host in hosts), return_exceptions=True)
    return {host for host in hosts if guard.found_publicly(host)}


async def _is_gone(guard: AddressPolicy, host: str, room: asyncio.Semaphore) -> bool:
    guard.forget(host)
    async with room:
        with contextlib.suppress(NameNotFoundError, ForbiddenAddressError):
            await guard.addresses(host, 443)
    return guard.said_gone(host)


def _host(one: Failed) -> str:
    """Return the host that did not resolve: that of the redirect, where one led there."""
    return split(one.final_url or one.url).hostname
