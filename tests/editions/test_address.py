"""Links with the repository's own address: which lead into it, and how the address is found."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from readme_sync.editions.address import Address, own_addresses

HERE = Address("code.example.org", "team/words", frozenset({"HEAD", "trunk"}))


@pytest.mark.parametrize(
    ("target", "local"),
    [
        ("https://code.example.org/team/words", "/"),
        ("https://code.example.org/team/words#use", "/#use"),
        ("https://code.example.org/Team/Words/?tab=readme-ov-file#use", "/#use"),
        ("http://www.code.example.org/team/words/blob/trunk/docs/a%20b.md?plain=1#l", "/docs/a%20b.md#l"),
        ("https://code.example.org/team/words/-/blob/HEAD/a.md", "/a.md"),
        ("https://code.example.org/team/words/tree/trunk", "/"),
        ("https://code.example.org/team/words?tab=MIT-1-ov-file#use", None),
        ("https://code.example.org/team/words/blob/v1/a.md", None),
        ("https://code.example.org/team/words/issues#use", None),
        ("https://code.example.org/team/wordsmith#use", None),
        ("https://example.org/team/words#use", None),
        ("ftp://code.example.org/team/words", None),
        ("docs/a.md", None),
        ("", None),
    ],
)
def test_what_leads_into_the_repository(target: str, local: str | None) -> None:
    assert HERE.local(target) == local


@pytest.mark.parametrize(
    ("target", "local"),
    [
        ("https://raw.githubusercontent.com/Team/words/main/img/a.png", "/img/a.png"),
        ("https://raw.githubusercontent.com/team/words/refs/heads/main/img/a.png", "/img/a.png"),
        ("https://raw.githubusercontent.com/team/words/v1/img/a.png", None),
        ("https://raw.githubusercontent.com/team/words", None),
        ("https://raw.githubusercontent.com/team/wordsmith/main/a.png", None),
    ],
)
def test_files_as_they_are_on_github(target: str, local: str | None) -> None:
    address = Address("github.com", "team/words", frozenset({"HEAD", "main"}))
    assert address.local(target) == local
    assert HERE.local(target) is None


def _git(root: Path, *arguments: str) -> None:
    subprocess.run(("git", *arguments), cwd=root, check=True, capture_output=True)


@pytest.mark.parametrize(
    "url",
    [
        "https://code.example.org/Team/Words.git",
        "https://name:secret@code.example.org/team/words",
        "git@code.example.org:team/words.git",
        "ssh://git@code.example.org:2222/team/words/",
    ],
)
def test_the_remote_is_the_address(tmp_path: Path, url: str) -> None:
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "remote", "add", "origin", url)
    found = own_addresses(tmp_path)
    assert [(one.host, one.name) for one in found] == [("code.example.org", "team/words")]
    assert found[0].branches == {"HEAD", "main", "master"}


def test_the_front_page_is_the_remote_s_head_branch(tmp_path: Path) -> None:
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "remote", "add", "origin", "https://code.example.org/team/words")
    _git(tmp_path, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk")
    assert own_addresses(tmp_path) == (HERE,)


@pytest.mark.parametrize("config", ["", "[remote]\nurl", '[remote "origin"]\n\turl = /srv/words.git\n', "\x00\xff[["])
def test_no_remote_is_no_address(tmp_path: Path, config: str) -> None:
    assert own_addresses(tmp_path) == ()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text(config, encoding="utf-8")
    assert own_addresses(tmp_path) == ()
