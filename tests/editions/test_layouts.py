"""Trees of translated documents that nothing in the settings names: the pattern that would read each."""

from __future__ import annotations

import pytest

from readme_sync.editions.layouts import layouts
from readme_sync.editions.other_documents import note

NAMES = ("start", "guide/use", "guide/more/end", "faq")


def _patterns(*files: str, read: tuple[str, ...] = ("README.md",), source: str = "en") -> list[str]:
    found = layouts(("README.md", *files), read, source)
    return [f"{one.pattern} {len(one.documents)} {one.languages}" for one in found]


def _each(form: str, *tags: str) -> tuple[str, ...]:
    return tuple(form.format(tag=tag, name=name) for tag in tags for name in NAMES)


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        (
            (*_each("{name}.md", ""), *_each("translations/{tag}/{name}.md", "fr", "ja", "mr")),
            "translations/{language}/{path} 4 4",
        ),
        (_each("docs/{tag}/{name}.md", "en", "zh_CN"), "docs/{language}/{path} 4 2"),
        ((*_each("docs/{name}.md", ""), *_each("docs/{tag}/{name}.md", "de")), "docs/{language}/{path} 4 2"),
        ((*_each("{name}.md", ""), *_each("i18n/{tag}/{name}.md", "es")), "i18n/{language}/{path} 4 2"),
        (_each("web/site/content/{tag}/{name}.mdx", "en", "ko"), "web/site/content/{language}/{path} 4 2"),
        (
            (*_each("src/{name}/README.md", ""), *_each("src/{name}/README.{tag}.md", "fr", "ja")),
            "{path}/README.{language}.md 4 3",
        ),
        (
            (*_each("docs/{name}.md", ""), *_each("docs/{name}.{tag}.md", "ja")),
            "docs/{path}.{language}.md 4 2",
        ),
        (
            (*_each("pages/{name}.md", ""), *_each("pages.{tag}/{name}.md", "fr", "pt_BR")),
            "pages.{language}/{path} 4 3",
        ),
        (
            (*_each("parts/{name}/README.md", ""), *_each("parts/{name}/README.{tag}.md", "zh-CN", "pt_BR")),
            "{path}/README.{language}.md 4 3",
        ),
        (_each("parts/{name}/index.{tag}.md", "en-US", "zh-CN"), "parts/{path}.{language}.md 4 2"),
        (
            (
                *_each("web/docs/{name}.mdx", ""),
                *_each("web/i18n/{tag}/docusaurus-plugin-content-docs/current/{name}.md", "zh-Hans", "fr"),
                *_each("web/i18n/{tag}/docusaurus-plugin-content-docs/version-1/{name}.md", "zh-Hans", "fr", "ja"),
            ),
            "web/i18n/{language}/docusaurus-plugin-content-docs/current/{path} 4 3",
        ),
        (_each("src/{name}/docs/{tag}.md", "en-US", "zh-CN"), "src/{path}/{language}.md 4 2"),
    ],
    ids=[
        "translations",
        "docs",
        "docs with its source outside",
        "i18n",
        "content",
        "README below src",
        "tag in the name",
        "tag behind a folder's name",
        "tag of two parts in a README's name",
        "each language with its region, the source too",
        "Docusaurus, without the versions that were released",
        "names that are languages, in many folders",
    ],
)
def test_each_layout_is_recognised_and_its_pattern_reads_it(files: tuple[str, ...], wanted: str) -> None:
    assert _patterns(*files) == [wanted]


def test_a_source_in_another_language_than_the_readme() -> None:
    files = (*_each("solution/{name}/README.md", ""), *_each("solution/{name}/README_EN.md", ""))
    assert _patterns(*files, source="zh") == ["{path}/README_{language}.md 4 2"]


@pytest.mark.parametrize(
    "files",
    [
        _each("packages/{tag}/{name}.md", "it"),
        ("docs/fr/a.md", "docs/en/a.md", "docs/fr/b.md", "docs/en/b.md"),
        _each("src/{tag}/{name}.md", "lib", "bin"),
        ("docs/x-en.md", "docs/y-en.md", "docs/z-en.md"),
    ],
    ids=["one language alone", "two documents", "folders of no language", "nothing without the tag"],
)
def test_what_is_no_tree(files: tuple[str, ...]) -> None:
    assert _patterns(*files) == []


def test_the_note_names_the_line_of_settings_for_all_trees() -> None:
    files = ("README.md", *_each("docs/{tag}/{name}.md", "en", "fr"), *_each("blog/{name}.{tag}.md", "ja", "en"))
    said = note(files, ["README.md"]) or ""
    assert "docs/{language}/{path} (4 documents in 2 languages)" in said
    assert said.endswith(
        'documents = ["blog/{path}.{language}.md", "docs/{language}/{path}"] in the settings reads them'
    )


def test_the_note_names_nothing_that_a_tree_reads_anyway() -> None:
    orphans = ("docs/fr/old.md", "docs/ja/old.md")
    files = ("README.md", *_each("docs/{tag}/{name}.md", "en", "fr", "ja"), *orphans)
    said = note(files, ["README.md"]) or ""
    assert "docs/{language}/{path} (4 documents in 3 languages);" in said
    assert "old.md" not in said


def test_endings_that_are_no_languages_make_no_tree() -> None:
    commands = ("am", "bn", "de", "he", "id", "is")
    assert _patterns(*(f"pages/{name}.md" for name in NAMES), *(f"pages/faq-{end}.md" for end in commands)) == []
    assert (
        _patterns(
            *(
                f"pages/{name}{ending}.md"
                for name, end in zip(NAMES, commands, strict=False)
                for ending in ("", f"-{end}")
            )
        )
        == []
    )
