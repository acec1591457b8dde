"""Dates in running text, in the notations of the languages that READMEs are written in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from readme_sync.language.number_words import MONTHS


class Date(NamedTuple):
    """A date as ISO 8601 writes it (``2024-07-20``, or ``2024-07`` without a day), and where it stands."""

    iso: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    numeric = (
        r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d.]\d|\d)"
        r"|(\d{4}) ?[年년] ?(\d{1,2}) ?[月월](?: ?(\d{1,2}) ?[日일])?"
    )
    day_first = r"(\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?: de| of)? ([^\W\d_]{3,12})\.?,?(?: de| del)? (\d{4})(?!\d)"
    day_second = r"(\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)"
    return re.compile(numeric), re.compile(day_first), re.compile(day_second)


def find_date(text: str, start: int, end: int) -> Date | None:
    """Return the date that the number at ``start:end`` of ``text`` belongs to, or None.

    Reads ``2024-07-20``, ``2024.7.20``, ``2024年7月``, ``20 juillet 2024``, ``July 20, 2024`` and ``July 2024``.
    """
    length = end - start
    if text[start : start + 4].isdigit() and length >= 4:
        match = _patterns()[0].match(text, start)
        if match:
            year, month, day = (match[1], match[3], match[4]) if match[1] else (match[5], match[6], match[7])
            return _as_date(year, int(month), int(day or 0), start, match.end())
        # "July 2024"
        month, since = _month_before(text, start) if length == 4 and text[start] != "0" else (0, start)
        return _as_date(text[start:end], month, 0, since, end)
    if length > 3 or not text[start].isdigit():
        return None
    match = _patterns()[1].match(text, start) if _looks_like_month(text, start + length) else None
    if match and match[2].casefold() in MONTHS:
        return _as_date(match[3], MONTHS[match[2].casefold()], int(match[1]), start, match.end())
    month, since = _month_before(text, start)
    match = _patterns()[2].match(text, start) if month else None
    return _as_date(match[2], month, int(match[1]), since, match.end()) if match else None


def _looks_like_month(text: str, end: int) -> bool:
    return " " in text[end : end + 4] and any(map(str.isalpha, text[end : end + 6]))


def _month_before(text: str, start: int) -> tuple[int, int]:
    """Return the month whose name stands right before ``start`` and where it begins; (0, start) when none does."""
    if start < 4 or text[start - 1] != " ":
        return 0, start
    end = start - 1
    end -= 3 if text.endswith(" de", 0, end) else 4 if text.endswith(" del", 0, end) else 0
    begin = end
    while begin and end - begin < 13 and (text[begin - 1].isalpha() or text[begin - 1] == "."):
        begin -= 1
    return MONTHS.get(text[begin:end].rstrip(".").casefold(), 0), begin


def _as_date(year: str, month: int, day: int, start: int, end: int) -> Date | None:
    if not 1 <= month <= 12 or day > 31:
        return None
    value = f"{year}-{month:02}" + (f"-{day:02}" if day else "")
    return Date(value, start, end)
