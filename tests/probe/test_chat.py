"""The translator behind an address, against a server on loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from readme_sync.errors import UsageError
from readme_sync.language.translator import Request
from readme_sync.probe.chat import ChatTranslator

REQUEST = Request("鳥", "ja", "en", "名前", (("犬", "dog"),))


@contextmanager
def _serving(status: int, answer: object) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    asked: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            asked.append({"token": self.headers["authorization"], **json.loads(body)})
            data = json.dumps(answer).encode()
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
            yield f"http://127.0.0.1:{server.server_address[1]}/v1", asked
        finally:
            server.shutdown()
            thread.join()


def _said(text: object) -> dict[str, Any]:
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    return {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}


def test_the_text_goes_out_as_data_and_the_token_to_its_address_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_TOKEN", "hub-secret")
    monkeypatch.setenv("README_SYNC_TRANSLATE_TOKEN", "own-secret")
    with _serving(200, _said("bird")) as (address, asked):
        assert ChatTranslator(address).translate(REQUEST) == "bird"
    (one,) = asked
    assert one["token"] == "Bearer own-secret"
    assert "hub-secret" not in json.dumps(asked)
    sign, data, end = one["messages"][-1]["content"].split("\n")
    assert json.loads(data)["text"] == "鳥"
    assert sign == end
    assert sign in one["messages"][0]["content"]
    assert sign not in data


@pytest.mark.parametrize(("status", "answer"), [(500, {}), (401, {"error": "no"}), (200, {}), (200, [])])
def test_a_server_that_fails_is_asked_three_times_at_most_and_told_once(status: int, answer: object) -> None:
    with _serving(status, answer) as (address, asked):
        translator = ChatTranslator(address)
        assert [translator.translate(REQUEST) for _ in range(9)] == [None] * 9
    assert len(asked) == 3
    assert len(translator.failures) == 1


@pytest.mark.parametrize("where", ["hf:", "ftp://example.org", "google"])
def test_where_to_ask_has_to_be_said(where: str) -> None:
    with pytest.raises(UsageError, match="neither memory"):
        ChatTranslator(where)
