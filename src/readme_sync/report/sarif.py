"""SARIF 2.1.0 for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.

What GitHub reads of it, and its limits: "SARIF support for code scanning" in its documentation, read on 2026-11-23.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any, Protocol
from urllib.parse import quote

from readme_sync import __version__
from readme_sync.finding import SEVERITIES, Finding, Place, Related, Replacement, Report, Severity
from readme_sync.report.escape import one_line, terminal
from readme_sync.report.urgency import urgency

MOST_RESULTS = 5_000  # a file with over 25,000 is rejected; of those it takes, GitHub keeps the 5,000 worst
MOST_RELATED = 99  # with the primary one, the 100 locations a result that GitHub keeps
_LONGEST_NAME = 255
_LONGEST_DESCRIPTION = 1_024
_LONGEST_TEXT = 4_000
_LONGEST_FIX = 16_000
_MOST_BYTES = 8_000_000  # compressed; a file may have 10 MB, and what stands around the results is small
_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_PROBLEMS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "recommendation"}
_AREAS = {
    "1": "rows",
    "2": "footnotes",
    "3": "anchors",
    "4": "editions",
    "5": "links",
    "6": "hugging-face",
    "9": "settings",
}

_Json = dict[str, Any]


class RulePage(Protocol):
    """What a format says about a rule: its code and name, its default severity, and its page."""

    @property
    def code(self) -> str:
        """The code, such as RS404."""

    @property
    def name(self) -> str:
        """The name, such as row-missing."""

    @property
    def severity(self) -> Severity:
        """How bad its findings are when nobody says otherwise."""

    @property
    def summary(self) -> str:
        """One sentence of plain text."""

    @property
    def page(self) -> str:
        """The whole page in Markdown: the docstring of the rule's module."""


def render(report: Report, rules: Sequence[RulePage] = ()) -> str:
    """Return the findings as one SARIF log of one run, worst first, with the page of every rule.

    Ignored findings stay out: code scanning knows no suppressions and would raise an alert for each.
    Rules that could not be asked are notifications of the run.
    """
    descriptors = {rule.code: _rule(rule) for rule in rules}
    for finding in report.findings:
        if finding.code not in descriptors:
            descriptors[finding.code] = _descriptor(
                finding.code, finding.name, finding.severity, finding.name, finding.name
            )
    codes = sorted(descriptors)
    index = {code: position for position, code in enumerate(codes)}
    worst_first = sorted(report.findings, key=lambda one: (SEVERITIES.index(one.severity), urgency(one)))
    results = _as_many_as_fit(_result(one, index[one.code]) for one in worst_first[:MOST_RESULTS])
    notes = [f"{skip.code} was not asked: {skip.reason}" for skip in report.skipped]
    if left_out := len(worst_first) - len(results):
        kept = f"{MOST_RESULTS:,} a run" if len(results) == MOST_RESULTS else "10 MB a file"
        notes.append(f"{left_out:,} findings are left out: code scanning keeps {kept}, and these are not the worst")
    run = {
        "tool": {
            "driver": {
                "name": "readme-sync",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [descriptors[code] for code in codes],
            }
        },
        "automationDetails": {"id": "readme-sync/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [{"level": "note", "message": {"text": _text(note)}} for note in notes],
            }
        ],
        "results": results,
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _as_many_as_fit(results: Iterable[_Json]) -> list[_Json]:
    """Return the first of ``results`` that a compressed file has room for."""
    shown: list[_Json] = []
    packed, size = zlib.compressobj(1), 0
    for result in results:
        size += len(packed.compress(json.dumps(result).encode())) + len(packed.flush(zlib.Z_SYNC_FLUSH))
        if size > _MOST_BYTES:
            break
        shown.append(result)
    return shown


def _rule(rule: RulePage) -> _Json:
    return _descriptor(rule.code, rule.name, rule.severity, rule.summary or rule.name, rule.page or rule.name)


def _descriptor(code: str, name: str, severity: Severity, summary: str, page: str) -> _Json:
    return {
        "id": code,
        "name": name[:_LONGEST_NAME],
        "shortDescription": {"text": summary[:_LONGEST_DESCRIPTION]},
        "fullDescription": {"text": summary[:_LONGEST_DESCRIPTION]},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[severity]},
        "properties": {
            "tags": ["markdown", *filter(None, [_AREAS.get(code[2:3])])],
            "problem.severity": _PROBLEMS[severity],
            "precision": "medium" if severity == "info" else "high",
        },
    }


def _result(finding: Finding, rule_index: int) -> _Json:
    related = finding.related[:MOST_RELATED]
    is_short = sum(len(one.text) for one in finding.fix) <= _LONGEST_FIX
    fixes = {"fixes": [_fix(finding)]} if finding.fix and is_short else {}
    return {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding, related)},
        "locations": [{"physicalLocation": _physical(finding.place)}],
        "relatedLocations": [
            {"id": number, "physicalLocation": _physical(other.place), "message": {"text": _text(other.message)}}
            for number, other in enumerate(related, start=1)
        ],
        # Code scanning looks at the first alone; other readers want a name that says whose hash it is.
        "partialFingerprints": {"primaryLocationLineHash": finding.fingerprint, "readmeSync/v1": finding.fingerprint},
        **fixes,
    }


def _fix(finding: Finding) -> _Json:
    """Return the edits that fix a finding, file by file."""
    files: dict[str, list[Replacement]] = {}
    for one in finding.fix:
        files.setdefault(one.place.path, []).append(one)
    return {
        "description": {"text": "safe" if finding.is_safe else "to be looked at by a person"},
        "artifactChanges": [
            {
                "artifactLocation": _physical(edits[0].place)["artifactLocation"],
                "replacements": [
                    {"deletedRegion": _physical(one.place)["region"], "insertedContent": {"text": one.text}}
                    for one in edits
                ],
            }
            for edits in files.values()
        ],
    }


def _message(finding: Finding, related: Sequence[Related]) -> str:
    """Return the message with a link to each related place, which code scanning shows only so."""
    links = [
        f"[{_bracketed(f'{other.place.path}:{other.place.line}')}]({number})"
        for number, other in enumerate(related[:5], start=1)  # a sentence, not a directory
    ]
    message = _text(finding.message)
    if "](" in message:  # the only shape that SARIF takes for a link
        message = _bracketed(message)
    return f"{message.rstrip('.')}. See {', '.join(links)}." if links else message


def _bracketed(text: str) -> str:
    """Return ``text`` with the characters escaped that make a link in a SARIF message (3.11.6)."""
    return terminal(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _physical(place: Place) -> _Json:
    # As bytes: a path may hold what is not UTF-8.
    uri = quote(PurePath(place.path).as_posix().encode("utf-8", "surrogateescape"))
    return {
        "artifactLocation": {"uri": uri},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    }


def _text(text: str) -> str:
    shown = one_line(text) or "(no message)"
    return shown if len(shown) <= _LONGEST_TEXT else f"{shown[:_LONGEST_TEXT]}…"
