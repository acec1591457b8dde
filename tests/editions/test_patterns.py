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


def test_a_source_with_a_region_is_the_source_where_there_is_no_other() -> None:
    assert _sets("p/{path}.{language}.md", "p/a.en-US.md", "p/a.zh-CN.md") == {
        "a": ["*en-US p/a.en-US.md", "zh-CN p/a.zh-CN.md"]
    }
    (one,) = document_sets("p/{path}.{language}.md", ["p/a.pt-AO.md", "p/a.pt-MZ.md", "p/a.fr.md"], "pt")
    assert one.source is not None  # one of them is


@pytest.mark.parametrize(
    ("source", "tags", "meant"),
    [
        ("zh", ("zh-CN", "zh-TW"), "zh-CN"),
        ("zh", ("zh-Hans", "zh-Hant"), "zh-Hans"),
        ("en", ("en-GB", "en-US"), "en-US"),
    ],
)
def test_of_several_regions_of_the_source_s_language_the_usual_one_is_the_source(
    source: str, tags: tuple[str, str], meant: str
) -> None:
    files = [f"d/{tag}/a.md" for tag in (*tags, "fr")]
    other = next(tag for tag in tags if tag != meant)
    found = document_sets("d/{language}/{path}", [*files, f"d/{other}/old.md", "d/fr/old.md"], source)
    assert [one.source and one.source.language for one in found] == [meant, None]


def test_markdown_and_mdx_are_one_document_but_for_a_language_that_has_both() -> None:
    assert _sets("d/{language}/{path}", "d/en/a.mdx", "d/fr/a.md") == {"a.md": ["*en d/en/a.mdx", "fr d/fr/a.md"]}
    assert _sets("d/{language}/{path}", "d/en/a.mdx", "d/en/a.md", "d/fr/a.mdx", "d/fr/a.md") == {
        "a.md": ["*en d/en/a.md", "fr d/fr/a.md"],
        "a.mdx": ["*en d/en/a.mdx", "fr d/fr/a.mdx"],
    }
    assert _sets("i18n/{language}/{path}", "a.mdx", "i18n/fr/a.md") == {"a.md": ["*en a.mdx", "fr i18n/fr/a.md"]}


@pytest.mark.parametrize(
    ("plugin", "home"),
    [
        ("docusaurus-plugin-content-docs/current", "docs"),
        ("docusaurus-plugin-content-docs/version-2.0", "versioned_docs/version-2.0"),
        ("docusaurus-plugin-content-docs-team/current", "team"),
        ("docusaurus-plugin-content-docs-team/version-2.0", "team_versioned_docs/version-2.0"),
        ("docusaurus-plugin-content-blog", "blog"),
        ("docusaurus-plugin-content-pages", "src/pages"),
    ],
)
def test_what_docusaurus_translates_stands_outside_of_i18n(plugin: str, home: str) -> None:
    found = _sets(f"web/i18n/{{language}}/{plugin}/{{path}}", f"web/{home}/x/a.md", f"web/i18n/fr/{plugin}/x/a.md")
    assert found == {"x/a.md": [f"*en web/{home}/x/a.md", f"fr web/i18n/fr/{plugin}/x/a.md"]}


def test_a_source_that_no_language_has_is_a_document_where_its_neighbours_are_translated() -> None:
    files = ("docs/a.md", "docs/b.md", "docs/new.md", "docs/notes/x.md", "docs/fr/a.md", "docs/fr/b.md")
    assert set(_sets("docs/{language}/{path}", *files)) == {"a.md", "b.md", "new.md"}
    files = ("docs/a.md", "docs/b.md", "docs/new.md", "docs/a.fr.md", "docs/b.fr.md", "docs/old.de.md")
    assert set(_sets("docs/{path}.{language}.md", *files)) == {"a", "b", "new", "old"}


def test_what_stands_beside_the_languages_folders_is_no_source_where_the_source_has_its_own() -> None:
    files = ("docs/README.md", "docs/en/README.md", "docs/fr/README.md", "docs/en/a.md", "docs/fr/a.md")
    assert set(_sets("docs/{language}/{path}", *files)) == {"README.md", "a.md"}
    assert set(_sets("docs/{language}/{path}", *files, "docs/how-to-translate.md", "docs/en/b.md", "docs/fr/b.md")) == {
        "README.md",
        "a.md",
        "b.md",
    }


PATTERNS = ("docs/{language}/{path}", "{path}.{language}.md", "{path}/x_{language}.md", "{language}/{path}")


@pytest.mark.parametrize("pattern", PATTERNS)
@given(st.lists(st.text("abcenfrdeja/._-{}", min_size=1, max_size=20), max_size=8))
def test_whatever_the_files_each_is_in_one_set_at_most(pattern: str, files: list[str]) -> None:
    found = [file.path for one in document_sets(pattern, files, "en") for file in one.editions]
    assert set(found) <= set(files)
    tagged = [file.path for one in document_sets(pattern, files, "en") for file in one.editions if not file.source]
    assert len(tagged) == len(set(tagged))


@pytest.mark.parametrize(("folder", "found"), [("web/pages", True), ("pages", True), ("web/docs", True), ("", False)])
def test_the_source_of_docusaurus_is_wherever_the_same_files_are(folder: str, found: bool) -> None:
    there = "web/i18n/{language}/docusaurus-plugin-content-docs/current/"
    names = ("a.md", "b/index.md", "c.md")
    listing = [there.replace("{language}", "fr") + name for name in names]
    listing += [f"web/i18n/fr/docusaurus-plugin-content-docs/version-1/{name}" for name in names]
    listing += [f"{folder}/{name}" for name in names] if folder else []
    listing += ["other/a.md", "other/b/index.md"]
    sources = [one.source.path for one in document_sets(there + "{path}", listing, "en") if one.source]
    assert sources == ([f"{folder}/{name}" for name in names] if found else [])
