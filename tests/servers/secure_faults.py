"""What goes wrong where TLS and HTTP/2 are spoken: a host and a server for each, as ``FAULTS`` has them without TLS."""

from __future__ import annotations

import asyncio
import socket
import ssl
import struct
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from typing import NamedTuple

import h2.config
import h2.connection
import h2.errors
import h2.events
import trustme

from tests.servers.faults import GONE, OK, Call, Doing, Truth, after_head, either, first, gone, ok, raw, reset, says
from tests.servers.loopback import Answer, Loopback, Request

_ALERT = b"\x15\x03\x03\x00\x02\x02\x28"  # handshake_failure
_HALF_A_HELLO = b"\x16\x03\x03\x00\x7a\x02\x00\x00\x76\x03\x03" + bytes(20)
Dates = tuple[datetime | None, datetime | None]
_DATES: dict[str, Dates] = {
    "tls-expired": (datetime(2019, 1, 1, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC)),
    "tls-not-yet": (datetime(2090, 1, 1, tzinfo=UTC), datetime(2091, 1, 1, tzinfo=UTC)),
}


class _Certified(Loopback):
    """Speaks TLS, and does what ``do`` says."""

    def __init__(self, context: ssl.SSLContext, do: Doing) -> None:
        super().__init__(context)
        self._do, self._asked, self._on_this = do, 0, dict[asyncio.StreamWriter, int]()

    async def answer(self, request: Request, writer: asyncio.StreamWriter) -> Answer | None:
        self._asked += 1
        self._on_this[writer] = self._on_this.get(writer, 0) + 1
        done = self._do(Call(request, writer, self._asked, self._on_this[writer]))
        return done if done is None or isinstance(done, Answer) else await done


class _Rude(Loopback):
    """Answers the first bytes of a handshake with ``data`` that are none; then it waits, closes, or resets."""

    def __init__(self, data: bytes, then: str = "close") -> None:
        super().__init__()
        self._data, self._then = data, then

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        await reader.read(1024)
        writer.write(self._data)
        await writer.drain()
        if self._then == "wait":
            await asyncio.sleep(30)
        if self._then == "reset":
            held = writer.get_extra_info("socket")
            held.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()
        return False


class Stream(NamedTuple):
    """One request over HTTP/2: ``nth`` is its number on this host, from 1."""

    peer: h2.connection.H2Connection
    number: int
    request: Request
    nth: int


class _Http2(Loopback):
    """Speaks HTTP/2; ``do`` answers a stream, and returns whether the connection goes on."""

    def __init__(self, context: ssl.SSLContext, do: Callable[[Stream], bool], *, begins: bytes = b"") -> None:
        super().__init__(context)
        self._do, self._begins, self._asked = do, begins, 0

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        peer = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        peer.initiate_connection()
        writer.write(self._begins or peer.data_to_send())
        goes_on = not self._begins
        while data := await reader.read(65_536):
            for event in peer.receive_data(data):
                if isinstance(event, h2.events.RequestReceived) and goes_on:
                    fields = {name.decode(): value.decode() for name, value in event.headers}
                    self.requests.append(Request(fields[":method"], fields[":path"], fields))
                    self._asked += 1
                    goes_on = self._do(Stream(peer, event.stream_id, self.requests[-1], self._asked))
            writer.write(peer.data_to_send())
            await writer.drain()
            if not goes_on:
                return False
        return False


def _send(stream: Stream, answer: Answer, *, end: bool = True) -> bool:
    head = stream.request.method == "HEAD"
    fields = [(":status", str(answer.status)), *((name.lower(), value) for name, value in answer.headers)]
    stream.peer.send_headers(stream.number, fields, end_stream=head and end)
    if not head:
        stream.peer.send_data(stream.number, answer.body, end_stream=end)
    return True


def _refuse(stream: Stream, code: h2.errors.ErrorCodes = h2.errors.ErrorCodes.INTERNAL_ERROR) -> bool:
    stream.peer.reset_stream(stream.number, code)
    return True


def _leave(stream: Stream, answer: Answer | None = None) -> bool:
    """Say goodbye, after ``answer`` if there is one."""
    if answer is not None:
        _send(stream, answer)
    stream.peer.close_connection(last_stream_id=stream.number if answer else 0)
    return False


def _hints(stream: Stream) -> bool:
    stream.peer.send_headers(stream.number, [(":status", "103"), ("link", "</a.css>; rel=preload")])
    return _send(stream, OK)


def _is_head(stream: Stream) -> bool:
    return stream.request.method == "HEAD"


HTTP2: dict[str, tuple[Truth, Callable[[Stream], bool]]] = {
    "h2-fine": ("alive", lambda stream: _send(stream, OK)),
    "h2-not-found": ("dead", lambda stream: _send(stream, GONE)),
    "h2-once-404": ("alive", lambda stream: _send(stream, GONE if stream.nth <= 2 else OK)),
    "h2-early-hints": ("alive", _hints),
    "h2-leaves-after-each": ("alive", lambda stream: _leave(stream, OK)),
    "h2-leaves-at-head": ("alive", lambda stream: _leave(stream) if _is_head(stream) else _send(stream, OK)),
    "h2-closes-after-each": ("alive", lambda stream: not _send(stream, OK)),
    "h2-closes-at-head": ("alive", lambda stream: not _is_head(stream) and _send(stream, OK)),
    "h2-resets-head": ("alive", lambda stream: _refuse(stream) if _is_head(stream) else _send(stream, OK)),
    "h2-refuses-once": (
        "alive",
        lambda s: _refuse(s, h2.errors.ErrorCodes.REFUSED_STREAM) if s.nth == 1 else _send(s, OK),
    ),
    "h2-wants-1.1": ("unclear", lambda stream: _refuse(stream, h2.errors.ErrorCodes.HTTP_1_1_REQUIRED)),
    "h2-never-ends": ("alive", lambda stream: _send(stream, OK, end=_is_head(stream))),
    "h2-resets": ("unclear", _refuse),
    "h2-leaves": ("unclear", _leave),
    "h2-hangs": ("down", lambda _: True),
}
BEGINNINGS: dict[str, tuple[Truth, bytes]] = {
    "h2-garbage": ("unclear", b"\xff" * 64),
    "h2-speaks-1.1": ("unclear", b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
}
TLS: dict[str, tuple[Truth, Doing]] = {
    "tls-fine": ("alive", ok),
    "tls-not-found": ("dead", gone),
    "tls-closed-after-head": ("alive", after_head(raw(b""))),
    "tls-reset-after-head": ("alive", after_head(reset())),
    "tls-head-silent": ("alive", either(ok, raw(b""))),
    "tls-wrong-length": ("alive", raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<title>Cut</title>")),
    "tls-until-closed": ("alive", raw(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<title>Whole</title>")),
    "tls-wall": ("unclear", says(404, "Just a moment...")),
    "tls-once-reset": ("alive", first(2, reset(), ok)),
}
HANDSHAKES: dict[str, tuple[Truth, bytes, str]] = {
    "tls-hangs": ("down", b"", "wait"),
    "tls-silent": ("down", b"", "close"),
    "tls-reset": ("down", b"", "reset"),
    "tls-plain": ("down", b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n", "close"),
    "tls-alert": ("down", _ALERT, "close"),
    "tls-half-a-hello": ("down", _HALF_A_HELLO, "close"),
    "tls-half-a-hello-hangs": ("down", _HALF_A_HELLO, "wait"),
}
CERTIFICATES: dict[str, Truth] = {
    "tls-expired": "down",
    "tls-not-yet": "down",
    "tls-other-name": "down",
    "tls-unknown-authority": "unclear",  # which a browser may know, as it may know what a chain lacks
}


class Secure(NamedTuple):
    """The hosts, each with what is true of it and its server, and a context that trusts their authority."""

    truths: dict[str, Truth]
    servers: dict[str, Loopback]
    trusting: ssl.SSLContext


@contextmanager
def secure_faults() -> Iterator[Secure]:
    """Start a server for each host."""
    authority, trusting = trustme.CA(), ssl.create_default_context()
    authority.configure_trust(trusting)
    made: dict[str, tuple[Truth, Loopback]] = {
        name: (truth, _Certified(_context(authority, name), do)) for name, (truth, do) in TLS.items()
    }
    made |= {name: (truth, _Rude(data, then)) for name, (truth, data, then) in HANDSHAKES.items()}
    made |= {name: (truth, _Certified(_broken(authority, name), ok)) for name, truth in CERTIFICATES.items()}
    made |= {name: (truth, _Http2(_context(authority, name, "h2"), do)) for name, (truth, do) in HTTP2.items()}
    made |= {
        name: (truth, _Http2(_context(authority, name, "h2"), lambda _: False, begins=data))
        for name, (truth, data) in BEGINNINGS.items()
    }
    with ExitStack() as stack:
        servers = {name: stack.enter_context(server) for name, (_, server) in made.items()}
        yield Secure({name: truth for name, (truth, _) in made.items()}, servers, trusting)


def _context(signer: trustme.CA, name: str, *protocols: str, dates: Dates = (None, None)) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    signer.issue_cert(f"{name}.test", not_before=dates[0], not_after=dates[1]).configure_cert(context)
    context.set_alpn_protocols(list(protocols))
    return context


def _broken(authority: trustme.CA, name: str) -> ssl.SSLContext:
    if name in _DATES:
        return _context(authority, name, dates=_DATES[name])
    return _context(authority, "other") if name == "tls-other-name" else _context(trustme.CA(), name)
