"""``check --base``: what a change brought, and what was there before it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.use.repository import Repository

JA = """\
[English](README.en.md)

# カタログ

## モデル <a id="models"></a>

| モデル | 文脈長 | 特徴 |
|---|---|---|
| [Alpha](https://huggingface.co/acme/alpha) | 4,096 | 速い |
| [Beta](https://huggingface.co/acme/beta) | 2,048 | 小さい |
| [Gamma](https://huggingface.co/acme/gamma) | 8,192 | 大きい |

## データ <a id="data"></a>

| データ | 文脈長 | 特徴 |
|---|---|---|
| [Delta](https://huggingface.co/datasets/acme/delta) | 512 | 新しい |
"""
EN = """\
[日本語](README.md)

# Catalogue

## Models <a id="models"></a>

| Model | Context | Feature |
|---|---|---|
| [Alpha](https://huggingface.co/acme/alpha) | 4,096 | Fast |
| [Beta](https://huggingface.co/acme/beta) | 1,024 | Small |
| [Gamma](https://huggingface.co/acme/gamma) | 8,192 | Large |

## Data <a id="data"></a>

| Data | Context | Feature |
|---|---|---|
| [Delta](https://huggingface.co/datasets/acme/delta) | 512 | New |
"""
BETA = "| [Beta](https://huggingface.co/acme/beta) | 1,024 | Small |\n"
FILES = {"README.md": JA, "README.en.md": EN}  # in step but for Beta's context: that is the rot


def found(repository: Repository, *arguments: str) -> list[tuple[str, str | None]]:
    said = repository.run("check", "--format", "json", *arguments)
    assert said.code in {0, 1}, said.err
    report: dict[str, Any] = json.loads(said.out)
    return [(finding["code"], finding["row"]) for finding in report["findings"]]


@pytest.fixture
def old(repository: Repository) -> Repository:
    """Return a repository whose one commit has rot in it."""
    repository.commit(FILES)
    assert found(repository) == [("RS409", "Beta")]
    return repository


def test_rot_that_was_there_is_silent_and_counted(old: Repository) -> None:
    said = old.run("check", "--base", "HEAD")
    assert said.code == 0
    assert said.out == ""
    assert "note: 1 older finding not shown\n" in said.err


def test_only_what_the_change_brought_is_named(old: Repository) -> None:
    old.replace("README.en.md", "8,192", "8,129")
    old.commit()
    assert found(old, "--base", "HEAD~1") == [("RS409", "Gamma")]
    assert found(old) == [("RS409", "Beta"), ("RS409", "Gamma")]


def test_what_is_not_committed_yet_belongs_to_the_change(old: Repository) -> None:
    old.replace("README.en.md", "8,192", "8,129")
    assert found(old, "--base", "HEAD") == [("RS409", "Gamma")]


def test_a_row_that_moves_is_not_new(old: Repository) -> None:
    beta = "| [Beta](https://huggingface.co/acme/beta) | 2,048 | 小さい |\n"
    for path, row in (("README.md", beta), ("README.en.md", BETA)):
        old.replace(path, row, "")
        text = (old.root / path).read_text(encoding="utf-8")
        (old.root / path).write_text(text + row, encoding="utf-8")  # under the other section's table
    assert found(old) == [("RS409", "Beta")]
    assert found(old, "--base", "HEAD") == []


def test_an_anchor_that_is_renamed_makes_nothing_new(old: Repository) -> None:
    for path in FILES:
        old.replace(path, 'id="models"', 'id="all-models"')
    assert found(old, "--base", "HEAD") == []


def test_a_header_that_is_renamed_makes_nothing_new(old: Repository) -> None:
    old.replace("README.md", "| モデル | 文脈長 |", "| モデル | 文脈の長さ |")
    old.replace("README.en.md", "| Model | Context |", "| Model | Length |")
    assert found(old) == [("RS409", "Beta")]
    assert found(old, "--base", "HEAD") == []


def test_a_list_of_links_that_grows_says_what_is_new(repository: Repository) -> None:
    page = "[日本語](README.md)\n\n# Links\n\n[one](https://docs.example.org/en/one)\n[two](https://docs.example.org/ja/two)\n"
    source = "[English](README.en.md)\n\n# リンク集\n\nここに資料のページを並べます。\n"
    repository.commit({"README.md": source, "README.en.md": page})
    select = ("--select", "RS416")
    assert found(repository, *select) == [("RS416", None)]
    repository.write({"README.en.md": f"{page}\n[three](https://docs.example.org/ja/three)\n"})
    said = repository.run("check", *select, "--base", "HEAD")
    assert said.out.endswith("; new: en: https://docs.example.org/ja/three\n")
    repository.commit()
    repository.write({"README.en.md": page.replace("two)", "two) ")})
    assert found(repository, *select, "--base", "HEAD") == []


def test_a_number_that_passes_a_threshold_makes_nothing_new(repository: Repository) -> None:
    def text(usual: int) -> str:
        rows = "".join(f"| Model{number} | Japanese Wikipedia |\n" for number in range(usual))
        return f"# A\n\n| Model | Data |\n|---|---|\n| Odd | Japanese Wikpedia |\n{rows}"

    few = next(number for number in range(1, 30) if _odd(repository, text(number))) - 1
    repository.commit({"README.md": text(few)})
    repository.write({"README.md": text(few + 1)})
    assert found(repository, "--select", "RS106") == [("RS106", "Odd")]
    assert found(repository, "--select", "RS106", "--base", "HEAD") == []
    repository.replace("README.md", "| Odd |", "| Other |")
    assert found(repository, "--select", "RS106", "--base", "HEAD") == [("RS106", "Other")]


def _odd(repository: Repository, text: str) -> bool:
    repository.write({"README.md": text})
    return bool(found(repository, "--select", "RS106"))


HOOK = ("--base=HEAD", "--if-changed")


def test_a_commit_that_only_deletes_or_renames_what_is_linked(repository: Repository) -> None:
    repository.commit({"README.md": "# A\n\n[a](a.txt) ![b](img/b.png)\n", "a.txt": "a\n", "img/b.png": "b\n"})
    repository.git("rm", "--quiet", "a.txt")
    repository.git("mv", "img/b.png", "img/c.png")
    said = repository.run("check", *HOOK)
    assert (said.code, [line.split(" ")[1] for line in said.out.splitlines()]) == (1, ["RS304", "RS304"])


@pytest.mark.parametrize("path", ["README.fr.md", "docs/guide.MD", "sub/README", "readme-sync.toml", ".lycheeignore"])
def test_a_commit_that_touches_what_is_looked_at(old: Repository, path: str) -> None:
    old.commit({path: ""})
    (old.root / path).write_text("\n", encoding="utf-8")
    assert "nothing that readme-sync looks at changed" not in old.run("check", *HOOK).err


def test_a_commit_of_other_files_reads_nothing(old: Repository) -> None:
    old.write({"src/main.py": "x\n", "notes.txt": "x\n"})
    old.git("add", ".")
    (old.root / "README.en.md").chmod(0o000)
    said = old.run("check", *HOOK)
    assert (said.code, said.out) == (0, "")
    assert "nothing that readme-sync looks at changed since HEAD" in said.err
    said = old.run("check", *HOOK, "--format", "json")
    assert json.loads(said.out)["findings"] == []


def test_if_changed_needs_a_base(old: Repository) -> None:
    said = old.run("check", "--if-changed")
    assert (said.code, "give --base too" in said.err) == (2, True)


def test_of_two_alike_the_one_on_the_changed_line_is_new(repository: Repository) -> None:
    link = "(here)[https://example.org/]"
    repository.commit({"README.md": f"# A\n\nfirst\n\nsecond {link}\n"})
    repository.write({"README.md": f"# A\n\nfirst {link}\n\nsecond {link}\n"})
    said = repository.run("check", "--base", "HEAD")
    assert [line.split(" ")[0] for line in said.out.splitlines()] == ["README.md:3:7:"]


def test_the_merge_base_counts_and_not_the_tip(old: Repository) -> None:
    old.git("checkout", "--quiet", "-b", "topic")
    old.replace("README.en.md", "Large", "Huge")
    old.commit()
    old.git("checkout", "--quiet", "main")
    old.replace("README.en.md", "1,024", "2,048")  # fixed on main alone
    old.commit()
    old.git("checkout", "--quiet", "topic")
    assert found(old, "--base", "main") == []


def test_a_file_that_is_renamed_keeps_its_past(old: Repository) -> None:
    old.git("mv", "README.en.md", "README_en.md")
    old.replace("README.md", "README.en.md", "README_en.md")
    assert found(old, "--base", "HEAD") == []
    old.replace("README_en.md", "8,192", "8,129")
    assert found(old, "--base", "HEAD") == [("RS409", "Gamma")]


def test_a_file_that_is_renamed_after_its_region_keeps_its_past(old: Repository) -> None:
    old.git("mv", "README.en.md", "README.en-GB.md")
    old.replace("README.md", "README.en.md", "README.en-GB.md")
    assert found(old, "--base", "HEAD") == []


def test_languages_that_change_places_keep_their_past(repository: Repository) -> None:
    repository.commit({"README.md": EN.replace("README.md", "README.ja.md"), "README.ja.md": JA.replace(".en", "")})
    repository.git("mv", "README.md", "README.en.md")
    repository.git("mv", "README.ja.md", "README.md")
    repository.write(FILES)
    assert [code for code, _ in found(repository)] == ["RS409"]
    assert found(repository, "--base", "HEAD") == []


def test_a_document_that_settings_name_keeps_its_past_when_renamed(repository: Repository) -> None:
    settings = 'documents = ["docs/guide.{language}.md"]\n'
    guide = JA.replace("[English](README.en.md)\n\n", ""), EN.replace("[日本語](README.md)\n\n", "")
    repository.commit(
        {
            "README.md": "# 表題\n\nこれは説明です。\n",
            "docs/guide.ja.md": guide[0],
            "docs/guide.en.md": guide[1],
            "readme-sync.toml": settings,
        }
    )
    for language in ("ja", "en"):
        repository.git("mv", f"docs/guide.{language}.md", f"docs/manual.{language}.md")
    repository.write({"readme-sync.toml": settings.replace("guide", "manual")})
    assert found(repository) == [("RS409", "Beta")]
    assert found(repository, "--base", "HEAD") == []


def test_a_new_edition_is_new_in_all_that_it_has(repository: Repository) -> None:
    repository.commit({"README.md": JA.replace("[English](README.en.md)\n\n", "")})
    repository.write(FILES)
    assert found(repository, "--base", "HEAD") == [("RS409", "Beta")]


def test_a_file_that_is_taken_away_breaks_links_that_nobody_touched(repository: Repository) -> None:
    repository.commit({"README.md": "# A\n\n[a](a.md) and [b](b.md)\n", "a.md": "# A\n"})
    (repository.root / "a.md").unlink()
    said = repository.run("check", "--base", "HEAD")
    assert [line for line in said.out.splitlines() if "a.md" in line.partition(" ")[2]]
    assert "b.md" not in said.out


def test_an_ignore_that_is_taken_away_brings_its_finding_back(old: Repository) -> None:
    old.replace("README.en.md", "1,024 |", "1,024 <!-- readme-sync: ignore RS409 a smaller one --> |")
    old.commit()
    assert found(old, "--base", "HEAD") == []
    old.replace("README.en.md", " <!-- readme-sync: ignore RS409 a smaller one -->", "")
    assert found(old, "--base", "HEAD") == [("RS409", "Beta")]


def test_translations_that_wait_are_named_with_a_base_only(old: Repository) -> None:
    old.replace("README.md", "新しい", "いちばん新しい")
    assert found(old) == [("RS424", None), ("RS409", "Beta")], "how many wait is told without a base too"
    assert found(old, "--base", "HEAD") == [("RS417", "Delta")]
    old.replace("README.en.md", "| New |", "| The newest |")
    assert found(old, "--base", "HEAD") == []


def test_an_ignored_debt_is_no_unused_ignore_later(old: Repository) -> None:
    old.replace("README.md", "新しい", "真新しい <!-- readme-sync: ignore RS417 English says so -->")
    assert found(old, "--base", "HEAD") == []
    old.commit()
    old.replace("README.md", "速い", "速い。")
    assert found(old, "--base", "HEAD") == []
    assert found(old, "--ignore", "RS424") == [("RS409", "Beta")]


def test_a_folder_below_the_root_of_git(repository: Repository) -> None:
    repository.commit({f"project/{path}": text for path, text in FILES.items()})
    repository.replace("project/README.en.md", "8,192", "8,129")
    said = repository.run("-C", ".", "check", "--base", "HEAD", folder="project")
    assert [line.split(" ")[1] for line in said.out.splitlines()] == ["RS409"]
    assert "Gamma" in said.out or "8,129" in said.out


def test_an_edition_behind_a_symbolic_link(repository: Repository) -> None:
    repository.write({f"docs/{path}": text for path, text in FILES.items()})
    for path in FILES:
        (repository.root / path).symlink_to(f"docs/{path}")
    repository.commit()
    assert ("RS409", "Beta") in found(repository)
    assert found(repository, "--base", "HEAD") == []


@pytest.mark.parametrize("revision", ["HEAD~1", "HEAD^", "0" * 40])
def test_before_the_first_commit_there_was_nothing(old: Repository, revision: str) -> None:
    assert found(old, "--base", revision) == [("RS409", "Beta")]
    assert "everything counts as new" in old.run("check", "--base", revision).err


def test_no_commit_at_all(repository: Repository) -> None:
    repository.write(FILES)
    repository.git("init", "--quiet")
    assert found(repository, "--base", "HEAD") == [("RS409", "Beta")]
    assert "note: there is no commit yet" in repository.run("check", "--base", "main").err


def _line(repository: Repository, revision: str) -> str:
    said = repository.run("check", "--base", revision)
    assert said.code == 2
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err


def test_a_revision_that_is_not_there(old: Repository) -> None:
    assert "there is no git revision nope" in _line(old, "nope")
    assert "is not a git revision" in _line(old, "--output=x")
    assert "is not a git revision" in _line(old, "")
    assert not (old.root / "x").exists()


def test_no_repository(repository: Repository) -> None:
    repository.write(FILES)
    assert "not a git repository" in _line(repository, "HEAD")


def test_a_shallow_clone_says_what_to_fetch(old: Repository, tmp_path: Path) -> None:
    first = old.git("rev-parse", "HEAD")
    old.replace("README.en.md", "8,192", "8,129")
    old.commit()
    old.git("clone", "--quiet", "--depth=1", old.root.as_uri(), str(tmp_path / "shallow"))
    shallow = Repository(tmp_path / "shallow")
    for revision in (first, "HEAD~1"):
        line = _line(shallow, revision)
        assert "shallow" in line
        assert "fetch-depth: 0" in line


def test_a_base_without_a_common_commit_is_compared_with_itself(old: Repository, tmp_path: Path) -> None:
    first = old.git("rev-parse", "HEAD")
    old.replace("README.en.md", "8,192", "8,129")
    old.commit()
    old.git("clone", "--quiet", "--depth=1", old.root.as_uri(), str(tmp_path / "shallow"))
    shallow = Repository(tmp_path / "shallow")
    shallow.git("fetch", "--quiet", "--depth=1", "origin", first)
    assert found(shallow, "--base", first) == [("RS409", "Gamma")]
    assert "compared with" in shallow.run("check", "--base", first).err


def test_an_earlier_version_that_cannot_be_read_hides_nothing(repository: Repository) -> None:
    repository.commit({"README.md": JA})
    (repository.root / "README.en.md").write_bytes(b"\xff\xfe\xff")
    repository.commit()
    repository.write(FILES)
    assert found(repository, "--base", "HEAD") == [("RS409", "Beta")]


def test_a_file_that_git_has_lost_is_an_error_and_not_news(old: Repository) -> None:
    blob = old.git("rev-parse", "HEAD:README.en.md")
    (old.root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    old.replace("README.en.md", "8,192", "8,129")
    assert "git has no README.en.md of" in _line(old, "HEAD")
