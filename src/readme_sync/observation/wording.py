"""A history in words: what a message says, so that a reader can tell a blip from rot."""

from __future__ import annotations

from datetime import datetime

from readme_sync.observation.verdict import Verdict

_MONTHS = "January February March April May June July August September October November December".split()


def day(when: datetime, now: datetime) -> str:
    """Return the date of ``when`` as words, with the year where it is not that of ``now``: ``12 May``."""
    words = f"{when.day} {_MONTHS[when.month - 1]}"
    return words if when.year == now.year else f"{words} {when.year}"


def said(verdict: Verdict, now: datetime) -> str:
    """Return what was seen and since when: ``answers 404 since 12 May, was alive on 28 April``."""
    words = verdict.reason
    if verdict.since is not None and verdict.since.date() != now.date():
        words += f"{',' if ',' in words else ''} since {day(verdict.since, now)}"
    if verdict.last_alive is not None and verdict.state in {"dead", "unknown"}:
        words += f", was alive on {day(verdict.last_alive, now)}"
    return words
