"""What a check says that it looked at."""

from __future__ import annotations

from tests.use.repository import Repository

JA = "[English](README.en.md)\n\n# 表\n\n| 名前 | 値 |\n|---|---|\n| Alpha | 12 |\n| Beta | 7 |\n"
EN = "[日本語](README.md)\n\n# Table\n\n| Name | Value |\n|---|---|\n| Alpha | 12 |\n| Beta | 7 |\n"
MORE = "\n## Install\n\n| Where | How |\n|---|---|\n| `apt` | `apt install alpha` |\n"
FILES = {"README.md": JA, "README.en.md": EN}


def last_line(repository: Repository, *arguments: str) -> str:
    return repository.run("check", *arguments).err.splitlines()[-1]


def test_all_of_two_editions(repository: Repository) -> None:
    repository.write(FILES)
    wanted = "Nothing to fix in 2 editions (ja README.md, en README.en.md): 1 table, 2 rows, 1 section, 1 paragraph."
    assert last_line(repository) == wanted


def test_what_one_edition_alone_has_was_not_compared(repository: Repository) -> None:
    repository.write(FILES | {"README.en.md": EN + MORE})
    line = last_line(repository)
    assert ": 1 table, 2 rows, 1 section, 1 paragraph; not compared: 1 section and 1 table that one edition" in line


def test_one_edition_is_compared_with_nothing(repository: Repository) -> None:
    repository.write({"README.md": EN.partition("\n\n")[2]})
    line = last_line(repository)
    assert line.startswith(
        "Nothing to fix in what was compared of 1 edition (en README.md): 1 table, 2 rows, 1 section"
    )
    assert line.endswith("; not compared: README.md, of which there is no other edition.")


def test_rules_that_compare_nothing(repository: Repository) -> None:
    repository.write(FILES)
    line = last_line(repository, "--select", "undefined-footnote")
    assert line.endswith("; not compared: the editions with one another (no rule that ran does).")
    assert line.startswith("Nothing to fix in what was compared of 2 editions")


def test_lists_and_text_are_counted_where_a_rule_compared_them(repository: Repository) -> None:
    entries = "\n- [Gamma](https://example.org/gamma)\n- [Delta](https://example.org/delta)\n"
    repository.write({path: text + entries for path, text in FILES.items()})
    assert ": 1 table, 2 rows, 1 section, 2 list entries, 1 paragraph" in last_line(repository)
    assert "entr" not in last_line(repository, "--select", "undefined-footnote")
