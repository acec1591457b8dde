"""The tests' own server: whoever connects while it stops is let go, and found open by no later test."""

from __future__ import annotations

import asyncio
import gc
import socket
import threading

from tests.servers.loopback import HOST, Answer, Loopback, Request

_ROUNDS, _AT_ONCE = 20, 6


class _Silent(Loopback):
    async def answer(self, _request: Request, _writer: asyncio.StreamWriter) -> Answer | None:
        return None


def _connect(port: int, opened: list[socket.socket]) -> None:
    for _ in range(_AT_ONCE):
        one = socket.socket()
        one.setblocking(False)
        one.connect_ex((HOST, port))
        opened.append(one)


def test_who_connects_while_the_server_stops_is_let_go() -> None:
    for _ in range(_ROUNDS):
        opened: list[socket.socket] = []
        with _Silent() as server:
            visitor = threading.Thread(target=_connect, args=(server.port, opened))
            visitor.start()
        visitor.join()
        for one in opened:
            one.close()
    gc.collect()  # pytest takes what it complains of for a failure
