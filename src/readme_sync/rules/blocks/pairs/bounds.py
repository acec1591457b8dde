"""Bounds that two languages say by two numbers: "more than 1 file" is 2 files or more."""

from __future__ import annotations

import re

from readme_sync.language.numbers import Number
from readme_sync.markdown.document import Inline
from readme_sync.regex import lazy

_NEAR = 24  # characters around a number
_ABOVE_BEFORE = lazy(
    r"(?:\b(?:more than|over|above|greater than|mehr als|über|plus d[e']|más de|mais de|più di|meer dan)"
    r"|более|больше|понад|більше|超过|超過|大于|大於|多于|多於|>) ?\Z",
    re.IGNORECASE,
)
_ABOVE_AFTER = lazy(r" ?\w{0,3}? ?(?:を超え|より多|より大|초과|보다 많)")
_LEAST_BEFORE = lazy(
    r"(?:\b(?:at least|mindestens|au moins|al menos|pelo menos|no mínimo|almeno|minstens)"
    r"|минимум|не менее|не менш|至少|最少|少なくとも|최소|≥) ?\Z",
    re.IGNORECASE,
)
_LEAST_AFTER = lazy(
    r"(?:\+|(?: [^\W\d_]+)? (?:or more|oder mehr|ou plus|o más|ou mais|o più|of meer|и более|або більше)\b"
    r"| ?\w{0,3}? ?(?:以上|이상))"
)

Found = tuple[Number, Inline]  # a number, and the text that it stands in


def are_one_bound(own: Found, other: Found) -> bool:
    """Tell whether one text says what a number must pass, and the other text the next whole number as the least."""
    values = own[0].value, other[0].value
    if isinstance(values[0], str) or isinstance(values[1], str) or abs(values[0] - values[1]) != 1:
        return False
    less, more = (own, other) if values[0] < values[1] else (other, own)
    return _says(less, _ABOVE_BEFORE, _ABOVE_AFTER) and _says(more, _LEAST_BEFORE, _LEAST_AFTER)


def _says(found: Found, before: re.Pattern[str], after: re.Pattern[str]) -> bool:
    number, text = found[0], found[1].plain
    ahead = text[max(number.start - _NEAR, 0) : number.start]
    return before.search(ahead) is not None or after.match(text, number.end) is not None
