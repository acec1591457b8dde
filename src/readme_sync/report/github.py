"""Annotations for GitHub Actions: workflow commands that put each finding at its line in the pull request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from readme_sync.finding import SEVERITIES, Finding, Report, Severity
from readme_sync.report.escape import workflow_command, workflow_property
from readme_sync.report.urgency import urgency

if TYPE_CHECKING:
    from readme_sync.report.sarif import RulePage

SHOWN_PER_LEVEL = (
    10  # what GitHub shows of one step; further ones are dropped without a word (community discussion 26680)
)
_NAMES: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_LONGEST_MESSAGE = 4_000  # the checks API takes 64 KB; nobody reads that at a line


def render(report: Report, _rules: Sequence[RulePage] = (), *, limit: int = SHOWN_PER_LEVEL) -> str:
    """Return one workflow command a finding, the worst first, at most ``limit`` of each level.

    What is left out is counted in a last line of plain words. Without findings this is the empty string.
    """
    lines: list[str] = []
    left_out: list[str] = []
    for severity in SEVERITIES:
        findings = sorted((one for one in report.findings if one.severity == severity), key=urgency)
        lines += map(_annotation, findings[:limit])
        if rest := len(findings) - limit if len(findings) > limit else 0:
            left_out.append(f"{rest:,} {_NAMES[severity]}{'s' * (rest != 1)}")
    if left_out:
        lines.append(
            f"readme-sync: {', '.join(left_out)} more have no annotation: GitHub shows {limit} of each level; "
            "the job's summary shows the worst first"
        )
    return "".join(f"{line}\n" for line in lines)


def _annotation(finding: Finding) -> str:
    place = finding.place
    properties = {"file": place.path, "line": str(place.line), "endLine": str(place.end_line)}
    if place.line == place.end_line:  # GitHub takes columns only within one line, and the last one is part of it
        properties["col"] = str(place.column)
        properties["endColumn"] = str(max(place.column, place.end_column - 1))
    properties["title"] = f"{finding.code} {finding.name}"
    written = ",".join(f"{name}={workflow_property(value)}" for name, value in properties.items())
    return f"::{_LEVELS[finding.severity]} {written}::{workflow_command(_message(finding))}"


def _message(finding: Finding) -> str:
    lines = [finding.message.replace("\n", " ")]
    lines += [f"{language}: {' '.join(value.split())}" for language, value in finding.values]
    lines += [f"{related.place.path}:{related.place.line}: {related.message}" for related in finding.related]
    message = "\n".join(lines)
    return message if len(message) <= _LONGEST_MESSAGE else f"{message[:_LONGEST_MESSAGE]}…"
