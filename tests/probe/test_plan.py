"""Plans: no question twice, the cheaper way for every owner, and a budget that can be printed."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from readme_sync.observation import Listing, hub_key, link_key
from readme_sync.probe.plan import HubQuestion, Question, make_plan
from readme_sync.urls import keys


def repos(owner: str, count: int, kind: str = "model") -> list[HubQuestion]:
    return [HubQuestion(kind, f"{owner}/m{number}") for number in range(count)]  # type: ignore[arg-type]


def listing(owner: str, pages: int) -> dict[str, Listing]:
    one = Listing("model", owner, datetime(2026, 5, 1, tzinfo=UTC), pages, pages * 500, True)
    return {one.key: one}


def test_the_budget_by_host_and_owner() -> None:
    plan = make_plan(
        [
            Question("https://a.test/1"),
            Question("https://a.test/2#x"),
            Question("https://b.test/"),
            Question("mailto:x"),
        ],
        [*repos("rinna", 20), *repos("line", 1), *repos("rinna", 3, "dataset")],
    )
    assert plan.hosts == [("a.test", 2), ("b.test", 1)]
    assert [(one.owner, one.kind, one.method, one.requests) for one in plan.owners] == [
        ("rinna", "model", "list", 1), ("line", "model", "single", 1), ("rinna", "dataset", "list", 1)
    ]  # fmt: skip
    assert (plan.hub_requests, plan.repositories, plan.windows(500), plan.windows(2)) == (3, 24, 1, 2)
    assert [(one.key, one.reason) for one in plan.not_asked] == [("mailto:x", "mailto: is not asked")]


def test_one_of_ten_thousand_is_asked_for_by_itself() -> None:
    (one,) = make_plan([], repos("google", 1)).owners
    assert (one.method, one.requests) == ("single", 1)
    (one,) = make_plan([], repos("google", 5), listings=listing("google", 20)).owners
    assert (one.method, one.requests) == ("single", 5)
    (one,) = make_plan([], repos("google", 50), listings=listing("google", 20)).owners
    assert (one.method, one.requests) == ("list", 20)


def test_owners_are_one_whatever_their_case_and_old_names_without_owner_are_asked_singly() -> None:
    plan = make_plan(
        [], [HubQuestion("model", "Rinna/a"), HubQuestion("model", "rinna/b"), HubQuestion("model", "gpt2")]
    )
    assert [(one.ids, one.method) for one in plan.owners] == [(("Rinna/a", "rinna/b"), "list"), (("gpt2",), "single")]


def test_fragments_and_places_of_one_page_come_together() -> None:
    cited = {"https://a.test/p#x": ("1",), "https://A.test/p": ("2",), "https://a.test/p#y": ("3",)}
    plan = make_plan([Question(url, places) for url, places in cited.items()])
    (one,) = plan.links
    assert (one.fragments, one.places) == (("x", "y"), ("1", "2", "3"))


names = st.sampled_from([f"{owner}/{name}" for owner in "abc" for name in "xyz"] + ["gpt2"])
kinds = st.sampled_from(["model", "dataset", "space", "owner", "collection"])
things = st.lists(st.builds(HubQuestion, kinds, names, st.just(())))
links_of_all_sorts = st.text(max_size=20) | st.sampled_from(["https://a.test/#x", "http://a.test", "http://["])
urls = st.lists(st.builds(Question, links_of_all_sorts, st.just(())))


@given(urls, things, st.integers(1, 5), st.data())
def test_everything_is_planned_once_or_refused_and_a_part_of_it_costs_no_more(
    links: list[Question], hub: list[HubQuestion], pages: int, data: st.DataObject
) -> None:
    plan = make_plan(links, hub, listings=listing("a", pages))
    assert len(plan.keys) == len(set(plan.keys))
    assert {hub_key(kind, name) for kind, name, _ in hub} <= set(plan.keys)
    assert plan.hub_requests <= plan.repositories
    assert plan.only(plan.keys) == plan
    some = data.draw(st.sets(st.sampled_from(plan.keys))) if plan.keys else set()
    part = plan.only(some)
    assert set(part.keys) == some
    assert part.hub_requests <= plan.hub_requests


URLS = st.tuples(
    st.sampled_from(["http://", "https://", "HTTP://", "//"]),
    st.sampled_from(["a.test", "a.test:80", "a.test:8080"]) | st.text("ab.-:@[]8043é", max_size=10),
    st.sampled_from(["", "/", "/a;"]) | st.text("aA/%2.~;@:!() \u3000é", max_size=6).map("/{}".format),
    st.sampled_from(["", "?", "?a=b"]) | st.text("aA?/=&;%[ é", max_size=5).map("?{}".format),
    st.sampled_from(["", "#", "#b"]) | st.text("aA?#/;% \t\u3000é", max_size=5).map("#{}".format),
).map("".join)


@given(URLS)
def test_a_plain_url_is_its_own_key(url: str) -> None:
    """What is not taken apart must be what taking it apart would give."""
    if keys._PLAIN.fullmatch(url.strip()):
        assert link_key(url) == keys._taken_apart(url)
