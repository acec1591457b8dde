from __future__ import annotations

import unicodedata

import pytest

from readme_sync.language.rarer_titles import TITLES
from readme_sync.language.section_titles import _NEAR, _TITLES, are_apart, subject


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Installation", "install"),
        ("🚀 1.2 インストール", "install"),
        (":book: Guide d\u2019installation", "install"),
        ("安裝", "install"),
        ("貢献する方法", "contribute"),
        ("विशेषताएं", "features"),  # its last sign is a mark, no letter
        ("ویژگی\u200cها", "features"),  # Persian, with a joiner
        ("⚙\ufe0f Konfiguration ⚙\ufe0f", "configure"),
        ("What\u2019s New?", "news"),
        ("İndir", "download"),
        ("Lizenz:", "license"),
        ("Ліцэнзія", "license"),
        ("உரிமம்", "license"),
        ("इजाजतपत्र", "license"),
        ("ఇన్\u200cస్టాలేషన్", "install"),
        ("Configureren", "configure"),
        ("Komma igång", "start"),
        ("Възможности", "features"),
        ("Instal·lació", "install"),
        ("Ρυθμίσεις", "configure"),
        ("Fine-Tuning", "finetune"),
        ("快速上手 (Quick Start)", "start"),
        ("Onboarding（快速上手）", "start"),
        ("Installing the second engine", ""),
        ("はじめに", ""),
        ("2024", ""),
        ("", ""),
    ],
)
def test_a_title_has_the_subject_that_it_usually_has(title: str, expected: str) -> None:
    assert subject(title) == expected


def test_no_title_has_two_subjects() -> None:
    both = (*_TITLES.values(), *TITLES.values())
    titles = [title.strip() for listed in both for title in listed.split(",")]
    assert len(titles) == len(set(titles))


def test_every_title_is_found_as_it_is_written() -> None:
    for name, listed in (*_TITLES.items(), *TITLES.items()):
        for title in listed.split(","):
            assert subject(title.strip()) == name
            assert unicodedata.is_normalized("NFC", title.strip())


def test_only_known_subjects_are_near_each_other() -> None:
    assert {name for near in _NEAR for name in near.split()} <= set(_TITLES)
    assert not are_apart("install", "start")
    assert not are_apart("install", "install")
    assert are_apart("install", "license")
