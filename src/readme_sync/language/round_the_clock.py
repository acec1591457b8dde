"""24/7, 7x24小时, 24時間365日, 24h/24 et 7j/7: words for "always", whose digits each language chooses."""

from __future__ import annotations

import re

from readme_sync.regex import lazy

_HOUR = "小时|小時|時間|시간|h|hours?|hrs?|Stunden?|heures?|horas?|ore|ч|часа|часов|saat|giờ"
_DAY = "天|日|일|j|jours?|d|days?|Tage?|días?|dias?|giorni|дней|gün|ngày"
_HOURS = f"24 ?(?:{_HOUR})(?: ?/ ?24)?"
_DAYS = f"(?:365|7) ?(?:{_DAY})(?: ?(?:/|sur) ?7)?"
_BETWEEN = "[ ,、·・/]{0,3}(?:et |y |e |and |und |全年)?"
_END = r"(?![.,/]?\d)"
_ALWAYS = lazy(
    f"(?:24 ?[x×*/] ?7(?:/365)?|7 ?[x×*/] ?24|{_HOURS}{_BETWEEN}{_DAYS}|{_DAYS}{_BETWEEN}{_HOURS}){_END}", re.IGNORECASE
)
_FIRST = ("24", "7", "365")
_NEXT = frozenset("x×*/") | {word[0].lower() for word in f"{_HOUR}|{_DAY}".split("|")}


def end_of_always(text: str, start: int, end: int) -> int:
    """Return where words for "always" end that begin with the digits at ``start:end``; 0 where there are none."""
    if text[start:end] not in _FIRST or text[end : end + 2].lstrip(" ")[:1].lower() not in _NEXT:
        return 0
    match = _ALWAYS.match(text, start)
    return match.end() if match else 0
