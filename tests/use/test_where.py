"""Which repository a command works in, from wherever in it somebody stands."""

from __future__ import annotations

from tests.use.repository import Repository

JA = "[English](README.en.md)\n\n# 表\n\n| 名前 | 値 |\n|---|---|\n| Alpha | 12 |\n| Beta | 7 |\n"
EN = "[日本語](README.md)\n\n# Table\n\n| Name | Value |\n|---|---|\n| Alpha | 12 |\n| Beta | 8 |\n"
GUIDE = "# Guide\n\n[gone](gone.md)\n"
FILES = {"README.md": JA, "README.en.md": EN, "docs/deep/README.md": GUIDE}
FOUND = "README.en.md:8:"


def test_from_a_folder_below_the_root_of_git_is_found(repository: Repository) -> None:
    repository.commit(FILES)
    said = repository.run("check", "--select", "RS409", folder="docs/deep")
    assert (said.code, said.out.startswith(FOUND)) == (1, True)
    assert "note: this is the repository at ../.., and paths are relative to it" in said.err


def test_dash_c_names_the_folder_itself(repository: Repository) -> None:
    repository.commit(FILES)
    said = repository.run("-C", ".", "check", folder="docs/deep")
    assert said.out.startswith("README.md:3:")
    assert "note:" not in said.err


def test_the_nearest_settings_decide(repository: Repository) -> None:
    repository.commit(
        {
            "docs/README.md": GUIDE,
            "docs/readme-sync.toml": 'fail-on = "never"\n',
            "readme-sync.toml": 'source = "xx"\n',
            "docs/deep/x": "",
        }
    )
    said = repository.run("check", folder="docs/deep")
    assert (said.code, said.out[:12]) == (0, "README.md:3:")


def test_somebody_elses_folder_above_is_not_asked(repository: Repository) -> None:
    repository.write(FILES | {"readme-sync.toml": "this is no TOML"})  # and there is no git
    said = repository.run("check", folder="docs/deep")
    assert said.out.startswith("README.md:3:")


def test_names_are_those_that_somebody_types_there(repository: Repository) -> None:
    repository.commit(FILES)
    said = repository.run("check", "README.md", "--output", "found.txt", folder="docs/deep")
    assert said.code == 1
    lines = (repository.root / "docs/deep/found.txt").read_text(encoding="utf-8").splitlines()
    assert [line.split(" ")[0] for line in lines] == ["docs/deep/README.md:3:8:"]
    assert "lies outside" in repository.run("check", "../../../x.md", folder="docs/deep").err


def test_in_the_root_nothing_is_said_of_it(repository: Repository) -> None:
    repository.commit(FILES)
    assert "note: this" not in repository.run("check").err
