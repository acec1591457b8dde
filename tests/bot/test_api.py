"""The client: pages, waits, tries again where that is safe, and shows its token to one host."""

from __future__ import annotations

from collections.abc import Callable
from email.utils import formatdate

import pytest

from readme_sync.bot.api import GitHub, GitHubError, RefusedError, UnsureError, connect
from readme_sync.bot.identity import Identity
from tests.servers.github_api import Fault, State, github
from tests.servers.github_client import Clock

Client = Callable[..., GitHub]
ISSUES = "/repos/o/r/issues"


def numbers(api: GitHub) -> list[int]:
    return [issue["number"] for issue in api.items("/issues", state="all", direction="asc")]


def test_a_listing_is_followed_to_its_last_page(server: State, client: Client) -> None:
    for _ in range(7):
        server.open_issue("")
    server.most_per_page = 3
    assert numbers(client()) == [1, 2, 3, 4, 5, 6, 7]
    assert len(server.requests) == 3
    assert all("per_page=100" in request and "state=all" in request for request in server.requests)


@pytest.mark.parametrize("status", [502, 503, 504, None])
def test_a_question_is_asked_again_after_a_pause(
    server: State, client: Client, clock: Clock, status: int | None
) -> None:
    server.open_issue("")
    server.faults += [Fault("GET", status)] * 3
    assert numbers(client()) == [1]
    assert clock.slept == [1.0, 4.0, 15.0]


@pytest.mark.parametrize("status", [403, 429, 503])
@pytest.mark.parametrize("date", [False, True])
def test_retry_after_is_honoured(server: State, client: Client, clock: Clock, status: int, date: bool) -> None:
    after = formatdate(clock.now + 42, usegmt=True) if date else "42"
    server.faults.append(Fault("GET", status, (("Retry-After", after),)))
    assert numbers(client()) == []
    assert clock.slept == [42.0]


def test_a_used_up_budget_waits_for_its_reset(server: State, client: Client, clock: Clock) -> None:
    reset = (("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", str(int(clock.now) + 90)))
    server.faults.append(Fault(f"POST {ISSUES}", 403, reset, message="API rate limit exceeded"))
    assert client().create("/issues", {"title": "t"})["number"] == 1
    assert clock.slept == [90.0]
    assert len(server.issues) == 1


def test_it_does_not_wait_for_an_hour(server: State, client: Client, clock: Clock) -> None:
    server.faults.append(Fault("GET", 429, (("Retry-After", "3600"),)))
    with pytest.raises(GitHubError, match="wait 3,600 s"):
        numbers(client())
    assert clock.slept == []


def test_it_gives_up_in_the_end(server: State, client: Client, clock: Clock) -> None:
    server.faults += [Fault("GET", 502)] * 5
    with pytest.raises(GitHubError, match="in 5 tries"):
        numbers(client())
    assert len(server.requests) == 5
    assert len(clock.slept) == 4


@pytest.mark.parametrize("fault", [Fault("POST", 502), Fault("POST", 502, after=True), Fault("POST", None, after=True)])
def test_a_creation_whose_answer_is_lost_is_not_repeated(server: State, client: Client, fault: Fault) -> None:
    server.faults.append(fault)
    with pytest.raises(UnsureError):
        client().create("/issues", {"title": "t"})
    assert server.writes() == [f"POST {ISSUES}"]


def test_a_change_is_made_again(server: State, client: Client) -> None:
    server.open_issue("old")
    server.faults.append(Fault("PATCH", 502, after=True))
    client().change("/issues/1", {"body": "new"})
    assert server.issues[0]["body"] == "new"
    assert len(server.writes()) == 2


@pytest.mark.parametrize(
    ("token", "fields", "status", "words"),
    [
        ("reader", {"title": "t"}, 403, "issues: write"),
        ("wrong", {"title": "t"}, 401, "not valid"),
        ("bot", {"title": ""}, 422, "Validation Failed: .*title"),
        ("bot", {"title": "t", "body": "x" * 65_537}, 422, "body is too long"),
    ],
)
def test_a_refusal_says_what_to_do(
    server: State, client: Client, token: str, fields: dict[str, object], status: int, words: str
) -> None:
    with pytest.raises(RefusedError, match=words) as refusal:
        client(token).create("/issues", fields)
    assert refusal.value.status == status
    assert len(server.requests) == 1


def test_switched_off_issues_are_named(server: State, client: Client) -> None:
    server.issues_are_on = False
    with pytest.raises(RefusedError, match="switched off"):
        numbers(client())


def test_removing_what_is_gone_is_no_error(server: State, client: Client) -> None:
    client().remove("/issues/comments/1")
    with pytest.raises(RefusedError):
        client("reader").remove("/issues/comments/1")


@pytest.mark.parametrize("way", ["redirect", "page"])
def test_the_token_is_shown_to_no_other_host(server: State, client: Client, way: str) -> None:
    with github() as other:
        other_url = f"{other.url}{ISSUES}"
        if way == "redirect":
            server.faults.append(Fault("GET", 307, (("Location", other_url),)))
        else:
            # A first page that names a next one elsewhere.
            server.faults.append(Fault("GET", 200, (("Link", f'<{other_url}>; rel="next"'),), value=[]))
        with pytest.raises(GitHubError, match="not to see our token"):
            numbers(client())
        assert other.requests == []
    assert server.tokens == ["Bearer bot"]


def test_a_renamed_repository_is_followed_on_the_same_host(server: State, client: Client) -> None:
    server.open_issue("old")
    server.faults.append(Fault("PATCH", 307, (("Location", f"{ISSUES}/1"),)))
    client().change("/issues/1", {"body": "new"})
    assert server.issues[0]["body"] == "new"


def test_redirects_end(server: State, client: Client) -> None:
    server.faults += [Fault("GET", 302, (("Location", ISSUES),))] * 9
    with pytest.raises(GitHubError, match="without end"):
        numbers(client())


def test_an_answer_of_another_shape_is_an_error(server: State, client: Client) -> None:
    server.faults.append(Fault("GET", 200))
    with pytest.raises(GitHubError, match="no list"):
        numbers(client())


def test_a_token_goes_over_https_only() -> None:
    with pytest.raises(GitHubError, match="https only"):
        GitHub("o/r", "t", api_url="http://github.example/api/v3")


def test_the_environment_names_the_repository(server: State) -> None:
    server.open_issue("")
    environ = {"GITHUB_REPOSITORY": "o/r", "GITHUB_TOKEN": "bot", "GITHUB_API_URL": server.url}
    with connect(environ) as api:
        assert numbers(api) == [1]
    with pytest.raises(GitHubError, match="GITHUB_REPOSITORY and GITHUB_TOKEN must be set"):
        connect({})


def test_whose_token_it_is(client: Client) -> None:
    assert client("member").identity() == Identity("maintainer", is_app=False)
    assert client("bot").identity() == Identity("github-actions[bot]", is_app=True)
    other = client("other")
    assert other.ask_viewer()
    assert other.identity() == Identity("dependabot[bot]", is_app=True)
    assert not other.ask_viewer()


def test_without_graphql_an_app_is_taken_for_the_workflows(server: State, client: Client) -> None:
    server.graphql = False
    assert not client("other").ask_viewer()
    assert client("other").identity() == Identity("github-actions[bot]", is_app=True)
