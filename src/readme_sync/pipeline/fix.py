"""Findings -> files with what they say how to fix, proved."""

from __future__ import annotations

from pathlib import Path

from readme_sync.finding import Report
from readme_sync.fixing import Fixed, fix
from readme_sync.pipeline.alone import finder
from readme_sync.pipeline.load import load
from readme_sync.settings.values import Settings


def fixed(root: Path, settings: Settings, report: Report, *, unsafe: bool = False) -> Fixed:
    """Return the files with what the findings of ``report`` say how to fix, proved; nothing is written.

    ``unsafe`` makes the fixes too that a person should look at.

    Raises:
        InputError: nothing at all could be read any more.
    """
    loaded = load(root, settings)
    return fix(loaded.catalogues, report.findings, finder(root, settings), unsafe=unsafe)
