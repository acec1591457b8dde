"""Years of the calendars that languages count by, beside the common one: 1403 in Persian is 2024 or 2025."""

from __future__ import annotations

from readme_sync.language.numbers import Number
from readme_sync.language.tags import base

# What is to be added for the year of the common era in which one of the other calendar begins or ends.
_ADDED = {
    "fa": (621, 622), "ps": (621, 622), "ar": (577, 578, 579), "ne": (-57, -56), "he": (-3761, -3760), "lo": (-543,),
    "km": (-543,), "th": (-543,),
}  # fmt: skip
_DIGITS = 4


def are_one_year(own: Number, other: Number, languages: tuple[str, str]) -> bool:
    """Tell whether one of two numbers, each in its language, is the year that the other is in another calendar."""
    if own.kind == "year":
        own, other, languages = other, own, (languages[1], languages[0])
    if other.kind != "year" or own.kind != "plain" or len(own.text.strip()) != _DIGITS:
        return False
    added = _ADDED.get(base(languages[0]), ())
    return isinstance(own.value, float) and any(own.value + years == other.value for years in added)
