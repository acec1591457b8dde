"""Dates in running text, in the notations of the languages that READMEs are written in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from readme_sync.language.number_words import BY_HAND, MONTHS
from readme_sync.regex import lazy
from readme_sync.values import NamedTuple

_WORD = r"[^\s\d!-/:-@\[-`{-~\u2010-\u2027]"  # a letter, or a mark on one
_FEWEST = 4  # letters of a month that may stand without a day: "Mac 2024" is a computer
_SHORT = 3  # letters of a month's name where nothing else stands there
_AFTER_YEAR = {"hu": ".", "lt": " m.", "lv": ". gada"}  # what stands between a year and its month


class Date(NamedTuple):
    """A date as ISO 8601 writes it (``2024-07-20``, or ``2024-07`` without a day), and where it stands."""

    iso: str
    start: int
    end: int


_NUMERIC = lazy(
    r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d.]\d|\d)"
    r"|(\d{4}) ?[年년] ?(\d{1,2}) ?[月월](?: ?(\d{1,2}) ?[日일号號])?"
    r"|((?:19|20)\d\d)/(0[1-9]|1[0-2])(?![\d/])"
)
_DAY_FIRST = lazy(
    rf"(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?(?: de| of)? ({_WORD}(?:\.?{_WORD}){{1,14}})\.?,?"
    r"(?: de| del| พ\.ศ\.)? (\d{4})(?!\d)"
)
_DAY_SECOND = lazy(r"(\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)")
_YEAR = re.compile(r" \d{4}")
_FARTHEST = 60  # characters from the end of a day to that of its year, at most
_YEAR_FIRST = lazy(rf"(\d{{4}})(\. gada| m\.|\.)? (?:(\d{{1,2}})\. )?({_WORD}{{2,15}})\.?(?: (\d{{1,2}})(?!\d))?")
_IN_DIGITS = lazy(
    r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?!\.?\d)"
    r"|(\d{1,2}) [Tt]háng (\d{1,2})(?:,? năm|,|/)? ?(\d{4})(?!\d)"
    r"|(?<=háng )(\d{1,2})(?:,? năm |, ?|/| )(\d{4})(?!\d)"
)
_WITH_SLASHES = lazy(r"(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?![\d/])")
_MOST_MONTHS = 12
_NAME_AT_END = lazy(rf"(?:{_WORD}|\.)+\Z")


def find_date(text: str, start: int, end: int, language: str) -> Date | None:
    """Return the date that the number at ``start:end`` of ``text``, in ``language``, belongs to, or None.

    Reads ``2024-07-20``, ``2024.7.20``, ``2024年7月``, ``2024/07``, ``20.7.2024``, ``7/20/2024``, ``20 juillet 2024``,
    ``July 20, 2024``, ``July 2024``, ``ngày 20 tháng 7 năm 2024``, ``2024. július 20.`` and, in Thai, years of the
    Buddhist era.
    """
    if text[start : start + 4].isdigit() and end - start >= 4:
        return _from_year(text, start, end, language)
    if not text[start].isdigit():
        return None
    if (
        text[end - 5 : end - 4] == "."
        or text.startswith("háng ", max(0, start - 5))
        or text[end : end + 6].lower() == " tháng"
    ):
        match = _IN_DIGITS.match(text, start)
        if match:
            day, month, year = match[1] or match[4], match[2] or match[5] or match[7], match[3] or match[6] or match[8]
            return _as_date(year, int(month), int(day or 0), start, match.end())
    if text[end : end + 1] == "/" and (match := _WITH_SLASHES.match(text, start)):
        one, two = int(match[1]), int(match[2])
        is_month_first = two > _MOST_MONTHS or (one <= _MOST_MONTHS and language in ("en", "en-US"))
        month, day = (one, two) if is_month_first else (two, one)
        return _as_date(match[3], month, day, start, match.end()) if month and day else None
    return _from_day(text, start, end, language)


def _from_year(text: str, start: int, end: int, language: str) -> Date | None:
    match = _NUMERIC.match(text, start)
    if match:
        year, month, day = match[1] or match[5] or match[8], match[3] or match[6] or match[9], match[4] or match[7]
        return _as_date(year, int(month), int(day or 0), start, match.end())
    if end - start > 4 or text[start] == "0":
        return None
    number, since = _month_before(text, start, language, _FEWEST)
    if number:
        return _as_date(_common_year(text[start:end], language), number, 0, since, end)  # "July 2024"
    if text[end : end + 1] not in (" ", "."):
        return None
    match = _YEAR_FIRST.match(text, start)
    if match is None or not (number := _month(match[4], language)):
        return None
    day, sign = match[3] or match[5], _AFTER_YEAR.get(language.partition("-")[0], "")
    if not sign or match[2] != (sign if match[2] or not day else None):
        return None
    return _as_date(match[1], number, int(day or 0), start, match.end())


def _from_day(text: str, start: int, end: int, language: str) -> Date | None:
    if end - start > 3 or not _YEAR.search(text, end, end + _FARTHEST):
        return None
    match = _DAY_FIRST.match(text, start) if _looks_like_month(text, end) else None
    if match and (month := _month(match[2], language)):
        return _as_date(_common_year(match[3], language), month, int(match[1]), start, match.end())
    match = _DAY_SECOND.match(text, start)
    month, since = _month_before(text, start, language) if match else (0, start)
    return _as_date(match[2], month, int(match[1]), since, match.end()) if match else None


def _common_year(year: str, language: str) -> str:
    """Return the year of the common era: Thai counts from the Buddha, 543 years before."""
    return str(int(year) - 543) if language.startswith("th") and year >= "2443" else year


def _looks_like_month(text: str, end: int) -> bool:
    return " " in text[end : end + 4] and any(map(str.isalpha, text[end : end + 6]))


def _month_before(text: str, start: int, language: str, fewest: int = 0) -> tuple[int, int]:
    """Return the month whose name stands right before ``start`` and where it begins; (0, start) when none does."""
    if start < 4 or text[start - 1] != " ":
        return 0, start
    end = start - 1
    end -= 3 if text.endswith(" de", 0, end) else 4 if text.endswith(" del", 0, end) else 0
    name = _NAME_AT_END.search(text, max(0, end - 16), end)
    if name is None or text[name.start() - 1 : name.start()].isdigit():  # "3augusztus" is one word
        return 0, start
    return _month(name[0].rstrip("."), language, fewest), name.start()


def month_named(word: str, language: str) -> int:
    """Return the month that a ``word`` of ``language`` names, from 1 to 12; 0 where it names none."""
    return _month(word, language, _SHORT)


def _month(name: str, language: str, fewest: int = 0) -> int:
    """Return the month of that name, 0 for none; a name that few languages have has ``fewest`` letters at least."""
    word = name.casefold().replace("\u0307", "")  # the dot of "İyul", a letter of its own in small letters
    own = _own(language.partition("-")[0]) if len(word) >= fewest else {}
    found = own.get(word) or MONTHS.get(word, 0)
    return found or (own.get(word[1:], 0) if word.startswith("ב") else 0)  # Hebrew writes "in" onto the word


@lru_cache(maxsize=512)  # of languages, not of texts: kept from one document to the next
def _own(language: str) -> Mapping[str, int]:
    """Return the names of the months that a language alone has, or has for another month than others."""
    if language in BY_HAND:
        return {}
    from readme_sync.language.cldr.months import MONTHS as CLDR

    months = enumerate(CLDR.get(language, "").split("|"), 1)
    return {name: number for number, names in months for name in names.split()}


def _as_date(year: str, month: int, day: int, start: int, end: int) -> Date | None:
    if not 1 <= month <= 12 or day > 31:
        return None
    value = f"{year}-{month:02}" + (f"-{day:02}" if day else "")
    return Date(value, start, end)
