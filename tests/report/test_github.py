"""Workflow commands, decoded as the runner decodes them (actions/runner, ActionCommand.TryParseV2)."""

from __future__ import annotations

from hypothesis import given

from readme_sync.finding import Report
from readme_sync.report import github
from tests.report.reports import CLEAN, MISSING, REPORT, hostile, many, reports


def parse(line: str) -> tuple[str, dict[str, str], str]:
    """Return command, properties and message of a line, read after the runner's own rules."""
    assert line.startswith("::")
    end = line.index("::", 2)
    command, _, written = line[2:end].partition(" ")
    properties = dict(pair.split("=", 1) for pair in written.split(",") if pair)
    for name, value in properties.items():
        for encoded, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            value = value.replace(encoded, character)  # noqa: PLW2901
        properties[name] = value
    message = line[end + 2 :].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    return command, properties, message


def test_an_annotation_stands_at_its_line_and_shows_the_editions() -> None:
    command, properties, message = parse(github.render(REPORT).splitlines()[0])
    assert command == "error"
    assert properties == {
        "file": "fr/README.md",
        "line": "475",
        "endLine": "475",
        "col": "1",
        "endColumn": "1",
        "title": "RS404 row-missing",
    }
    assert message.splitlines() == [
        "fr lacks the row Whisper, which ja and en have",
        "ja: [Whisper](https://arxiv.org/abs/2212.04356)",
        "en: [Whisper](https://arxiv.org/abs/2212.04356)",
        "README.md:476: ja has it here",
    ]


def test_levels_are_githubs_and_the_worst_comes_first() -> None:
    assert [parse(line)[0] for line in github.render(REPORT).splitlines()] == ["error", "warning", "notice"]


def test_columns_are_given_within_one_line_only() -> None:
    notice = parse(github.render(REPORT).splitlines()[2])[1]
    assert (notice["line"], notice["endLine"]) == ("12", "14")
    assert "col" not in notice
    assert parse(github.render(REPORT).splitlines()[1])[1]["endColumn"] == "16"


def test_only_what_github_shows_is_said_and_the_rest_is_counted() -> None:
    errors, warnings = many(13), many(10, "warning")
    lines = github.render(errors._replace(findings=errors.findings + warnings.findings)).splitlines()
    assert [parse(line)[0] for line in lines[:-1]] == ["error"] * 10 + ["warning"] * 10
    assert lines[-1] == (
        "readme-sync: 3 errors more have no annotation: GitHub shows 10 of each level; "
        "the job's summary shows the worst first"
    )


def test_a_long_message_is_cut() -> None:
    line = github.render(CLEAN._replace(findings=(MISSING._replace(message="%" * 50_000),))).splitlines()[0]
    assert len(line) < 20_000
    assert line.endswith("…")


def test_nothing_is_said_when_nothing_is_found() -> None:
    assert github.render(CLEAN) == ""


@given(reports(hostile))
def test_one_line_a_finding_whatever_the_text(report: Report) -> None:
    lines = github.render(report).split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(report.findings)
    for line in lines:
        command, properties, _ = parse(line)
        assert command in ("error", "warning", "notice")
        assert set(properties) == {"file", "line", "endLine", "col", "endColumn", "title"}
