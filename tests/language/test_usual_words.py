"""What a title or the head of a column is called in another language."""

from __future__ import annotations

from itertools import product

import pytest

from readme_sync.language.usual_words import usual_word

LANGUAGES = ("en", "ja", "fr", "zh", "zh-Hant", "ko", "es", "pt", "de", "it", "ru", "uk", "tr", "vi", "pl")


@pytest.mark.parametrize(
    ("text", "source", "language", "expected"),
    [
        ("説明", "ja", "fr", "Description"),
        ("Description", "en", "zh-TW", "描述"),
        ("License", "en", "zh-Hant-HK", "授權"),
        ("许可证", "zh-CN", "en", "License"),
        ("Installation", "en", "pt-BR", "Instalação"),
        ("INSTALLATION", "en", "de", "INSTALLATION"),
        ("size", "en", "fr", "taille"),
        ("目次", "ja", "en", "Table of Contents"),
        ("Quick Start", "en", "es", "Inicio rápido"),
    ],
)
def test_a_title_is_called_what_it_usually_is(text: str, source: str, language: str, expected: str) -> None:
    assert usual_word(text, source, language) == expected


@pytest.mark.parametrize(
    ("text", "source", "language"),
    [
        ("Description of the data", "en", "fr"),
        ("Description", "en", "sw"),
        ("説明", "zh", "fr"),
        ("", "en", "fr"),
        ("Description", "sw", "en"),
    ],
)
def test_what_the_table_lacks_has_no_usual_word(text: str, source: str, language: str) -> None:
    assert usual_word(text, source, language) is None


@pytest.mark.parametrize(("source", "language"), list(product(LANGUAGES, LANGUAGES)))
def test_there_and_back_is_the_same_word(source: str, language: str) -> None:
    for english in ("Description", "License", "Installation", "Quick Start", "Platform", "Known Issues"):
        own = usual_word(english, "en", source)
        assert own is not None
        there = usual_word(own, source, language)
        assert there is not None
        assert usual_word(there, language, source) == own
