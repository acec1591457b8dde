"""``readme-sync sync`` at the command line: a diff, files written, exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from readme_sync.cli.main import main
from tests.servers.oracle import Oracle, serving
from tests.sync.repository import EDITIONS, Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path)
    made.write(EDITIONS)
    made.commit()
    return made


def test_without_write_it_prints_a_diff_and_touches_nothing(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.edit("README.md", ("2.7B", "2.8B"))
    assert main(["-C", str(repository.root), "sync", "--to", "en"]) == 0
    said = capsys.readouterr()
    assert "--- a/en/README.md\n+++ b/en/README.md\n" in said.out
    assert "fr/README.md" not in said.out
    assert "1 change since HEAD, 0 left to a person" in said.err
    assert repository.read("en/README.md") == EDITIONS["en/README.md"]


def test_with_write_the_files_are_changed_and_what_is_left_is_told(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.edit("README.md", ("2.7B", "2.8B"), ("不明 | 個人", "湖の音 | 個人"))
    assert main(["-C", str(repository.root), "sync", "--write"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "left: en: Kamome [学習データ]" in said.err
    assert "2.8B" in repository.read("fr/README.md")


def test_check_knows_what_sync_has_marked(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.edit("README.md", ("## データ", "渡り鳥の観察を集めています。\n\n## データ"))
    assert main(["-C", str(repository.root), "sync", "--write"]) == 1
    assert "渡り鳥の観察を集めています。 <!-- readme-sync: not translated -->" in repository.read("en/README.md")
    capsys.readouterr()
    main(["-C", str(repository.root), "check"])
    said = capsys.readouterr().out
    assert "RS412" in said
    assert "RS901" not in said


@pytest.mark.parametrize(
    "arguments", [["--base", "nowhere"], ["--to", "de"], ["--to", "ja"], ["--left", "maybe"], ["--base", "--x"]]
)
def test_wrong_usage_is_one_line(
    repository: Repository, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main(["-C", str(repository.root), "sync", *arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("path", ["README.md", "en/README.md"])
def test_a_merge_is_to_be_finished_first(repository: Repository, capsys: pytest.CaptureFixture[str], path: str) -> None:
    text = EDITIONS[path].replace("2.7B", "2.8B")
    marks = "<<<<<<< HEAD\n## One\n=======\n## Other\n>>>>>>> a-branch\n\n"
    repository.write({path: text.replace("[^1]: ", f"{marks}[^1]: ")})
    assert main(["-C", str(repository.root), "sync", "--write"]) == 2
    assert f"{path}:29: two versions stand side by side" in capsys.readouterr().err
    assert repository.read("fr/README.md") == EDITIONS["fr/README.md"]


def test_a_translation_that_changed_alone_is_named(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.edit("en/README.md", ("2.7B", "2.8B"))
    assert main(["-C", str(repository.root), "sync", "--base", "HEAD"]) == 0
    assert "en/README.md has changed since HEAD, and the edition that it follows has not: --from en" in (
        capsys.readouterr().err
    )


def test_an_edition_that_is_gone_is_named(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.edit("README.md", ("2.7B", "2.8B"))
    (repository.root / "fr" / "README.md").unlink()
    assert main(["-C", str(repository.root), "sync", "--write"]) == 0
    assert "fr/README.md is gone since HEAD" in capsys.readouterr().err
    assert "2.8B" in repository.read("en/README.md")


def test_one_that_has_another_name_is_not_gone(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    for path in ("en/README.md", "fr/README.md"):
        repository.write({f"README.{path[:2]}.md": repository.read(path).replace("](../", "](")})
        (repository.root / path).unlink()
    main(["-C", str(repository.root), "sync"])
    assert "is gone" not in capsys.readouterr().err


def test_before_the_second_commit_there_is_nothing_to_carry_over(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-C", str(repository.root), "sync"]) == 0
    said = capsys.readouterr().err
    assert "there was no source before, so there is no change to carry over: --all" in said
    assert "counts as new" not in said


@pytest.mark.parametrize("before", [None, b"\xff"], ids=["absent", "unreadable"])
@pytest.mark.parametrize("all_", [(), ("--all",)], ids=["changes", "all"])
def test_a_source_that_was_no_text_before(
    repository: Repository, before: bytes | None, all_: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    place = repository.root / "README.md"
    now = place.read_bytes()
    place.unlink()
    if before is not None:
        place.write_bytes(before)
    repository.commit()
    place.write_bytes(now + "\n## 追加\n\n新しい文です。\n".encode())
    assert main(["-C", str(repository.root), "sync", "--base", "HEAD", *all_]) == len(all_)
    assert ("there was no source before" in capsys.readouterr().err) is not bool(all_)


def test_a_source_that_is_edited_again_before_a_commit(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    """What sync wrote for the first edit is no person's; what a person writes after it is."""
    repository.edit("README.md", ("2.7B", "2.8B"))
    assert main(["-C", str(repository.root), "sync", "--write"]) == 0
    repository.edit("README.md", ("2.8B", "2.9B"))
    assert main(["-C", str(repository.root), "sync", "--write"]) == 0
    assert "| 2.9B |" in repository.read("en/README.md")
    repository.edit("README.md", ("2.9B", "2.7B"))
    assert main(["-C", str(repository.root), "sync", "--write", "--base", "HEAD"]) == 0
    assert repository.read("en/README.md") == EDITIONS["en/README.md"]
    repository.edit("README.md", ("2.7B", "3B"))
    assert main(["-C", str(repository.root), "sync", "--write"]) == 0
    repository.edit("en/README.md", ("| 3B |", "| 3.1B |"))
    repository.edit("README.md", ("| 3B |", "| 4B |"))
    capsys.readouterr()
    assert main(["-C", str(repository.root), "sync", "--write"]) == 1
    assert "it has changed here as well" in capsys.readouterr().err
    assert "| 3.1B |" in repository.read("en/README.md")
    assert "| 4B |" in repository.read("fr/README.md")


def test_a_source_that_is_taken_back_takes_along_what_sync_wrote(repository: Repository) -> None:
    """Where nobody says since when, it is since the last commit, though the source has not changed since."""
    repository.edit("README.md", ("2.7B", "2.8B"))
    assert main(["-C", str(repository.root), "sync", "--write"]) == 0
    repository.edit("README.md", ("2.8B", "2.7B"))
    assert main(["-C", str(repository.root), "sync", "--write"]) == 0
    assert {path: repository.read(path) for path in EDITIONS} == EDITIONS


def test_the_same_again_writes_nothing_and_tells_the_same(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    new = ("## データ", "港の記録です。<br>\n\n## データ"), ("不明 | 個人", "湖の音 | 個人")
    repository.edit("README.md", ("2.7B", "2.8B"), *new)
    assert main(["-C", str(repository.root), "sync", "--write"]) == 1
    made = {path: repository.read(path) for path in EDITIONS}
    left = [line for line in capsys.readouterr().err.splitlines() if line.startswith("left: ")]
    for to in ("en", "fr", "en,fr"):
        assert main(["-C", str(repository.root), "sync", "--write", "--to", to]) == 1
        assert {path: repository.read(path) for path in EDITIONS} == made
        said = capsys.readouterr()
        assert said.out == ""
        assert "0 changes since HEAD" in said.err
        told = [line for line in said.err.splitlines() if line.startswith("left: ")]
        assert told == [line for line in left if line[6:8] in to.split(",")]


def test_what_was_left_out_comes_with_a_mark_and_goes_again(repository: Repository) -> None:
    repository.edit("README.md", ("2.7B", "2.8B"), ("## データ", "港の記録です。\n\n## データ"))
    assert main(["-C", str(repository.root), "sync", "--write", "--left", "skip"]) == 1
    skipped = repository.read("en/README.md")
    assert main(["-C", str(repository.root), "sync", "--write"]) == 1
    assert "港の記録です。 <!-- readme-sync: not translated -->" in repository.read("en/README.md")
    assert main(["-C", str(repository.root), "sync", "--write", "--left", "skip"]) == 1
    assert repository.read("en/README.md") == skipped


def test_a_page_that_is_called_after_its_old_language_is_carried_over_nowhere(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    """The settings still say that the first page is in Japanese, and it is another one now."""
    pages = {"README.md": EDITIONS["README.md"], "README.fr.md": EDITIONS["fr/README.md"]}
    repository.write(pages)
    repository.commit()
    capsys.readouterr()
    repository.write({"README.md": EDITIONS["en/README.md"]})
    settings = 'source = "ja"\neditions = { ja = "README.md", fr = "README.fr.md" }\n'
    repository.write({"readme-sync.toml": settings})
    assert main(["-C", str(repository.root), "sync", "--write"]) == 0
    assert "README.md was written in ja at HEAD: nothing is carried over from it" in capsys.readouterr().err
    assert repository.read("README.fr.md") == pages["README.fr.md"]


def test_a_source_that_was_in_another_language_is_carried_over_nowhere(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    """A repository gives its first page to another language: its lines are new, and none has changed."""
    repository.write({"README.md": EDITIONS["en/README.md"], "ja/README.md": EDITIONS["README.md"]})
    repository.commit()
    capsys.readouterr()
    repository.write({"README.md": EDITIONS["README.md"]})
    assert main(["-C", str(repository.root), "sync", "--write", "--from", "ja"]) == 0
    assert "README.md was written in en at HEAD: nothing is carried over from it" in capsys.readouterr().err
    assert {path: repository.read(path) for path in ("en/README.md", "fr/README.md")} == {
        path: EDITIONS[path] for path in ("en/README.md", "fr/README.md")
    }


@pytest.mark.parametrize("note", ["", "[]", '{"commit": 1}', '{"commit": "", "files": {"a": 1}}', "[" * 100_000])
def test_a_note_that_is_damaged_is_none(repository: Repository, note: str) -> None:
    (repository.root / ".git" / "readme-sync-written.json").write_text(note, encoding="utf-8")
    repository.edit("README.md", ("2.7B", "2.8B"))
    assert main(["-C", str(repository.root), "sync", "--write"]) == 0
    assert "2.8B" in repository.read("en/README.md")


def test_without_a_repository_git_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Repository(tmp_path).write(EDITIONS)
    assert main(["-C", str(tmp_path), "sync"]) == 2
    assert "sync needs git" in capsys.readouterr().err


def test_a_model_is_asked_once_for_a_text(
    repository: Repository,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("README_SYNC_STORE", str(tmp_path_factory.mktemp("store") / "store.db"))
    repository.edit("README.md", ("不明 | 個人", "湖の音 **5 GB** | 個人"))
    oracle = Oracle({("en", "湖の音 **5 GB**"): "sounds of the lake **5 GB**"})
    with serving(oracle) as address:
        for _ in range(2):
            repository.write({"en/README.md": EDITIONS["en/README.md"]})
            assert main(["-C", str(repository.root), "sync", "--to", "en", "--translate", address, "--write"]) == 0
            assert "| sounds of the lake **5 GB** |" in repository.read("en/README.md")
    assert oracle.asked == 1
    assert "translated" in capsys.readouterr().err


def test_a_model_that_errs_writes_no_wrong_fact(
    repository: Repository,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each second answer errs, in one way after the other, and a text is asked for twice at most."""
    monkeypatch.setenv("README_SYNC_STORE", str(tmp_path_factory.mktemp("store") / "store.db"))
    names, sizes = ("湖", "川", "滝", "沼", "池"), range(3, 8)
    texts = {f"[{name}の音](https://example.org/{n}) **{n} GB**": n for name, n in zip(names, sizes, strict=True)}
    rows = "".join(f"| [Set-{n}](https://example.org/set-{n}) | 20{n}0 | {text} |\n" for text, n in texts.items())
    repository.edit("README.md", ("\n図は", f"{rows}\n図は"))
    oracle = Oracle(
        {("en", text): f"[sound {chr(96 + n)}](https://example.org/{n}) **{n} GB**" for text, n in texts.items()}, 2
    )
    with serving(oracle) as address:
        assert main(["-C", str(repository.root), "sync", "--to", "en", "--translate", address, "--write"]) in {0, 1}
    assert len(oracle.errors) >= len(texts) // 2
    for text, n in texts.items():
        row = next(line for line in repository.read("en/README.md").splitlines() if f"[Set-{n}]" in line)
        good = f"[sound {chr(96 + n)}](https://example.org/{n}) **{n} GB**"
        assert row.split(" | ")[2].removesuffix(" |") in {good, f"{text} <!-- readme-sync: not translated -->"}
    capsys.readouterr()
