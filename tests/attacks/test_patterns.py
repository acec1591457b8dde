"""Patterns of strangers take no more than linear time, and mean what they meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest
from hypothesis import given
from hypothesis import strategies as st

import readme_sync
from readme_sync.align.small_facts import amounts, keyboard, shortcuts
from readme_sync.language.numbers import read_numbers
from readme_sync.regex import lazy
from readme_sync.rules.drift.rs414.lines import read
from readme_sync.rules.drift.rs414.mistyped import misnumbered_lines
from readme_sync.rules.drift.rs414.quoted import quoted_names
from readme_sync.rules.drift.rs414.syntax import is_printed
from readme_sync.settings.globs import PathGlob, Searched, Wildcard
from readme_sync.sync.answers.listed import wrong
from readme_sync.sync.grouping import Grouping
from readme_sync.sync.table_rows import columns
from tests.attacks.conftest import EN, FR, JA, Hangs, Repository, bounded

EXPLODING = (
    "(a+)+$",
    "(a|aa)+$",
    "(.*)*x",
    "(a?){50}a{50}",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    "(x+x+)+y",
    "a*" * 40 + "b",
)
LONG = "https://" + "a" * 5_000 + "x" * 5_000 + "!"


@pytest.mark.parametrize("pattern", EXPLODING)
def test_an_expression_does_not_explode(repository: Repository, pattern: str) -> None:
    with bounded():
        Searched(pattern).search(LONG)
    repository.write(".lycheeignore", f"{pattern}\n")
    repository.write("README_en.md", f"{EN}\n<{LONG}>\n")
    assert repository.run("dump", "plan").code == 0


@pytest.mark.parametrize("pattern", ["(", "a{1000}{1000}{1000}", "(?=a)", r"(a)\1", "[", "*", "\\", "\x1b[2J("])
def test_what_is_no_expression_is_one_line(repository: Repository, pattern: str) -> None:
    repository.write(".lycheeignore", f"# why\n{pattern}\n")
    ran = repository.run("check")
    assert ran.code == 2
    assert ".lycheeignore:2: " in ran.err
    assert "\x1b" not in ran.err


def test_many_patterns_are_refused(repository: Repository) -> None:
    repository.write(".lycheeignore", "a\n" * 2_000)
    ran = repository.run("check")
    assert (ran.code, "more than 1,000 patterns" in ran.err) == (2, True)


def _own_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield every expression of the program that is a value of a module, with its name."""
    for module in walk_packages(readme_sync.__path__, "readme_sync."):
        if not module.name.endswith("__main__"):
            for name, value in vars(import_module(module.name)).items():
                for one in value if isinstance(value, tuple) else (value,):
                    if isinstance(one, re.Pattern | type(lazy(""))) and isinstance(one.pattern, str):
                        yield f"{module.name}.{name}", one


PIECES = (*"a A é 日 1 _ - . , ' | * ** ` [ ( { < & / = : @ # ! ~ a_ a- a. a/ 1. 1, v1. [](".split(), " ", "\n", "a ")
RUNS = [piece * 40 + tail for piece in PIECES for tail in ("<", "\0")]
REPEATED = [head + run for head in ("", "a", "<a") for run in RUNS]
LITERAL = re.compile(r"\\?([^\\()\[\]{}|*+?.^$\n])")  # with which an expression begins


def _repeated(pattern: str) -> list[str]:
    """Return texts of many equal pieces, also such as begin like the expression ``pattern``."""
    head, at = "", 0
    while found := LITERAL.match(pattern, at):
        head, at = head + found[1], found.end()
    return [*REPEATED, *(head + run for run in RUNS)] if head else REPEATED


def test_no_expression_of_ours_explodes() -> None:
    """One that takes twice the time for each piece more would need hours for these."""
    patterns = dict(_own_patterns())
    assert len(patterns) > 300
    for name, pattern in patterns.items():
        try:
            with bounded():
                for text in _repeated(pattern.pattern):
                    pattern.search(text)
                    pattern.fullmatch(text)
        except Hangs:
            pytest.fail(f"{name} explodes")


@pytest.mark.parametrize("kind", ["html", "xml", "jsx"])
@pytest.mark.parametrize("line", ["é" * 5_000 + "<", "日本語の文、" * 5_000 + "<br>", "a b " * 5_000 + "|"])
def test_a_line_of_words_in_markup_does_not_explode(kind: str, line: str) -> None:
    with bounded():
        read(f"<p>\n{line}\n</p>", kind, "fr")


@pytest.mark.parametrize("piece", ["111 ", "1 111 ", "$1 111 ", "1.1,", "1", "Ctrl + ", "Ctrl+", "⌘", "⌘ + "])
def test_amounts_and_shortcuts_that_nothing_ends_take_linear_time(piece: str) -> None:
    with bounded():
        assert len([*amounts(piece * 10_000), *shortcuts(piece * 10_000)]) <= 10_000


RUN = 150_000  # of one sign: two walks of it for each sign take minutes
FAR = 1_500_000  # words


@pytest.mark.parametrize("sign", [" ", "\n", "`", "a", "日"])
def test_a_run_of_one_sign_takes_linear_time(sign: str) -> None:
    text = f"4,096 {sign * RUN} 4,096+"
    with bounded():
        assert keyboard(text) is None
        assert not is_printed(sign * RUN)
        assert Grouping(lambda: [("4,096", "4 096")]).adapt(text).startswith("4 096")
        assert not wrong(text, text)


@pytest.mark.parametrize("piece", ["-", "a", "1.", "--a", "a-"])
def test_a_line_of_code_that_no_number_ends_takes_linear_time(piece: str) -> None:
    line = piece * (RUN // len(piece))
    with bounded():
        assert not [*misnumbered_lines([line], [f"{line}x"], read=False)]


def test_a_name_in_quotes_that_ends_otherwise_takes_linear_time() -> None:
    with bounded():
        assert quoted_names([f'"{"a" * 350}!"'] * 1_000) == frozenset()


def test_the_numbers_of_a_long_text_take_linear_time() -> None:
    """Far behind the beginning of a text each look back at all of it takes long, and the numbers themselves do not."""
    with bounded():
        assert len(read_numbers("word " * FAR + "at 3, " * (RUN // 10), "en")) == RUN // 10


def test_the_columns_of_a_wide_table_take_no_square_of_time() -> None:
    heads = [f"loom {number}" for number in range(3_000)]
    with bounded():
        assert columns(heads, heads[1:]) == tuple(range(1, 3_000))
        assert len(columns(heads, heads[::-1])) == 3_000


STARS = "*a" * 13 + "*!"


@pytest.mark.parametrize("key", ["row", "section", "path", "url"])
def test_stars_do_not_explode(repository: Repository, key: str) -> None:
    name = "a" * 3_000
    for path, text in (("README.md", JA), ("README_en.md", EN), ("README_fr.md", FR)):
        repository.write(path, f"{text}|{name}|{path}|9|\n\n# {name}\n\n|x|\n|-|\n|{name}|y|\n")
    settings = f'[[ignores]]\ncode = "RS"\nreason = "why"\n{key} = "{STARS}"\n\n[per-path]\n"{STARS}" = ["RS409"]\n'
    repository.write("readme-sync.toml", settings)
    assert repository.run("check").code == 1


def test_a_pattern_of_documents_names_one_language(repository: Repository) -> None:
    many = "{language}" * 30
    repository.write("docs/fr.fr.md", "# Bonjour\n\nCette page est une liste.\n")
    repository.write("docs/fr.en.md", "# Bonjour\n\nCette page est une liste.\n")
    repository.write(f"docs/{'a' * 200}.md", "# x\n")
    repository.write("readme-sync.toml", f'documents = ["docs/{many}x", "docs/{{language}}.{{language}}.md"]\n')
    ran = repository.run("dump", "document")
    assert "docs/fr.fr.md:1:1" in ran.out
    assert "docs/fr.en.md" not in ran.out


TEXTS = st.text(st.sampled_from("ab/*?"), max_size=12)


@given(TEXTS, st.text(st.sampled_from("ab/"), max_size=12))
def test_they_mean_what_regular_expressions_said(pattern: str, text: str) -> None:
    said = r"\A" + ".*".join(map(re.escape, pattern.split("*"))) + r"\Z"
    assert Wildcard(pattern).match(text) == bool(re.match(said, text, re.DOTALL))
    said = r"\A"
    for piece in re.split(r"(\*\*/|\*\*|\*|\?)", pattern):
        said += {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(piece, re.escape(piece))
    assert PathGlob(pattern).match(text) == bool(re.match(said + r"(?:/.*)?\Z", text, re.DOTALL))
