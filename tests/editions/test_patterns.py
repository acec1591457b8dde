"""Patterns of documents: which files are editions of one document, and which is the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.editions.patterns import document_sets


def _sets(pattern: str, *files: str, source: str = "en") -> dict[str, list[str]]:
    return {
        one.name: [f"{'*' * file.source}{file.language} {file.path}" for file in one.editions]
        for one in document_sets(pattern, files, source)
    }


def test_a_tree_below_each_language_with_its_source_outside() -> None:
    files = (
        "a/x.md",
        "translations/fr/a/x.md",
        "translations/pt_br/a/x.md",
        "translations/xx1/a/x.md",
    )
    assert _sets("translations/{language}/{path}", *files) == {
        "a/x.md": ["*en a/x.md", "fr translations/fr/a/x.md", "pt-BR translations/pt_br/a/x.md"]
    }


def test_a_source_with_a_folder_of_its_own() -> None:
    assert _sets("docs/{language}/{path}.md", "docs/en/x/y.md", "docs/ja/x/y.md", "docs/en/z.md") == {
        "x/y": ["*en docs/en/x/y.md", "ja docs/ja/x/y.md"],
        "z": ["*en docs/en/z.md"],
    }


def test_a_source_beside_the_languages_folders() -> None:
    assert _sets("docs/{language}/{path}.md", "docs/x.md", "docs/ja/x.md") == {
        "x": ["*en docs/x.md", "ja docs/ja/x.md"]
    }


def test_readmes_of_many_folders_the_root_one_too() -> None:
    files = ("README.md", "README_fr.md", "src/a/README.md", "src/a/README_fr.md", "src/b/README_fr.md")
    assert _sets("{path}/README_{language}.md", *files) == {
        "{path}/README_{language}.md": ["*en README.md", "fr README_fr.md"],
        "src/a": ["*en src/a/README.md", "fr src/a/README_fr.md"],
        "src/b": ["fr src/b/README_fr.md"],
    }


def test_a_translation_whose_source_is_gone_has_none() -> None:
    (one,) = document_sets("i18n/{language}/{path}", ["i18n/fr/old.md"], "en")
    assert one.source is None
    assert [file.language for file in one.editions] == ["fr"]


def test_a_language_named_twice_is_the_same_one() -> None:
    files = ("docs/fr/a.fr.md", "docs/fr/a.de.md")
    assert _sets("docs/{language}/{path}.{language}.md", *files) == {"a": ["fr docs/fr/a.fr.md"]}


def test_of_two_spellings_of_a_language_the_first_file_is_taken() -> None:
    found = _sets("t/{language}/{path}", "t/pt-BR/a.md", "t/pt_BR/a.md")
    assert found == {"a.md": ["pt-BR t/pt-BR/a.md"]}


PATTERNS = ("docs/{language}/{path}", "{path}.{language}.md", "{path}/x_{language}.md", "{language}/{path}")


@pytest.mark.parametrize("pattern", PATTERNS)
@given(st.lists(st.text("abcenfrdeja/._-{}", min_size=1, max_size=20), max_size=8))
def test_whatever_the_files_each_is_in_one_set_at_most(pattern: str, files: list[str]) -> None:
    found = [file.path for one in document_sets(pattern, files, "en") for file in one.editions]
    assert set(found) <= set(files)
    tagged = [file.path for one in document_sets(pattern, files, "en") for file in one.editions if not file.source]
    assert len(tagged) == len(set(tagged))
