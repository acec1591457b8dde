"""The servers of ``bench_online.py``: a Hub whose windows are counted, and a web that takes its time."""

from __future__ import annotations

import asyncio
import multiprocessing
import random
from collections.abc import Iterator
from contextlib import contextmanager

from readme_sync.http.clock import SystemClock
from tests.servers.hub import FakeHub
from tests.servers.loopback import Answer, Request

SCALE = 50  # times faster than the real Hub's 300 seconds
WINDOW = 300.0 / SCALE


class Hub(FakeHub):
    """The loopback Hub, counting pages and the windows that they were asked in."""

    def __init__(self) -> None:
        super().__init__(SystemClock(), window=WINDOW)
        self.pages = self.opened = 0
        self._last = -1.0

    async def answer(self, request: Request, writer: asyncio.StreamWriter) -> Answer | None:
        """Answer as the Hub does."""
        answer = await super().answer(request, writer)
        if not request.path.startswith("/api/"):
            self.pages += 1
            self.opened += self.windows["pages"].opened != self._last
            self._last = self.windows["pages"].opened
        return answer


@contextmanager
def slow_web() -> Iterator[int]:
    """Serve in a process of its own, on every address of 127/8, and yield the port."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    try:
        yield ours.recv()
    finally:
        process.terminate()
        process.join()


def _serve(told) -> None:  # type: ignore[no-untyped-def]  # a Connection, whose type differs by platform
    chance = random.Random(1)  # noqa: S311 - a latency is no secret

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await reader.readuntil(b"\r\n\r\n"):
                await asyncio.sleep(chance.uniform(0.02, 0.08))
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n")
        except (OSError, asyncio.IncompleteReadError):
            writer.close()

    async def listen() -> None:
        server = await asyncio.start_server(serve, "0.0.0.0", 0, backlog=1024)  # noqa: S104 - for the addresses of 127/8
        told.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(listen())
