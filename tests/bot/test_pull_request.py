"""The one pull request that brings the translations in step, against a GitHub that keeps real state and fails."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from readme_sync.bot.api import GitHub, GitHubError
from readme_sync.bot.pull_request import BRANCH, Base, File, PullOutcome, sync_pull_request
from tests.servers.git_data import name_of
from tests.servers.github_api import MEMBER, OTHER_BOT, Fault, State

Client = Callable[..., GitHub]
FILES = (File("fr/README.md", "\ufeffDeux\r\n".encode()),)


@pytest.fixture
def base(server: State) -> Base:
    return Base("main", server.git.commit("main", {"README.md": b"two\n", "fr/README.md": b"un\n"}))


def _run(client: GitHub, base: Base, files: tuple[File, ...] = FILES, body: str = "| fr | a row |") -> PullOutcome:
    return sync_pull_request(client, "o", base, files, body)


def _open(server: State) -> list[dict[str, object]]:
    return [pull for pull in server.git.pulls if pull["state"] == "open"]


def test_it_is_made_with_one_commit_on_the_base(server: State, client: Client, base: Base) -> None:
    assert _run(client(), base)[:2] == ("made", 1)
    assert server.git.files(BRANCH) == {"README.md": b"two\n", "fr/README.md": "\ufeffDeux\r\n".encode()}
    assert server.git.parents(BRANCH) == [base.commit]
    assert "| fr | a row |" in str(_open(server)[0]["body"])


def test_a_branch_may_be_called_as_no_address_can(server: State, client: Client) -> None:
    base = Base("fix#3 100%25", server.git.commit("fix#3 100%25", {"README.md": b"two\n", "fr/README.md": b"un\n"}))
    assert _run(client(), base)[:2] == ("made", 1)


def test_a_second_run_writes_nothing(server: State, client: Client, base: Base) -> None:
    _run(client(), base)
    server.requests.clear()
    assert _run(client(), base).action == "unchanged"
    assert {one.split("/")[-1] for one in server.writes()} == {"blobs", "trees"}  # objects that are there already


def test_it_is_edited_in_place_and_made_again_from_the_new_base(server: State, client: Client, base: Base) -> None:
    _run(client(), base)
    server.git.pulls[0]["body"] = str(server.git.pulls[0]["body"]) + "\nA person's words."
    newer = Base("main", server.git.commit("main", {"README.md": b"three\n"}))
    assert _run(client(), newer, (File("fr/README.md", b"trois\n", is_executable=True),), "new")[:2] == ("edited", 1)
    assert server.git.parents(BRANCH) == [newer.commit]
    assert server.git.files(BRANCH) == {"README.md": b"three\n", "fr/README.md": b"trois\n"}
    body = str(_open(server)[0]["body"])
    assert "new" in body
    assert "a row" not in body
    assert body.endswith("A person's words.")


@pytest.mark.parametrize("files", [(), (File("fr/README.md", b"un\n"),)])
def test_it_is_closed_when_empty(server: State, client: Client, base: Base, files: tuple[File, ...]) -> None:
    assert _run(client(), base, files).action == "nothing"
    _run(client(), base)
    assert _run(client(), base, files)[:2] == ("closed", 1)
    assert not _open(server)
    assert f"heads/{BRANCH}" not in server.git.refs
    assert _run(client(), base)[:2] == ("made", 2)  # it was not a person who closed the first


def test_a_persons_commit_is_never_touched(server: State, client: Client, base: Base) -> None:
    _run(client(), base)
    theirs = server.git.commit(BRANCH, {"fr/README.md": b"mieux\n"})
    server.requests.clear()
    for files in (FILES, ()):
        outcome = _run(client(), base, files)
        assert (outcome.action, outcome.reason) == ("left alone", f"somebody has committed to {BRANCH}")
    assert server.git.refs[f"heads/{BRANCH}"] == theirs
    assert server.writes() == []
    assert len(_open(server)) == 1


@pytest.mark.parametrize("how", ["amended", "rebased", "another app"])
def test_our_commit_in_other_hands_is_theirs(server: State, client: Client, base: Base, how: str) -> None:
    _run(client(), base)
    commit = dict(server.git.commits[server.git.refs[f"heads/{BRANCH}"]])
    if how == "amended":
        server.git.commit("aside", {"fr/README.md": b"mieux\n"})
        commit["tree"] = server.git.commits[server.git.refs["heads/aside"]]["tree"]
    elif how == "rebased":
        commit["parents"] = [server.git.commit("main", {"README.md": b"three\n"})]
    else:
        commit["login"] = OTHER_BOT.login
    sha = name_of(commit)
    server.git.commits[sha] = commit
    server.git.refs[f"heads/{BRANCH}"] = sha
    assert _run(client(), base).action == "left alone"
    assert server.git.refs[f"heads/{BRANCH}"] == sha


def test_a_commit_that_comes_while_we_work_is_seen(server: State, client: Client, base: Base) -> None:
    _run(client(), base)
    newer = Base("main", server.git.commit("main", {"README.md": b"three\n"}))
    server.hooks["POST /repos/o/r/git/commits"] = lambda: server.git.commit(BRANCH, {"fr/README.md": b"mieux\n"})
    assert _run(client(), newer).action == "left alone"
    assert server.git.files(BRANCH)["fr/README.md"] == b"mieux\n"


def test_a_commit_that_comes_at_the_last_moment_is_not_overwritten(server: State, client: Client, base: Base) -> None:
    _run(client(), base)
    newer = Base("main", server.git.commit("main", {"README.md": b"three\n"}))
    server.hooks["POST /graphql"] = lambda: server.git.commit(BRANCH, {"fr/README.md": b"mieux\n"})
    assert _run(client(), newer).reason == f"somebody has committed to {BRANCH}"
    assert server.git.files(BRANCH)["fr/README.md"] == b"mieux\n"


def test_a_commit_that_comes_while_the_branch_is_removed_stays(server: State, client: Client, base: Base) -> None:
    _run(client(), base)
    server.hooks["POST /graphql"] = lambda: server.git.commit(BRANCH, {"fr/README.md": b"mieux\n"})
    assert _run(client(), base, ()).action == "closed"
    assert server.git.files(BRANCH)["fr/README.md"] == b"mieux\n"


def test_a_server_without_graphql_is_asked_otherwise(server: State, client: Client, base: Base) -> None:
    server.graphql = False
    _run(client(), base)
    newer = Base("main", server.git.commit("main", {"README.md": b"three\n"}))
    assert _run(client(), newer).action == "edited"
    assert server.git.parents(BRANCH)[0] == newer.commit
    assert server.git.files(BRANCH) == {"README.md": b"three\n", "fr/README.md": FILES[0].content}
    assert _run(client(), newer).action == "unchanged"
    assert _run(client(), newer, (File("fr/README.md", b"trois\n"),)).action == "edited"
    assert _run(client(), newer, ()).action == "closed"
    assert _run(client(), newer)[:2] == ("made", 2), "the branch that nothing can remove safely is used again"


@pytest.mark.parametrize("request_", ["PATCH", "POST /graphql"])
@pytest.mark.parametrize("files", [FILES, ()])
def test_a_server_without_graphql_overwrites_nobody_either(
    server: State, client: Client, base: Base, request_: str, files: tuple[File, ...]
) -> None:
    server.graphql = False
    _run(client(), base)
    newer = Base("main", server.git.commit("main", {"README.md": b"three\n"}))
    server.hooks[request_] = lambda: server.git.commit(BRANCH, {"fr/README.md": b"mieux\n"})
    _run(client(), newer, files)
    server.hooks.clear()
    theirs = server.git.refs[f"heads/{BRANCH}"]
    if files or request_ != "PATCH":  # a branch that is not moved is not asked to
        assert server.git.files(BRANCH)["fr/README.md"] == b"mieux\n"
        assert _run(client(), newer, files).reason == f"somebody has committed to {BRANCH}"
    assert server.git.refs[f"heads/{BRANCH}"] == theirs


def test_a_pull_request_of_somebody_else_is_left_alone(server: State, client: Client, base: Base) -> None:
    _run(client(), base)
    server.git.pulls[0]["user"] = {"login": MEMBER.login, "type": MEMBER.type}
    assert _run(client(), base, ()).action == "left alone"
    assert server.git.pulls[0]["state"] == "open"


def test_what_a_person_declined_is_not_offered_again(server: State, client: Client, base: Base) -> None:
    _run(client(), base)
    server.git.pulls[0]["state"] = "closed"
    newer = Base("main", server.git.commit("main", {"other": b"x"}))
    assert _run(client(), newer).reason == "a person has closed a pull request that offered the same"
    assert _run(client(), newer, (File("fr/README.md", b"autre\n"),))[:2] == ("made", 2)


def test_a_run_that_is_behind_does_nothing(server: State, client: Client, base: Base) -> None:
    newer = Base("main", server.git.commit("main", {"README.md": b"three\n"}))
    _run(client(), newer)
    assert "has moved on" in _run(client(), base, (File("fr/README.md", b"old\n"),)).reason
    assert server.git.parents(BRANCH) == [newer.commit]


_STEPS = [
    *(f"POST /repos/o/r/{what}" for what in ("git/blobs", "git/trees", "git/commits", "git/refs", "pulls")),
    *(f"GET /repos/o/r/{what}" for what in ("pulls", "git/ref/")),
]


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("status", [None, 429, 502])
@pytest.mark.parametrize("step", _STEPS)
def test_trouble_that_passes_leaves_one(
    server: State, client: Client, base: Base, step: str, status: int | None, after: bool
) -> None:
    server.faults.append(Fault(step, status, after=after))
    assert _run(client(), base).action in ("made", "unchanged", "edited")
    assert len(server.git.pulls) == 1
    assert server.git.files(BRANCH)["fr/README.md"] == FILES[0].content


@pytest.mark.parametrize("status", [403, 409, 422])
@pytest.mark.parametrize("step", _STEPS)
def test_a_refusal_is_told_and_the_next_run_does_it(
    server: State, client: Client, base: Base, step: str, status: int
) -> None:
    server.faults.extend(Fault(step, status, message="no") for _ in range(5))
    with pytest.raises(GitHubError, match=f"{status}"):
        _run(client(), base)
    server.faults.clear()
    assert _run(client(), base).action == "made"
    assert len(server.git.pulls) == 1


def test_a_protected_branch_is_told(server: State, client: Client, base: Base) -> None:
    server.git.protected.add(f"heads/{BRANCH}")
    with pytest.raises(GitHubError, match="rule violations"):
        _run(client(), base)
    assert server.git.pulls == []


def test_a_token_that_may_only_read_changes_nothing(server: State, client: Client, base: Base) -> None:
    with pytest.raises(GitHubError, match="contents: write"):
        _run(client("reader"), base)
    assert not server.git.pulls
    assert f"heads/{BRANCH}" not in server.git.refs


@pytest.mark.parametrize(
    "meeting", ["GET /repos/o/r/git/ref/heads/main", "POST /repos/o/r/git/refs", "POST /repos/o/r/pulls"]
)
def test_two_runs_that_meet_leave_one(server: State, client: Client, base: Base, meeting: str) -> None:
    server.meetings[meeting] = threading.Barrier(2)
    done: list[str] = []
    errors: list[Exception] = []

    def run(api: GitHub) -> None:
        try:
            done.append(_run(api, base).action)
        except (GitHubError, threading.BrokenBarrierError) as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(client(),)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    server.meetings.clear()
    assert _run(client(), base).action in ("unchanged", "edited", "made")
    assert len(_open(server)) == 1
    assert server.git.files(BRANCH)["fr/README.md"] == FILES[0].content
    assert done, errors
