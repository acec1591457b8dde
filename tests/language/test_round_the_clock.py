"""Words for "always", whose digits are no numbers."""

from __future__ import annotations

import pytest

from readme_sync.language.numbers import numbers

ALWAYS = [
    ("en", "open 24/7."),
    ("en", "24x7 support"),
    ("zh", "7x24小时服务"),
    ("zh", "7×24小时"),
    ("ja", "24時間365日対応"),
    ("ja", "24時間・365日"),
    ("ko", "24시간 365일"),
    ("fr", "24h/24 et 7j/7"),
    ("fr", "7 jours sur 7, 24h/24"),
    ("es", "24 horas y 7 días"),
    ("de", "24 Stunden, 7 Tage"),
]
NUMBERS = [
    ("en", "7/24/2025", 1),
    ("en", "24/7.5", 2),
    ("en", "24 hours", 1),
    ("en", "7 of 24", 2),
    ("ja", "24時間", 1),
    ("en", "24x720", 1),
]


@pytest.mark.parametrize(("language", "text"), ALWAYS)
def test_always_is_no_number(language: str, text: str) -> None:
    assert numbers(text, language) == ()


@pytest.mark.parametrize(("language", "text", "count"), NUMBERS)
def test_the_same_digits_elsewhere_are(language: str, text: str, count: int) -> None:
    assert len(numbers(text, language)) == count
