"""Relative targets become paths from the root."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.editions.docusaurus import original
from readme_sync.editions.relative import (
    beside,
    lookups,
    own_folders,
    resolve,
    resolve_include,
    twin,
)
from readme_sync.markdown.parse import parse
from readme_sync.sources import Source


@pytest.mark.parametrize(
    ("document", "target", "path"),
    [
        ("README.md", "figures/a.png", "figures/a.png"),
        ("README.md", "./figures/../LICENSE?raw=true#top", "LICENSE"),
        ("en/README.md", "../", "."),
        ("en/README.md", "../fr/", "fr"),
        ("en/README.md", "/figures/a%20b.png", "figures/a b.png"),
        ("README.md", "docs/%E8%A1%A8.md", "docs/表.md"),
        ("en/README.md", "../../etc/passwd", "../etc/passwd"),
        ("README.md", "/", "."),
        ("README.md", "https://example.org/a", None),
        ("README.md", "//example.org/a", None),
        ("README.md", "mailto:someone@example.org", None),
        ("README.md", "#top", None),
        ("README.md", "?query", None),
        ("README.md", "", None),
        ("README.md", "{{ site }}/a.md", None),
        ("README.md", "a%00b", None),
    ],
)
def test_resolve(document: str, target: str, path: str | None) -> None:
    assert resolve(document, target) == path


def test_an_include_from_the_site_root_may_lie_in_any_folder_above() -> None:
    assert resolve_include("docs/en/a.md", "@/parts/x.md{1,10}") == (
        "docs/en/parts/x.md",
        "docs/parts/x.md",
        "parts/x.md",
    )
    assert resolve_include("docs/a.md", "../parts/x.md#region") == ("parts/x.md",)


def test_what_a_program_writes_later_is_no_file_however_it_is_coded() -> None:
    assert resolve("docs/a.md", "%7B%7B%25%20param%20home%20%25%7D%7D") is None
    assert resolve("docs/a.md", "{picture}") is None
    assert resolve("docs/a.md", "a%20b.md") == "docs/a b.md"


def test_docusaurus_shows_the_source_for_what_is_not_translated() -> None:
    there = "i18n/fr/docusaurus-plugin-content-docs/current"
    assert twin(f"{there}/b.md", f"{there}/x/a.md", "docs/x/a.md") == "docs/b.md"
    assert twin(f"{there}/b.md", f"{there}/x/a.md", "other/x/a.md") == "other/b.md"
    assert twin("elsewhere/b.md", f"{there}/x/a.md", "other/x/a.md") is None
    assert original("web/i18n/fr/other/a.md") is None


@given(st.text(max_size=60), st.sampled_from(["README.md", "a/b/README.md"]))
def test_any_target_resolves_to_a_clean_path_or_to_none(target: str, document: str) -> None:
    path = resolve(document, target)
    assert path is None or (path and not path.startswith("/") and "/../" not in path and "\0" not in path)


def test_everything_that_resolves_is_looked_up() -> None:
    document = parse(
        Source("en/README.md", "[a](../b/c.md) ![d](e.png) <!--@include: f.md--> [g](https://example.org)")
    )
    assert {"b/c.md", "b", "en/e.png", "en", "en/f.md"} <= set(lookups(document, (), lambda _: True))


def test_what_a_page_may_be_made_from_is_looked_up_where_nothing_else_is() -> None:
    document = parse(Source("docs/guide.md", "[a](../b) [c](c)"))
    found = set(lookups(document, (), {"b"}.__contains__))
    assert {"b", "docs/c", "docs/c.md", "docs/c/index.md"} <= found
    assert not {"b.md", "b/index.md"} & found


@pytest.mark.parametrize(
    ("path", "readme", "other"),
    [
        ("docs/guide.md", "README.fr.md", "docs/guide.fr.md"),
        ("docs/guide.md", "README_zh-CN.md", "docs/guide_zh-CN.md"),
        ("docs/guide.fr.md", "README.fr.md", ""),  # is in a language already
        ("docs/guide.md", "docs/index.fr.md", ""),  # a site leads to it by itself
        ("docs/guide.pdf", "README.fr.md", ""),
        ("docs/guide.md", "README.md", ""),
    ],
)
def test_a_page_beside_another_is_called_as_the_readme_is(path: str, readme: str, other: str) -> None:
    assert beside(path, readme) == other


def test_the_folder_of_a_readmes_language_is_told_by_its_name_or_its_folder() -> None:
    assert own_folders("README.zh-CN.md")[0] == "zh-CN"
    assert "zh" in own_folders("README.zh-CN.md")
    assert own_folders("docs/ja/README.md") == ("ja",)
    assert own_folders("README.md") == ()
