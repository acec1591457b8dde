"""``check --online`` from the command line to servers on loopback and back: what is asked, said, and never said."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from readme_sync.observation import Answered
from tests.online.conftest import Run, ago
from tests.servers.hub import FakeHub
from tests.servers.web import Web

Write = Callable[..., None]
TABLE = "# {title}\n\n| {head} | {licence} |\n|---|---|\n"
HUB = "https://huggingface.co"


def rows(*lines: str) -> dict[str, str]:
    heads = {
        "ja": ("一覧", "モデル", "ライセンス"),
        "en": ("List", "Model", "License"),
        "fr": ("Liste", "Modèle", "Licence"),
    }
    return {
        language: TABLE.format(title=title, head=head, licence=licence) + "".join(f"{line}\n" for line in lines)
        for language, (title, head, licence) in heads.items()
    }


def findings(out: str) -> list[tuple[str, str, int]]:
    return [(one["code"], one["path"], one["line"]) for one in json.loads(out)["findings"]]


def report(run: Run, *more: str) -> dict[str, Any]:
    _, out, _ = run("check", "--online", "--format", "json", "--select", "RS5,RS6", *more)
    found: dict[str, Any] = json.loads(out)
    return found


def test_a_url_in_three_editions_is_one_request_and_one_finding(run: Run, write: Write, web: Web) -> None:
    write(**rows("| [A]({web}/missing) | MIT |"))
    found = report(run)
    (finding,) = found["findings"]
    assert (finding["code"], finding["path"], finding["line"]) == ("RS501", "README.md", 5)
    assert [(one["path"], one["line"]) for one in finding["related"]] == [("en/README.md", 5), ("fr/README.md", 5)]
    assert "answers 404" in finding["message"]
    assert [one.method for one in web.requests] == ["HEAD", "GET", "GET"]


def test_every_verdict_of_a_link_has_its_code(run: Run, write: Write, web: Web) -> None:
    write(
        **rows(
            "| [dead]({web}/missing) | MIT |",
            "| [moved]({web}/to/301?url=/ok) | MIT |",
            "| [place]({web}/page#nowhere) | MIT |",
            "| [wall]({web}/bot-wall) | MIT |",
            "| [private](http://192.168.0.10/) | MIT |",
            "| [fine]({web}/page#top-of-it) | MIT |",
        )
    )
    assert [(code, line) for code, _, line in findings(json.dumps(report(run)))] == [
        ("RS501", 5), ("RS502", 6), ("RS503", 7), ("RS504", 8), ("RS505", 9)
    ]  # fmt: skip


def test_every_verdict_of_the_hub_has_its_code(run: Run, write: Write, hub: FakeHub) -> None:
    hub.shelf.add("a/fine", cardData={"license": "mit"}, tags=["license:mit"])
    hub.shelf.add("b/gated", gated="manual")
    hub.shelf.add("c/data", "dataset")
    hub.shelf.add("d/other", tags=["license:cc-by-nc-4.0"])
    hub.shelf.renamed["model", "e/old"] = "e/new"
    hub.shelf.add("e/new")
    hub.shelf.disabled.add(("model", "f/off"))
    names = ["a/fine", "b/gated", "c/data", "d/other", "e/old", "f/off", "g/gone"]
    write(**rows(*(f"| [x]({HUB}/{name}) | MIT |" for name in names)))
    assert [(code, line) for code, _, line in findings(json.dumps(report(run)))] == [
        ("RS603", 6), ("RS605", 7), ("RS606", 8), ("RS602", 9), ("RS604", 10), ("RS601", 11)
    ]  # fmt: skip


def test_the_message_tells_the_history(run: Run, write: Write, web: Web, remember: Write) -> None:
    write(**rows("| [A]({web}/missing) | MIT |"))
    url = web.origin + "/missing"
    remember(
        Answered(url, ago(days=400), "HEAD", 200, url),
        Answered(url, ago(days=30), "GET", 404, url),
    )
    (finding,) = report(run)["findings"]
    since, alive = ago(days=30), ago(days=400)
    assert f"answers 404 since {since.day} {since:%B}" in finding["message"]
    assert finding["message"].endswith(f"was alive on {alive.day} {alive:%B} {alive.year}")


def test_offline_asks_nothing_and_skips_each_rule_once(run: Run, write: Write, web: Web, hub: FakeHub) -> None:
    write(**rows("| [A]({web}/missing) | MIT |", f"| [B]({HUB}/a/b) | MIT |"))
    _, out, _ = run("check", "--format", "json")
    skipped = [one["code"] for one in json.loads(out)["skipped"] if one["reason"] == "needs --online"]
    assert skipped == [f"RS{number}" for number in (501, 502, 503, 504, 505, 601, 602, 603, 604, 605, 606, 607)]
    assert (web.requests, hub.requests) == ([], [])


def test_a_second_run_asks_nothing(run: Run, write: Write, web: Web, hub: FakeHub) -> None:
    hub.shelf.add("a/b")
    write(**rows("| [A]({web}/ok) | MIT |", f"| [B]({HUB}/a/b) | MIT |"))
    report(run)
    asked = len(web.requests), len(hub.requests)
    report(run)
    assert (len(web.requests), len(hub.requests)) == asked


def test_a_lycheeignore_leaves_links_out_and_is_not_called_unused(
    run: Run, write: Write, web: Web, hub: FakeHub, tmp_path: Path
) -> None:
    (tmp_path / ".lycheeignore").write_text("# answers robots with 403\nbot-wall\nhuggingface\\.co\n", encoding="utf-8")
    write(**rows("| [A]({web}/bot-wall) | MIT |", f"| [B]({HUB}/a/gone) | MIT |"))
    _, out, _ = run("check", "--online", "--format", "json", "--select", "RS5,RS6,RS9")
    found = json.loads(out)
    assert web.requests == []
    assert [one["reason"] for one in found["ignored"]] == ["answers robots with 403"]
    # The Hub is asked all the same: what keeps other checkers away does not keep its API away.
    assert "RS601" in [one["code"] for one in found["findings"]]
    assert [one["line"] for one in found["findings"] if one["code"] == "RS901"] == [3]


def test_hosts_that_the_settings_skip_are_not_asked(run: Run, write: Write, web: Web, tmp_path: Path) -> None:
    with (tmp_path / "readme-sync.toml").open("a") as file:
        file.write('skip = { "127.0.0.1" = "is slow" }\n')
    write(**rows("| [A]({web}/missing) | MIT |"))
    assert report(run)["findings"] == []
    assert web.requests == []


def test_a_bad_token_stops_the_hub_part_and_judges_nothing(
    run: Run, write: Write, hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_bad")
    hub.shelf.add("a/b")
    write(**rows(f"| [B]({HUB}/a/b) | MIT |", f"| [C]({HUB}/c/d) | MIT |"))
    code, out, err = run("check", "--online", "--select", "RS5,RS6")
    assert (code, out) == (0, "")
    assert "token" in err
    assert "2 on the Hub not asked" in err


def test_no_network_makes_no_finding(run: Run, write: Write, hub: FakeHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    write(**rows("| [A](http://127.0.0.1:9/x) | MIT |", f"| [B]({HUB}/a/b) | MIT |"))
    code, out, err = run("check", "--online", "--select", "RS5,RS6")
    assert (code, out) == (0, "")
    assert "not asked" in err


def test_max_time_says_what_was_not_reached(run: Run, write: Write, web: Web) -> None:
    write(**rows("| [A]({web}/ok) | MIT |", *(f"| [S]({{web}}/slow/{n}0) | MIT |" for n in range(2, 5))))
    found = report(run, "--max-time", "1")
    assert [one["reason"] for one in found["skipped"]] == ["3 on the web not asked: the run's time was up"]
    assert found["findings"] == []


def test_max_time_without_online_is_a_mistake(run: Run, write: Write) -> None:
    write(**rows("| A | MIT |"))
    code, _, err = run("check", "--max-time", "5")
    assert code == 2
    assert "--online" in err


def test_a_store_of_somebody_else_is_one_clear_line(run: Run, write: Write, tmp_path: Path) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "store.db") as db:
        db.execute("CREATE TABLE mine (x)")
    db.close()
    write(**rows("| A | MIT |"))
    code, _, err = run("check", "--online")
    assert code == 2
    assert err.count("\n") == 1
    assert "not a store of ours" in err


def test_ctrl_c_keeps_what_was_learnt_and_says_how_to_go_on(run: Run, write: Write, web: Web, tmp_path: Path) -> None:
    write(**rows("| [A]({web}/ok) | MIT |", "| [S]({web}/slow/60) | MIT |"))
    settings = tmp_path / "readme-sync.toml"
    settings.write_text(
        settings.read_text().replace("timeout = 2", "timeout = 60\nhost-concurrency = 1"), encoding="utf-8"
    )
    code = "import sys; from readme_sync.cli.main import main; sys.exit(main())"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "-C", str(tmp_path), "check", "--online"],
        stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env=dict(os.environ),
    )  # fmt: skip
    deadline = time.monotonic() + 20
    while len(web.requests) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.2)  # for the first answer to come back
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "1 answers are kept, 1 are still to be asked; the same command goes on from here" in err


@pytest.mark.parametrize("rules", [("--select", "RS101,RS404"), ("--ignore", "RS5,RS6")])
def test_nothing_is_asked_for_rules_that_would_not_read_the_answers(
    run: Run, write: Write, web: Web, hub: FakeHub, tmp_path: Path, rules: tuple[str, ...]
) -> None:
    write(**rows("| [A]({web}/missing) | MIT |", f"| [B]({HUB}/a/b) | MIT |"))
    code, out, err = run("check", "--online", "--max-time", "60", *rules)
    assert (code, out) == (0, "")
    assert err.startswith("readme-sync: --online asks nothing: no rule that runs is about what servers answer\n")
    assert "not checked" not in err
    assert web.requests == hub.requests == []
    assert not (tmp_path / "store.db").exists()


def test_one_rule_that_reads_answers_is_enough_to_ask(run: Run, write: Write, web: Web) -> None:
    write(**rows("| [A]({web}/missing) | MIT |"))
    code, out, err = run("check", "--online", "--select", "RS4,RS501")
    assert (code, "RS501" in out, "asks nothing" in err) == (1, True, False)


def test_with_base_only_added_links_are_asked(run: Run, write: Write, web: Web, tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@example.com")
        subprocess.run(["git", "-C", str(tmp_path), *who, *arguments], check=True, capture_output=True)

    git("init", "--quiet")
    write(**rows("| [A]({web}/missing/old) | MIT |"))
    git("add", ".")
    git("commit", "--quiet", "-m", "one")
    write(**rows("| [A]({web}/missing/old) | MIT |", "| [B]({web}/missing/new) | MIT |"))
    found = report(run, "--base", "HEAD")
    assert [one["line"] for one in found["findings"]] == [6]
    assert {one.path for one in web.requests} == {"/missing/new"}


def test_dump_plan_prints_the_budget(run: Run, write: Write, web: Web) -> None:
    lines = [f"| [x]({HUB}/a/m{number}) | MIT |" for number in range(3)]
    write(**rows("| [A]({web}/ok) | MIT |", "| [M](mailto:a@example.com) | MIT |", *lines))
    code, out, _ = run("dump", "plan")
    assert code == 0
    assert out.splitlines() == [
        "cited: 1 link on 1 host, 3 on the Hub under 1 owner",
        "due: 1 link, 3 on the Hub; the rest is known and fresh",
        "Hub budget: 1 request and one for each that is missing, 1 window of 500 requests per 300 s",
        f"host 127.0.0.1:{web.port}: 1 request",
        "owner a: 1 request for 3 models (one listing)",
        "not asked: 1 link: mailto: is not asked",
    ]
    assert web.requests == []
