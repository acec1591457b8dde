"""Suggestions: at lines of the diff alone, once each, edited in place, bounded in number."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.bot.api import GitHub, RefusedError
from readme_sync.bot.comment import sync_comment
from readme_sync.bot.offered import CHECK
from readme_sync.bot.suggest import MOST, SUGGESTION, Suggestion, suggest, suggestions
from tests.servers.github_api import BOT, MEMBER, STRANGER, Fault, State

Client = Callable[..., GitHub]
HEAD = "c" * 40
ROW = Suggestion("fr/README.md", 2, ("| Beta | 3B |",), ("| Beta | 7B |",))


@pytest.fixture(autouse=True)
def diff(server: State) -> None:
    patch = "@@ -4,3 +5,4 @@ heading\n | Alpha | 1B |\n-| Beta | 2B |\n+| Beta | 3B |\n+| Gamma | 4B |\n | Delta | 5B |"
    server.files[:] = [{"filename": "fr/README.md", "patch": patch}, {"filename": "figure.png"}]


def test_a_suggestion_stands_at_the_lines_that_the_diff_has(server: State, client: Client) -> None:
    suggest(client(), 7, HEAD, [ROW])
    [made] = server.reviews
    assert (made["path"], made["line"], made["side"], made["commit_id"]) == ("fr/README.md", 6, "RIGHT", HEAD)
    assert "start_line" not in made
    assert "```suggestion\n| Beta | 7B |\n```" in made["body"]


def test_several_lines_are_one(server: State, client: Client) -> None:
    suggest(client(), 7, HEAD, [ROW._replace(old=("| Beta | 3B |", "| Gamma | 4B |"), new=())])
    [made] = server.reviews
    assert (made["start_line"], made["line"]) == (6, 7)
    assert "```suggestion\n```" in made["body"]


@pytest.mark.parametrize(
    "one",
    [
        ROW._replace(path="README.md"),
        ROW._replace(path="figure.png"),
        ROW._replace(old=("| Beta | 2B |",)),
        ROW._replace(old=("| Alpha | 1B |", "| Gamma | 4B |")),
    ],
    ids=["another file", "a file without a diff", "a line that went", "lines apart"],
)
def test_what_the_diff_does_not_show_is_not_asked_for(server: State, client: Client, one: Suggestion) -> None:
    suggest(client(), 7, HEAD, [one])
    assert server.writes() == []


def test_lines_that_stand_twice_are_nobodys(server: State, client: Client) -> None:
    server.files[0]["patch"] += "\n@@ -20 +22 @@\n | Beta | 3B |"
    suggest(client(), 7, HEAD, [ROW])
    assert server.writes() == []


def test_it_is_made_once_and_edited_in_place(server: State, client: Client) -> None:
    suggest(client(), 7, HEAD, [ROW])
    server.push("d" * 40, list(server.files))
    suggest(client(), 7, "d" * 40, [ROW._replace(first=9)])
    assert len(server.writes()) == 1
    suggest(client(), 7, "d" * 40, [ROW._replace(new=("| Beta | 8B |",))])
    [made] = server.reviews
    assert "| Beta | 8B |" in made["body"]


def test_what_is_wanted_no_longer_goes_unless_it_is_outdated_or_answered(server: State, client: Client) -> None:
    others = [ROW._replace(old=(line,)) for line in ("| Alpha | 1B |", "| Gamma | 4B |")]
    suggest(client(), 7, HEAD, [ROW, *others])
    server.reviews[1]["line"] = None
    kept = [server.reviews[1]["id"], server.reviews[2]["id"], 1]
    server.reviews.append({"id": 1, "body": "why?", "line": 7, "in_reply_to_id": kept[1], "user": {"login": "m"}})
    suggest(client(), 7, HEAD, [])
    assert [one["id"] for one in server.reviews] == kept


def test_what_somebody_has_deleted_is_not_made_again_while_it_says_the_same(server: State, client: Client) -> None:
    """GitHub forgets a deleted comment; our own comment on the pull request remembers that it was made."""
    gamma = ROW._replace(old=("| Gamma | 4B |",))
    sync_comment(client(), 7, "two findings")
    suggest(client(), 7, HEAD, [ROW, gamma])
    del server.reviews[0]
    for commit in ("d" * 40, "e" * 40):
        server.push(commit, list(server.files))
        sync_comment(client(), 7, f"two findings at {commit}")
        suggest(client(), 7, commit, [ROW._replace(first=9), gamma])
        assert [one["line"] for one in server.reviews] == [7]
    writes = len(server.writes())
    suggest(client(), 7, commit, [ROW, gamma])
    assert len(server.writes()) == writes
    suggest(client(), 7, commit, [ROW._replace(new=("| Beta | 8B |",)), gamma])
    assert [one["line"] for one in server.reviews] == [7, 6]


def test_what_is_wanted_no_longer_is_forgotten(server: State, client: Client) -> None:
    sync_comment(client(), 7, "a finding")
    suggest(client(), 7, HEAD, [ROW])
    suggest(client(), 7, HEAD, [])
    assert server.reviews == []
    suggest(client(), 7, HEAD, [ROW])
    assert [one["line"] for one in server.reviews] == [6]


def test_what_people_write_below_our_comment_stays_there(server: State, client: Client) -> None:
    sync_comment(client(), 7, "a finding")
    [comment] = server.comments
    comment["body"] += "I think so too.\n"
    suggest(client(), 7, HEAD, [ROW])
    sync_comment(client(), 7, "another finding")
    assert comment["body"].split(CHECK)[1].strip() == "I think so too."
    server.reviews.clear()
    suggest(client(), 7, HEAD, [ROW])
    assert server.reviews == []


def test_those_of_others_are_left_alone(server: State, client: Client) -> None:
    for number, user in enumerate((MEMBER, STRANGER)):
        body = f"```suggestion\nx\n```\n{SUGGESTION}"
        server.reviews.append({"id": number, "body": body, "line": 6, "user": {"login": user.login, "type": user.type}})
    suggest(client(), 7, HEAD, [])
    assert server.writes() == []
    assert BOT.login not in {one["user"]["login"] for one in server.reviews}


def test_there_are_few_and_the_first_ones_are_made(server: State, client: Client) -> None:
    lines = [f"| Row {number} |" for number in range(MOST + 5)]
    server.files[0]["patch"] = "\n".join(["@@ -0,0 +1,15 @@", *(f"+{line}" for line in lines)])
    wanted = [ROW._replace(old=(line,)) for line in reversed(lines)]
    suggest(client(), 7, HEAD, wanted)
    suggest(client(), 7, HEAD, wanted)
    assert [one["line"] for one in server.reviews] == list(range(MOST + 5, 5, -1))


def test_what_github_finds_no_line_for_stops_nothing(server: State, client: Client) -> None:
    server.faults.append(Fault("POST /repos/o/r/pulls/7/comments", 422))
    suggest(client(), 7, HEAD, [ROW, ROW._replace(old=("| Gamma | 4B |",))])
    assert [one["line"] for one in server.reviews] == [7]


def test_a_token_that_may_only_read_is_told(server: State, client: Client) -> None:
    with pytest.raises(RefusedError):
        suggest(client("reader"), 7, HEAD, [ROW])
    assert server.reviews == []


def test_a_line_that_comes_in_is_put_behind_the_one_before() -> None:
    assert list(suggestions("a", "1\n2\n3\n", "1\n2\nnew\n3\n")) == [Suggestion("a", 2, ("2",), ("2", "new"))]
    assert list(suggestions("a", "1\n2\n3\n", "1\n4\n")) == [Suggestion("a", 2, ("2", "3"), ("4",))]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a\nsame\nb\nsame\n", "a\nsame\nb\nother\n", [(3, ("b", "same"), ("b", "other"))]),
        ("a\n\nb\n\nc\n", "a\n\nb\n\nnew\nc\n", [(3, ("b", ""), ("b", "", "new"))]),
        ("same\nb\nsame\n", "other\nb\nsame\n", []),
        ("x\ny\n" * 9, "x\ny\n" * 8 + "x\nz\n", []),
        (
            "1\nsame\nb\nsame\n",
            "2\nsame\nb\nsame\nnew\n",
            [(1, ("1",), ("2",)), (3, ("b", "same"), ("b", "same", "new"))],
        ),
    ],
    ids=["replaced", "behind a blank line", "nothing above tells", "alike all over", "not over a change"],
)
def test_lines_that_stand_twice_are_told_by_those_above(
    before: str, after: str, expected: list[tuple[int, tuple[str, ...], tuple[str, ...]]]
) -> None:
    assert list(suggestions("a", before, after)) == [Suggestion("a", *one) for one in expected]


texts = st.lists(st.sampled_from(["", "a", "b", "c", "| x |"]), max_size=12).map("\n".join)


@given(texts, texts)
def test_each_is_at_lines_that_stand_once_and_all_of_them_make_the_other_text(before: str, after: str) -> None:
    before, after = f"top\n{before}", f"top\n{after}"  # nothing comes in before the first line
    lines = before.split("\n")
    made = list(suggestions("a", before, after))
    for one in made:
        starts = [at for at in range(len(lines)) if tuple(lines[at : at + len(one.old)]) == one.old]
        assert starts == [one.first - 1]
    for one, following in pairwise(made):
        assert one.first + len(one.old) <= following.first
    if len(set(lines)) == len(lines):
        for one in reversed(made):
            lines[one.first - 1 : one.first - 1 + len(one.old)] = one.new
        assert "\n".join(lines) == after


def test_a_fence_in_the_text_ends_nothing(server: State, client: Client) -> None:
    suggest(client(), 7, HEAD, [ROW._replace(new=("```", "x", "```"))])
    assert "````suggestion\n```\nx\n```\n````\n" in server.reviews[0]["body"]
