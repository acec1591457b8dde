"""Observations as plain JSON objects and back: what the store keeps and what export and import exchange."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any, get_args

from readme_sync.observation import (
    Answered,
    Failed,
    FailureKind,
    HubAnswer,
    HubKind,
    HubOutcome,
    Listing,
    Note,
    Observation,
    Redirect,
    Translated,
)

_TYPES: dict[str, type[Answered] | type[Failed] | type[HubAnswer] | type[Listing] | type[Translated]] = {
    "answered": Answered,
    "failed": Failed,
    "hub": HubAnswer,
    "listing": Listing,
    "translated": Translated,
}
_NAMES = {kind: name for name, kind in _TYPES.items()}
_TIMES = ("at", "created_at", "last_modified")
_NUMBER = 2**63
_OPTIONAL = frozenset(
    "etag last_modified content_type final_id final_kind licence licence_name parameters created_at "
    "pipeline_tag".split()
)
_WORDS: dict[str, tuple[Any, ...]] = {
    "kind": get_args(FailureKind), "note": get_args(Note), "outcome": get_args(HubOutcome),
    "final_kind": get_args(HubKind),
}  # fmt: skip


def to_record(one: Observation) -> dict[str, Any]:
    """Return ``one`` as a JSON object: its type's name, then every field that differs from its default."""
    defaults = one._field_defaults
    values = {name: value for name, value in one._asdict().items() if name not in defaults or value != defaults[name]}
    for name in _TIMES:
        if isinstance(values.get(name), datetime):
            values[name] = values[name].astimezone(UTC).isoformat()
    return {"type": _NAMES[type(one)], **values}


def from_record(record: dict[str, Any]) -> Observation:
    """Return the observation that ``record`` describes; fields of a newer version are left out.

    Raises:
        ValueError: when it is none: an unknown type, a field that lacks or is of another type, a time that is none.
    """
    values = dict(record)
    kind = _TYPES.get(str(values.pop("type", None)))
    if kind is None:
        raise ValueError(f"not an observation: {str(record)[:80]!r}")
    try:
        one = kind(**{name: _checked(name, value, kind) for name, value in values.items() if name in kind._fields})
    except (TypeError, ValueError, OverflowError) as error:
        raise ValueError(f"not an observation: {error}") from error
    return one


def _checked(name: str, value: Any, kind: type) -> Any:
    """Return the value of a field as it belongs there.

    Raises:
        ValueError: when it does not belong there.
    """
    if value is None and name in _OPTIONAL:
        return None
    if name in _TIMES and (name != "last_modified" or kind is HubAnswer):
        return _time(value)
    if name == "redirects":
        return tuple(Redirect(_number(status), _text(url)) for status, url in value)
    if name == "fragments":
        return tuple((_text(word), _one_of(found, (True, False, None))) for word, found in value)
    if name == "newest":
        return tuple((_text(one), _text(day)) for one, day in value)
    if name == "elapsed":
        return _seconds(value)
    if name in {"proof", "complete"}:
        return _one_of(value, (True, False))
    if name in {"status", "parameters", "pages", "repositories"}:
        return _number(value)
    words = _WORDS.get(name) if name != "kind" or kind is Failed else get_args(HubKind)
    return _one_of(_text(value), words) if words else _text(value)


def _seconds(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < _NUMBER:
        raise ValueError(f"{str(value)[:40]!r} is no time in seconds")
    return value


def _number(value: Any) -> int:
    if type(value) is not int or not abs(value) < _NUMBER:
        raise ValueError(f"{str(value)[:40]!r} is no number here")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{str(value)[:40]!r} is no text")
    value.encode("utf-8")  # half a surrogate pair can be kept nowhere
    return value


def _one_of(value: Any, known: tuple[Any, ...]) -> Any:
    if not any(value is one or (isinstance(value, str) and value == one) for one in known):
        raise ValueError(f"{str(value)[:40]!r} is not known here")
    return value


def _time(value: Any) -> datetime:
    time = value if isinstance(value, datetime) else datetime.fromisoformat(_text(value))
    time = time if time.tzinfo else time.replace(tzinfo=UTC)
    if not 1970 <= time.year <= 9000:  # nothing was observed then, and its neighbours cannot be counted with
        raise ValueError(f"{time.year} is no year of an observation")
    return time


def to_text(one: Observation) -> str:
    """Return ``one`` as a line of JSON."""
    return json.dumps(to_record(one), ensure_ascii=False, separators=(",", ":"))


def from_text(text: Any) -> Observation | None:
    """Return the observation that a line of JSON describes, or None when it describes none."""
    if not isinstance(text, str):
        return None
    try:
        record = json.loads(text)
        return from_record(record) if isinstance(record, dict) else None
    except (ValueError, RecursionError):
        return None
