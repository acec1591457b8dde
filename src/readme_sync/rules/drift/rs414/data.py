"""Blocks of JSON that say the same, however they are broken into lines and in whatever order their keys stand."""

from __future__ import annotations

import json

from readme_sync.rules.drift.rs414.lines import fixed_values

_LARGEST = 50_000  # characters of a block
_DEEPEST = 60


def is_data(text: str) -> bool:
    """Tell whether a text is JSON."""
    try:
        return len(text) <= _LARGEST and isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False


def is_same_data(own: str, other: str) -> bool:
    """Tell whether two texts are JSON and say the same, but for texts that a translator may change."""
    if max(len(own), len(other)) > _LARGEST:
        return False
    try:
        return _is_same(json.loads(own), json.loads(other), 0)
    except (ValueError, RecursionError):
        return False


def _is_same(own: object, other: object, depth: int) -> bool:
    if depth > _DEEPEST:
        return False
    if isinstance(own, dict) and isinstance(other, dict):
        return own.keys() == other.keys() and all(_is_same(own[key], other[key], depth + 1) for key in own)
    if isinstance(own, list) and isinstance(other, list):
        return len(own) == len(other) and all(_is_same(a, b, depth + 1) for a, b in zip(own, other, strict=True))
    if isinstance(own, str) and isinstance(other, str):
        return own == other or fixed_values(own) == fixed_values(other)
    return type(own) is type(other) and own == other
