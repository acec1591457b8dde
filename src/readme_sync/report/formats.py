"""The formats of ``check``: what ``--format`` accepts, and the module of this folder that renders each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module

from readme_sync.finding import Report

# Names and not modules, so that a run imports the one format it writes.
FORMATS: Mapping[str, str] = {
    "text": "readme_sync.report.text",
    "json": "readme_sync.report.json",
    "github": "readme_sync.report.github",
    "sarif": "readme_sync.report.sarif",
    "junit": "readme_sync.report.junit",
    "markdown": "readme_sync.report.markdown",
    "gitlab": "readme_sync.report.gitlab",
}


def render(name: str, report: Report, rules: Sequence[object] = ()) -> str:
    """Return ``report`` in the format called ``name``; some formats carry the pages of all ``rules``."""
    text: str = import_module(FORMATS[name]).render(report, rules)
    return text
