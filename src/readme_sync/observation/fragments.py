"""Since when a fragment is missing in a page that lives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from readme_sync.observation.values import Answered, Observation
from readme_sync.values import NamedTuple


class Gone(NamedTuple):
    """A missing fragment: first seen missing, and last seen there (None: never)."""

    since: datetime
    last_seen: datetime | None


def missing_since(history: Sequence[Observation], fragment: str) -> Gone | None:
    """Return since when ``fragment`` is missing; None when the last page that could tell has it, or none could."""
    since: datetime | None = None
    for one in reversed(history):
        found = one.fragment_found(fragment) if isinstance(one, Answered) else None
        if found is True:
            return Gone(since, one.at) if since is not None else None
        if found is False:
            since = one.at
    return Gone(since, None) if since is not None else None
