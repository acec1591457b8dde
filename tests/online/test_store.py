"""``store``: what is known of a URL, pruned, written out and read in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from readme_sync.observation import Answered, HubAnswer
from tests.online.conftest import Run, ago

Write = Callable[..., None]
URL = "https://example.com/a"


def seen(days: float, status: int = 200) -> Answered:
    return Answered(URL, ago(days=days), "HEAD", status, URL)


def test_show_tells_the_verdict_and_every_observation_the_newest_first(run: Run, remember: Write) -> None:
    remember(seen(30), seen(20, 404), seen(10, 404))
    code, out, _ = run("store", "show", "https://EXAMPLE.com/a#x")
    first, *rest = out.splitlines()
    since, alive = ago(days=20), ago(days=30)
    assert code == 0
    assert first == (
        f"{URL}: dead, answers 404 since {since.day} {since:%B}, was alive on {alive.day} {alive:%B}"
        + (f" {alive.year}" if alive.year != ago().year else "")
    )
    assert [line.split("Z  ")[1] for line in rest] == ["answers 404; HEAD", "answers 404; HEAD", "answers 200; HEAD"]


def test_show_understands_hub_links_and_keys(run: Run, remember: Write) -> None:
    remember(HubAnswer("dataset", "a/b", ago(days=1), "exists", final_id="a/b", licence="mit"))
    by_link = run("store", "show", "https://huggingface.co/datasets/a/b")[1]
    assert by_link == run("store", "show", "hub:dataset:a/b")[1]
    assert "hub:dataset:a/b: alive" in by_link
    assert "mit" in by_link


def test_show_says_when_nothing_is_known_and_how_much_there_is(run: Run, remember: Write) -> None:
    remember(seen(1))
    assert run("store", "show", "https://example.com/other")[1] == "https://example.com/other: nothing is known\n"
    assert run("store", "show")[1].endswith("store.db: 1 observations\n")


def test_prune_keeps_every_change(run: Run, remember: Write) -> None:
    remember(*(seen(days) for days in range(300, 200, -10)), seen(190, 404))
    assert run("store", "prune", "--days", "100")[1] == "7 observations forgotten, 4 kept\n"


def test_what_is_written_out_can_be_read_in_elsewhere(
    run: Run, remember: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(seen(2), seen(1, 404))
    run("store", "export", "--output", "all.jsonl")
    lines = (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["status"] for line in lines] == [200, 404]
    with (tmp_path / "all.jsonl").open("a", encoding="utf-8") as file:
        file.write("not an observation\n")
    monkeypatch.setenv("README_SYNC_STORE", str(tmp_path / "elsewhere" / "other.db"))
    assert run("store", "import", "all.jsonl")[1] == "all.jsonl: 2 observations read; 1 lines are not observations\n"
    run("store", "import", "all.jsonl")
    assert run("store", "show")[1].endswith("other.db: 2 observations\n")


def test_a_file_that_is_not_there_is_one_line(run: Run) -> None:
    code, _, err = run("store", "import", "missing.jsonl")
    assert (code, err) == (2, "readme-sync: error: missing.jsonl: cannot be read: no such file or directory\n")


@pytest.mark.parametrize(
    ("environ", "written", "wanted"),
    [
        ({"README_SYNC_STORE": "/x/y.db", "XDG_STATE_HOME": "/s"}, "z.db", "/x/y.db"),
        ({"XDG_STATE_HOME": "/s"}, ".readme-sync/z.db", "{root}/.readme-sync/z.db"),
        ({"XDG_STATE_HOME": "/s"}, None, "/s/readme-sync/observations.db"),
        ({"XDG_STATE_HOME": "relative"}, None, "{home}/.local/state/readme-sync/observations.db"),
    ],
)
def test_where_the_store_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], written: str | None, wanted: str
) -> None:
    from readme_sync.online.network import store_path
    from readme_sync.settings.values import Online, Settings

    monkeypatch.setattr("sys.platform", "linux")
    found = store_path(tmp_path, Settings(online=Online(store=written)), environ)
    assert str(found) == wanted.format(root=tmp_path, home=Path.home())
