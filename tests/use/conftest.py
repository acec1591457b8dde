"""What the tests of use share: an empty repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.use.repository import Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "scratch")
