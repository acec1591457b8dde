from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.language.sound import skeleton, sound_likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Context Engineering", "コンテキストエンジニアリング"),
        ("Monitoring", "Мониторинг"),
        ("Benchmarks", "벤치마크"),
        ("Architecture", "Arquitectura"),
        ("Designer", "ડિઝાઇનર"),
        ("Sub-Agents", "サブエージェント"),
    ],
)
def test_loan_words_sound_alike(one: str, other: str) -> None:
    assert sound_likeness(one, other) > 0.9
    assert sound_likeness(other, one) == sound_likeness(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Long-Term Memory", "コンテキストエンジニアリング"),
        ("Manual Context Compaction", "サブエージェント"),
        ("Contributing", "貢献"),  # no sound is known of what is written in ideographs
        ("Use", "Uso"),  # too short to tell
        ("", ""),
    ],
)
def test_others_do_not(one: str, other: str) -> None:
    assert sound_likeness(one, other) < 0.4


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_has_a_sound(one: str, other: str) -> None:
    assert skeleton(one).strip("12345") == ""
    assert 0 <= sound_likeness(one, other) <= 1


def test_accents_and_the_languages_own_endings_are_not_heard() -> None:
    assert skeleton("Déploiement") == skeleton("deploiement")
    assert skeleton("サンドボックスと") == skeleton("サンドボックス")


def test_of_a_long_title_the_head_is_compared() -> None:
    assert sound_likeness("Context " * 5_000, "コンテキスト " * 5_000 + "x") > 0.9
