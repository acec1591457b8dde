"""The comment on a pull request works as the issue does, but is deleted where an issue would be closed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readme_sync.bot.api import GitHub, RefusedError
from readme_sync.bot.comment import sync_comment
from readme_sync.bot.offered import CHECK
from tests.servers.github_api import BOT, MEMBER, STRANGER, Fault, State

Client = Callable[..., GitHub]
POST = "POST /repos/o/r/issues/7/comments"


def marked(text: str = "old") -> str:
    return f"{text}\n\n{CHECK}\n"


def test_it_says_nothing_when_clean(server: State, client: Client) -> None:
    assert sync_comment(client(), 7, "").action == "nothing"
    assert server.writes() == []


def test_it_is_made_once_and_edited_in_place(server: State, client: Client) -> None:
    assert sync_comment(client(), 7, "1 error").action == "made"
    assert sync_comment(client(), 7, "1 error").action == "unchanged"
    assert sync_comment(client(), 7, "2 errors").action == "edited"
    [comment] = server.comments
    assert comment["body"].startswith("2 errors\n")
    assert len(server.writes()) == 2


def test_when_it_is_mended_the_comment_says_so(server: State, client: Client) -> None:
    sync_comment(client(), 7, "1 error")
    assert sync_comment(client(), 7, "").action == "edited"
    assert server.comments[0]["body"].startswith("readme-sync finds nothing any more")


def test_other_comments_and_pull_requests_are_left_alone(server: State, client: Client) -> None:
    server.add_comment(7, "nice work", MEMBER)
    server.add_comment(7, marked("trust me"), STRANGER)
    server.add_comment(8, marked(), BOT)
    sync_comment(client(), 7, "1 error")
    assert [comment["issue"] for comment in server.comments] == [7, 7, 8, 7]
    assert server.comments[1]["body"] == marked("trust me")


def test_two_runs_that_meet_leave_one_comment(server: State, client: Client) -> None:
    server.hooks[POST] = lambda: server.add_comment(7, marked("the other run's"))
    sync_comment(client(), 7, "1 error")
    [comment] = server.comments
    assert comment["body"].startswith("1 error")


@pytest.mark.parametrize("fault", [Fault(POST, 502, after=True), Fault(POST, None, after=True), Fault(POST, 502)])
def test_a_lost_answer_makes_no_second_comment(server: State, client: Client, fault: Fault) -> None:
    server.faults.append(fault)
    sync_comment(client(), 7, "1 error")
    assert len(server.comments) == 1


def test_a_duplicate_with_a_persons_words_is_kept(server: State, client: Client) -> None:
    server.add_comment(7, marked())
    server.add_comment(7, marked() + "words")
    server.add_comment(7, marked())
    sync_comment(client(), 7, "1 error")
    assert [comment["body"][:7] for comment in server.comments] == ["1 error", "old\n\n<!"]


def test_it_is_found_behind_many_others(server: State, client: Client) -> None:
    server.most_per_page = 5
    for _ in range(23):
        server.add_comment(7, "talk", MEMBER)
    server.add_comment(7, marked())
    assert sync_comment(client(), 7, "1 error").action == "edited"
    assert len(server.comments) == 24


def test_a_comment_has_its_limit_too(server: State, client: Client) -> None:
    sync_comment(client(), 7, "| a |\n" * 30_000, full_report="https://ci.example/1")
    assert 60_000 < len(server.comments[0]["body"]) <= 65_536


def test_a_read_only_token_is_told(server: State, client: Client) -> None:
    with pytest.raises(RefusedError, match="pull-requests: write"):
        sync_comment(client("reader"), 7, "1 error")
