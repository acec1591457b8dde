"""Units of time behind numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.language.time_units import time_unit


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "30 seconds", ("second", "seconds")),
        ("en", "30-minute talk", ("minute", "minute")),
        ("en", "30 secondary", None),
        ("de", "30 Tage", ("day", "Tage")),
        ("ru", "30 часов", ("hour", "часов")),
        ("zh-TW", "30 個月", ("month", "個月")),
        ("ja", "30分割", None),
        ("ja", "30分で", ("minute", "分")),
        ("ja", "30ミリ秒", ("millisecond", "ミリ秒")),
        ("zh", "30 ms", ("millisecond", "ms")),
        ("zh", "30 mss", None),
        ("ru", "30 мс", ("millisecond", "мс")),
        ("en", "30s", ("second", "s")),
        ("ko", "90년대", None),
        ("ko", "30일", ("day", "일")),
        ("ar", "30 ساعات", ("hour", "ساعات")),
        ("tlh", "30 rep", None),
    ],
)
def test_units(language: str, text: str, found: tuple[str, str] | None) -> None:
    assert time_unit(text, 2, language) == found


@pytest.mark.parametrize("text", ["a woman in her 20s", "the late 1990s", "in his mid-40s"])
def test_ages_and_decades(text: str) -> None:
    assert time_unit(text, len(text) - 1, "en") is None
    assert time_unit(f"wait {text[-3:]}", 7, "en") == ("second", "s")


@given(st.text(max_size=40), st.integers(0, 50), st.sampled_from(["en", "zh", "ja", "th", "ru", "xx"]))
def test_any_text(text: str, at: int, language: str) -> None:
    assert time_unit(text, at, language) is None or text
