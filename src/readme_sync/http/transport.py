"""Connections: httpx2 requests over httpcore2 connections, whose every connect goes through the guard.

httpx2's own transport resolves names itself, after any check of ours could have looked; httpcore2's
``network_backend`` is the public place where a connection is made, so that is where the guard stands.
"""

from __future__ import annotations

import contextlib
import importlib.util
import ssl
import urllib.request
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from functools import partial
from typing import Any

import httpcore2
import httpx2

from readme_sync.http.address_policy import AddressPolicy, NameNotFoundError
from readme_sync.http.pool import OriginPool
from readme_sync.http.proxy import pool_through, proxy_for
from readme_sync.http.wire import connect

_POOLS = 128  # each holds a connection or two that nobody uses just now
_TRIES = 3  # addresses of one host, when the first do not answer


class GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Makes TCP connections to the addresses that a guard let through, and to no others."""

    def __init__(self, guard: AddressPolicy) -> None:
        self._guard = guard

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to ``host``: to its first permitted address that answers."""
        addresses = (await self._guard.addresses(host, port))[:_TRIES]
        share = timeout / len(addresses) if timeout else timeout
        problem: Exception | None = None
        for address in addresses:
            try:
                return await connect(address, port, share, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                problem = problem or error
        raise problem or httpcore2.ConnectError(f"{host} has no address")

    async def connect_unix_socket(self, *_args: object, **_kwargs: object) -> httpcore2.AsyncNetworkStream:
        """Refuse: nothing a document says may reach a socket of this machine."""
        raise httpcore2.ConnectError("sockets of this machine are not asked")


class GuardedTransport(httpx2.AsyncBaseTransport):
    """Sends one request at a time on its way: direct and guarded, or through the user's proxy.

    A proxy does the looking up, so what is judged then is what can be known here: addresses in any
    spelling, local names, and what a name resolves to where it does. ``proxies`` (scheme to URL, ``no`` to a list)
    stands for the environment's variables when given.
    """

    def __init__(
        self,
        guard: AddressPolicy,
        *,
        http2: bool = True,
        verify: ssl.SSLContext | None = None,
        proxies: Mapping[str, str] | None = None,
    ) -> None:
        self._guard = guard
        self._http2 = http2 and importlib.util.find_spec("h2") is not None
        self._context = verify
        self._proxies = dict(urllib.request.getproxies_environment() if proxies is None else proxies)
        self._pools: dict[tuple[bytes, bytes, int | None], OriginPool] = {}
        self._through: dict[tuple[str, str], httpcore2.AsyncConnectionPool] = {}

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send ``request`` and return the answer with its body unread."""
        url = request.url
        asked = httpcore2.Request(
            method=request.method,
            url=httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        proxy = proxy_for(url, self._proxies) if self._proxies else None
        if proxy is None:
            pool = await self._pool(url, asked.url.origin)
            answer, connection = await pool.send(asked)
            body = _Body(answer, partial(pool.release, connection))
        else:
            await self._check(url)
            answer = await self._proxied(proxy, url.scheme).handle_async_request(asked)
            body = _Body(answer)
        return httpx2.Response(
            answer.status, headers=answer.headers, stream=body, extensions=answer.extensions, request=request
        )

    async def _check(self, url: httpx2.URL) -> None:
        """Refuse what can be known to be forbidden though a proxy will do the looking up."""
        self._guard.check_literal(url.host)
        # Behind a proxy many names do not resolve here: those are for the proxy to judge.
        with contextlib.suppress(NameNotFoundError):
            await self._guard.addresses(url.host, url.port or 443)

    async def _pool(self, url: httpx2.URL, origin: httpcore2.Origin) -> OriginPool:
        key = (url.raw_scheme, url.raw_host, url.port)
        pool = self._pools.pop(key, None)
        if pool is None:
            await self._make_room()
            pool = OriginPool(
                partial(
                    httpcore2.AsyncHTTPConnection,
                    origin,
                    ssl_context=self._ssl() if url.scheme == "https" else None,
                    keepalive_expiry=15.0,
                    http2=self._http2,
                    network_backend=GuardedBackend(self._guard),
                )
            )
        self._pools[key] = pool  # the last used stands last
        return pool

    async def _make_room(self) -> None:
        for key, pool in list(self._pools.items())[: max(0, len(self._pools) - _POOLS + 1)]:
            if pool.idle:
                self._pools.pop(key, None)
                await pool.aclose()

    def _proxied(self, proxy: str, scheme: str) -> httpcore2.AsyncConnectionPool:
        if (proxy, scheme) not in self._through:
            backend = GuardedBackend(self._guard.anywhere())  # it is the user's own, wherever it stands
            context = self._ssl() if scheme == "https" else None
            self._through[proxy, scheme] = pool_through(proxy, backend, context, http2=self._http2)
        return self._through[proxy, scheme]

    def _ssl(self) -> ssl.SSLContext:
        if self._context is None:
            self._context = httpx2.create_ssl_context()
        return self._context

    async def aclose(self) -> None:
        """Close every connection."""
        for pool in self._pools.values():
            await pool.aclose()
        for through in self._through.values():
            await through.aclose()


class _Body(httpx2.AsyncByteStream):
    def __init__(self, answer: httpcore2.Response, release: Callable[[], None] = lambda: None) -> None:
        self._answer, self._release = answer, release

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._answer.aiter_stream():
            yield part

    async def aclose(self) -> None:
        try:
            await self._answer.aclose()
        finally:
            self._release()
