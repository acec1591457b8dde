"""The Hub's answers field by field: what is taken from good ones, and that strange ones prove nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from readme_sync.observation import HubAnswer, judge
from readme_sync.probe.run import Outcome
from readme_sync.store.store import Store
from tests.servers.asking import Ask
from tests.servers.hub import FakeHub
from tests.servers.loopback import Answer
from tests.servers.web import Web


def answers(outcome: Outcome) -> dict[str, HubAnswer]:
    return {one.id: one for one in outcome.observations if isinstance(one, HubAnswer)}


def outcomes(outcome: Outcome) -> dict[str, str]:
    return {name: one.outcome for name, one in answers(outcome).items()}


@pytest.mark.parametrize(
    ("block", "parameters"),
    [
        ({"total": 7_000, "parameters": {"F32": 7_000}}, 7_000),
        ({"parameters": {"F32": 6_000, "I64": 500}}, 6_500),
        ({"parameters": "strange"}, None),
        ("strange", None),
        (None, None),
    ],
)
def test_size_and_licence_come_with_the_same_answer(
    hub: FakeHub, ask: Ask, block: object, parameters: int | None
) -> None:
    hub.shelf.add("a/one", safetensors=block, tags=["license:apache-2.0"], pipeline_tag="text-generation")
    hub.shelf.add("b/one", safetensors=block, cardData={"license": "other", "license_name": "tsuzumi"})
    hub.shelf.add("b/two", tags="strange", createdAt=5)
    found = answers(ask(hub=[("model", "a/one"), ("model", "b/one")], hub_endpoint=hub.origin))
    assert (found["a/one"].parameters, found["a/one"].licence) == (parameters, "apache-2.0")
    assert found["a/one"].created_at == datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert (found["b/one"].licence, found["b/one"].licence_name) == ("other", "tsuzumi")
    assert len(hub.requests) == 2


@pytest.mark.parametrize(
    "answer",
    [
        Answer(200, b"<html>maintenance</html>", (("Content-Type", "text/html"),)),
        Answer(200, b'{"what": "is this"}'),
        Answer(200, b"[[], 5, null]"),
        Answer(200, b"[" * 100_000),
        Answer(500, b'["strange"]'),
        Answer(404, b"no such route"),
        Answer(403, b'{"error": 5, "errors": 7}'),
        Answer(204),
    ],
)
def test_a_hub_that_answers_strangely_proves_nothing(hub: FakeHub, ask: Ask, answer: Answer) -> None:
    for path in ("/api/models", "/api/models/a/x", "/api/models/a/y"):
        hub.strange[path] = answer
    outcome = ask(hub=[("model", "a/x"), ("model", "a/y")], hub_endpoint=hub.origin)
    assert set(outcomes(outcome).values()) == {"unknown"}
    assert all(judge([one], one.at).state == "unknown" for one in answers(outcome).values())


def test_a_hub_that_is_down_is_left_alone(ask: Ask, web: Web) -> None:
    things = [("model", f"o{number}/m") for number in range(50)]
    outcome = ask(web.origin + "/ok", hub=things, hub_endpoint=web.origin + "/silence", attempts=1)
    assert "the Hub does not answer" in outcome.warnings[0]
    assert len(outcome.not_asked) >= 40
    assert len(web.requests) < 12


def test_offline_means_offline(hub: FakeHub, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    outcome = ask(hub=[("model", "a/x")], hub_endpoint=hub.origin)
    assert [one.reason for one in outcome.not_asked] == ["HF_HUB_OFFLINE is set"]
    assert hub.requests == []


def test_owners_and_collections(hub: FakeHub, ask: Ask) -> None:
    hub.shelf.add("rinna/a")
    hub.shelf.add("rinna/b")
    hub.shelf.organizations.add("line")
    hub.shelf.users.add("someone")
    hub.shelf.collections.add("rinna/youri-654053610cb8e9d8e6289efc")
    outcome = ask(
        hub=[
            ("owner", "rinna"), ("model", "rinna/a"), ("model", "rinna/b"), ("owner", "line"), ("owner", "someone"),
            ("owner", "nobody"), ("collection", "rinna/youri-654053610cb8e9d8e6289efc"), ("collection", "x/gone-1"),
        ],
        hub_endpoint=hub.origin,
    )  # fmt: skip
    found = outcomes(outcome)
    assert {name for name, one in found.items() if one == "gone"} == {"nobody", "x/gone-1"}
    assert len(found) == 8
    assert not any("rinna/overview" in request.path for request in hub.requests)  # its listing showed that it exists


@pytest.mark.parametrize("name", ["../../etc", "a/b/c/d", "a b/c", "a/\x1b[31m", "a/b?x=1", "..", ""])
def test_what_cannot_be_an_id_is_not_asked_for(hub: FakeHub, ask: Ask, name: str) -> None:
    outcome = ask(hub=[("model", name)], hub_endpoint=hub.origin)
    assert outcomes(outcome) == {name: "unknown"}
    assert hub.requests == []


def test_ids_that_differ_by_case_are_the_same_repository(hub: FakeHub, ask: Ask) -> None:
    hub.shelf.add("Rinna/Model-A")
    hub.shelf.add("Rinna/Model-B")
    outcome = ask(hub=[("model", "rinna/model-a"), ("model", "rinna/model-b")], hub_endpoint=hub.origin)
    assert set(outcomes(outcome).values()) == {"exists"}
    assert answers(outcome)["rinna/model-a"].final_id == "Rinna/Model-A"


def test_what_the_hub_says_survives_the_store(hub: FakeHub, ask: Ask, store: Store) -> None:
    hub.shelf.add("a/x", gated="auto", safetensors={"total": 5}, tags=["license:mit"])
    (one,) = ask(hub=[("model", "a/x")], hub_endpoint=hub.origin).observations
    assert store.history("hub:model:a/x") == (one,)
