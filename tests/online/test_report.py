"""``report``: what rotted, what came back, what nobody can tell; one entry a URL, and a way out for each dead one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest

from readme_sync.observation import Answered, HubAnswer, Redirect
from tests.online.conftest import Run, ago
from tests.online.test_check import HUB, rows
from tests.servers.github_api import github
from tests.servers.hub import FakeHub
from tests.servers.web import Web

Write = Callable[..., None]


def entries(run: Run, *more: str) -> dict[str, list[dict[str, Any]]]:
    code, out, _ = run("report", "--format", "json", *more)
    assert code == 0
    found: dict[str, list[dict[str, Any]]] = {}
    for entry in json.loads(out)["entries"]:
        found.setdefault(entry["group"], []).append(entry)
    return found


def alive(url: str, days: float) -> Answered:
    return Answered(url, ago(days=days), "HEAD", 200, url)


def dead(url: str, days: float) -> Answered:
    return Answered(url, ago(days=days), "GET", 404, url)


def test_each_thing_is_in_its_group_with_all_its_places(
    run: Run, write: Write, web: Web, hub: FakeHub, remember: Write
) -> None:
    at = web.origin
    hub.shelf.renamed["model", "e/old"] = "e/new"
    hub.shelf.add("e/new")
    lines = ["missing/new", "missing/still", "ok/back", "to/301?url=/ok", "bot-wall", "page#nowhere", "ok"]
    write(**rows(*(f"| [x]({{web}}/{line}) | MIT |" for line in lines), f"| [o]({HUB}/e/old) | MIT |",
                 f"| [g]({HUB}/g/gone) | MIT |", "| [p](http://10.0.0.1/) | MIT |"))  # fmt: skip
    remember(
        alive(f"{at}/missing/new", 20), alive(f"{at}/missing/still", 300), dead(f"{at}/missing/still", 200),
        alive(f"{at}/ok/back", 90), dead(f"{at}/ok/back", 80), dead(f"{at}/ok/back", 10),
    )  # fmt: skip
    found = entries(run)
    assert {group: [entry["url"].removeprefix(at) for entry in some] for group, some in found.items()} == {
        "new": ["/missing/new"], "dead": ["/missing/still"], "back": ["/ok/back"], "moved": ["/to/301?url=/ok"],
        "unknown": ["/bot-wall"], "fragment": ["/page#nowhere"], "renamed": [f"{HUB}/e/old"],
        "gone": [f"{HUB}/g/gone"], "refused": ["http://10.0.0.1/"],
    }  # fmt: skip
    (new,) = found["new"]
    assert [(spot["path"], spot["line"]) for spot in new["places"]] == [
        ("README.md", 5), ("en/README.md", 5), ("fr/README.md", 5)
    ]  # fmt: skip
    assert new["suggestions"][0]["url"] == f"https://web.archive.org/web/{ago(days=20):%Y%m%d}000000/{at}/missing/new"
    assert found["moved"][0]["suggestions"][0]["url"] == f"{at}/ok"
    assert found["renamed"][0]["suggestions"][0]["url"] == f"{HUB}/e/new"


def test_a_dead_page_that_redirected_once_and_a_repository_that_was_renamed_have_a_lead(
    run: Run, write: Write, web: Web, hub: FakeHub, remember: Write
) -> None:
    url = web.origin + "/missing"
    write(**rows("| [x]({web}/missing) | MIT |", f"| [o]({HUB}/a/b) | MIT |"))
    step = (Redirect(301, "https://example.com/new"),)
    remember(
        Answered(url, ago(days=30), "HEAD", 200, "https://example.com/new", step),
        HubAnswer("model", "a/b", ago(days=30), "renamed", final_id="c/d"),
    )
    found = entries(run)
    assert found["new"][0]["suggestions"][0]["url"] == "https://example.com/new"
    assert found["gone"][0]["suggestions"][0]["url"] == f"{HUB}/c/d"


def test_offline_asks_nothing_and_judges_by_what_is_known(
    run: Run, write: Write, web: Web, hub: FakeHub, remember: Write
) -> None:
    write(**rows("| [x]({web}/missing) | MIT |", "| [y]({web}/ok) | MIT |"))
    remember(dead(f"{web.origin}/missing", 30))
    assert [entry["message"] for entry in entries(run, "--offline")["dead"]] == [
        f"answers 404 since {ago(days=30).day} {ago(days=30):%B}"
    ]
    assert web.requests == []


def test_what_is_excused_with_a_reason_is_only_counted(run: Run, write: Write) -> None:
    write(**rows("| [x]({web}/missing) <!-- readme-sync: ignore RS501 kept for the record --> | MIT |"))
    code, out, _ = run("report", "--format", "json")
    found = json.loads(out)
    assert (code, found["entries"], found["summary"]["ignored"], found["well"]) == (0, [], 1, True)


def test_what_was_not_asked_is_said_with_why(run: Run, write: Write, tmp_path: Any) -> None:
    (tmp_path / ".lycheeignore").write_text("# is slow\nslow\n", encoding="utf-8")
    write(**rows("| [m](mailto:a@example.com) [s]({web}/slow/9) | MIT |"))
    _, out, _ = run("report", "--format", "json")
    assert {left["reason"]: len(left["urls"]) for left in json.loads(out)["not_asked"]} == {
        "mailto: is not asked": 1, "is slow": 1
    }  # fmt: skip


def test_it_is_short_when_all_is_well(run: Run, write: Write) -> None:
    write(**rows("| [x]({web}/ok) | MIT |"))
    _, out, err = run("report")
    assert out == "None of 1 links and repositories is known to be broken.\n"
    assert err == ""


def test_markdown_has_a_heading_a_group_and_direct_links_to_copies(
    run: Run, write: Write, web: Web, remember: Write
) -> None:
    write(**rows("| [x]({web}/missing) | MIT |"))
    remember(alive(f"{web.origin}/missing", 20))
    _, out, _ = run("report")
    assert "### Newly dead (1)" in out
    assert f"](<https://web.archive.org/web/{ago(days=20):%Y%m%d}000000/{web.origin}/missing>)" in out
    assert out.count(f"`{web.origin}/missing`") == 1


NASTY = "https://example.com/`|<img src=x onerror=alert(1)>@who\u202e\u001b[31m)"


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]
        assert not any(name.startswith("on") for name, _ in attrs)


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_nothing_from_a_document_or_a_server_acts_in_the_report(
    run: Run, write: Write, remember: Write, form: str
) -> None:
    from readme_sync.observation import link_key

    key, _ = link_key(NASTY)
    write(**rows(f"| [x](<{NASTY}>) [j](<javascript:alert(1)>) | MIT |"))
    remember(
        Answered(key, ago(days=20), "GET", 200, key, (Redirect(301, "https://e.org/'><script>x</script>"),)),
        Answered(key, ago(days=1), "GET", 404, key, detail="<script>alert(1)</script>\x1b[0m"),
    )
    _, out, _ = run("report", "--offline", "--format", form)
    assert "\x1b" not in out
    assert "\u202e" not in out
    if form == "markdown":
        shown = re.sub(r"(`+).*?\1", "", out)
        assert "<img" not in shown
        assert "<script" not in shown
        return
    page = _Page()
    page.feed(out)
    assert {"img", "script"}.isdisjoint(page.tags)
    assert [one for one in page.addresses if not one.startswith(("https://", "http://", "#"))] == []


def test_html_is_one_file_that_loads_nothing(run: Run, write: Write, tmp_path: Any) -> None:
    write(**rows("| [x]({web}/missing) | MIT |"))
    code, out, _ = run("report", "--format", "html", "--output", "rot.html")
    assert (code, out) == (0, "")
    page = (tmp_path / "rot.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert not re.search(r"<(?:link|img|script|iframe)|url\(|@import", page)
    assert 'name="viewport"' in page


def test_the_issue_is_made_edited_and_closed(
    run: Run, write: Write, remember: Write, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    with github() as server:
        monkeypatch.setenv("GITHUB_REPOSITORY", "o/r")
        monkeypatch.setenv("GITHUB_TOKEN", "bot")
        monkeypatch.setenv("GITHUB_API_URL", server.url)
        write(**rows("| [x]({web}/missing) | MIT |"))
        code, _, err = run("report", "--issue")
        assert (code, "the issue: made" in err) == (0, True)
        (issue,) = server.issues
        assert "1 newly dead" in issue["body"]
        assert f"{web.origin}/missing" in issue["body"]
        _, _, err = run("report", "--issue", "--offline")
        assert "the issue: unchanged" in err
        write(**rows("| [x]({web}/ok) | MIT |"))
        _, _, err = run("report", "--issue")
        assert "the issue: closed" in err
        assert issue["state"] == "closed"


def test_without_a_network_the_issue_is_left_as_it_is(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    with github() as server:
        monkeypatch.setenv("GITHUB_REPOSITORY", "o/r")
        monkeypatch.setenv("GITHUB_TOKEN", "bot")
        monkeypatch.setenv("GITHUB_API_URL", server.url)
        write(**rows("| [x]({web}/missing) | MIT |"))
        run("report", "--issue")
        write(**rows("| [x](http://127.0.0.1:9/) | MIT |"))
        code, _, err = run("report", "--issue")
        assert (code, "the issue: left as it is, 1 were not reached" in err) == (0, True)
        assert [issue["state"] for issue in server.issues] == ["open"]


def test_the_issue_needs_to_know_its_repository(run: Run, write: Write) -> None:
    write(**rows("| [x]({web}/ok) | MIT |"))
    code, _, err = run("report", "--issue")
    assert code == 2
    assert "GITHUB_REPOSITORY" in err


def test_new_models_of_a_listed_family_are_entries_to_be_pasted(run: Run, write: Write, hub: FakeHub) -> None:
    for name, day in {
        "kiln-7b": "2024-01-02", "kiln-13b": "2024-02-02", "kiln-1b": "2023-05-05", "kiln-70b": "2024-06-06",
        "kiln-70b-gguf": "2024-07-07", "oven-1b": "2024-08-08", "Kiln-8b-chat": "2024-03-03",
    }.items():  # fmt: skip
        hub.shelf.add(f"stone/{name}", createdAt=f"{day}T00:00:00.000Z")
    write(**rows(*(f"| [{name}]({HUB}/stone/{name}) | MIT |" for name in ("kiln-7b", "kiln-13b"))))
    _, out, _ = run("report", "--format", "json")
    found = json.loads(out)["newcomers"]
    assert [(one["id"], one["made"], one["beside"]) for one in found] == [
        ("stone/kiln-70b", "2024-06-06", "stone/kiln-13b"), ("stone/Kiln-8b-chat", "2024-03-03", "stone/kiln-13b")
    ]  # fmt: skip
    assert [(entry["edition"], entry["path"], entry["line"], entry["text"]) for entry in found[0]["entries"]] == [
        (language, path, 6, f"| [kiln-70b]({HUB}/stone/kiln-70b) |  |")
        for language, path in (("ja", "README.md"), ("en", "en/README.md"), ("fr", "fr/README.md"))
    ]
    spent = hub.windows["api"].spent
    code, markdown, _ = run("report", "--offline")
    assert code == 0
    assert "New models of listed families (2)" in markdown
    assert f"| [kiln-70b]({HUB}/stone/kiln-70b) |  |" in markdown
    _, page, _ = run("report", "--offline", "--format", "html")
    assert "stone/kiln-70b" in page
    assert hub.windows["api"].spent == spent


def test_a_server_cannot_write_into_the_report(run: Run, write: Write, hub: FakeHub) -> None:
    for name in ("kiln-7b", "kiln-13b"):
        hub.shelf.add(f"stone/{name}")
    hub.shelf.add("stone/kiln-9b](https://evil.example) <b>", createdAt="2025-01-01T00:00:00.000Z")
    hub.shelf.add("stone/kiln-9c", createdAt="`2025`-x")
    write(**rows(*(f"| [{name}]({HUB}/stone/{name}) | MIT |" for name in ("kiln-7b", "kiln-13b"))))
    assert json.loads(run("report", "--format", "json")[1])["newcomers"] == []
