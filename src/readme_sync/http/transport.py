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
from typing import Any

import httpcore2
import httpx2

from readme_sync.http.address_policy import AddressPolicy, NameNotFoundError
from readme_sync.http.proxy import pool_through, proxy_for

FRESH = "readme_sync.fresh"  # the request's extension that wants a connection nothing was asked on before
_POOLS = 128  # of one origin each, with a connection or two that nobody uses just now
_KEPT = 15.0  # seconds for which a connection that nobody uses stays open
_TRIES = 3  # addresses of one host, when the first do not answer


class GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Makes TCP connections to the addresses that a guard let through, and to no others."""

    def __init__(self, guard: AddressPolicy) -> None:
        self._guard, self._backend = guard, httpcore2.AnyIOBackend()

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
        failure: Exception | None = None
        for address in addresses:
            try:
                return _Stream(await self._backend.connect_tcp(address, port, share, local_address, socket_options))
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = failure or error
            except OverflowError as error:  # a port that there cannot be
                raise httpcore2.ConnectError(str(error)) from error
        raise failure or httpcore2.ConnectError(f"{host} has no address")

    async def connect_unix_socket(self, *_args: object, **_kwargs: object) -> httpcore2.AsyncNetworkStream:
        """Refuse: nothing a document says may reach a socket of this machine."""
        raise httpcore2.ConnectError("sockets of this machine are not asked")


class _Stream(httpcore2.AsyncNetworkStream):
    """A connection that is closed when its TLS handshake is given up, which httpcore2 does for errors alone.

    No garbage is looked for in a run (``cli/start.py``): every host that is silent here would keep a descriptor.
    """

    def __init__(self, stream: httpcore2.AsyncNetworkStream) -> None:
        self._stream = stream

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.AsyncNetworkStream:
        try:
            return await self._stream.start_tls(ssl_context, server_hostname, timeout)
        except BaseException:
            await self._stream.aclose()
            raise

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


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
        self._origins: dict[tuple[bytes, bytes, int | None], _Connections] = {}
        self._fresh: dict[str, _Connections] = {}
        self._through: dict[tuple[str, str], _Connections] = {}

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
            body = await self._direct(url, fresh=bool(request.extensions.get(FRESH))).send(asked)
            await self._make_room()
        else:
            await self._check(url)
            body = await self._proxied(proxy, url.scheme).send(asked)
        answer = body.answer
        return httpx2.Response(
            answer.status, headers=answer.headers, stream=body, extensions=answer.extensions, request=request
        )

    async def _check(self, url: httpx2.URL) -> None:
        """Refuse what can be known to be forbidden though a proxy will do the looking up."""
        self._guard.check_literal(url.host)
        # Behind a proxy many names do not resolve here: those are for the proxy to judge.
        with contextlib.suppress(NameNotFoundError):
            await self._guard.addresses(url.host, url.port or 443)

    def _direct(self, url: httpx2.URL, *, fresh: bool) -> _Connections:
        if fresh:
            if url.scheme not in self._fresh:
                self._fresh[url.scheme] = self._connections(url.scheme, kept=0)
            return self._fresh[url.scheme]
        key = (url.raw_scheme, url.raw_host, url.port)
        found = self._origins.pop(key, None) or self._connections(url.scheme)
        self._origins[key] = found  # the last used stands last
        return found

    def _connections(self, scheme: str, kept: int | None = None) -> _Connections:
        """Return no connections yet, of which as many as ``kept`` will stay open when nobody uses them.

        Those to an origin are kept by themselves: a pool looks at all of its connections at each request.
        """
        return _Connections(
            httpcore2.AsyncConnectionPool(
                ssl_context=self._ssl() if scheme == "https" else None,
                max_connections=None,  # the rate limiter counts
                max_keepalive_connections=kept,
                keepalive_expiry=_KEPT,
                http2=self._http2,
                network_backend=GuardedBackend(self._guard),
            )
        )

    async def _make_room(self) -> None:
        if len(self._origins) <= _POOLS:
            return
        idle = [key for key, connections in self._origins.items() if not connections.under_way]
        for key in idle[: len(self._origins) - _POOLS]:
            await self._origins.pop(key).aclose()

    def _proxied(self, proxy: str, scheme: str) -> _Connections:
        if (proxy, scheme) not in self._through:
            backend = GuardedBackend(self._guard.anywhere())  # it is the user's own, wherever it stands
            context = self._ssl() if scheme == "https" else None
            self._through[proxy, scheme] = _Connections(pool_through(proxy, backend, context, http2=self._http2))
        return self._through[proxy, scheme]

    def _ssl(self) -> ssl.SSLContext:
        if self._context is None:
            self._context = httpx2.create_ssl_context()
        return self._context

    async def aclose(self) -> None:
        """Close every connection."""
        for connections in (*self._origins.values(), *self._through.values(), *self._fresh.values()):
            await connections.aclose()


class _Connections:
    """A pool of httpcore2's, and how many requests are under way in it."""

    def __init__(self, pool: httpcore2.AsyncConnectionPool) -> None:
        self._pool, self.under_way = pool, 0

    async def send(self, request: httpcore2.Request) -> _Body:
        """Return the answer to ``request``, its body unread."""
        self.under_way += 1
        try:
            return _Body(await self._pool.handle_async_request(request), self._over)
        except BaseException:
            self._over()
            raise

    def _over(self) -> None:
        self.under_way -= 1

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()


class _Body(httpx2.AsyncByteStream):
    def __init__(self, answer: httpcore2.Response, over: Callable[[], None]) -> None:
        self.answer, self._over = answer, over

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self.answer.aiter_stream():
            yield part

    async def aclose(self) -> None:
        try:
            await self.answer.aclose()
        finally:
            self._over()
