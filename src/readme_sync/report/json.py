"""``--format json``: the report as one object, whose keys and their order are a contract (docs/json.md)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from readme_sync.finding import SEVERITIES, EditionSummary, Finding, Report

SCHEMA = 1


def render(report: Report, _rules: Sequence[object] = ()) -> str:
    """Return ``report`` as JSON on one line, with its newline, that can be written as UTF-8."""
    text = json.dumps(document(report), ensure_ascii=False)
    # A file name or a text may hold half a surrogate pair; written as an escape it is JSON all the same.
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def document(report: Report) -> dict[str, Any]:
    """Return ``report`` as the object that ``render`` writes."""
    return {
        "schema": SCHEMA,
        "editions": [edition(item) for item in report.editions],
        "findings": [finding(item) for item in report.findings],
        "ignored": [{**finding(item.finding), "reason": item.reason} for item in report.ignored],
        "skipped": [{"code": skip.code, "reason": skip.reason} for skip in report.skipped],
        "summary": {severity: report.count(severity) for severity in SEVERITIES},
    }


def edition(item: EditionSummary) -> dict[str, Any]:
    """Return one edition as an object."""
    return {
        "language": item.language,
        "path": item.path,
        "source": item.source,
        "tables": item.tables,
        "rows": item.rows,
    }


def finding(item: Finding) -> dict[str, Any]:
    """Return one finding as an object."""
    return {
        "code": item.code,
        "name": item.name,
        "severity": item.severity,
        "message": item.message,
        **item.place._asdict(),
        "edition": item.edition,
        "section": item.section,
        "row": item.row,
        "column_name": item.column_name,
        "related": [
            {"path": other.place.path, "line": other.place.line, "message": other.message} for other in item.related
        ],
        "url": item.url,
        "fixable": bool(item.fix),
        "fingerprint": item.fingerprint,
    }
