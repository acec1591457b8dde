"""Observations as plain JSON objects and back: what the store keeps and what export and import exchange."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from readme_sync.observation import Answered, Failed, HubAnswer, Listing, Observation, Redirect

_TYPES: dict[str, type[Answered] | type[Failed] | type[HubAnswer] | type[Listing]] = {
    "answered": Answered,
    "failed": Failed,
    "hub": HubAnswer,
    "listing": Listing,
}
_NAMES = {kind: name for name, kind in _TYPES.items()}
_TIMES = ("at", "created_at", "last_modified")


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
        ValueError: when it is none: an unknown type, a field that lacks, a time that is none.
    """
    values = dict(record)
    kind = _TYPES.get(str(values.pop("type", None)))
    if kind is None:
        raise ValueError(f"not an observation: {str(record)[:80]!r}")
    values = {name: value for name, value in values.items() if name in kind._fields}
    try:
        one = kind(**_typed(values, kind))
    except (TypeError, ValueError) as error:
        raise ValueError(f"not an observation: {error}") from error
    if not isinstance(one.at, datetime):
        raise ValueError("not an observation: it does not say when")
    return one


def _typed(values: dict[str, Any], kind: type) -> dict[str, Any]:
    for name in _TIMES:
        if isinstance(values.get(name), str) and (name != "last_modified" or kind is HubAnswer):
            values[name] = _time(values[name])
    if "redirects" in values:
        values["redirects"] = tuple(Redirect(int(status), str(url)) for status, url in values["redirects"])
    if "fragments" in values:
        values["fragments"] = tuple((str(name), found) for name, found in values["fragments"])
    return values


def _time(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    return time if time.tzinfo else time.replace(tzinfo=UTC)
