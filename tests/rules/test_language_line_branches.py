"""What makes a language line, and what makes it whole: addresses of branches, and pages of all languages."""

from __future__ import annotations

from readme_sync.editions.edition import Edition
from readme_sync.editions.read import read_edition
from readme_sync.editions.repository import Repository
from readme_sync.markdown.parse import parse
from readme_sync.rules.links.rs305_language_line import check
from readme_sync.sources import Source


def _edition(path: str, language: str, text: str) -> Edition:
    return read_edition(parse(Source(path, text)), language, is_source=language == "en")


def test_the_branch_of_another_repository_is_no_language_line() -> None:
    hub = "https://huggingface.co/pans/pan-7b/tree/main"
    editions = [
        _edition("README.md", "en", f"# Pans\n\nWe have [a pan]({hub}).\n"),
        _edition("README.ja.md", "ja", f"# 鍋\n\n[鍋]({hub})があります。\n"),
        _edition("README.zh.md", "zh", f"# 锅\n\n我们有[锅]({hub})。\n"),
    ]
    assert list(check(editions, Repository())) == []


def test_the_own_branch_is_the_first_page_where_its_label_is_a_language() -> None:
    editions = [
        _edition("README.md", "en", "# Pans\n\n[日本語](README.ja.md)\n"),
        _edition("README.ja.md", "ja", "# 鍋\n\n[English](https://github.com/pans/pans/tree/main)\n"),
        _edition("README.zh.md", "zh", "# 锅\n\n[English](README.md) [日本語](README.ja.md)\n"),
    ]
    said = [found.message for found in check(editions, Repository())]
    assert said == ["the language line lacks zh (README.zh.md), in en and ja"]


def test_the_own_front_page_is_the_source_wherever_its_file_stands() -> None:
    own = "https://github.com/pans/pans"
    hot = f"[Hot]({own}/issues)"
    editions = [
        _edition("docs/README.v2.md", "en", f"# Pans\n\n[日本語](README.ja.md) [中文](README.zh.md)\n\n{hot}\n"),
        _edition("docs/README.ja.md", "ja", f"# 鍋\n\n[元の文書]({own}) [中文](README.zh.md)\n"),
        _edition("docs/README.zh.md", "zh", "# 锅\n\n[English](README.v2.md) [日本語](README.ja.md)\n"),
    ]
    assert list(check(editions, Repository())) == []


def test_the_readme_of_the_folder_that_holds_the_languages_lists_them_all() -> None:
    texts = {"en": "[日本語](docs/ja/README.md)", "ja": "[English](../../README.md)", "fr": "", "zh": ""}
    all_of_them = {"en": "[...](docs/README.md)", **dict.fromkeys(("ja", "fr", "zh"), "[...](../README.md)")}
    editions = [
        _edition("README.md" if language == "en" else f"docs/{language}/README.md", language, f"# T\n\n{line} {more}\n")
        for (language, line), more in zip(texts.items(), all_of_them.values(), strict=True)
    ]
    assert list(check(editions, Repository())) == []
