"""How a translation groups the digits of its numbers, as its texts show: 4,096 is 4 096 there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property

_NUMBER = re.compile(
    r"(?P<other>\]\([^()\s]*\)|https?://[^\s)>|\"'<]+|(?<!`)`++[^`]++`+|<[^<>]*>|\[\^[^\]\s]+\])"
    r"|(?<![\w.,/+-])(?<!\d[ \u00a0\u202f])"
    r"(?P<number>\d{1,3}(?P<sign>[,. \u00a0\u202f'\u2019])\d{3}(?:(?P=sign)\d{3})*)(?![\w/]|[., \u00a0\u202f'\u2019]\d)"
)


class Grouping:
    """How numbers of the source are written here: learnt from pairs of texts, each (source, translation)."""

    def __init__(self, load: Callable[[], Iterable[tuple[str, str]]]) -> None:
        self._load = load

    def adapt(self, text: str) -> str:
        """Return ``text`` of the source with its numbers grouped as the translation groups its own."""
        if not _may_group(text) or not self._signs:
            return text
        return _NUMBER.sub(self._written, text)

    def _written(self, match: re.Match[str]) -> str:
        sign = match["sign"]
        return match[0] if sign is None or sign not in self._signs else match[0].replace(sign, self._signs[sign])

    @cached_property
    def _signs(self) -> dict[str, str]:
        """By which sign the translation groups where the source groups by another one, more often than not."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for source, translation in self._load():
            if _may_group(source) and _may_group(translation):
                here = _grouped(translation)
                for digits, sign in _grouped(source).items():
                    if digits in here:
                        found[sign][here[digits]] += 1
        best = {sign: counts.most_common(1)[0] for sign, counts in found.items()}
        return {
            sign: other for sign, (other, count) in best.items() if other != sign and 2 * count > found[sign].total()
        }


_DIGITS = re.compile(r"\d[^\w]\d{3}")


def _may_group(text: str) -> bool:
    return _DIGITS.search(text) is not None


def _grouped(text: str) -> dict[str, str]:
    """Return the numbers of a text that are grouped: their digits, and by which sign."""
    return {
        "".join(filter(str.isdigit, match["number"])): match["sign"]
        for match in _NUMBER.finditer(text)
        if match["number"]
    }
