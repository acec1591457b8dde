"""What goes wrong around a run: each gets a clear line, what is known stays known, nothing unknown is called dead."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path

import pytest

from readme_sync.observation import Answered
from readme_sync.pipeline.load import load
from readme_sync.settings.values import Settings
from readme_sync.store.store import Store
from tests.online.conftest import Run, ago
from tests.online.test_check import HUB, report, rows
from tests.servers.hub import FakeHub
from tests.servers.loopback import Answer
from tests.servers.web import Web

Write = Callable[..., None]


@pytest.mark.parametrize(
    "body", [b"<html>We are down</html>", b'{"not": "a list"}', b'[{"id": 5}, null, "x"]', b"[[[[", b"\xff\xfe"]
)
def test_a_hub_that_answers_something_else_makes_nobody_dead(run: Run, write: Write, hub: FakeHub, body: bytes) -> None:
    page = Answer(200, body, (("Content-Type", "text/html"),))
    hub.strange = {"/api/models": page, **{f"/api/models/a/m{number}": page for number in range(3)}}
    write(**rows(*(f"| [x]({HUB}/a/m{number}) | MIT |" for number in range(3))))
    found = report(run)
    assert {one["code"] for one in found["findings"]} <= {"RS504"}
    assert len(found["findings"]) + len(found["skipped"]) >= 1


def test_a_proxy_that_refuses_says_nothing_about_any_link(
    run: Run, write: Write, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    write(**rows("| [A]({web}/missing) | MIT |"))
    code, out, err = run("check", "--online", "--select", "RS5,RS6")
    assert (code, out, web.requests) == (0, "", [])
    assert "1 on the web not asked" in err


def test_a_url_of_ten_thousand_characters_is_not_asked_and_not_printed_whole(run: Run, write: Write, web: Web) -> None:
    write(**rows(f"| [A]({{web}}/{'x' * 10_000}) | MIT |"))
    assert report(run)["findings"] == []
    assert web.requests == []
    _, out, _ = run("report")
    assert "longer than 8,000 characters" in out
    assert len(out) < 2_000


def test_what_is_no_url_is_left_to_other_rules(run: Run, write: Write) -> None:
    strange = ["http://[::1", "http://x:99999/", "https://", "ftp://example.com/x", "data:,x"]
    write(**rows(*(f"| [x](<{one}>) | MIT |" for one in strange)))
    assert report(run)["findings"] == []
    _, out, _ = run("report", "--offline", "--format", "json")
    assert sum(len(left["urls"]) for left in json.loads(out)["not_asked"]) == len(strange)


def test_a_clock_that_went_backwards_asks_again_and_forgets_nothing(
    run: Run, write: Write, web: Web, remember: Write, tmp_path: Path
) -> None:
    url = web.origin + "/ok"
    remember(Answered(url, ago(days=-400), "HEAD", 404, url))
    write(**rows("| [A]({web}/ok) | MIT |"))
    assert report(run)["findings"] == []
    assert len(web.requests) == 1
    with Store(tmp_path / "store.db", pytest.fail) as store:
        assert len(store) == 2


def test_a_damaged_store_is_set_aside_and_the_run_goes_on(run: Run, write: Write, web: Web, tmp_path: Path) -> None:
    (tmp_path / "store.db").write_bytes(b"SQLite format 3\x00" + os.urandom(5_000))
    write(**rows("| [A]({web}/missing) | MIT |"))
    code, out, err = run("check", "--online", "--select", "RS5")
    assert (code, "RS501" in out) == (1, True)
    assert "set aside as store.db.damaged-" in err
    assert list(tmp_path.glob("store.db.damaged-*"))


def test_a_store_that_cannot_be_written_is_a_note_and_the_run_goes_on(
    run: Run, write: Write, web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("README_SYNC_STORE", str(tmp_path / "file" / "store.db"))
    write(**rows("| [A]({web}/missing) | MIT |"))
    code, out, err = run("check", "--online", "--select", "RS5")
    assert (code, "RS501" in out) == (1, True)
    assert "is not kept" in err


def test_ten_thousand_links_to_one_host_are_planned_and_bounded_by_the_time(run: Run, write: Write) -> None:
    write(ja="".join(f"[x]({{web}}/ok/{number})\n" for number in range(10_000)), en="# x\n", fr="# x\n")
    found = report(run, "--max-time", "1")
    assert found["findings"] == []
    assert found["skipped"]
    assert all("on the web not asked: the run's time was up" in one["reason"] for one in found["skipped"])


def test_known_deaths_are_told_though_the_network_is_away(
    run: Run, write: Write, remember: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = "http://127.0.0.1:9/x"
    remember(Answered(url, ago(days=30), "GET", 404, url))
    write(**rows(f"| [A]({url}) | MIT |"))
    assert [one["code"] for one in report(run)["findings"]] == ["RS501"]


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{port}/", "http://2130706433:{port}/", "http://0x7f.1:{port}/", "http://0177.0.0.1:{port}/",
        "http://[::1]:{port}/", "http://[::ffff:127.0.0.1]:{port}/", "http://localhost:{port}/", "http://127.1:{port}/",
        "http://169.254.169.254/latest/meta-data/",
    ],
)  # fmt: skip
def test_no_link_of_a_stranger_reaches_this_machine(
    run: Run, write: Write, web: Web, tmp_path: Path, target: str
) -> None:
    settings = tmp_path / "readme-sync.toml"
    settings.write_text(settings.read_text().replace('allow-private-addresses = ["127.0.0.0/8"]\n', ""))
    write(**rows(f"| [A]({target.format(port=web.port)}) | MIT |"))
    found = report(run)
    assert web.requests == []
    # An octal spelling is no URL to httpx2 already.
    assert [one["code"] for one in found["findings"]] == ["RS504" if "0177" in target else "RS505"]


def test_tokens_reach_nobody_but_their_own_hosts(
    run: Run, write: Write, web: Web, hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_good")
    monkeypatch.setenv("GITHUB_TOKEN", "ghp_secret")
    name = f"a/{secrets.token_hex(8)}"  # of a port that was another server's a moment ago, whatever else is asked there
    hub.shelf.add(name)
    write(**rows("| [A]({web}/ok) | MIT |", f"| [B]({HUB}/{name}) | MIT |"))
    report(run)
    asked = [one.headers.get("authorization") for one in hub.requests if name in one.target]
    assert asked
    assert set(asked) == {"Bearer hf_good"}
    sent = json.dumps([dict(one.headers) for one in web.requests])
    assert "hf_good" not in sent
    assert "ghp_secret" not in sent


def test_what_a_server_says_cannot_steer_a_terminal_or_a_workflow(
    run: Run, write: Write, web: Web, remember: Write
) -> None:
    url = f"{web.origin}/ok"
    write(**rows("| [A]({web}/ok) | MIT |"))
    from readme_sync.observation import Redirect

    bad = "https://e.org/\x1b]0;x\x07\n::error::pwned"
    remember(Answered(url, ago(hours=1), "HEAD", 200, bad, (Redirect(301, bad),), detail="\x1b[31m::stop-commands::x"))
    for form in ("text", "github", "markdown"):
        _, out, err = run("check", "--online", "--select", "RS5", "--format", form)
        assert "\x1b" not in out + err
        assert "\n::error::pwned" not in out
    _, out, err = run("store", "show", url)
    assert "\x1b" not in out + err


def test_questions_of_a_catalogue_do_not_depend_on_its_order(run: Run, write: Write, tmp_path: Path) -> None:
    from readme_sync.online.questions import questions

    write(**rows("| [A](https://a.example/) | MIT |", "| [B](https://b.example/) | MIT |"))
    first = {one.url for one in questions(load(tmp_path, Settings()).sets, Settings()).links}
    write(**rows("| [B](https://b.example/) | MIT |", "| [A](https://a.example/) | MIT |"))
    assert {one.url for one in questions(load(tmp_path, Settings()).sets, Settings()).links} == first
