"""The link-rot report as one JSON object."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from readme_sync.report.rot.contents import CitedThing, Rot
from readme_sync.report.rot.newcomers import Newcomer

SCHEMA = 1


def render(rot: Rot, _blob: str | None = None) -> str:
    """Return ``rot`` as JSON on one line; times are UTC in ISO 8601."""
    summary: dict[str, int] = {"cited": rot.total, "ignored": rot.ignored}
    summary.update((group, count) for group, count in sorted(rot.counts.items()))
    document = {
        "schema": SCHEMA,
        "when": _time(rot.when),
        "well": rot.is_well,
        "summary": summary,
        "entries": [_entry(entry) for entry in rot.entries],
        "not_asked": [{"reason": left.reason, "urls": list(left.urls)} for left in rot.left],
        "notes": list(rot.notes),
        "newcomers": [_newcomer(one) for one in rot.newcomers],
    }
    return json.dumps(document, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _entry(entry: CitedThing) -> dict[str, Any]:
    return {
        "group": entry.group,
        "url": entry.url,
        "key": entry.key,
        "kind": entry.kind,
        "message": entry.said,
        "since": _time(entry.since),
        "last_alive": _time(entry.last_alive),
        "news": entry.is_news,
        "places": [place._asdict() for place in entry.places],
        "suggestions": [suggestion._asdict() for suggestion in entry.suggestions],
        "history": [{"at": _time(mark.at), "state": mark.state, "message": mark.words} for mark in entry.strip],
    }


def _newcomer(one: Newcomer) -> dict[str, Any]:
    entries = [entry._asdict() for entry in one.entries]
    return {"id": one.id, "url": one.url, "made": one.day, "beside": one.beside, "more": one.more, "entries": entries}


def _time(when: datetime | None) -> str | None:
    return when.isoformat(timespec="seconds") if when is not None else None
