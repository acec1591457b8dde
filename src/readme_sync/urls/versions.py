"""The versions that addresses name: a file of an older release is one fact, however many files there are."""

from __future__ import annotations

from readme_sync.regex import lazy

_VERSION = lazy(r"(?<![\d.])\d+(?:\.\d+)+(?![\d.])")


def version_change(own: str, other: str) -> tuple[str, str] | None:
    """Return the version that one of two addresses has where the other has another one, if nothing else differs."""
    if _VERSION.sub("", own) != _VERSION.sub("", other):
        return None
    changes = {pair for pair in zip(_VERSION.findall(own), _VERSION.findall(other), strict=True) if len(set(pair)) > 1}
    return changes.pop() if len(changes) == 1 else None
