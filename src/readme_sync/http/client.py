"""One request to one address: its turn, its time limits, its bounded body."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import Mapping

import httpx2

from readme_sync.http.failure import NETWORK_ERRORS
from readme_sync.http.options import ProbeOptions
from readme_sync.http.page import Page
from readme_sync.http.rate_limit import RateLimiter
from readme_sync.http.transport import FRESH
from readme_sync.values import NamedTuple

REDIRECTS = frozenset({301, 302, 303, 307, 308})  # statuses that lead on to another address
# Letters of any script: what is asked for is their IDNA form, which httpx2 has made sure of.
_NAME = re.compile(r"[^\W](?:[\w-]{0,61}[^\W])?(?:\.[\w-]{1,63})*|_[\w-]{1,62}(?:\.[\w-]{1,63})+")


class Hop(NamedTuple):
    """What one request brought: headers by their lowered names, and as sent. No ``page``: the body was not read."""

    url: httpx2.URL
    status: int
    headers: Mapping[str, str]
    sent: httpx2.Headers
    page: Page | None
    seconds: float = 0.0


class Client(NamedTuple):
    """What every request goes through."""

    transport: httpx2.AsyncBaseTransport
    pacer: RateLimiter
    options: ProbeOptions

    async def send(
        self,
        method: str,
        url: httpx2.URL,
        headers: Mapping[str, str],
        limit: int = 65_536,
        lane: str = "",
        *,
        fresh: bool = False,
    ) -> Hop:
        """Send one request when its host's turn comes, and read no more of the answer than is needed.

        At most ``limit`` bytes of the body, decoded, are read: a title stands in the first 64 KiB. Redirects
        are not followed. ``lane`` stands for the host where the pace of a part of it is counted by itself.
        ``fresh``: on a connection of its own, because some servers close one that they promised to keep.

        Raises:
            OutOfTimeError: when the host's turn comes too late.
            NETWORK_ERRORS: when no answer came.
        """
        request = httpx2.Request(
            method, url, headers=headers, extensions={"timeout": _timeouts(self.options), FRESH: fresh}
        )
        host = lane or url.netloc.decode("ascii")
        async with self.pacer.turn(host):
            clock = asyncio.get_running_loop().time
            start = clock()
            response = await self._send(request)
            try:
                headers = dict(response.headers.items())
                self.pacer.learn(host, response.status_code, headers, "" if lane else str(url))
                page = None
                if method != "HEAD" and not response.has_redirect_location:
                    page = await _read(response, limit, self.options.total_timeout)
            finally:
                await response.aclose()
            seconds = clock() - start
        return Hop(url, response.status_code, headers, response.headers, page, seconds)

    async def _send(self, request: httpx2.Request) -> httpx2.Response:
        response = None
        try:
            async with asyncio.timeout(self.options.total_timeout):
                response = await self.transport.handle_async_request(request)
                if request.method == "HEAD":
                    await _finish(response)
        except TimeoutError:
            if response is None:
                raise
        return response


def join(url: httpx2.URL, location: str) -> httpx2.URL:
    """Return where ``location`` leads from ``url``, without user names and fragment.

    Raises:
        httpx2.InvalidURL: when it is no URL.
    """
    try:
        target = url.join(location).copy_with(fragment=None, userinfo=b"")
    except ValueError as error:  # urllib's way to say so, which httpx2 2.16 lets through
        raise httpx2.InvalidURL(f"redirects to what is no URL: {error}") from error
    if target.port is not None and not 0 < target.port < 65_536:
        raise httpx2.InvalidURL(f"redirects to port {target.port}, which there cannot be")
    return target


def is_name(host: str) -> bool:
    """Return whether ``host`` could be looked up at all: an address, or labels that a resolver takes."""
    return bool(_NAME.fullmatch(host.rstrip("."))) or ":" in host


async def _finish(response: httpx2.Response) -> None:
    """Read the nothing that follows an answer to HEAD: only then can the connection be used again."""
    assert isinstance(response.stream, httpx2.AsyncByteStream)  # noqa: S101 - for the type checker
    with contextlib.suppress(*NETWORK_ERRORS):  # the head was an answer
        async for _ in response.stream:
            return


async def _read(response: httpx2.Response, limit: int, seconds: float) -> Page:
    parts: list[bytes] = []
    size, complete = 0, True
    try:
        async with asyncio.timeout(seconds):
            # httpx2 decodes piece by piece, so a bomb is stopped at the limit and not after it went off.
            async for part in response.aiter_bytes():
                parts.append(part)
                size += len(part)
                if size >= limit:
                    complete = False
                    break
    except NETWORK_ERRORS:  # the head was an answer; that the body broke is told, and proves nothing
        complete = False
    return Page(b"".join(parts)[:limit], response.headers.get("content-type", ""), complete)


def _timeouts(options: ProbeOptions) -> dict[str, float | None]:
    read = options.read_timeout
    return {"connect": options.connect_timeout, "read": read, "write": read, "pool": None}
