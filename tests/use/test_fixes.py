"""``check --fix``, ``--unsafe-fixes`` and ``--diff``: what is changed, what is held back, and what is never touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.use.repository import Repository

JA = """\
# 一覧

[ 日本語 | [English](en/README.md) | [Français](fr/README.md) ]

| 名前 | サイズ |
|---|---|
| [A](https://huggingface.co/acme/a-7b) | 70 |
| [B](https://huggingface.co/acme/b-7b) | 80 |
| [B](https://huggingface.co/acme/b-7b) | 80 |

文[^1]

[^1]: 注
[^1]: 注
"""
EN = JA.replace("# 一覧", "# List").replace("日本語 | [English](en/README.md)", "[日本語](../README.md) | English")
EN = EN.replace("(fr/", "(../fr/").replace("名前 | サイズ", "Name | Size").replace("文[", "Text[").replace("注", "Note")
FR = EN.replace("English | [Français](../fr/README.md)", "[English](../en/README.md) | Français").replace(
    "| 70 |", "| 71 |"
)
FR = FR.replace("# List", "# Liste").replace("Name | Size", "Nom | Taille").replace("Text[", "Texte[")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path)
    made.write({"README.md": JA, "en/README.md": EN, "fr/README.md": FR})
    made.commit()
    return made


def _text(repository: Repository, path: str) -> str:
    return (repository.root / path).read_text(encoding="utf-8")


def test_what_has_one_right_answer_is_written_and_the_rest_reported(repository: Repository) -> None:
    said = repository.run("check", "--fix")
    assert "fixed 4 findings; 1 finding held back (--unsafe-fixes makes them)" in said.err
    assert _text(repository, "README.md") == JA.replace("[^1]: 注\n[^1]: 注\n", "[^1]: 注\n")
    assert "| 70 |" in _text(repository, "fr/README.md")
    assert [line.split()[1] for line in said.out.splitlines()] == ["RS103"]
    assert said.code == 1


def test_a_second_time_there_is_nothing_to_do(repository: Repository) -> None:
    repository.run("check", "--fix")
    before = {path: _text(repository, path) for path in ("README.md", "en/README.md", "fr/README.md")}
    assert "nothing is fixed; 1 finding held back" in repository.run("check", "--fix").err
    assert {path: _text(repository, path) for path in before} == before


def test_unsafe_fixes_are_made_when_they_are_asked_for(repository: Repository) -> None:
    said = repository.run("check", "--fix", "--unsafe-fixes")
    assert (said.code, said.out) == (0, "")
    assert all(_text(repository, path).count("/b-7b") == 1 for path in ("README.md", "en/README.md", "fr/README.md"))


def test_a_diff_writes_nothing_and_is_what_fix_would_do(repository: Repository) -> None:
    said = repository.run("check", "--diff")
    assert said.code == 1
    assert (
        "-| [A](https://huggingface.co/acme/a-7b) | 71 |\n+| [A](https://huggingface.co/acme/a-7b) | 70 |" in said.out
    )
    assert "would fix 4 findings" in said.err
    assert _text(repository, "fr/README.md") == FR
    repository.run("check", "--fix")
    repository.commit()
    assert repository.run("check", "--diff").out == ""


def test_line_endings_and_a_byte_order_mark_stay(repository: Repository) -> None:
    path = repository.root / "README.md"
    path.write_bytes(b"\xef\xbb\xbf" + JA.replace("\n", "\r\n").encode())
    repository.run("check", "--fix")
    assert (
        path.read_bytes()
        == b"\xef\xbb\xbf" + JA.replace("[^1]: 注\n[^1]: 注\n", "[^1]: 注\n").replace("\n", "\r\n").encode()
    )


def test_unsafe_fixes_alone_are_wrong_usage(repository: Repository) -> None:
    assert repository.run("check", "--unsafe-fixes").code == 2
