"""TCP and TLS connections on asyncio alone, for httpcore2's pools.

httpcore2's own backend goes through anyio, which costs 0.2 ms more for each request: a third of all the
time that a link takes. Requests are a few kilobytes, so writing never waits here.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore2

_ROOM = 262_144  # bytes that may lie unread before the other side is made to wait


class _Buffer(asyncio.Protocol):
    """What came in and was not read yet."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.ended = self.paused = False
        self.error: Exception | None = None
        self.waiter: asyncio.Future[None] | None = None
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - for the type checker
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.data += data
        if len(self.data) > _ROOM and self.transport is not None and not self.paused:
            self.paused = True
            self.transport.pause_reading()
        self._wake()

    def eof_received(self) -> bool:
        self.ended = True
        self._wake()
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        self.ended, self.error = True, self.error or exc
        self._wake()

    async def more(self, seconds: float | None) -> None:
        """Wait until something comes in, or the end does.

        Raises:
            TimeoutError: when neither comes for so long.
        """
        loop = asyncio.get_running_loop()
        self.waiter = loop.create_future()
        # A timer alone: asyncio.timeout would cost as much as all the rest of reading.
        timer = loop.call_later(seconds, self._late) if seconds is not None else None
        try:
            await self.waiter
        finally:
            if timer is not None:
                timer.cancel()

    def _wake(self) -> None:
        if self.waiter is not None and not self.waiter.done():
            self.waiter.set_result(None)

    def _late(self) -> None:
        if self.waiter is not None and not self.waiter.done():
            self.waiter.set_exception(TimeoutError())


class Wire(httpcore2.AsyncNetworkStream):
    """One connection."""

    def __init__(self, transport: asyncio.Transport, buffer: _Buffer) -> None:
        self._transport, self._buffer = transport, buffer

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what has come in, at most ``max_bytes``; nothing at the end."""
        buffer = self._buffer
        if not buffer.data and not buffer.ended:
            with _mapped(httpcore2.ReadTimeout, httpcore2.ReadError):
                await buffer.more(timeout)
        if buffer.error is not None and not buffer.data:
            raise httpcore2.ReadError(str(buffer.error) or "connection lost") from buffer.error
        data = bytes(buffer.data[:max_bytes])
        del buffer.data[:max_bytes]
        if buffer.paused and len(buffer.data) < _ROOM and not self._transport.is_closing():
            buffer.paused = False
            self._transport.resume_reading()
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Hand ``buffer`` to the operating system."""
        del timeout
        if self._transport.is_closing():
            raise httpcore2.WriteError("the connection is closed")
        self._transport.write(buffer)

    async def aclose(self) -> None:
        """Close at once: whatever mattered has been read."""
        self._transport.abort()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.AsyncNetworkStream:
        """Return this connection, encrypted; close it when that fails."""
        loop = asyncio.get_running_loop()
        try:
            with _mapped(httpcore2.ConnectTimeout, httpcore2.ConnectError):
                async with asyncio.timeout(timeout):
                    transport = await loop.start_tls(
                        self._transport, self._buffer, ssl_context, server_hostname=server_hostname
                    )
        except BaseException:
            self._transport.abort()
            raise
        if transport is None:
            raise httpcore2.ConnectError("the connection was closed while it was being encrypted")
        self._buffer.transport = transport
        return Wire(transport, self._buffer)

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore2 wants to know: whether TLS chose HTTP/2, whether an idle connection ended."""
        if info == "is_readable":
            return self._buffer.ended or bool(self._buffer.data) or self._transport.is_closing()
        names = {"client_addr": "sockname", "server_addr": "peername"}
        return self._transport.get_extra_info(names.get(info, info))


async def connect(
    address: str, port: int, timeout: float | None, local: str | None, options: Iterable[Any] | None
) -> Wire:
    """Return a connection to the IP address ``address``; no name is looked up."""
    loop = asyncio.get_running_loop()
    with _mapped(httpcore2.ConnectTimeout, httpcore2.ConnectError):
        async with asyncio.timeout(timeout):
            transport, buffer = await loop.create_connection(
                _Buffer, address, port, local_addr=(local, 0) if local else None
            )
    for option in options or ():
        transport.get_extra_info("socket").setsockopt(*option)
    return Wire(transport, buffer)


@contextlib.contextmanager
def _mapped(late: type[Exception], broken: type[Exception]) -> Iterator[None]:
    try:
        yield
    except TimeoutError as error:
        raise late(str(error)) from error
    except OSError as error:  # ssl.SSLError is one
        raise broken(str(error)) from error
