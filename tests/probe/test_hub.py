"""The Hub: the cheaper way for each owner, what each answer means, and whose windows set the pace."""

from __future__ import annotations

from readme_sync.observation import HubAnswer, Listing, judge
from readme_sync.probe.run import Outcome
from readme_sync.store.store import Store
from tests.servers.asking import AT_ONCE, Ask
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
    outcome = ask(hub=five, hub_endpoint=hub.origin, ages=AT_ONCE)
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
    ask(hub=[*three[:1], ("model", "google/m00001")], hub_endpoint=hub.origin, ages=AT_ONCE)
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
        # One at a time: the clock of the tests goes on for each of those who wait, as if they waited in turn.
        outcome = ask(hub=things, hub_endpoint=hub.origin, max_time=100.0, hub_concurrency=1)
        assert 15 <= len(answers(outcome)) <= 20
        assert set(outcomes(outcome).values()) == {"exists"}
        assert len(answers(outcome)) + len(outcome.not_asked) == 50
        assert "asks to wait" in outcome.not_asked[0].reason
        rest = ask(hub=things, hub_endpoint=hub.origin, hub_concurrency=1)  # the next run asks for the rest alone
        assert len(answers(rest)) == len(outcome.not_asked)
