"""A hundred hosts that answer well and slowly, as a program: ``python -m tests.servers.many PORT [HOSTS]``.

For measuring: they are 127.0.1.1, 127.0.1.2 ..., answer after 20 to 80 ms, and cost as little as they can.
A line on standard output says that they listen; they end with their standard input.
"""

from __future__ import annotations

import asyncio
import random
import sys

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n"


class _Host(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport, self.data = transport, b""

    def data_received(self, data: bytes) -> None:
        *whole, self.data = (self.data + data).split(b"\r\n\r\n")
        for _ in whole:
            asyncio.get_running_loop().call_later(random.uniform(0.02, 0.08), self.transport.write, ANSWER)


async def main(port: int, hosts: int) -> None:
    """Listen until standard input ends."""
    loop = asyncio.get_running_loop()
    for number in range(hosts):
        await loop.create_server(_Host, f"127.0.1.{number + 1}", port, backlog=1024)
    sys.stdout.write("listening\n")
    sys.stdout.flush()
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100))
