"""JUnit XML, read back by junitparser and by the standard library."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given

from readme_sync.finding import Report
from readme_sync.report import junit
from tests.report.reports import CLEAN, MISSING, REPORT, hostile, reports

junitparser = pytest.importorskip("junitparser")


def read(text: str) -> object:
    return junitparser.JUnitXml.fromstring(text.encode())


def test_a_failure_a_finding_with_the_editions_side_by_side() -> None:
    xml = read(junit.render(REPORT))
    cases = {case.name: case for suite in xml for case in suite}  # type: ignore[attr-defined]
    failure = cases["RS404 row-missing 475:1 Whisper"].result[0]
    assert isinstance(failure, junitparser.Failure)
    assert failure.type == "error"
    assert failure.message == "fr lacks the row Whisper, which ja and en have"
    assert "en: [Whisper](https://arxiv.org/abs/2212.04356)" in failure.text
    assert "README.md:476: ja has it here" in failure.text


def test_the_counts_agree_with_what_is_inside() -> None:
    root = ElementTree.fromstring(junit.render(REPORT))
    assert root.attrib == {"name": "readme-sync", "tests": "5", "failures": "2", "errors": "0", "time": "0"}
    for suite in root:
        assert suite.get("tests") == str(len(suite.findall("testcase")))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
        assert suite.get("skipped") == str(len(suite.findall("testcase/skipped")))


def test_info_fails_nothing_and_ignored_and_skipped_are_skipped() -> None:
    root = ElementTree.fromstring(junit.render(REPORT))
    assert [output.text for output in root.iter("system-out")] == [
        "https://www.example.org/a answers 403 since 2026-05-12"
    ]
    assert [skipped.get("message") for skipped in root.iter("skipped")] == [
        "ignored: the model card says so",
        "the network was not asked",
    ]


@pytest.mark.parametrize("report", [CLEAN, Report((), ())])
def test_a_clean_report_has_no_failure(report: Report) -> None:
    root = ElementTree.fromstring(junit.render(report))
    assert root.get("failures") == "0"
    assert [suite.get("name") for suite in root] == [edition.path for edition in report.editions] or ["rules"]


def test_what_xml_forbids_is_written_out() -> None:
    report = CLEAN._replace(findings=(MISSING._replace(message="a\x00b\x1b\ufffe\ud800]]><x>"),))
    failure = next(ElementTree.fromstring(junit.render(report).encode()).iter("failure"))
    assert failure.get("message") == "a\\x00b\\x1b\\ufffe\\ud800]]><x>"


@given(reports(hostile))
def test_any_report_can_be_read(report: Report) -> None:
    text = junit.render(report)
    read(text)
    failing = sum(finding.severity != "info" for finding in report.findings)
    assert ElementTree.fromstring(text.encode()).get("failures") == str(failing)
