"""What one repository's description says, field by field, whatever else is wrong with it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from readme_sync.observation import HubAnswer, HubKind, HubOutcome


def kind_name(kind: HubKind) -> str:
    """Return the word that people use for this kind of repository."""
    return "Space" if kind == "space" else kind


def answer_from(data: Any, kind: HubKind, asked: str, now: datetime) -> HubAnswer:
    """Return what ``data`` (an element of a listing, or a single answer) says of the repository ``asked``."""
    if not isinstance(data, dict) or not isinstance(data.get("id"), str) or not data["id"]:
        return HubAnswer(kind, asked, now, "unknown", failure="shape", detail="the Hub's answer names no repository")
    final = data["id"]
    outcome: HubOutcome = "exists"
    if data.get("disabled") is True:
        outcome = "disabled"
    elif final.lower() != asked.lower():
        outcome = "renamed"
    elif data.get("gated") in {"auto", "manual", True}:
        outcome = "gated"
    licence, name = _licence(data)
    return HubAnswer(
        kind,
        asked,
        now,
        outcome,
        final_id=final,
        licence=licence,
        licence_name=name,
        parameters=_parameters(data.get("safetensors")),
        created_at=_time(data.get("createdAt")),
        last_modified=_time(data.get("lastModified")),
        pipeline_tag=data["pipeline_tag"][:100] if isinstance(data.get("pipeline_tag"), str) else None,
        detail=f"gated ({data['gated']})" if isinstance(data.get("gated"), str) else "",
    )


def _licence(data: dict[str, Any]) -> tuple[str | None, str | None]:
    card = data.get("cardData")
    card = card if isinstance(card, dict) else {}
    licence = card.get("license")
    if isinstance(licence, list):
        licence = licence[0] if licence else None
    if not isinstance(licence, str):
        tags = data.get("tags")
        tags = tags if isinstance(tags, list) else []
        named = [tag[8:] for tag in tags if isinstance(tag, str) and tag.startswith("license:")]
        licence = named[0] if named else None
    name = card.get("license_name")
    return (licence[:100] if licence else None), (name[:100] if isinstance(name, str) else None)


def _parameters(block: Any) -> int | None:
    """Return the number of parameters; a block without ``total`` (they exist) is added up instead."""
    if not isinstance(block, dict):
        return None
    total = block.get("total")
    if isinstance(total, int) and total > 0:
        return total
    parts = block.get("parameters")
    counts = [count for count in parts.values() if isinstance(count, int)] if isinstance(parts, dict) else []
    return sum(counts) or None


def _time(text: Any) -> datetime | None:
    try:
        time = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
