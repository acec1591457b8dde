"""A small catalogue of three editions in a git repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sync.repository import EDITIONS, Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return a repository with the catalogue committed."""
    made = Repository(tmp_path)
    made.write(EDITIONS)
    made.commit()
    return made
