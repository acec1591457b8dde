"""The order in which a person reads findings: what misleads a reader, then what is missing, then what is behind."""

from __future__ import annotations

from readme_sync.finding import SEVERITIES, Finding

_MISSING = frozenset("RS401 RS402 RS404 RS405 RS406 RS419 RS420".split())  # or there alone, or at another place
_BEHIND = frozenset("RS412 RS417 RS422 RS423 RS424".split())  # or not translated


def urgency(finding: Finding) -> tuple[int, int]:
    """Return what findings are sorted by for a person: by kind, then by severity."""
    kind = 1 if finding.code in _MISSING else 2 if finding.code in _BEHIND else 0
    return kind, SEVERITIES.index(finding.severity)
