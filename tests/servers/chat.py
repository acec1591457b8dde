"""A server on loopback that speaks OpenAI's chat protocol, as far as a translator needs it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Asked = dict[str, Any]  # a request's JSON, and under "token" what it was authorized with


def said(text: object) -> dict[str, Any]:
    """Return what a model answers that says ``text``."""
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    return {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}


def data_of(asked: Asked) -> dict[str, Any]:
    """Return what is to be translated: the JSON between the two signs of a request's last message."""
    data: dict[str, Any] = json.loads(asked["messages"][-1]["content"].split("\n")[1])
    return data


@contextmanager
def serving(answer: Callable[[Asked], tuple[int, object]]) -> Iterator[str]:
    """Give the address of a server that answers each request with a status and a JSON."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            status, made = answer({"token": self.headers["authorization"], **json.loads(body)})
            data = json.dumps(made).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/v1"
        finally:
            server.shutdown()
            thread.join()
