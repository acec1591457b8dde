"""Findings -> how far each edition is."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from readme_sync import sources
from readme_sync import status as standing
from readme_sync.editions.address import own_addresses
from readme_sync.editions.repository import surroundings
from readme_sync.finding import EditionStatus
from readme_sync.history import history
from readme_sync.pipeline.beside import judge
from readme_sync.pipeline.load import load
from readme_sync.settings.values import Settings


def status(root: Path, settings: Settings) -> tuple[list[EditionStatus], tuple[str, ...]]:
    """Return how far each language's edition is, counted together over all documents, and what could not be read.

    Raises:
        InputError: nothing at all could be read.
        SettingsError: the settings name editions that are not there.
    """
    loaded = load(root, settings)
    read = partial(sources.read_source, root)
    repository = surroundings(loaded.editions, own_addresses(root), partial(sources.exists, root), read)
    day = datetime.now().astimezone().date()
    selected, *_ = judge(loaded.catalogues, repository, settings=settings, day=day, whole=True)
    judged = standing.Judged(selected.shown, selected.ignored)
    past = history(
        root, {edition.path: one.editions[one.source].path for one in loaded.catalogues for edition in one.editions}
    )
    found = standing.together(standing.status(one, judged, past) for one in loaded.catalogues)
    return found, loaded.errors
