"""``check --online`` of a tree: document set by document set, and what it finds is what is found of all at once."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from readme_sync.document_sets import crowd
from readme_sync.editions.edition import Edition
from readme_sync.editions.read import read_edition
from readme_sync.markdown.parse import parse
from readme_sync.online.questions import questions
from readme_sync.pipeline import check as pipeline
from readme_sync.settings.values import Settings
from readme_sync.sources import Source
from tests.online.conftest import Run
from tests.servers.web import Web

PAGE = """\
# {title}

{words} [one]({web}/status/404?{number}) and [two]({web}/ok#{number}), also [three]({web}/status/404).

| Name | Size |
|---|---|
| [A]({web}/ok?a) | {size} GB |
"""


@pytest.fixture
def tree(tmp_path: Path, web: Web) -> Path:
    for number in range(4):
        for tag, words, size in (("en", "We show", 3), ("fr", "Nous montrons", 3 + number % 2)):
            place = tmp_path / "docs" / tag / f"page-{number}.md"
            place.parent.mkdir(parents=True, exist_ok=True)
            title = f"{words} {number}"
            place.write_text(PAGE.format(title=title, words=words, web=web.origin, number=number, size=size))
    (tmp_path / "README.md").write_text(f"# Docs\n\nWe show [all]({web.origin}/status/404?readme).\n")
    return tmp_path


@pytest.fixture
def settings(run: Run, tree: Path) -> None:
    (tree / "readme-sync.toml").write_text(
        'documents = ["docs/{language}/{path}"]\nallow-private-addresses = ["127.0.0.0/8"]\n'
        "[online]\nhost-interval = 0\ntimeout = 2\n"
    )


@pytest.mark.usefixtures("settings")
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_found_is_what_is_found_of_all_at_once(run: Run, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    monkeypatch.setattr(crowd, "_ENOUGH", 0)
    one_by_one = json.loads(run("check", "--online", "--format", "json", "--jobs", str(jobs))[1])
    dead = [finding for finding in one_by_one["findings"] if finding["code"] == "RS501"]
    assert len(dead) == 6  # one for each of the others, and one for what stands in all documents
    assert {finding["code"] for finding in one_by_one["findings"]} >= {"RS409", "RS501"}
    monkeypatch.setattr(pipeline, "_is_a_stream", lambda *_: False)
    at_once = json.loads(run("check", "--online", "--format", "json")[1])
    for report in (one_by_one, at_once):
        report["skipped"] = {skip["code"] for skip in report["skipped"]}  # for the first of several reasons
    assert at_once == one_by_one


@pytest.mark.usefixtures("settings")
def test_each_address_is_asked_once(run: Run, web: Web) -> None:
    run("check", "--online")
    asked = [request.target for request in web.requests]
    assert asked.count("/ok?a") == 1


def test_no_edition_is_held_for_its_addresses() -> None:
    held: list[int] = []

    def one_by_one() -> Iterator[list[Edition]]:
        for number in range(5):
            gc.collect()
            held.append(sum(isinstance(one, Edition) and one.path.startswith("held/") for one in gc.get_objects()))
            text = f"[a](https://example.org/{number})\n"
            yield [read_edition(parse(Source(f"held/{number}.md", text)), "en", is_source=True)]

    assert len(questions(one_by_one(), Settings()).links) == 5
    assert max(held) <= 1
