"""What every server here stands on: raw HTTP/1.1 on 127.0.0.1 in a thread of its own, a clock, names.

Raw, because half of what the servers do is what no library would let them do.
"""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from types import TracebackType
from typing import NamedTuple, Self
from urllib.parse import parse_qs, urlsplit

HOST = "127.0.0.1"


class HandClock:
    """A clock that tests turn; a sleeper turns it too, and comes back at once."""

    def __init__(self, start: datetime = datetime(2026, 5, 1, 12, tzinfo=UTC)) -> None:
        self.start, self.seconds = start, 0.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self.start + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        until = self.seconds + seconds
        self.slept.append(seconds)
        await asyncio.sleep(0)  # whoever wakes earlier turns the clock first
        self.seconds = max(self.seconds, until)

    def turn(self, **passed: float) -> None:
        self.seconds += timedelta(**passed).total_seconds()


class Request(NamedTuple):
    method: str
    target: str
    headers: Mapping[str, str]

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.target).query)


class Answer(NamedTuple):
    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


Handler = Callable[[Request], Answer | Awaitable[Answer | None] | None]


def reply(answer: Answer, method: str = "GET") -> bytes:
    names = {name.lower() for name, _ in answer.headers}
    lines = [f"HTTP/1.1 {answer.status} {_phrase(answer.status)}"]
    lines += [f"{name}: {value}" for name, value in answer.headers]
    if "content-length" not in names:
        lines.append(f"Content-Length: {len(answer.body)}")
    head = "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n"
    return head + (b"" if method == "HEAD" else answer.body)


def _phrase(status: int) -> str:
    with suppress(ValueError):
        return HTTPStatus(status).phrase
    return "Other"


class Loopback:
    """A server on a free port of 127.0.0.1. Subclasses answer; None from ``answer`` closes the connection."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.requests: list[Request] = []
        self.port = 0
        self.connections = 0
        self._context = context
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def origin(self) -> str:
        return f"{'https' if self._context else 'http'}://{HOST}:{self.port}"

    def at(self, host: str, path: str = "/") -> str:
        return f"{'https' if self._context else 'http'}://{host}:{self.port}{path}"

    async def answer(self, request: Request, writer: asyncio.StreamWriter) -> Answer | None:
        raise NotImplementedError

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(20)
        assert not self._thread.is_alive()

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._listen())
        finally:
            self._loop.close()

    async def _listen(self) -> None:
        self._stop = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._writers: set[asyncio.StreamWriter] = set()
        server = await asyncio.start_server(self._connected, HOST, 0, ssl=self._context, backlog=512)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        # Nobody else is let in; who was a moment ago is known when the server closes. Until then a connection is being
        # made for them, and asyncio leaves one open that is made for a server which has closed.
        for listening in server.sockets:
            self._loop.remove_reader(listening.fileno())
        await self._settle()
        server.close()
        # The conversations, and the connections whose TLS handshake is under way: these are asyncio's own tasks.
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for writer in self._writers:
            writer.transport.abort()
        # One that stays open fails here, and not in the test that the garbage collector happens to meet.
        async with asyncio.timeout(5):
            await asyncio.gather(*(writer.wait_closed() for writer in self._writers), return_exceptions=True)
        await self._settle()

    async def _settle(self) -> None:
        for _ in range(12):
            await asyncio.sleep(0.001)  # sockets are closed by callbacks that other callbacks make

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # Called where the connection is made, and not as a task: one that is cancelled before its first step would
        # leave its connection open for the garbage collector to complain about in another test.
        self._writers.add(writer)
        task = asyncio.get_running_loop().create_task(self._converse(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while await self._one(reader, writer):
                pass
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError, ssl.SSLError):
            pass
        finally:
            if not writer.is_closing():  # asyncio's TLS, when closed again, forgets the connection below it
                writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = await reader.readuntil(b"\r\n\r\n")
        first, *rest = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ", 2)
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in rest if line)}
        request = Request(method, target, headers)
        self.requests.append(request)
        answer = await self.answer(request, writer)
        if answer is None:
            return False
        writer.write(reply(answer, method))
        await writer.drain()
        return True


PUBLIC = {"huggingface.co": ["93.184.216.34"]}  # never connected to


class Names:
    """A resolver: the names it is given, and ``otherwise`` (None: no such name) for all others.

    Where it has an answer for all, one name is found publicly: only such names say that the resolver works.
    """

    def __init__(self, known: Mapping[str, list[str]] | None = None, otherwise: list[str] | None = None) -> None:
        self.known, self.otherwise = {**(PUBLIC if otherwise else {}), **(known or {})}, otherwise
        self.asked: list[str] = []

    async def __call__(self, host: str, _port: int) -> list[str]:
        import socket

        self.asked.append(host)
        found = self.known.get(host, self.otherwise)
        if found is None:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return found
