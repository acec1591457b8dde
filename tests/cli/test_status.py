"""``readme-sync status``: what it counts, in every format, with a history and without."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from readme_sync.report.status_schema import json_schema
from tests.use.repository import Repository

EN = """\
# Tool

[日本語](README.ja.md) | [Français](README.fr.md)

The tool draws maps of towns.

- [Alpha](https://a.example/alpha) draws hills
- [Beta](https://a.example/beta) draws rivers
- [Gamma](https://a.example/gamma) draws roads

| Name | Size |
|---|---|
| [One](https://a.example/one) | 12 GB |
| [Two](https://a.example/two) | 24 GB |
"""
JA = """\
# 道具

[English](README.md) | [Français](README.fr.md)

この道具は町の地図を描きます。

- [Alpha](https://a.example/alpha) は丘を描きます
- [Beta](https://a.example/beta) は川を描きます
- [Gamma](https://a.example/gamma) は道を描きます

| 名前 | 大きさ |
|---|---|
| [One](https://a.example/one) | 12 GB |
| [Two](https://a.example/two) | 24 GB |
"""
FR = """\
# Outil

[English](README.md) | [日本語](README.ja.md)

The tool draws maps of towns.

- [Alpha](https://a.example/alpha) dessine des collines
- [Gamma](https://a.example/gama) dessine des routes

| Nom | Taille |
|---|---|
| [One](https://a.example/one) | 13 Go |
"""


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return a repository of three editions, one of them far behind, without a history."""
    here = Repository(tmp_path / "here")
    here.write({"README.md": EN, "README.ja.md": JA, "README.fr.md": FR})
    return here


def _json(repository: Repository, *arguments: str) -> dict[str, dict[str, object]]:
    said = repository.run("status", "--format", "json", *arguments)
    assert said.code == 0, said.err
    found = json.loads(said.out)
    jsonschema.validate(found, json_schema())
    return {one["language"]: one for one in found["editions"]}


def test_each_block_counts_once(repository: Repository) -> None:
    found = _json(repository)
    assert list(found) == ["en", "fr", "ja"]
    assert (found["ja"]["in_step"], found["ja"]["percent"]) == (7, 100)
    counts = {key: found["fr"][key] for key in ("blocks", "in_step", "behind", "missing", "untranslated")}
    # The line of languages and Alpha are in step; a link and a size differ; Beta and a row are not there.
    assert counts == {"blocks": 7, "in_step": 2, "behind": 2, "missing": 2, "untranslated": 1}
    assert all(one["last_changed"] is None for one in found.values())


def test_what_is_excused_is_in_step(repository: Repository) -> None:
    repository.replace("README.fr.md", "routes\n", "routes <!-- readme-sync: ignore RS408 their own page -->\n")
    assert _json(repository)["fr"]["behind"] == 1


def test_days_are_those_of_commits(repository: Repository) -> None:
    repository.commit()
    day = repository.git("log", "-1", "--format=%cs")
    assert {one["last_changed"] for one in _json(repository).values()} == {day}
    repository.replace("README.fr.md", "collines", "monts")
    assert _json(repository)["fr"]["last_changed"] is None  # of today, and not committed


def test_a_shallow_clone_does_not_pretend(repository: Repository, tmp_path: Path) -> None:
    repository.commit()
    repository.replace("README.md", "towns", "villages")
    repository.commit()
    copy = Repository(tmp_path / "copy")
    copy.git("clone", "--quiet", "--depth", "1", f"file://{repository.root}", ".")
    assert {one["last_changed"] for one in _json(copy).values()} == {None}


def test_badge_and_page(repository: Repository) -> None:
    badge = json.loads(repository.run("status", "--format", "shields").out)
    assert badge == {"schemaVersion": 1, "label": "translations", "message": "fr 28%, ja 100%", "color": "red"}
    alone = json.loads(repository.run("status", "--format", "shields", "--edition", "ja").out)
    assert (alone["label"], alone["message"], alone["color"]) == ("ja", "100% in step", "brightgreen")
    page = repository.run("status", "--format", "markdown").out.splitlines()
    assert len(page) == 5
    assert page[3] == "| fr | `README.fr.md` | 2 of 7 (28%) | 2 | 2 | 1 |  |"
    assert "2 of 7 (28%)\t2\t2\t1\t" in repository.run("status").out


def test_an_edition_that_is_not_there_is_said(repository: Repository) -> None:
    said = repository.run("status", "--edition", "it")
    assert (said.code, said.err) == (2, "readme-sync: error: --edition: there is no edition in it\n")


def test_one_edition_alone_has_nothing_to_be_behind_of(tmp_path: Path) -> None:
    here = Repository(tmp_path / "here")
    here.write({"README.md": EN.replace("[日本語](README.ja.md) | [Français](README.fr.md)\n", "")})
    assert here.run("status").code == 0
    assert json.loads(here.run("status", "--format", "shields").out)["message"] == "none"


def test_what_the_source_says_anew_is_behind(repository: Repository) -> None:
    repository.commit()
    repository.replace("README.md", "The tool draws maps of towns.", "Whoever travels wants a map, and this draws it.")
    repository.commit()
    assert _json(repository)["ja"]["behind"] == 1
    said = repository.run("check", "--select", "RS424", "--no-cache")
    day = repository.git("log", "-1", "--format=%cs")
    assert f"RS424 1 block was reworded in en since this edition was last changed ({day}): " in said.out
    assert said.code == 0
    repository.replace("README.ja.md", "描きます。", "描きます！")
    assert (
        "README.ja.md"
        not in repository.run("check", "--select", "RS424", "--no-cache").out.partition(" in 3 editions")[0]
    )
    assert _json(repository)["ja"]["behind"] == 0
