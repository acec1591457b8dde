"""Suggestions where something goes wrong: GitHub, another run, a push, or the text that is suggested."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.bot.api import GitHub, GitHubError
from readme_sync.bot.suggest import MOST, SUGGESTION, Suggestion, body, suggest
from tests.servers.github_api import MEMBER, Fault, Item, State
from tests.servers.github_client import Clock

Client = Callable[..., GitHub]
HEAD, NEXT = "c" * 40, "d" * 40
LISTING = "/repos/o/r/pulls/7/comments"
LINES = ("| Beta | 3B |", "| Gamma | 4B |", "| Delta | 5B |")
WANTED = [Suggestion("fr/README.md", 5 + at, (line,), (f"{line} new |",)) for at, line in enumerate(LINES)]


def patched(*lines: str, first: int = 5) -> list[Item]:
    patch = "\n".join([f"@@ -{first},0 +{first},{len(lines)} @@", *(f"+{line}" for line in lines)])
    return [{"filename": "fr/README.md", "patch": patch}]


@pytest.fixture(autouse=True)
def diff(server: State) -> None:
    server.files[:] = patched(*LINES)


def places(server: State) -> list[tuple[str, int]]:
    """Return the text and the line of each suggestion, in order."""
    return sorted(
        (one["body"].split("```")[1].removeprefix("suggestion\n").strip(), one["line"]) for one in server.reviews
    )


ALL = sorted((one.new[0], 5 + at) for at, one in enumerate(WANTED))
_STEPS = ["GET /repos/o/r/pulls/7", f"GET {LISTING}", "GET /repos/o/r/pulls/7/files", f"POST {LISTING}"]
_TROUBLE: list[Fault] = [
    *(Fault("", status, after=after) for status in (None, 502) for after in (False, True)),
    *(Fault("", 429, headers) for headers in ((), (("Retry-After", "42"),))),
    Fault("", 429, after=True),
    Fault("", 403, message="You have exceeded a secondary rate limit."),
    Fault("", 403, (("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "1800000030"))),
    Fault("", 200, cut=True),
]


def _name(one: Fault) -> str:
    return f"{one.status}{'-after' * one.after}{'-cut' * one.cut}{'-told' * bool(one.headers)}"


@pytest.mark.parametrize("trouble", _TROUBLE, ids=_name)
@pytest.mark.parametrize("step", _STEPS)
def test_trouble_that_passes_leaves_each_once(
    server: State, client: Client, clock: Clock, step: str, trouble: Fault
) -> None:
    server.faults.append(trouble._replace(request=step))
    suggest(client(), 7, HEAD, WANTED)
    assert places(server) == ALL
    if ("Retry-After", "42") in trouble.headers:
        assert clock.slept == [42.0]


@pytest.mark.parametrize("value", ["no object", None, [], {}], ids=str)
def test_an_answer_that_cannot_be_read_is_no_reason_to_make_it_again(
    server: State, client: Client, value: object
) -> None:
    server.faults.append(Fault(f"POST {LISTING}", 201, value=value, after=True))
    suggest(client(), 7, HEAD, WANTED)
    assert places(server) == ALL


@pytest.mark.parametrize("status", [401, 403, 404, 409])
@pytest.mark.parametrize("step", [f"GET {LISTING}", "GET /repos/o/r/pulls/7/files", f"POST {LISTING}"])
def test_a_refusal_is_told_and_the_next_run_does_it(server: State, client: Client, step: str, status: int) -> None:
    server.faults.append(Fault(step, status, message="no"))
    with pytest.raises(GitHubError, match=f"{status}"):
        suggest(client(), 7, HEAD, WANTED)
    suggest(client(), 7, HEAD, WANTED)
    assert places(server) == ALL


def test_a_hub_that_stays_away_is_told_and_nothing_is_made_twice(server: State, client: Client) -> None:
    server.faults.append(Fault(f"POST {LISTING}", 502, after=True))
    server.hooks[f"POST {LISTING}"] = lambda: server.faults.extend([Fault(f"GET {LISTING}", 502)] * 5)
    with pytest.raises(GitHubError, match="in 5 tries"):
        suggest(client(), 7, HEAD, WANTED)
    assert len(server.reviews) == 1
    suggest(client(), 7, HEAD, WANTED)
    assert places(server) == ALL


def test_lines_that_github_does_not_find_are_not_asked_for_without_end(server: State, client: Client) -> None:
    lines = [f"| Row {number} |" for number in range(5 * MOST)]
    server.files[:] = patched(*lines)
    server.faults += [Fault(f"POST {LISTING}", 422)] * len(lines)
    suggest(client(), 7, HEAD, [Suggestion("fr/README.md", 1, (line,), ("x",)) for line in lines])
    assert len(server.writes()) == MOST


def test_what_has_no_room_in_a_comment_is_not_asked_for(server: State, client: Client) -> None:
    suggest(client(), 7, HEAD, [WANTED[0]._replace(new=("x" * 65_500,)), *WANTED[1:]])
    assert len(server.writes()) == 2


@pytest.mark.parametrize("meeting", [f"GET {LISTING}", "GET /repos/o/r/pulls/7/files", f"POST {LISTING}"])
def test_two_runs_that_meet_leave_each_once(server: State, client: Client, meeting: str) -> None:
    server.meetings[meeting] = threading.Barrier(2)
    threads = [threading.Thread(target=suggest, args=(client(), 7, HEAD, WANTED)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert places(server) == ALL


def test_a_run_whose_commit_is_not_the_newest_touches_nothing(server: State, client: Client) -> None:
    suggest(client(), 7, HEAD, WANTED[:1])
    server.push(NEXT, patched(*LINES))
    suggest(client(), 7, NEXT, WANTED)
    server.requests.clear()
    suggest(client(), 7, HEAD, [])
    assert server.writes() == []
    assert places(server) == ALL


def test_a_pull_request_that_is_closed_gets_none(server: State, client: Client) -> None:
    server.closed = True
    suggest(client(), 7, HEAD, WANTED)
    assert server.writes() == []


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("moment", [f"GET {LISTING}", "GET /repos/o/r/pulls/7/files"])
def test_the_lines_of_another_commit_are_not_those_of_this_one(
    server: State, client: Client, moment: str, force: bool
) -> None:
    # The same lines, further down: the numbers of the new diff would be other lines of the commit that was checked.
    server.hooks[moment] = lambda: server.push(NEXT, patched("| Other |", *LINES), force=force)
    suggest(client(), 7, HEAD, WANTED)
    assert server.writes() == []
    suggest(client(), 7, NEXT, WANTED)
    assert places(server) == sorted((one.new[0], 6 + at) for at, one in enumerate(WANTED))


@pytest.mark.parametrize("force", [False, True])
def test_a_push_while_they_are_made_is_made_up_for(server: State, client: Client, force: bool) -> None:
    server.hooks[f"POST {LISTING}"] = lambda: server.push(NEXT, patched("| Other |", *LINES), force=force)
    suggest(client(), 7, HEAD, WANTED)
    suggest(client(), 7, NEXT, WANTED)
    assert set(Counter(text for text, _ in ((one["body"], one["line"]) for one in server.reviews)).values()) == {1}
    assert len(server.reviews) == 3


def test_after_a_force_push_what_is_outdated_stays_and_is_not_made_again(server: State, client: Client) -> None:
    suggest(client(), 7, HEAD, WANTED[:1])
    server.push(NEXT, patched(*LINES[1:]), force=True)
    suggest(client(), 7, NEXT, WANTED)
    server.push(HEAD, patched(*LINES), force=True)
    suggest(client(), 7, HEAD, WANTED)
    assert Counter(one["line"] is None for one in server.reviews) == {True: 1, False: 2}


def test_words_that_a_person_writes_into_one_are_kept(server: State, client: Client) -> None:
    suggest(client(), 7, HEAD, WANTED[:2])
    for one in server.reviews:
        one["body"] += "\nNot before the release."
    suggest(client(), 7, HEAD, [WANTED[0]._replace(new=("| Beta | 9B |",))])
    assert [one["body"].endswith(f"{SUGGESTION}\nNot before the release.") for one in server.reviews] == [True, True]
    assert "| Beta | 9B |" in server.reviews[0]["body"]
    server.requests.clear()
    suggest(client(), 7, HEAD, [WANTED[0]._replace(new=("| Beta | 9B |",))])
    assert server.writes() == []


@pytest.mark.parametrize(
    "wanted", [WANTED[:0], [WANTED[0]._replace(new=("| Beta | 9B |",))]], ids=["removed", "edited"]
)
def test_one_that_a_person_takes_away_meanwhile_is_no_error(
    server: State, client: Client, wanted: list[Suggestion]
) -> None:
    suggest(client(), 7, HEAD, WANTED[:1])
    server.hooks["GET /repos/o/r/pulls/comments/"] = server.reviews.clear
    suggest(client(), 7, HEAD, wanted)
    assert server.reviews == []


def test_a_duplicate_that_somebody_answered_stays(server: State, client: Client) -> None:
    suggest(client(), 7, HEAD, WANTED[:1])
    younger = {**server.reviews[0], "id": 9_000}
    answer = {
        "id": 9_001,
        "body": "why?",
        "line": 5,
        "in_reply_to_id": 9_000,
        "user": {"login": MEMBER.login, "type": "User"},
    }
    server.reviews += [younger, answer]
    suggest(client(), 7, HEAD, WANTED)
    assert [one["id"] for one in server.reviews if one["id"] in (9_000, 9_001)] == [9_000, 9_001]


def test_an_app_of_its_own_makes_each_once_though_graphql_is_silent(server: State, client: Client) -> None:
    server.graphql = False
    for _ in range(3):
        suggest(client("other"), 7, HEAD, WANTED)
    assert places(server) == ALL


_PIECES = st.sampled_from(
    [
        *("```", "````suggestion", "~~~", "`", "``", "", " ", "    ", "\t", "\r", "\u2028", "> ", "- "),
        *("@octocat", "#12", "<img src=x onerror=y>", "</details>", "<!--", "-->", "[x](http://e.example)"),
        *(SUGGESTION, "<!-- readme-sync:place 000000000000000000000000 -->"),
    ]
)


@given(st.lists(st.lists(_PIECES, max_size=4).map("".join), max_size=6))
def test_nothing_of_the_text_gets_out_of_its_block(lines: list[str]) -> None:
    one = Suggestion("a", 1, ("x",), tuple(lines))
    html = cmarkgfm.github_flavored_markdown_to_html(body(one), Options.CMARK_OPT_UNSAFE)
    before, _, rest = html.partition('<pre lang="suggestion"><code>')
    inside, _, after = rest.partition("</code></pre>")
    assert before == "<p>To follow the source:</p>\n"
    assert "<" not in inside
    assert after.split("\n")[1:] == [f"<!-- readme-sync:place {one.place} -->", SUGGESTION, ""]


@pytest.mark.parametrize("line", [SUGGESTION, f"  {SUGGESTION}"])
def test_a_text_that_holds_our_mark_is_not_suggested(server: State, client: Client, line: str) -> None:
    suggest(client(), 7, HEAD, [WANTED[0]._replace(new=(line,))])
    assert server.writes() == []


def test_a_place_in_the_text_is_not_its_own(server: State, client: Client) -> None:
    mark = f"<!-- readme-sync:place {WANTED[1].place} -->"
    for _ in range(2):
        suggest(client(), 7, HEAD, [WANTED[0]._replace(new=(mark,)), WANTED[1]])
    assert len(server.reviews) == 2
    assert len(server.writes()) == 2
