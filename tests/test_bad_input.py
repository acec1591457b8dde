"""Whatever lies in a repository: one clear line and exit 2, or it is simply checked. Never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from readme_sync.cli.main import main

Check = Callable[..., tuple[int, list[str], list[str]]]

TABLE = "|{0}|{1}|\n|-|-|\n|[a](https://a.example)|{2}|\n|[b](https://b.example)|{2}|\n"
JA = "# 日本語のモデルのまとめ\n\nこのページはモデルをまとめたものです。\n\n" + TABLE.format("名称", "規模", "7B")
EN = "# Overview of models\n\nThis page is about the models.\n\n" + TABLE.format("Name", "Size", "7B")
FR = "# Les modèles\n\nCette page est une liste des modèles.\n\n" + TABLE.format("Nom", "Taille", "7B")
UNDEFINED = "\nText.[^9]\n"  # something to find, which proves that a file was checked


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with three editions that agree."""
    for path, text in (("README.md", JA), ("README.en.md", EN), ("README.fr.md", FR)):
        (tmp_path / path).write_text(text, encoding="utf-8", newline="")
    return tmp_path


@pytest.fixture
def check(repository: Path, capfd: pytest.CaptureFixture[str]) -> Check:
    """Return a function that checks the repository: exit code, findings, complaints."""

    def call(*arguments: str) -> tuple[int, list[str], list[str]]:
        code = main(["-C", str(repository), "check", *arguments])
        said = capfd.readouterr()
        assert "Traceback" not in said.out + said.err
        complaints = [line for line in said.err.splitlines() if line.startswith("readme-sync: ")]
        return code, said.out.splitlines(), complaints

    return call


def test_three_editions_that_agree_are_fine(check: Check) -> None:
    assert check() == (0, [], [])


def test_a_missing_file(check: Check) -> None:
    code, _, complaints = check("nope.md")
    assert (code, complaints) == (2, ["readme-sync: error: nope.md: cannot be read: no such file or directory"])


def test_a_folder_instead_of_a_file(repository: Path, check: Check) -> None:
    (repository / "docs").mkdir()
    code, _, complaints = check("docs")
    assert (code, complaints) == (2, ["readme-sync: error: docs: this is a folder, a file is needed"])


def test_a_file_outside_of_the_repository(check: Check) -> None:
    code, found, complaints = check("../elsewhere.md")
    assert (code, found, len(complaints)) == (2, [], 1)
    assert "../elsewhere.md: lies outside of" in complaints[0]


@pytest.mark.parametrize("bad", ["README.en.md", "README.md"])
def test_invalid_utf8_is_named_with_its_place_and_the_others_are_checked(
    repository: Path, check: Check, bad: str
) -> None:
    data = (repository / bad).read_bytes()
    (repository / bad).write_bytes(data + b"caf\xe9\n")
    with (repository / "README.fr.md").open("a", encoding="utf-8") as file:
        file.write(UNDEFINED)
    code, found, complaints = check()
    line = data.count(b"\n") + 1
    assert code == 2
    assert complaints == [
        f"readme-sync: error: {bad}:{line}: not UTF-8: byte 0xE9 at offset {len(data) + 3} (invalid continuation byte)"
    ]
    assert any(one.startswith("README.fr.md:") and " RS201 " in one for one in found)


def test_a_diff_of_fixes_tells_what_could_not_be_read(repository: Path, check: Check) -> None:
    (repository / "README.en.md").write_bytes(b"# Models \xff\n")
    code, _, complaints = check("--diff")
    assert code == 2
    assert "readme-sync: error: README.en.md:1: not UTF-8: byte 0xFF at offset 9 (invalid start byte)" in complaints


def test_a_readme_alone_that_cannot_be_read_is_named_once(repository: Path, check: Check) -> None:
    for path in repository.glob("README*.md"):
        path.unlink()
    (repository / "README.md").write_bytes(b"# Caf\xe9\n")
    code, found, complaints = check()
    assert (code, found) == (2, [])
    assert "".join(complaints).count("not UTF-8") == 1


def test_an_edition_in_a_folder_that_cannot_be_read_is_not_passed_over(repository: Path, check: Check) -> None:
    (repository / "de").mkdir()
    (repository / "de/README.md").write_bytes(b"# Modelle \xff\n")
    code, _, complaints = check()
    assert (code, len(complaints)) == (2, 1)
    assert "de/README.md:1: not UTF-8: byte 0xFF at offset 10" in complaints[0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf16_is_called_by_its_name(repository: Path, check: Check, encoding: str) -> None:
    (repository / "README.en.md").write_bytes(EN.encode(encoding))
    code, _, complaints = check()
    assert (code, len(complaints)) == (2, 1)
    assert complaints[0].startswith("readme-sync: error: README.en.md: this file is UTF-")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: "\ufeff" + text, id="BOM"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(lambda text: text.replace("\n", "\r"), id="CR"),
        pytest.param(lambda text: "\ufeff" + text.replace("\n", "\r\n").rstrip(), id="BOM, CRLF, no final newline"),
        pytest.param(lambda text: text + "\n<p align='x\n", id="unclosed tag"),
        pytest.param(lambda text: text + "\n<!-- |c|d|\n", id="unclosed comment"),
        pytest.param(lambda text: text + "\n::: warning\n", id="unclosed container"),
        pytest.param(lambda text: text + "\nx <!--> y <!---> z\n", id="comments of nothing"),
        pytest.param(lambda text: text + "\n" + "[" * 3000 + "x" + "](y" * 3000 + "\n", id="deep brackets"),
        pytest.param(lambda text: text + "\n" + "*a **b " * 3000 + "\n", id="deep emphasis"),
        pytest.param(lambda text: text + "\n" + "> - " * 3000 + "x\n", id="deep quotes and lists"),
    ],
)
def test_odd_files_are_simply_checked(repository: Path, check: Check, change: Callable[[str], str]) -> None:
    for path, text in (("README.md", JA), ("README.en.md", EN), ("README.fr.md", FR)):
        (repository / path).write_bytes(change(text).encode())
    assert check("--fail-on", "error") == (0, [], [])


def test_control_characters_are_told_and_not_printed(repository: Path, check: Check) -> None:
    for path, text in (("README.md", JA), ("README.en.md", EN), ("README.fr.md", FR)):
        (repository / path).write_bytes((text + "\n" + "\x1b[2J\x00\x07\u202e\n").encode())
    code, found, complaints = check("--fail-on", "error")
    assert (code, complaints) == (0, [])
    assert {one.split()[1] for one in found} == {"RS113"}
    assert all(one.isprintable() for one in found)


def test_a_fence_that_stays_open_in_each_edition_is_said_once(repository: Path, check: Check) -> None:
    for path, text in (("README.md", JA), ("README.en.md", EN), ("README.fr.md", FR)):
        (repository / path).write_bytes((text + "\n```\n|c|d|\n").encode())
    code, found, complaints = check()
    assert (code, complaints) == (1, [])
    assert [one.split()[1] for one in found] == ["RS110"]


def test_a_table_inside_a_quote_and_a_list_is_a_table(repository: Path, check: Check) -> None:
    table = "\n> |c|d|\n> |-|-|\n> |e|f|g|\n\n- |c|d|\n  |-|-|\n  |e|f|g|\n"
    for path, text in (("README.md", JA), ("README.en.md", EN), ("README.fr.md", FR)):
        (repository / path).write_bytes((text + table).encode())
    code, found, complaints = check("--select", "RS101")
    assert (code, complaints) == (1, [])
    assert [one.split(":")[:2] for one in found if one.startswith("README.md")] == [
        ["README.md", "12"],
        ["README.md", "16"],
    ]


@pytest.mark.parametrize("name", ["README.md", "README.en.md"])
def test_an_empty_file_is_an_edition_without_content(repository: Path, check: Check, name: str) -> None:
    (repository / name).write_bytes(b"")
    code, _, complaints = check()
    assert code in (0, 1)
    assert complaints == []


def test_a_repository_of_one_empty_readme(repository: Path, check: Check) -> None:
    for path in repository.iterdir():
        path.unlink()
    (repository / "README.md").write_bytes(b"")
    assert check() == (0, [], [])


def test_a_repository_without_a_readme(repository: Path, check: Check) -> None:
    for path in repository.iterdir():
        path.unlink()
    code, found, complaints = check()
    assert (code, found) == (2, [])
    assert complaints[0].endswith(": no README was found here: write one, or name the editions in readme-sync.toml")


def test_a_folder_without_a_readme_is_told_of_its_trees(repository: Path, check: Check) -> None:
    for path in repository.iterdir():
        path.unlink()
    for name in ("en/a.md", "en/b.md", "en/c.md", "fr/a.md", "fr/b.md", "fr/c.md"):
        (repository / name).parent.mkdir(exist_ok=True)
        (repository / name).write_text("# Loom\n", encoding="utf-8")
    code, _, complaints = check()
    assert code == 2
    assert complaints[0].endswith('documents = ["{language}/{path}"] in the settings reads them')


@pytest.mark.parametrize(
    "command", [["rows"], ["rows", "--format", "csv"], ["status"], ["dump", "catalogue"], ["dump", "plan"]]
)
def test_every_command_tells_what_it_could_not_read(
    repository: Path, capfd: pytest.CaptureFixture[str], command: list[str]
) -> None:
    (repository / "README.en.md").write_bytes(b"# Models \xff\n")
    assert main(["-C", str(repository), *command]) == 2
    said = capfd.readouterr().err.splitlines()
    assert said == ["readme-sync: error: README.en.md:1: not UTF-8: byte 0xFF at offset 9 (invalid start byte)"]


@pytest.mark.parametrize("target", ["../secret.md", "/../secret.md", "out/secret.md", "a/../../secret.md"])
def test_an_include_that_leaves_the_repository_is_refused(repository: Path, check: Check, target: str) -> None:
    (repository.parent / "secret.md").write_text("[^1] secret", encoding="utf-8")
    os.symlink(repository.parent, repository / "out")
    for path, text in (("README.md", JA), ("README.en.md", EN), ("README.fr.md", FR)):
        (repository / path).write_bytes((text + f"\n<!--@include: {target}-->\n").encode())
    code, found, complaints = check("--select", "RS3,RS2")
    assert (code, complaints) == (1, [])
    assert len(found) == 1
    assert " RS304 " in found[0]
    assert "secret.md" in found[0]
    assert "RS201" not in found[0]  # which the file out there would give


def test_symbolic_links_that_loop(repository: Path, check: Check) -> None:
    (repository / "README.de.md").symlink_to("README.es.md")
    (repository / "README.es.md").symlink_to("README.de.md")
    (repository / "docs").symlink_to(repository)
    assert check() == (0, [], [])
    code, _, complaints = check("README.de.md")
    assert code == 2
    assert complaints == ["readme-sync: error: README.de.md: cannot be read: too many levels of symbolic links"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(repository: Path, check: Check) -> None:
    os.mkfifo(repository / "README.de.md")
    assert check() == (0, [], [])
    assert check("README.de.md")[0] == 2


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ('selct = ["RS4"]\n', "readme-sync.toml:1: selct: is not a key of readme-sync (did you mean 'select'?)"),
        ("select = [\n", "readme-sync.toml: is not TOML"),
        ('editions = {ja = "READM.md"}\n', "readme-sync.toml: editions.ja: there is no file READM.md"),
        ('source = "de"\n', "de"),
        ('select = ["RS999"]\n', "RS999"),
    ],
)
def test_wrong_settings(repository: Path, check: Check, written: str, message: str) -> None:
    (repository / "readme-sync.toml").write_text(written, encoding="utf-8")
    code, found, complaints = check()
    assert (code, found, len(complaints)) == (2, [], 1)
    assert message in complaints[0]


def test_a_large_file_is_checked(repository: Path, check: Check) -> None:
    rows = "".join(f"|[m{n}](https://a.example/{n})|7B|\n" for n in range(2_000))
    for path, text in (("README.md", JA), ("README.en.md", EN), ("README.fr.md", FR)):
        (repository / path).write_bytes((text + rows).encode())
    assert check() == (0, [], [])


def test_a_file_beyond_the_limit_is_named_and_not_read(repository: Path, check: Check) -> None:
    with (repository / "README.en.md").open("wb") as file:
        file.truncate(300 * 1024 * 1024)  # a hole: it takes no room
    code, _, complaints = check()
    assert code == 2
    assert complaints == ["readme-sync: error: README.en.md: 314,572,800 bytes is more than the limit of 33,554,432"]


def test_a_process_of_its_own_ends_the_same_way(repository: Path) -> None:
    (repository / "README.en.md").write_bytes(b"\xff")
    ran = subprocess.run(
        [sys.executable, "-m", "readme_sync", "-C", str(repository), "check"], capture_output=True, check=False
    )
    assert ran.returncode == 2
    assert b"readme-sync: error: README.en.md:1: not UTF-8: byte 0xFF at offset 0" in ran.stderr
    assert b"Traceback" not in ran.stderr
