"""What the network answered, when, to which question; and what a history of answers means today.

An observation never says what it means: the same 403 is a bot wall today and a closed archive
tomorrow. ``judge`` reads a history of observations and makes a verdict of it, each time anew.
"""

from __future__ import annotations

from readme_sync.observation.values import (
    INCONCLUSIVE,
    Answered,
    Failed,
    FailureKind,
    HubAnswer,
    HubKind,
    HubOutcome,
    Listing,
    NotAsked,
    Note,
    Observation,
    Redirect,
    State,
    Translated,
)
from readme_sync.observation.verdict import Policy, Verdict, judge, phrase, state_of, symptom
from readme_sync.urls.keys import ascii_host, hub_key, link_key

__all__ = [
    "INCONCLUSIVE",
    "Answered", "Failed", "FailureKind", "HubAnswer", "HubKind", "HubOutcome", "Listing", "NotAsked", "Note",
    "Observation", "Policy", "Redirect", "State", "Translated", "Verdict",
    "ascii_host", "hub_key", "judge", "link_key", "phrase", "state_of", "symptom",
]  # fmt: skip
