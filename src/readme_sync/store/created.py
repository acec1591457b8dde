"""When repositories were made, as far as the store has heard of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from readme_sync.errors import UsageError
from readme_sync.observation import HubAnswer, hub_key
from readme_sync.store.store import Store

# Older repositories were all given this day, when the Hub began to record it (Hub API documentation, createdAt).
_BEGINNING = date(2022, 3, 2)


def created(path: Path, repositories: Iterable[str]) -> dict[str, str]:
    """Return the day (ISO 8601, UTC) on which each of these model repositories was made, where the store knows it.

    Raises:
        UsageError: there is no such file.
        StoreError: it is no store of ours.
    """
    if not path.is_file():
        raise UsageError(f"--store: there is no file '{path}'")
    keys = {hub_key("model", repository): repository for repository in repositories}
    found: dict[str, str] = {}
    with Store(path, warn=lambda _: None) as store:
        for key, history in store.histories(keys).items():
            known = [one.created_at for one in history if isinstance(one, HubAnswer) and one.created_at is not None]
            if known and (day := _day(known[-1])) > _BEGINNING:
                found[keys[key]] = day.isoformat()
    return found


def _day(moment: datetime) -> date:
    return moment.astimezone(UTC).date()
