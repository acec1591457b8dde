"""``--format gitlab``: GitLab's Code Quality report, which a merge request shows beside the change.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format says what it reads of each finding.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from readme_sync.finding import Finding, Report, Severity
from readme_sync.report.escape import one_line, terminal

# GitLab's other levels are blocker and critical: a README that is wrong stops nobody's program.
_LEVELS: Mapping[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(report: Report, _rules: Sequence[object] = ()) -> str:
    """Return the findings of ``report`` as one JSON list; GitLab tells by the fingerprints which of them are new."""
    text = json.dumps([_finding(finding) for finding in report.findings], ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "description": one_line(terminal(f"{finding.code} {finding.message}")),
        "check_name": finding.name,
        "fingerprint": finding.fingerprint,
        "severity": _LEVELS[finding.severity],
        "location": {"path": place.path, "lines": {"begin": place.line, "end": place.end_line}},
    }
