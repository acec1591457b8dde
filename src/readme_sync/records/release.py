"""When something was announced, told from the URL of its announcement."""

from __future__ import annotations

import re
from datetime import date

from readme_sync.urls.parts import split

_MONTH, _DAY = r"(0[1-9]|1[0-2])", r"(0[1-9]|[12]\d|3[01])"
# 2024/04/30, 2024-04-30, 20240430; then 2024/0430.
_STAMPS = (
    re.compile(rf"(?<!\d)(20\d\d)([-/_.]?){_MONTH}\2{_DAY}(?!\d)"),
    re.compile(rf"(?<!\d)(20\d\d)/{_MONTH}{_DAY}(?!\d)"),
)
_FOLDER = re.compile(rf"/(20\d\d)/{_MONTH}(?=/)")
_MONTHS = re.compile(rf"(?<![\w.])(20\d\d)[-/]?{_MONTH}(?![\d.])|(?<=-)(20\d\d){_MONTH}(?=$|/)")
# The identifier of an arXiv paper since April 2007 begins with year and month (arxiv.org/help/arxiv_identifier).
_ARXIV = re.compile(rf"/(?:abs|pdf|html)/(\d\d){_MONTH}\.\d{{4,5}}")


def date_in_url(url: str) -> str | None:
    """Return the day (``2024-04-30``) or the month (``2024-04``) that ``url`` names, or None.

    A folder ``/2023/05/`` is made by a machine and a stamp behind it by a person: where they differ, the folder wins.
    """
    parts = split(url)
    path = parts.path
    if parts.hostname.removeprefix("www.") == "arxiv.org":
        paper = _ARXIV.search(path)
        return f"20{paper[1]}-{paper[2]}" if paper else None
    folder = _FOLDER.search(path)
    day = _day(path)
    if folder:
        month = f"{folder[1]}-{folder[2]}"
        return f"{month}-{day[8:]}" if day and day[5:7] == folder[2] else month
    if day:
        return day
    found = _MONTHS.search(path)
    return f"{found[1] or found[3]}-{found[2] or found[4]}" if found else None


def _day(path: str) -> str | None:
    for stamp in _STAMPS:
        for match in stamp.finditer(path):
            found = f"{match[1]}-{match[match.re.groups - 1]}-{match[match.re.groups]}"
            try:
                date.fromisoformat(found)
            except ValueError:
                continue
            return found
    return None
