"""A web that misbehaves: every path is one way to answer badly, or well."""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
from collections.abc import Awaitable, Callable
from functools import cache

from tests.servers.loopback import Answer, Loopback, Request

Later = Callable[[asyncio.StreamWriter], Awaitable[Answer | None]]
HTML = (("Content-Type", "text/html; charset=utf-8"),)
PAGE = """<!doctype html><html><head><title>A page</title><script>let a = "<p id='not-shown'>";</script></head><body>
<h1 id="top-of-it">Heading</h1><a name='old'></a><h2 id=bare>x</h2><h2 id="user-content-readme">R</h2>
<h2 id="日本語">J</h2><p>The quick <b>brown</b> fox &amp; the lazy dog.</p></body></html>""".encode()


@cache
def bomb(size: int = 50_000_000) -> bytes:
    """Return some kilobytes of gzip that become ``size`` bytes."""
    return gzip.compress(bytes(size), 6)


class Web(Loopback):
    """See ``answer``: the path's first segment says what happens, the second is its argument."""

    async def answer(self, request: Request, writer: asyncio.StreamWriter) -> Answer | None:
        what, _, argument = request.path.strip("/").partition("/")
        method = getattr(self, f"on_{what.replace('-', '_')}", None)
        if method is None:
            return Answer(404, b"<title>nothing here</title>", HTML)
        answer: Answer | Later = method(request, argument)
        return answer if isinstance(answer, Answer) else await answer(writer)

    def on_(self, _r: Request, _a: str) -> Answer:
        return Answer(200, b"<title>Home</title>", HTML)

    def on_ok(self, _r: Request, _a: str) -> Answer:
        return Answer(200, b"<title>Fine</title>", (*HTML, ("ETag", '"v1"'), ("Last-Modified", "yesterday")))

    def on_page(self, request: Request, _a: str) -> Answer:
        if request.headers.get("if-none-match") == '"p1"':
            return Answer(304, b"", (("ETag", '"p1"'),))
        return Answer(200, PAGE, (*HTML, ("ETag", '"p1"')))

    def on_built_by_script(self, _r: Request, _a: str) -> Answer:
        return Answer(200, b"<html><body><div id=root></div><script src=a.js></script></body></html>", HTML)

    def on_status(self, _r: Request, argument: str) -> Answer:
        return Answer(int(argument), b"", HTML)

    def on_to(self, request: Request, argument: str) -> Answer:
        return Answer(int(argument), b"", (("Location", request.query["url"][0]),))

    def on_chain(self, _r: Request, argument: str) -> Answer:
        left = int(argument)
        return Answer(302, b"", (("Location", f"/chain/{left - 1}" if left > 1 else "/ok"),))

    def on_circle(self, _r: Request, argument: str) -> Answer:
        return Answer(302, b"", (("Location", f"/circle/{(int(argument) + 1) % 3}"),))

    def on_no_location(self, _r: Request, _a: str) -> Answer:
        return Answer(301)

    def on_cookie_wall(self, request: Request, _a: str) -> Answer:
        if "seen=1" in request.headers.get("cookie", ""):
            return Answer(200, b"<title>Welcome</title>", HTML)
        return Answer(302, b"", (("Location", request.path), ("Set-Cookie", "seen=1; Path=/")))

    def on_no_head(self, request: Request, _a: str) -> Answer:
        return Answer(405 if request.method == "HEAD" else 200, b"<title>Fine</title>", HTML)

    def on_head_lies(self, request: Request, _a: str) -> Answer:
        return Answer(404 if request.method == "HEAD" else 200, b"<title>Fine</title>", HTML)

    def on_too_many(self, request: Request, argument: str) -> Answer:
        """429 to the first request; ``argument`` is what Retry-After says."""
        if sum(one.path == request.path for one in self.requests) > 1:
            return Answer(200, b"", HTML)
        return Answer(429, b"", (("Retry-After", argument.replace("_", " ")),) if argument else ())

    def on_refuses(self, _r: Request, argument: str) -> Answer:
        return Answer(429, b"", (("Retry-After", argument),))

    def on_flaky(self, request: Request, argument: str) -> Answer:
        """503 to GET and HEAD ``argument`` times, then well."""
        return Answer(
            503 if sum(one.path == request.path for one in self.requests) <= int(argument) else 200, b"", HTML
        )

    def on_bot_wall(self, _r: Request, _a: str) -> Answer:
        return Answer(403, b"<title>Just a moment</title>", (*HTML, ("cf-mitigated", "challenge")))

    def on_challenge(self, _r: Request, _a: str) -> Answer:
        return Answer(202, b"", (*HTML, ("x-amzn-waf-action", "challenge")))

    def on_soft_404(self, request: Request, _a: str) -> Answer:
        return Answer(405 if request.method == "HEAD" else 200, "<title>ページが見つかりません</title>".encode(), HTML)

    def on_buried(self, _r: Request, _a: str) -> Answer:
        return Answer(301, b"", (("Location", "/"),))

    def on_members(self, _r: Request, _a: str) -> Answer:
        return Answer(302, b"", (("Location", "/ok/login"),))

    def on_wrong_charset(self, _r: Request, _a: str) -> Answer:
        body = '<h1 id="here">あ</h1><a id=a></a><a id=b></a>'.encode("shift_jis")
        return Answer(200, body, (("Content-Type", "text/html; charset=utf-9"),))

    def on_wrong_length(self, _r: Request, _a: str) -> Later:
        async def send(writer: asyncio.StreamWriter) -> None:
            writer.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<title>Cut</title>"
            )
            await writer.drain()

        return send

    def on_bad_header(self, _r: Request, _a: str) -> Later:
        return _raw(b"HTTP/1.1 200 OK\r\nBad Header\x00: \xff\r\nContent-Length: 0\r\n\r\n")

    def on_not_http(self, _r: Request, _a: str) -> Later:
        return _raw(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")

    def on_silence(self, _r: Request, _a: str) -> Later:
        return _raw(b"")

    def on_reset(self, _r: Request, _a: str) -> Later:
        async def send(writer: asyncio.StreamWriter) -> None:
            writer.write(b"HTTP/1.1 2")
            await writer.drain()
            linger = struct.pack("ii", 1, 0)  # close with RST
            writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            writer.transport.abort()

        return send

    def on_slow(self, _r: Request, argument: str) -> Later:
        """The first byte comes after ``argument`` seconds."""

        async def send(_writer: asyncio.StreamWriter) -> Answer:
            await asyncio.sleep(float(argument))
            return Answer(200, b"", HTML)

        return send

    def on_drip(self, _r: Request, _a: str) -> Later:
        async def send(writer: asyncio.StreamWriter) -> None:
            for byte in b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + b"X: y\r\n" * 10_000:
                writer.write(bytes([byte]))
                await writer.drain()
                await asyncio.sleep(0.02)

        return send

    def on_drip_body(self, _r: Request, _a: str) -> Later:
        async def send(writer: asyncio.StreamWriter) -> None:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 10000\r\n\r\n")
            for _ in range(10_000):
                writer.write(b"x")
                await writer.drain()
                await asyncio.sleep(0.02)

        return send

    def on_endless(self, request: Request, _a: str) -> Later:
        async def send(writer: asyncio.StreamWriter) -> None:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n")
            while request.method == "GET":
                writer.write(b"<p id=more>and more</p>" * 1000)
                await writer.drain()

        return send

    def on_bomb(self, _r: Request, _a: str) -> Answer:
        return Answer(200, bomb(), (*HTML, ("Content-Encoding", "gzip")))

    def on_broken_gzip(self, _r: Request, _a: str) -> Answer:
        return Answer(200, b"this is no gzip", (*HTML, ("Content-Encoding", "gzip")))


def _raw(data: bytes) -> Later:
    async def send(writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()

    return send
