"""Files and revisions: read without loss, refused with one clear line."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.errors import InputError
from readme_sync.revisions import Tree
from readme_sync.sources import decode, exists, list_files, read_source, resolve_revision


def write(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("# x\n", encoding="utf-8")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_text_is_the_bytes(text: str) -> None:
    assert decode(text.encode(), "x.md") == text


def test_bom_and_line_endings_are_kept(tmp_path: Path) -> None:
    data = "\ufeff# a\r\nb\rc\n".encode()
    (tmp_path / "a.md").write_bytes(data)
    assert read_source(tmp_path, "a.md").text.encode() == data


def test_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"")
    assert read_source(tmp_path, "a.md").text == ""


@pytest.mark.parametrize(
    ("data", "parts"),
    [
        (b"a\nb\r\nc\xff", (":3:", "0xFF", "offset 6")),
        (b"ab\xe6\x97", (":1:", "0xE6", "offset 2")),
        ("# 日本".encode("utf-16"), ("UTF-16", "save it as UTF-8")),
        ("# 日本".encode("utf-32"), ("UTF-32", "save it as UTF-8")),
        (b"\0#\0 \0a\0b", ("UTF-16", "save it as UTF-8")),
    ],
)
def test_not_utf8_is_one_line_that_says_where(tmp_path: Path, data: bytes, parts: tuple[str, ...]) -> None:
    (tmp_path / "a.md").write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_source(tmp_path, "a.md")
    message = str(caught.value)
    assert message.startswith("a.md")
    assert "\n" not in message
    assert all(part in message for part in parts), message


def test_missing_folder_loop_pipe_and_size(tmp_path: Path) -> None:
    write(tmp_path, "d/x.md")
    os.symlink("loop.md", tmp_path / "loop.md")
    os.mkfifo(tmp_path / "pipe.md")
    for path, word in (
        ("none.md", "no such file"),
        ("d", "folder"),
        ("loop.md", "symbolic links"),
        ("pipe.md", "regular file"),
        ("a\0b.md", "name of a file"),
    ):
        with pytest.raises(InputError, match=word):
            read_source(tmp_path, path)
    with pytest.raises(InputError, match="limit of 3"):
        read_source(tmp_path, "d/x.md", limit=3)
    assert read_source(tmp_path, "d/x.md", limit=4).text == "# x\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_permission(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    (tmp_path / "a.md").chmod(0)
    with pytest.raises(InputError, match="permission denied"):
        read_source(tmp_path, "a.md")


def test_listing_is_bounded_and_skips_what_is_not_ours(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "a.markdown", "b.mdx", "c.txt", "docs/i18n/ja/README.md", "1/2/3/4/deep.md")
    write(tmp_path, ".github/README.md", ".hidden/a.md", "node_modules/x/README.md", "sub/vendor/a.md", ".venv/a.md")
    os.symlink("..", tmp_path / "docs" / "up")
    os.symlink("/etc/hostname", tmp_path / "out.md")
    os.symlink("self.md", tmp_path / "self.md")
    os.symlink("README.md", tmp_path / "also.md")
    assert list_files(tmp_path) == (
        "README.md", "a.markdown", "also.md", "b.mdx", ".github/README.md", "docs/i18n/ja/README.md",
    )  # fmt: skip
    assert list_files(tmp_path, folders=1) == ("README.md", "a.markdown", "also.md", "b.mdx")


def test_listing_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be listed"):
        list_files(tmp_path / "none")


def test_what_lies_in_an_empty_folder_may_be_there(tmp_path: Path) -> None:
    """Git keeps no empty folder: it is a submodule that was not checked out."""
    (tmp_path / "engine" / "kiln").mkdir(parents=True)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("a", encoding="utf-8")
    assert exists(tmp_path, "engine/kiln/docs/guide.md")
    assert not exists(tmp_path, "engine/oven/guide.md")
    assert not exists(tmp_path, "docs/b.md")
    assert not exists(tmp_path, "docs/b/c.md")
    assert not exists(tmp_path, "b.md")


def test_a_folder_is_looked_into_once_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "a.md").touch()
    os.utime(folder, (1_700_000_000, 1_700_000_000))
    look = Mock(side_effect=os.scandir)
    monkeypatch.setattr(os, "scandir", look)
    assert [exists(tmp_path, f"docs/{name}.md") for name in "bcd"] == [False] * 3
    assert look.call_count == 1
    (folder / "a.md").unlink()
    assert exists(tmp_path, "docs/b.md")
    (folder / "c.md").touch()
    assert not exists(tmp_path, "docs/b.md")
    assert look.call_count == 3


def test_exists_never_leaves_the_root(tmp_path: Path) -> None:
    root = tmp_path / "root"
    write(tmp_path, "secret.md", "root/a.md", "root/d/b.md")
    os.symlink("../secret.md", root / "out.md")
    os.symlink("loop", root / "loop")
    for there in ("a.md", "d", "d/", "d/../a.md", "/a.md", "", ".", "d/b.md"):
        assert exists(root, there), there
    for absent in ("b.md", "../secret.md", "d/../../secret.md", "out.md", "loop", "..", "../root2", "a\0.md"):
        assert not exists(root, absent), absent


def git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(("git", *identity, *arguments), cwd=root, check=True, capture_output=True)


def test_revisions(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "sub/日本.md", "sub/x.txt")
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "one")
    (tmp_path / "README.md").write_bytes(b"\xff")
    head = Tree(tmp_path, resolve_revision(tmp_path, "HEAD"))
    assert head.text("README.md") == "# x\n"
    assert set(head.paths) == {"README.md", "sub/日本.md", "sub/x.txt"}
    assert head.contents(["README.md", "sub/x.txt", "none.md"], limit=3) == {}
    assert set(Tree(tmp_path, resolve_revision(tmp_path, "main"), ["README.md"]).paths) == {"README.md"}
    assert Tree(tmp_path / "sub", resolve_revision(tmp_path / "sub", "HEAD")).text("日本.md") == "# x\n"
    for revision, word in (
        ("nope", "no git revision nope"),
        ("--output=pwned", "not a git revision"),
        ("", "not a git revision"),
    ):
        with pytest.raises(InputError, match=word):
            resolve_revision(tmp_path, revision)
    assert not (tmp_path / "pwned").exists()


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(InputError, match="not a git repository"):
        resolve_revision(tmp_path, "HEAD")
