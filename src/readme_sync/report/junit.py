"""JUnit XML, as CI systems read it: a suite a file, a failed case a finding.

There is no official schema; this is the common part of what Jenkins, GitLab and junitparser accept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from readme_sync.finding import Finding, Ignored, Report
from readme_sync.report.escape import one_line, terminal

if TYPE_CHECKING:
    from readme_sync.report.sarif import RulePage


def render(report: Report, _rules: Sequence[RulePage] = ()) -> str:
    """Return the report as one JUnit XML document.

    Errors and warnings are failures. An info is a passed case with its message as output: it fails no
    build here either. Ignored findings and rules that could not be asked are skipped cases. A file
    without any has one passed case, so that no reader takes an empty suite for a mistake.
    """
    root = Element("testsuites", name="readme-sync")
    for path in _paths(report):
        suite = SubElement(root, "testsuite", name=terminal(path))
        for finding in report.findings:
            if finding.place.path == path:
                _finding(suite, finding)
        for ignored in report.ignored:
            if ignored.finding.place.path == path:
                _ignored(suite, ignored)
        if len(suite) == 0:
            SubElement(suite, "testcase", classname=terminal(path), name="nothing found", time="0")
    if report.skipped or len(root) == 0:
        suite = SubElement(root, "testsuite", name="rules")
        for skip in report.skipped:
            case = SubElement(suite, "testcase", classname="rules", name=_xml(skip.code), time="0")
            SubElement(case, "skipped", message=_xml(skip.reason))
    _count(root)
    indent(root)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{tostring(root, encoding='unicode')}\n"


def _paths(report: Report) -> list[str]:
    found = [finding.place.path for finding in report.findings]
    silenced = [ignored.finding.place.path for ignored in report.ignored]
    return list(dict.fromkeys([edition.path for edition in report.editions] + found + silenced))


def _finding(suite: Element, finding: Finding) -> None:
    case = _case(suite, finding)
    if finding.severity == "info":
        SubElement(case, "system-out").text = _xml(finding.message)
        return
    failure = SubElement(case, "failure", type=finding.severity, message=_xml(finding.message))
    place = finding.place
    lines = [f"{place.path}:{place.line}:{place.column}: {finding.code} {finding.message}"]
    lines += [f"{language}: {value}" for language, value in finding.values]
    lines += [f"{other.place.path}:{other.place.line}: {other.message}" for other in finding.related]
    failure.text = "\n".join(map(_xml, lines))


def _ignored(suite: Element, ignored: Ignored) -> None:
    SubElement(_case(suite, ignored.finding), "skipped", message=_xml(f"ignored: {ignored.reason}"))


def _case(suite: Element, finding: Finding) -> Element:
    place = finding.place
    where = f"{place.line}:{place.column}" + (f" {finding.row}" if finding.row else "")
    return SubElement(
        suite,
        "testcase",
        classname=_xml(place.path),
        name=_xml(f"{finding.code} {finding.name} {where}"),  # the place makes it one of a kind in its suite
        file=_xml(place.path),
        line=str(place.line),
        time="0",
    )


def _count(root: Element) -> None:
    for element in (*root, root):
        element.set("tests", str(len(list(element.iter("testcase")))))
        element.set("failures", str(len(list(element.iter("failure")))))
        element.set("errors", "0")
        element.set("time", "0")
    for suite in root:
        suite.set("skipped", str(len(list(suite.iter("skipped")))))


def _xml(text: str) -> str:
    """Return ``text`` without the characters that XML 1.0 forbids; ElementTree escapes the others."""
    return one_line(text).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
