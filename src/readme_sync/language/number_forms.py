"""Numbers in another form: a power of ten, an hour of twelve, a year of another era, several of one thing."""

from __future__ import annotations

from readme_sync.regex import lazy

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_RAISED, "0123456789")
_POWER = lazy(
    rf"(\d{{1,4}})(?:\^\{{?(\d{{1,3}})\}}?|(?<=(?<![\d.,])10)([{_RAISED}]{{1,3}})|(?<=(?<!\d)2)([{_RAISED}]{{2}}))(?!\w)"
)
_EXPONENTIAL = lazy(r"(\d{1,6}(?:\.\d{1,6})?)[eE]([+-]?\d{1,3})(?![A-Za-z0-9_-])")
_BEHIND_BASE = frozenset(f"^{_RAISED}")
_LARGEST = 300  # exponents of ten that a float has
_SEVERAL_OF = lazy(r"([1-9]\d{0,3})[xX×](?=[A-Za-z]{1,6}\d)")
_NOON = 12
_BEFORE_POINT = " \u00a0\t(|~=<>≈±$€£"
_NEAR = 8  # characters in which the sign before a number ends
# What stands behind an hour of twelve, past its minutes, and what stands before it.
_BEHIND = lazy(r"(?::\d\d){0,2}[ \u00a0\u202f]?([AaPp])(?:\.[ \u00a0]?[Mm]\.|[Mm](?![^\W_]))")
_BEFORE = {
    "上午": 0,
    "午前": 0,
    "오전": 0,
    "早上": 0,
    "凌晨": 0,
    "下午": 12,
    "午後": 12,
    "午后": 12,
    "오후": 12,
    "晚上": 12,
}
_SIGNS = 2  # of each
# A quarter or a half of a year that stands beside it: "Q3 2025", "2025 H1", in French and Spanish "T3 2025".
_QUARTER = lazy(
    r"[QTHqth][1-4](?:[ \u00a0/-]?(?:20\d\d|['’][2-4]\d)|(?<=20\d\d [QTHqth]\d)|(?<=20\d\d[/-][QTHqth]\d))(?!\w)"
)
_HOURS_AND_MINUTES = lazy(r" ?[hH](?=[0-5]\d(?![\dA-Za-z]|[.,]\d))")
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
_THAI, _THAI_YEARS = 543, "25"  # how a year of these days begins
_THAI_YEAR = lazy(r"(?:พ\.ศ\.|ปี) ?(?:25\d\d ?(?:ถึง|และ|[-–—]) ?)?\Z")  # "ปี 2549 ถึง " too
_FARTHEST = 24  # characters before a number in which a span of years begins


def power(text: str, start: int, end: int) -> tuple[float, int] | None:
    """Return what ``10^6`` or ``2³²`` is worth whose digits are ``start:end``, and where it ends; else None."""
    match = _POWER.match(text, start) if text[end : end + 1] in _BEHIND_BASE else None
    if match is None:
        return None
    raised = int((match[2] or match[3] or match[4]).translate(_DIGITS))
    return (float(int(match[1]) ** raised), match.end()) if raised * len(match[1]) <= _LARGEST else None


def exponential(text: str, start: int, end: int) -> tuple[float, int] | None:
    """Return what ``1e-4`` or ``2.5E3`` is worth whose first digits are ``start:end``, and where it ends; else None."""
    match = _EXPONENTIAL.match(text, start) if text[end : end + 1] in ("e", "E") else None
    if match is None or abs(int(match[2])) > _LARGEST:
        return None
    return float(f"{match[1]}e{match[2]}"), match.end()


def hour(text: str, start: int, end: int) -> float | None:
    """Return the hour of the day of the digits at ``start:end``, of ``3:00 PM`` 15; None where they are none."""
    if end - start > _SIGNS or int(text[start:end]) > _NOON or text[start - 1 : start] == ":":
        return None
    first = int(text[start:end]) % _NOON
    if text[end : end + 1] in ":：  " and (behind := _BEHIND.match(text, end)):
        return float(first + (_NOON if behind[1] in "pP" else 0))
    before = text[max(0, start - _NEAR) : start].rstrip(" ")[-_SIGNS:]
    return float(first + _BEFORE[before]) if before in _BEFORE else None


def is_fraction(text: str, start: int) -> bool:
    """Tell whether the point right before the digits at ``start`` is theirs: ``.5`` is a half."""
    return start > 0 and text[start - 1] == "." and (start == 1 or text[start - 2] in _BEFORE_POINT)


def quarter(text: str, start: int) -> float | None:
    """Return which quarter or half of a year the word at ``start`` names, of ``Q3 2025`` 3; None without one."""
    return float(text[start + 1]) if _QUARTER.match(text, start) else None


def several_of(text: str) -> int:
    """Return how many characters say how many of a thing there are, as of ``8xA100``; 0 where it is a name."""
    match = _SEVERAL_OF.match(text)
    return match.end(1) if match else 0


def end_of_hour(text: str, end: int) -> int:
    """Return where the sign ends that parts an hour from its minutes in words, of ``15h30``; ``end`` without one."""
    match = _HOURS_AND_MINUTES.match(text, end) if text[end : end + 1] in " hH" else None
    return match.end() if match else end


def common_year(text: str, start: int, end: int) -> float | None:
    """Return the year of the common era of one that is counted otherwise: ``令和6年``, ``พ.ศ. 2567`` are 2024."""
    before = text[max(0, start - _NEAR) : start].rstrip()
    if before[-2:] in _ERAS and text[end : end + 1] == "年" and end - start <= 2 * _SIGNS:
        return float(_ERAS[before[-2:]] + int(text[start:end]))
    is_thai = end - start == 2 * _SIGNS and text.startswith(_THAI_YEARS, start)
    if is_thai and _THAI_YEAR.search(text[max(0, start - _FARTHEST) : start]):
        return float(int(text[start:end]) - _THAI)
    return None
