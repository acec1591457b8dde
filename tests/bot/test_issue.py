"""One issue, whatever happens: it is made, edited, closed and reopened, and never stands there twice."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx2
import pytest

from readme_sync.bot.api import GitHub, GitHubError, RefusedError
from readme_sync.bot.issue import LINK_ROT, sync_issue
from tests.servers.github_api import BOT, MEMBER, STRANGER, Fault, State

Client = Callable[..., GitHub]
POST = "POST /repos/o/r/issues"
DEAD = "## Newly dead\n\n- `https://example.org/a`"


def marked(text: str = "old") -> str:
    return f"{text}\n\n---\n\n{LINK_ROT}\n"


def open_numbers(server: State) -> list[int]:
    return [issue["number"] for issue in server.issues if issue["state"] == "open"]


def test_nothing_is_made_while_all_is_well(server: State, client: Client) -> None:
    assert sync_issue(client(), "", is_well=True).action == "nothing"
    assert server.writes() == []


def test_it_is_made_when_something_is_dead(server: State, client: Client) -> None:
    outcome = sync_issue(client(), DEAD, is_well=False, changes="1 newly dead")
    assert (outcome.action, outcome.number) == ("made", 1)
    assert outcome.address == f"{server.url}/o/r/issues/1"
    [issue] = server.issues
    assert issue["title"] == "Links that no longer answer"
    assert issue["body"].startswith("1 newly dead\n\n## Newly dead\n\n- `https://example.org/a`\n\n---\n")
    assert LINK_ROT in issue["body"].split("\n")
    assert server.writes() == [POST]


def test_it_is_edited_in_place_and_left_alone_when_nothing_changed(server: State, client: Client) -> None:
    sync_issue(client(), DEAD, is_well=False)
    assert sync_issue(client(), DEAD, is_well=False).action == "unchanged"
    assert len(server.writes()) == 1
    assert sync_issue(client(), "more", is_well=False, changes="1 more").action == "edited"
    assert server.issues[0]["body"].startswith("1 more\n\nmore\n")
    assert len(server.issues) == 1


def test_it_is_closed_when_all_is_well_and_reopened_later(server: State, client: Client) -> None:
    sync_issue(client(), DEAD, is_well=False)
    assert sync_issue(client(), "All links answer.", is_well=True).action == "closed"
    assert server.issues[0]["state"] == "closed"
    assert server.issues[0]["body"].startswith("All links answer.")
    writes = len(server.writes())
    assert sync_issue(client(), "All links answer.", is_well=True).action == "unchanged"
    assert len(server.writes()) == writes
    outcome = sync_issue(client(), DEAD, is_well=False)
    assert (outcome.action, outcome.number) == ("reopened", 1)
    assert open_numbers(server) == [1]


def test_what_people_write_is_kept_with_the_title_they_gave(server: State, client: Client) -> None:
    sync_issue(client(), DEAD, is_well=False)
    server.issues[0]["title"] = "our own title"
    server.issues[0]["body"] = (server.issues[0]["body"] + "I asked the author.\n\n- @somebody").replace("\n", "\r\n")
    sync_issue(client(), "new", is_well=False)
    body = server.issues[0]["body"]
    assert body.startswith("new\n")
    assert body.endswith(f"{LINK_ROT}\nI asked the author.\n\n- @somebody")
    assert server.issues[0]["title"] == "our own title"
    server.issues[0]["body"] = body.replace("\n", "\r\n")
    assert sync_issue(client(), "new", is_well=False).action == "unchanged"


def test_it_is_found_on_the_last_of_many_pages_and_among_pull_requests(server: State, client: Client) -> None:
    server.most_per_page = 10
    server.open_issue(marked(), pull=True)
    for number in range(40):
        server.open_issue(f"another {number}", MEMBER)
    server.open_issue(marked(), state="closed")
    assert sync_issue(client(), DEAD, is_well=False).number == 42
    assert len(server.issues) == 42


@pytest.mark.parametrize("quoted", [f"> {LINK_ROT}", f"`{LINK_ROT}`", f"about {LINK_ROT} here"])
def test_an_issue_that_only_speaks_of_the_mark_is_not_ours(server: State, client: Client, quoted: str) -> None:
    server.open_issue(quoted, MEMBER)
    assert sync_issue(client(), DEAD, is_well=False).number == 2
    assert server.issues[0]["body"] == quoted


def test_a_strangers_issue_with_the_mark_is_not_ours(server: State, client: Client) -> None:
    server.open_issue(marked("trust me"), STRANGER)
    assert sync_issue(client(), DEAD, is_well=False).number == 2
    assert sync_issue(client(), "more", is_well=False).number == 2
    assert "trust me" in server.issues[0]["body"]
    assert open_numbers(server) == [1, 2]


@pytest.mark.parametrize("token", ["member", "stranger"])
def test_a_persons_own_token_finds_its_issue_again(server: State, client: Client, token: str) -> None:
    assert sync_issue(client(token), DEAD, is_well=False).action == "made"
    assert sync_issue(client(token), "more", is_well=False).action == "edited"
    assert len(server.issues) == 1


def test_a_pull_request_from_a_fork_may_not_write(server: State, client: Client) -> None:
    with pytest.raises(RefusedError, match="issues: write"):
        sync_issue(client("reader"), DEAD, is_well=False)
    assert server.issues == []


@pytest.mark.parametrize(
    "faults",
    [
        [Fault(POST, 502)],
        [Fault(POST, 502, after=True)],
        [Fault(POST, None)],
        [Fault(POST, None, after=True)],
        [Fault(POST, 502), Fault(POST, None, after=True)],
        [Fault(POST, 429, (("Retry-After", "3"),)), Fault(POST, 502, after=True)],
        [Fault("GET", 502), Fault(POST, 403, (("Retry-After", "3"),)), Fault("GET", 503)],
    ],
)
def test_a_lost_answer_makes_no_second_issue(server: State, client: Client, faults: list[Fault]) -> None:
    server.faults += faults
    assert sync_issue(client(), DEAD, is_well=False).number == 1
    assert len(server.issues) == 1
    assert server.faults == []


def test_a_creation_that_never_works_is_an_error_that_later_runs_survive(server: State, client: Client) -> None:
    server.faults += [Fault(POST, 502)] * 3
    with pytest.raises(GitHubError, match="did not confirm"):
        sync_issue(client(), DEAD, is_well=False)
    assert sync_issue(client(), DEAD, is_well=False).number == 1
    assert len(server.issues) == 1


def test_two_runs_that_meet_leave_one_issue(server: State, client: Client) -> None:
    # Both have looked and found nothing; the other one makes its issue first.
    server.hooks[POST] = lambda: server.open_issue(marked("the other run's"))
    outcome = sync_issue(client(), DEAD, is_well=False)
    assert outcome.number == 1
    assert open_numbers(server) == [1]
    assert server.issues[1]["body"].startswith("Duplicate of #1.")
    assert server.issues[1]["state_reason"] == "not_planned"


def test_a_run_that_looked_before_the_other_made_its_issue_clears_up_its_own(server: State, client: Client) -> None:
    first, second = client(), client()
    server.hooks[POST] = lambda: sync_issue(first, DEAD, is_well=False)
    assert sync_issue(second, DEAD, is_well=False).number == 1
    assert open_numbers(server) == [1]
    assert len(server.issues) == 2


def test_many_runs_at_once_leave_one_issue(server: State, client: Client) -> None:
    # All of them have looked before the first makes its issue.
    start = threading.Barrier(4)
    server.meetings["POST"] = start
    with ThreadPoolExecutor(4) as pool:
        runs = [pool.submit(sync_issue, client(), DEAD, is_well=False) for _ in range(4)]
        outcomes = [run.result(timeout=30) for run in runs]
    assert {outcome.number for outcome in outcomes} == {1}
    assert open_numbers(server) == [1]
    assert len(server.issues) == 4


class KilledError(BaseException):
    """The runner stops the job."""


class Dying(httpx2.HTTPTransport):
    """Carries requests to the server until the run is killed before one of them."""

    def __init__(self, request_that_dies: int) -> None:
        super().__init__()
        self.left = request_that_dies

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        self.left -= 1
        if self.left == 0:
            raise KilledError
        return super().handle_request(request)


@pytest.mark.parametrize("request_that_dies", [1, 2, 3, 4])
def test_a_run_that_dies_anywhere_is_mended_by_the_next(server: State, client: Client, request_that_dies: int) -> None:
    server.open_issue(marked("a"))
    server.open_issue(marked("b"))
    server.open_issue(marked("c"))

    with pytest.raises(KilledError):
        sync_issue(client("bot", Dying(request_that_dies)), DEAD, is_well=False)
    sync_issue(client(), DEAD, is_well=False)
    assert open_numbers(server) == [1]
    assert server.issues[0]["body"].startswith("## Newly dead")


def test_notes_on_a_duplicate_are_kept(server: State, client: Client) -> None:
    server.open_issue(marked())
    server.open_issue(marked() + "a note")
    sync_issue(client(), DEAD, is_well=False)
    assert server.issues[1]["body"].endswith("a note")


def test_a_closed_duplicate_is_not_written_again(server: State, client: Client) -> None:
    server.open_issue(marked())
    server.open_issue(marked(), state="closed")
    sync_issue(client(), DEAD, is_well=False)
    assert server.writes() == ["PATCH /repos/o/r/issues/1"]


def test_a_report_that_is_too_long_is_cut_by_section_with_a_link(server: State, client: Client) -> None:
    sections = "\n\n".join(f"## Section {number}\n\n" + "- 日本語の行 𠮷\n" * 900 for number in range(20))
    sync_issue(client(), sections, is_well=False, full_report="https://ci.example/run/1")
    body = server.issues[0]["body"]
    assert 40_000 < len(body) <= 65_536
    assert "see [the full report](https://ci.example/run/1)" in body
    shown = body.count("## Section")
    assert body.count("- 日本語") == shown * 900


def test_long_notes_leave_no_room_but_are_kept(server: State, client: Client) -> None:
    long = "n" * (65_536 - len(marked()) - 10)
    server.open_issue(marked() + long, BOT)
    sync_issue(client(), DEAD * 1_000, is_well=False)
    assert server.issues[0]["body"].endswith(long)
