"""GitHub through its API: renamed and archived repositories, and a token that stays where it belongs."""

from __future__ import annotations

import asyncio
import json

import pytest

from readme_sync.observation import Answered, state_of
from readme_sync.probe.checkers.github import repository_of
from tests.servers.asking import Ask
from tests.servers.loopback import Answer, Loopback, Request
from tests.servers.web import Web

REPOS = {
    "o/plain": ("o/plain", False),
    "o/old": ("o/new", False),
    "o/still": ("o/still", True),
    "o/Case": ("o/case", False),
}


class Api(Loopback):
    token = "ghp_good"
    elsewhere = ""

    async def answer(self, request: Request, _writer: asyncio.StreamWriter) -> Answer:
        if request.headers.get("authorization") != f"Bearer {self.token}":
            return Answer(401, b'{"message": "Bad credentials"}')
        name = request.path.removeprefix("/repos/")
        if name == "o/old":
            return Answer(301, b"{}", (("Location", self.elsewhere or "/repositories/7"),))
        full, archived = REPOS.get(name, ("o/new", False) if name == "/repositories/7" else ("", False))
        if not full:
            return Answer(404, b'{"message": "Not Found"}')
        return Answer(200, json.dumps({"full_name": full, "archived": archived}).encode())


@pytest.mark.parametrize(
    ("name", "status", "note", "moved_to"),
    [
        ("plain", 200, "", None),
        ("old", 200, "", "https://github.com/o/new"),
        ("still", 200, "archived", None),
        ("Case", 200, "", None),
    ],
)
def test_what_the_api_knows(ask: Ask, name: str, status: int, note: str, moved_to: str | None) -> None:
    with Api() as api:
        outcome = ask(f"https://github.com/o/{name}", github_api=api.origin, github_token="ghp_good")
    (one,) = outcome.observations
    assert isinstance(one, Answered)
    assert (one.status, one.note, one.moved_to) == (status, note, moved_to)
    assert state_of(one) == ("moved" if moved_to else "alive")


@pytest.mark.parametrize("path", ["o/nothing", "solutions/industry"])
def test_what_the_api_does_not_know_is_asked_of_the_page(ask: Ask, web: Web, path: str) -> None:
    """Nothing listens where the tests' github.com is: the page proves nothing, and the API's 404 is no proof alone."""
    with Api() as api:
        outcome = ask(f"https://github.com/{path}", web.origin + "/ok", github_api=api.origin, github_token="ghp_good")
    (one,) = (one for one in outcome.observations if "github" in one.key)
    assert (state_of(one), isinstance(one, Answered)) == ("unknown", False)


def test_the_token_leaves_for_no_other_host(ask: Ask, web: Web) -> None:
    with Api() as api:
        api.elsewhere = web.origin + "/repositories/7"
        ask("https://github.com/o/old", web.origin + "/ok", github_api=api.origin, github_token="ghp_good", attempts=1)
    assert [request.path for request in web.requests] == ["/ok"]
    assert "ghp_good" not in str(web.requests)


def test_a_bad_token_is_shown_once_and_pages_are_asked_instead(ask: Ask, web: Web) -> None:
    with Api() as api:
        links = [f"https://github.com/o/r{number}" for number in range(5)]
        outcome = ask(*links, web.origin + "/ok", github_api=api.origin, github_token="ghp_bad", attempts=1)
        assert 1 <= len(api.requests) <= 5
    assert all(not isinstance(one, Answered) for one in outcome.observations if "github" in one.key)


@pytest.mark.parametrize(
    ("url", "repository"),
    [
        ("https://github.com/llm-jp/awesome-japanese-llm", "llm-jp/awesome-japanese-llm"),
        ("https://github.com/o/r/", "o/r"),
        ("https://www.github.com/o/r.git", "o/r"),
        ("https://github.com/o/r/issues", None),
        ("https://github.com/o", None),
        ("https://github.com/topics/llm", None),
        ("https://github.com/o/r?tab=readme", None),
        ("https://example.org/o/r", None),
    ],
)
def test_front_pages_of_repositories(url: str, repository: str | None) -> None:
    assert repository_of(url) == repository
