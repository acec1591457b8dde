"""A text that was cut ends with a word that something has to follow."""

from __future__ import annotations

import pytest

from readme_sync.language.loose_ends import is_loose


@pytest.mark.parametrize(
    ("text", "language", "loose"),
    [
        ("Benchmarks for", "en", True),
        ("Benchmarks for lakes", "en", False),
        ("Benchmarks for.", "en", False),
        ("Option A", "en", False),
        ("University of ", "en-GB", True),
        ("Une liste des", "fr", True),
        ("La liste d'", "fr", True),
        ("Une liste", "fr", False),
        ("Die Liste der", "de", True),
        ("Schalte es ein", "de", False),
        ("En liste over fugler og", "nb", True),
        ("湖の", "ja", False),
        ("", "en", False),
    ],
)
def test_ends(text: str, language: str, loose: bool) -> None:
    assert is_loose(text, language) == loose
