"""The bot writes into what its own token made, and into nothing else; a person's word holds."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from readme_sync.bot.api import GitHub, GitHubError
from readme_sync.bot.comment import sync_comment
from readme_sync.bot.context import is_from_fork, pull_request_number
from readme_sync.bot.issue import LINK_ROT, sync_issue
from readme_sync.bot.offered import CHECK
from tests.servers.github_api import BOT, MEMBER, OTHER_BOT, STRANGER, Fault, State, User
from tests.servers.github_client import client, clock, server

__all__ = ["client", "clock", "server"]
Client = Callable[..., GitHub]
DEAD = "## Newly dead\n\n- `https://example.org/a`"
MORE = f"{DEAD}\n- `https://example.org/b`"
OTHERS = [
    OTHER_BOT,
    MEMBER,
    User("owner", association="OWNER"),
    User("helper", association="COLLABORATOR"),
    STRANGER,
    User("github-actions"),  # a user who took the name of the app
]


def marked(text: str = "theirs", mark: str = LINK_ROT) -> str:
    return f"{text}\n\n---\n\n{mark}\n"


@pytest.mark.parametrize("other", OTHERS, ids=lambda user: user.login)
@pytest.mark.parametrize("is_older", [True, False])
def test_an_issue_of_somebody_else_is_never_touched(server: State, client: Client, other: User, is_older: bool) -> None:
    if is_older:
        server.open_issue(marked(), other)
        server.open_issue(marked("ours"), BOT)
    else:
        server.open_issue(marked("ours"), BOT)
        server.open_issue(marked(), other)
    for report, is_well in [(DEAD, False), (MORE, False), ("All is well.", True), (DEAD, False)]:
        sync_issue(client(), report, is_well=is_well)
    (theirs,) = (issue for issue in server.issues if issue["user"]["login"] == other.login)
    assert (theirs["body"], theirs["state"]) == (marked(), "open")
    assert len(server.issues) == 2


@pytest.mark.parametrize("other", OTHERS, ids=lambda user: user.login)
def test_a_comment_of_somebody_else_is_never_touched(server: State, client: Client, other: User) -> None:
    server.add_comment(7, marked(mark=CHECK), other)
    server.add_comment(7, marked(mark=CHECK), BOT)
    server.add_comment(7, marked(mark=CHECK), other)
    for report in ("1 error", "", "2 errors"):
        sync_comment(client(), 7, report)
    theirs = [comment["body"] for comment in server.comments if comment["user"]["login"] == other.login]
    assert theirs == [marked(mark=CHECK)] * 2


def test_only_issues_of_its_own_are_asked_for(server: State, client: Client) -> None:
    sync_issue(client(), DEAD, is_well=False)
    listings = [one for one in server.requests if one.startswith("GET /repos/o/r/issues?")]
    assert listings
    assert all("creator=github-actions%5Bbot%5D" in one for one in listings)


def test_an_app_of_its_own_keeps_one_issue_though_graphql_is_silent(server: State, client: Client) -> None:
    server.graphql = False
    for report in (DEAD, MORE, DEAD, MORE):
        sync_issue(client("other"), report, is_well=False)
    assert [issue["number"] for issue in server.issues if issue["state"] == "open"] == [1]


def test_an_app_of_its_own_finds_its_comment_again(server: State, client: Client) -> None:
    for report in ("1 error", "2 errors", ""):
        sync_comment(client("other"), 7, report)
    assert len(server.comments) == 1


def test_what_a_person_closed_stays_closed_until_something_new_is_dead(server: State, client: Client) -> None:
    sync_issue(client(), DEAD, is_well=False, dead=["https://example.org/a"], changes="1 newly dead")
    server.issues[0]["state"] = "closed"
    later = DEAD.replace("Newly", "Still")
    for _ in range(3):
        done = sync_issue(client(), later, is_well=False, dead=["https://example.org/a"], changes="nothing new")
        assert (done.action, server.issues[0]["state"]) == ("unchanged", "closed")
    assert sync_issue(client(), "well", is_well=True).action == "unchanged"
    done = sync_issue(client(), MORE, is_well=False, dead=["https://example.org/a", "https://example.org/b"])
    assert (done.action, server.issues[0]["state"]) == ("reopened", "open")


def test_without_a_list_the_addresses_of_the_report_are_what_is_dead(server: State, client: Client) -> None:
    sync_issue(client(), DEAD, is_well=False)
    server.issues[0]["state"] = "closed"
    assert sync_issue(client(), DEAD + "\n\nthe same", is_well=False).action == "unchanged"
    assert sync_issue(client(), MORE, is_well=False).action == "reopened"


def test_a_long_list_of_the_dead_survives_the_cut(server: State, client: Client) -> None:
    dead = [f"https://example.org/{number}/{'long' * 20}" for number in range(900)]
    report = "\n".join(f"- `{one}`" for one in dead)
    sync_issue(client(), report, is_well=False, dead=dead)
    server.issues[0]["state"] = "closed"
    assert sync_issue(client(), report, is_well=False, dead=dead).action == "unchanged"
    assert sync_issue(client(), report, is_well=False, dead=[*dead, "https://example.org/new"]).action == "reopened"


@pytest.mark.parametrize("what", ["issue", "comment"])
def test_a_note_that_is_written_between_read_and_write_is_kept(server: State, client: Client, what: str) -> None:
    if what == "issue":
        item = server.open_issue(marked())
        server.hooks["GET /repos/o/r/issues/1"] = lambda: item.update(body=marked() + "a note")
        sync_issue(client(), DEAD, is_well=False)
    else:
        item = server.add_comment(7, marked(mark=CHECK))
        server.hooks["GET /repos/o/r/issues/comments/"] = lambda: item.update(body=marked(mark=CHECK) + "a note")
        sync_comment(client(), 7, "1 error")
    assert item["body"].endswith("\na note")
    assert "theirs" not in item["body"]


def test_what_a_person_made_theirs_meanwhile_is_left(server: State, client: Client) -> None:
    item = server.open_issue(marked())
    server.hooks["GET /repos/o/r/issues/1"] = lambda: item.update(body="I tell this better myself.")
    assert sync_issue(client(), DEAD, is_well=False).action == "unchanged"
    assert item["body"] == "I tell this better myself."


def test_a_duplicate_with_a_new_note_is_not_deleted(server: State, client: Client) -> None:
    server.add_comment(7, marked(mark=CHECK))
    younger = server.add_comment(7, marked(mark=CHECK))
    path = f"GET /repos/o/r/issues/comments/{younger['id']}"
    server.hooks[path] = lambda: younger.update(body=marked(mark=CHECK) + "a note")
    sync_comment(client(), 7, "1 error")
    assert [one["body"][-6:] for one in server.comments] == [f"{CHECK}\n"[-6:], "a note"]


MALFORMED: list[object] = [
    "a word", 7, None, [], {}, [None], ["x"], [[]], {"message": []}, [{"body": 5}],
    [{"id": "1", "body": marked()}], [{"id": True, "body": marked(), "user": BOT._asdict()}],
    [{"id": 1, "number": "7", "body": marked(), "user": {"login": BOT.login, "type": "Bot"}}],
    [{"id": 1, "number": 7, "body": marked(), "user": []}], [{"id": 1, "number": 7, "body": marked(), "user": None}],
    [{"id": 1, "body": marked(), "user": {"login": ["x"], "type": {}}, "state": []}],
]  # fmt: skip


@pytest.mark.parametrize("value", MALFORMED, ids=str)
@pytest.mark.parametrize("request_", ["GET /user", "POST /graphql", "GET /repos/o/r/issues", "POST /repos/o/r/issues"])
def test_a_malformed_answer_is_an_error_in_words(server: State, client: Client, value: object, request_: str) -> None:
    server.faults.append(Fault(request_, 200, value=value))
    with suppress(GitHubError):  # and nothing else
        sync_issue(client(), DEAD, is_well=False)
    with suppress(GitHubError):
        sync_comment(client(), 7, "1 error")
    assert not [one for one in server.writes() if not one.startswith("POST")]


@pytest.mark.parametrize(
    "headers",
    [
        (("Link", "<>; rel=next"),),
        (("Link", '<http://[>; rel="next"'),),
        (("Link", '</repos/o/r/issues>; rel="next"'),),
        (("Content-Encoding", "gzip"),),
        (("Retry-After", "9" * 400),),
    ],
)
@pytest.mark.parametrize("status", [200, 301, 403])
def test_malformed_headers_are_an_error_in_words(
    server: State, client: Client, status: int, headers: tuple[tuple[str, str], ...]
) -> None:
    location = (("Location", "http://a]b/"),) if status == 301 else ()
    server.faults += [Fault("GET /repos/o/r/issues", status, (*headers, *location), value=[])] * 6
    with suppress(GitHubError):
        sync_issue(client(), DEAD, is_well=False)
    assert not [one for one in server.writes() if not one.startswith("POST")]


def event(folder: Path, head: str, base: str = '{"full_name": "o/r"}') -> dict[str, str]:
    file = folder / "event.json"
    file.write_text(f'{{"pull_request": {{"number": 7, "head": {{"repo": {head}}}, "base": {{"repo": {base}}}}}}}')
    return {"GITHUB_EVENT_PATH": str(file)}


@pytest.mark.parametrize(
    ("head", "expected"),
    [('{"full_name": "o/r"}', False), ('{"full_name": "x/r"}', True), ("null", True), ("[]", True), ("7", True)],
)
def test_a_fork_is_known_by_where_its_head_lies(tmp_path: Path, head: str, expected: bool) -> None:
    assert is_from_fork(event(tmp_path, head)) is expected


@pytest.mark.parametrize("text", ["", "[]", "null", "{", "[" * 100_000, '{"pull_request": {"number": true}}'])
def test_an_event_that_is_none_says_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "event.json").write_text(text)
    environ = {"GITHUB_EVENT_PATH": str(tmp_path / "event.json")}
    assert (is_from_fork(environ), pull_request_number(environ)) == (False, None)
