"""The Hub: the cheaper way for each owner, what each answer means, and what to do when it will not answer."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from readme_sync.observation import HubAnswer, Listing, judge
from readme_sync.probe.run import Outcome
from readme_sync.probe.store import Store
from tests.probe.conftest import Ask
from tests.servers.hub import FakeHub
from tests.servers.loopback import Answer, HandClock
from tests.servers.web import Web


def answers(outcome: Outcome) -> dict[str, HubAnswer]:
    return {one.id: one for one in outcome.observations if isinstance(one, HubAnswer)}


def outcomes(outcome: Outcome) -> dict[str, str]:
    return {name: one.outcome for name, one in answers(outcome).items()}


def test_one_listing_answers_for_all_that_it_names(hub: FakeHub, ask: Ask) -> None:
    for number in range(30):
        hub.shelf.add(f"rinna/model-{number}")
    outcome = ask(hub=[("model", f"rinna/model-{number}") for number in range(30)], hub_endpoint=hub.origin)
    assert set(outcomes(outcome).values()) == {"exists"}
    assert len(hub.requests) == outcome.hub_requests == 1
    assert hub.requests[0].query["author"] == ["rinna"]


def test_what_each_answer_means(hub: FakeHub, ask: Ask) -> None:
    shelf = hub.shelf
    shelf.add("a/plain")
    shelf.add("a/gated", gated="manual")
    shelf.add("a/new-name")
    shelf.renamed["model", "a/old-name"] = "a/new-name"
    shelf.add("a/secret", private=True)
    shelf.private.add(("model", "a/secret"))
    shelf.disabled.add(("model", "a/forbidden"))
    shelf.gated_away.add(("model", "a/behind-a-gate"))
    shelf.add("a/corpus", "dataset")
    asked = "plain gated old-name secret forbidden behind-a-gate corpus nowhere".split()
    outcome = ask(hub=[("model", f"a/{name}") for name in asked], hub_endpoint=hub.origin)
    assert outcomes(outcome) == {
        "a/plain": "exists",
        "a/gated": "gated",
        "a/old-name": "renamed",
        "a/secret": "gone",
        "a/forbidden": "disabled",
        "a/behind-a-gate": "gated",
        "a/corpus": "wrong-kind",
        "a/nowhere": "gone",
    }
    found = answers(outcome)
    assert found["a/old-name"].final_id == "a/new-name"
    assert (found["a/corpus"].final_kind, found["a/corpus"].detail) == ("dataset", "exists as a dataset")
    assert judge([found["a/nowhere"]], found["a/nowhere"].at).state == "dead"
    assert judge([found["a/old-name"]], found["a/old-name"].at)[:3:2] == ("moved", "was renamed")


def test_a_missing_repository_is_missing_with_a_token_too(hub: FakeHub, ask: Ask) -> None:
    outcome = ask(hub=[("model", "a/nowhere")], hub_endpoint=hub.origin, hub_token="hf_good")
    assert outcomes(outcome) == {"a/nowhere": "gone"}
    assert {request.headers["authorization"] for request in hub.requests} == {"Bearer hf_good"}


def test_a_bad_token_stops_the_hub_part_and_judges_nothing(hub: FakeHub, web: Web, ask: Ask) -> None:
    hub.shelf.add("a/plain")
    things = [("model", "a/plain"), ("model", "a/nowhere"), ("dataset", "b/c")]
    outcome = ask(web.origin + "/ok", hub=things, hub_endpoint=hub.origin, hub_token="hf_bad")
    assert outcomes(outcome) == {}
    assert len(outcome.observations) == 1  # the link is judged all the same
    assert outcome.warnings == ["the Hub refuses the token: Invalid credentials in Authorization header"]
    assert {one.key for one in outcome.not_asked} == {"hub:model:a/plain", "hub:model:a/nowhere", "hub:dataset:b/c"}
    assert "hf_bad" not in str(outcome)


def test_the_token_leaves_for_no_other_host(hub: FakeHub, web: Web, ask: Ask) -> None:
    hub.shelf.add("a/x")
    elsewhere = web.at("127.0.0.1", "/api/models/a/x")
    hub.strange["/api/models/a/x"] = Answer(307, b"", (("Location", elsewhere),))
    next_page = (("Content-Type", "application/json"), ("Link", f'<{elsewhere}>; rel="next"'))
    hub.strange["/api/datasets"] = Answer(200, b"[]", next_page)
    outcome = ask(
        web.at("web.test", "/ok"), hub=[("model", "a/x"), ("dataset", "b/1"), ("dataset", "b/2")],
        hub_endpoint=hub.origin, hub_token="hf_good",
    )  # fmt: skip
    assert outcomes(outcome)["a/x"] == "unknown"
    assert [request.path for request in web.requests] == ["/ok"]
    assert "hf_good" not in str(web.requests)


def test_an_owner_of_ten_thousand_costs_no_twenty_pages(hub: FakeHub, ask: Ask) -> None:
    for number in range(10_000):
        hub.shelf.add(f"google/m{number:05}")
    outcome = ask(hub=[("model", "google/m07777")], hub_endpoint=hub.origin)
    assert (outcomes(outcome), len(hub.requests)) == ({"google/m07777": "exists"}, 1)
    hub.requests.clear()
    five = [("model", f"google/m0{number}777") for number in range(5, 10)]
    outcome = ask(hub=five, hub_endpoint=hub.origin, everything=True)
    assert set(outcomes(outcome).values()) == {"exists"}
    assert len(hub.requests) <= 9


def test_what_a_listing_cost_decides_the_next_plan(hub: FakeHub, ask: Ask, store: Store) -> None:
    for number in range(2_000):
        hub.shelf.add(f"google/m{number:05}")
    three = [("model", f"google/m0{number}777") for number in range(3)]
    ask(hub=three, hub_endpoint=hub.origin)
    (listing,) = store.listings().values()
    assert isinstance(listing, Listing)
    assert not listing.complete
    hub.requests.clear()
    ask(hub=[*three[:1], ("model", "google/m00001")], hub_endpoint=hub.origin, everything=True)
    assert {request.path.count("/") for request in hub.requests} == {4}  # single questions only


def test_738_repositories_are_judged_within_one_window(hub: FakeHub, ask: Ask, clock: HandClock) -> None:
    owners = [f"owner-{number % 118:03}" for number in range(738)]
    kinds = ["dataset" if number % 118 < 12 and number % 3 == 0 else "model" for number in range(738)]
    things = [(kind, f"{owner}/repo-{number}") for number, (kind, owner) in enumerate(zip(kinds, owners, strict=True))]
    for number, (kind, name) in enumerate(things):
        if number % 20 != 3:
            hub.shelf.add(name, kind)
        elif number % 60 == 3:  # of 37 absentees, a third was renamed
            hub.shelf.add(f"{name}-new", kind)
            hub.shelf.renamed[kind, name] = f"{name}-new"
    outcome = ask(hub=things, hub_endpoint=hub.origin)
    assert len(answers(outcome)) == 738
    assert outcome.not_asked == []
    assert sum(one != "exists" for one in outcomes(outcome).values()) == 37
    assert outcome.hub_requests <= 1.3 * len(set(owners)) + 37
    assert hub.refused == 0
    assert clock.seconds < 300


def test_the_windows_of_the_hub_set_the_pace(ask: Ask, clock: HandClock) -> None:
    with FakeHub(clock, quota=20) as hub:
        for number in range(50):
            hub.shelf.add(f"o{number}/m")
        things = [("model", f"o{number}/m") for number in range(50)]
        outcome = ask(hub=things, hub_endpoint=hub.origin, hub_concurrency=1)
        assert set(outcomes(outcome).values()) == {"exists"}
        assert hub.refused == 0
        assert 2 * 300 <= clock.seconds < 3 * 300


def test_a_window_beyond_the_time_of_the_run_leaves_the_rest_unasked(ask: Ask, clock: HandClock) -> None:
    with FakeHub(clock, quota=20) as hub:
        for number in range(50):
            hub.shelf.add(f"o{number}/m")
        things = [("model", f"o{number}/m") for number in range(50)]
        outcome = ask(hub=things, hub_endpoint=hub.origin, max_time=100.0)
        assert 15 <= len(answers(outcome)) <= 20
        assert set(outcomes(outcome).values()) == {"exists"}
        assert len(answers(outcome)) + len(outcome.not_asked) == 50
        assert "asks to wait" in outcome.not_asked[0].reason
        rest = ask(hub=things, hub_endpoint=hub.origin)  # the next run asks for the rest alone
        assert len(answers(rest)) == len(outcome.not_asked)


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
