"""What goes wrong on the web, a host for each: ``NAME.test`` does what ``FAULTS[NAME]`` says.

``truth`` is what a reader with a browser would find: ``alive``, ``dead``, ``down`` (nothing serves it, for how long
nobody can say at once), ``unclear`` (nobody can tell without being let in), ``soft`` (its title says it is not there).
"""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Literal, NamedTuple

from tests.servers.loopback import Answer, Loopback, Request, reply
from tests.servers.web import HTML, bomb

Truth = Literal["alive", "dead", "down", "unclear", "soft"]
OK = Answer(200, b"<!doctype html><title>Fine</title><p id=a>x</p>", HTML)
GONE = Answer(404, b"<!doctype html><title>Page not found</title>", HTML)


class Call(NamedTuple):
    """One request: ``nth`` is its number on this host, ``on_this`` its number on this connection, from 1."""

    request: Request
    writer: asyncio.StreamWriter
    nth: int
    on_this: int

    @property
    def head(self) -> bool:
        return self.request.method == "HEAD"


Doing = Callable[[Call], Answer | Awaitable[Answer | None] | None]


class Fault(NamedTuple):
    truth: Truth
    do: Doing


def says(status: int, title: str = "", *headers: tuple[str, str]) -> Doing:
    body = f"<!doctype html><title>{title}</title>".encode()
    return lambda _: Answer(status, body, (*HTML, *headers))


def to(location: str, status: int = 302) -> Doing:
    return lambda _: Answer(status, b"", (("Location", location),))


def raw(data: bytes, *, keep: bool = False) -> Doing:
    async def send(call: Call) -> None:
        call.writer.write(data)
        await call.writer.drain()
        if keep:
            await asyncio.sleep(30)

    return send


def reset(before: bytes = b"") -> Doing:
    async def send(call: Call) -> None:
        call.writer.write(before)
        await call.writer.drain()
        linger = struct.pack("ii", 1, 0)  # close with RST
        call.writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        call.writer.transport.abort()

    return send


def either(get: Doing, head: Doing) -> Doing:
    return lambda call: head(call) if call.head else get(call)


def first(times: int, before: Doing, after: Doing) -> Doing:
    return lambda call: before(call) if call.nth <= times else after(call)


async def _drip(call: Call) -> None:
    call.writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n")
    for _ in range(5000):
        call.writer.write(b"x")
        await call.writer.drain()
        await asyncio.sleep(0.05)


async def _drip_head(call: Call) -> None:
    for byte in b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000:
        call.writer.write(bytes([byte]))
        await call.writer.drain()
        await asyncio.sleep(0.05)


async def _endless(call: Call) -> None:
    call.writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n")
    while not call.head:
        call.writer.write(b"<p>more</p>" * 1000)
        await call.writer.drain()


async def _twice(call: Call) -> Answer:
    """The answer to HEAD has a body, which stands where the next answer should begin."""
    call.writer.write(reply(OK, "GET"))
    await call.writer.drain()
    return Answer(404)


def _chunked(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + body


def _plain(head: bytes, body: bytes = b"") -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + head + b"\r\n" + body


def _found(location: bytes) -> bytes:
    return b"HTTP/1.1 302 Found\r\nLocation: " + location + b"\r\nContent-Length: 0\r\n\r\n"


def buried(path: str, answer: Answer) -> Doing:
    """Every page leads to ``path``, which gets ``answer``."""
    return lambda call: answer if call.request.path == path else Answer(301, b"", (("Location", path),))


def two_gzips(_: Call) -> Answer:
    body = gzip.compress(gzip.compress(OK.body))
    return Answer(200, body, (*HTML, ("Content-Encoding", "gzip, gzip")))


def ok(_: Call) -> Answer:
    return OK


def cookie(call: Call) -> Answer:
    if "seen=1" in call.request.headers.get("cookie", ""):
        return OK
    return Answer(302, b"", (("Location", call.request.path), ("Set-Cookie", "seen=1; Path=/")))


def after_head(then: Doing) -> Doing:
    """HEAD is answered and the connection kept; the next request on it meets ``then``."""
    return lambda call: then(call) if call.on_this > 1 else OK


gone: Doing = lambda _: GONE  # noqa: E731 - a row of the table
ROBOTS = ("Just a moment...", "Attention Required! | Cloudflare", "Access denied", "Are you a robot?", "Security check")

FAULTS: dict[str, Fault] = {
    # Nothing wrong, and plainly gone.
    "fine": Fault("alive", ok),
    "no-content": Fault("alive", lambda _: Answer(204)),
    "partial": Fault("alive", says(206, "Part")),
    "not-found": Fault("dead", gone),
    "gone": Fault("dead", says(410, "Gone")),
    "moved-to-nothing": Fault("dead", buried("/x", GONE)),
    # HEAD is refused, lied to, or ends the conversation.
    "no-head": Fault("alive", either(ok, says(405))),
    "no-head-501": Fault("alive", either(ok, says(501))),
    "head-404": Fault("alive", either(ok, says(404))),
    "head-403": Fault("alive", either(ok, says(403))),
    "head-500": Fault("alive", either(ok, says(500))),
    "head-hangs": Fault("alive", either(ok, raw(b"", keep=True))),
    "head-silent": Fault("alive", either(ok, raw(b""))),
    "head-reset": Fault("alive", either(ok, reset())),
    "head-with-body": Fault("alive", either(ok, _twice)),
    "head-loops": Fault("alive", either(ok, to("/"))),
    "closed-after-head": Fault("alive", after_head(raw(b""))),
    "reset-after-head": Fault("alive", after_head(reset())),
    "hangs-after-head": Fault("alive", after_head(raw(b"", keep=True))),
    "garbage-after-head": Fault("alive", after_head(raw(b"\0\1\2\3\r\n\r\n"))),
    "kept-then-404": Fault("alive", after_head(first(2, gone, ok))),
    # What passes.
    "once-404": Fault("alive", first(2, gone, ok)),
    "once-410": Fault("alive", first(2, says(410), ok)),
    "once-500": Fault("alive", first(2, says(500), ok)),
    "once-reset": Fault("alive", first(2, reset(), ok)),
    "once-429": Fault("alive", first(1, says(429, "", ("Retry-After", "5")), ok)),
    "far-429": Fault("unclear", says(429, "", ("Retry-After", "31536000"))),
    "far-503": Fault("unclear", lambda _: Answer(503, b"", (("Retry-After", "86400"),))),
    "dated-429": Fault("unclear", says(429, "", ("Retry-After", "Fri, 01 Jan 2038 00:00:00 GMT"))),
    "odd-retry-after": Fault("unclear", says(429, "", ("Retry-After", "soon"))),
    # Refusals and walls.
    **{f"status-{status}": Fault("unclear", says(status)) for status in (401, 402, 403, 407, 418, 451, 511, 999)},
    **{f"wall-404-{number}": Fault("unclear", says(404, title)) for number, title in enumerate(ROBOTS)},
    "sign-in-404": Fault("unclear", says(404, "Sign in")),
    "log-in-410": Fault("unclear", says(410, "Log in · Example")),
    "wall-header": Fault("unclear", says(404, "x", ("cf-mitigated", "challenge"))),
    "wall-202": Fault("unclear", says(202, "x", ("x-amzn-waf-action", "challenge"))),
    "cookie-wall": Fault("alive", cookie),
    "login": Fault("unclear", buried("/login", OK)),
    # Pages that are not there and answer 200, or the front page.
    "soft-404": Fault("soft", says(200, "404 Not Found")),
    "soft-404-ja": Fault("soft", says(200, "ページが見つかりません")),
    "buried": Fault("soft", buried("/", OK)),
    # Redirects to everything.
    "loop": Fault("unclear", to("/loop")),
    "long-chain": Fault("unclear", lambda call: Answer(302, b"", (("Location", f"/{call.nth}"),))),
    "no-location": Fault("unclear", says(301)),
    "to-unparsable": Fault("unclear", to("http://a]b/")),
    "to-bracket": Fault("unclear", to("//[")),
    "to-blank-host": Fault("unclear", to("http://exa mple.test/")),
    "to-no-host": Fault("unclear", to("http:///x")),
    "to-bad-port": Fault("unclear", to("http://a.test:99999/")),
    "to-script": Fault("unclear", to("javascript:alert(1)")),
    "to-file": Fault("unclear", to("file:///etc/passwd")),
    "to-private": Fault("unclear", to("http://10.0.0.1/")),
    "to-controls": Fault("unclear", raw(_found(b"http://a\x01b/"))),
    "to-not-utf8": Fault("down", raw(_found(b"http://\xff\xfe/"))),
    # What is not quite HTTP, and what a browser shows all the same.
    "wrong-length": Fault("alive", raw(_plain(b"Content-Length: 5000\r\n", b"<title>Cut</title>"))),
    "two-lengths": Fault("unclear", raw(_plain(b"Content-Length: 3\r\nContent-Length: 9\r\n", b"abc"))),
    "negative-length": Fault("unclear", raw(_plain(b"Content-Length: -1\r\n", b"abc"))),
    "bad-chunk": Fault("alive", raw(_chunked(b"zz\r\nabc\r\n"))),
    "cut-chunk": Fault("alive", raw(_chunked(b"ff\r\nabc"))),
    "bad-status-line": Fault("unclear", raw(b"HTTP/1.1 abc OK\r\n\r\n")),
    "no-status-line": Fault("unclear", raw(b"<html><title>Fine</title></html>\r\n\r\n")),
    "not-http": Fault("unclear", raw(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")),
    "bad-header": Fault("unclear", raw(b"HTTP/1.1 200 OK\r\nBad Header\x00: \xff\r\nContent-Length: 0\r\n\r\n")),
    "huge-headers": Fault("unclear", raw(_plain(b"X: " + b"y" * 300_000 + b"\r\nContent-Length: 0\r\n"))),
    "early-hints": Fault("alive", raw(b"HTTP/1.1 103 Early Hints\r\n\r\n" + _plain(b"Content-Length: 0\r\n"))),
    "bomb": Fault("alive", lambda _: Answer(200, bomb(), (*HTML, ("Content-Encoding", "gzip")))),
    "broken-gzip": Fault("alive", says(200, "x", ("Content-Encoding", "gzip"))),
    "two-gzips": Fault("alive", two_gzips),
    "endless": Fault("alive", _endless),
    "drip-body": Fault("alive", _drip),
    # Nothing serves it.
    "drip-head": Fault("down", _drip_head),
    "hangs": Fault("down", raw(b"", keep=True)),
    "silent": Fault("down", raw(b"")),
    "reset": Fault("down", reset()),
    "cut-head": Fault("down", reset(b"HTTP/1.1 2")),
    **{f"status-{status}": Fault("down", says(status)) for status in (500, 502, 504, 522)},
}  # fmt: skip


class Faults(Loopback):
    """All of them, told apart by the name that is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: Counter[str] = Counter()
        self._on_this: Counter[asyncio.StreamWriter] = Counter()

    def forget(self) -> None:
        """Begin anew to count each host's requests, as in another run days later."""
        self._asked.clear()

    async def answer(self, request: Request, writer: asyncio.StreamWriter) -> Answer | None:
        name = request.headers["host"].partition(":")[0].rpartition(".")[0]
        self._asked[name] += 1
        self._on_this[writer] += 1
        done = FAULTS[name].do(Call(request, writer, self._asked[name], self._on_this[writer]))
        return await done if isinstance(done, Awaitable) else done
