"""A proxy that tunnels: whatever host CONNECT names, it leads to that port of this machine."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from tests.servers.loopback import HOST, Loopback, Request


class Tunnel(Loopback):
    """Keeps what it was asked in ``requests``: the target is ``host:port``."""

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        first, *rest = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ", 2)
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in rest if line)}
        self.requests.append(Request(method, target, headers))
        inner, outer = await asyncio.open_connection(HOST, int(target.rpartition(":")[2]))
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        try:
            await asyncio.gather(_pass_on(reader, outer), _pass_on(inner, writer))
        finally:
            outer.close()
        return False


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65_536):
            writer.write(data)
    writer.close()
