"""The translator behind an address, against a server on loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from readme_sync.errors import UsageError
from readme_sync.language.translator import Request
from readme_sync.probe.chat import ChatTranslator
from tests.servers import chat

REQUEST = Request("鳥", "ja", "en", "名前", (("犬", "dog"),))


@contextmanager
def _serving(status: int, answer: object) -> Iterator[tuple[str, list[chat.Asked]]]:
    asked: list[chat.Asked] = []

    def tell(request: chat.Asked) -> tuple[int, object]:
        asked.append(request)
        return status, answer

    with chat.serving(tell) as address:
        yield address, asked


def test_the_text_goes_out_as_data_and_the_token_to_its_address_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_TOKEN", "hub-secret")
    monkeypatch.setenv("README_SYNC_TRANSLATE_TOKEN", "own-secret")
    with _serving(200, chat.said("bird")) as (address, asked):
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


def test_a_failure_without_a_word_is_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise TimeoutError

    translator = ChatTranslator("http://127.0.0.1:9")
    monkeypatch.setattr(translator._client, "chat_completion", fails)
    assert translator.translate(REQUEST) is None
    assert [*translator.failures] == ["http://127.0.0.1:9: TimeoutError: no reason given"]


@pytest.mark.parametrize("where", ["hf:", "ftp://example.org", "google"])
def test_where_to_ask_has_to_be_said(where: str) -> None:
    with pytest.raises(UsageError, match="neither memory"):
        ChatTranslator(where)
