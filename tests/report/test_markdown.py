"""The summary and the comment, as GitHub's own renderer shows them."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.finding import Place, Report, Skip
from readme_sync.report import markdown
from readme_sync.report.markdown import COMMENT, SUMMARY, Room
from tests.report.reports import CLEAN, MISSING, NUMBERS, REPORT, UNVERIFIABLE, hostile, many, reports
from tests.report.test_escape import rendered

OURS = {"h3", "table", "thead", "tbody", "tr", "th", "td", "strong", "br", "sub", "code", "details", "summary", "p"}


def test_it_is_silent_when_clean() -> None:
    assert markdown.render(CLEAN._replace(skipped=(Skip("RS501", "the network was not asked"),))) == ""


def test_a_row_of_the_catalogue_is_a_row_here_with_the_editions_side_by_side() -> None:
    text = markdown.render(CLEAN._replace(findings=(MISSING, NUMBERS)))
    assert (
        text
        == """\
### readme-sync found 1 error, 1 warning
| Where | What is wrong | ja | en | fr |
| --- | --- | --- | --- | --- |
| **Swallow &#124; 7B**<br>`en/README.md:80` | ⚠️ en says 2,048 where ja and fr say 4,096<br>\
<sub>RS409 numbers-differ</sub> | `4,096` | **`2,048`** | `4 096` |
| **Whisper**<br>`fr/README.md:475` | ❌ fr lacks the row Whisper, which ja and en have<br>\
<sub>RS404 row-missing</sub> | `[Whisper](https://arxiv.org/abs/2212.04356)` | \
`[Whisper](https://arxiv.org/abs/2212.04356)` |  |
"""
    )


def test_findings_of_one_row_stand_together_and_what_misleads_comes_before_what_is_missing_or_behind() -> None:
    second = MISSING._replace(severity="warning", message="another of Whisper", subject="2")
    behind = NUMBERS._replace(code="RS417", severity="error", row="Last", message="waits for a translation")
    text = markdown.render(CLEAN._replace(findings=(behind, second, MISSING, NUMBERS)))
    order = [text.index(part) for part in ("2,048 where", "fr lacks", "another of Whisper", "waits for")]
    assert order == sorted(order)
    assert text.count("**Whisper**") == 1


def test_notes_are_folded_away_and_asides_are_small() -> None:
    text = markdown.render(REPORT)
    assert "<details><summary>1 note</summary>" in text
    assert text.index("</details>") > text.index("answers 403")
    assert "<sub>RS501 not asked: the network was not asked · 1 ignored, each with a reason</sub>" in text
    assert set(rendered(text).tags) == OURS


def test_places_link_to_the_line_when_the_commit_is_known() -> None:
    finding = MISSING._replace(place=Place("docs/a b).md", 3, 1, 3, 1))
    text = markdown.render(CLEAN._replace(findings=(finding,)), blob="https://github.example/o/r/blob/abc/")
    assert "[`docs/a b).md:3`](https://github.example/o/r/blob/abc/docs/a%20b%29.md?plain=1#L3)" in text


def test_without_values_the_other_editions_show_where_to_look() -> None:
    text = markdown.render(CLEAN._replace(findings=(MISSING._replace(values=()),)), blob="https://github.example/b")
    assert "| Where | What is wrong | ja |\n" in text
    assert text.endswith("| [`README.md:476`](https://github.example/b/README.md?plain=1#L476) |\n")


def test_many_editions_are_listed_in_one_cell() -> None:
    values = tuple((language, language.upper()) for language in ("ja", "en", "fr", "de", "ko"))
    text = markdown.render(CLEAN._replace(findings=(NUMBERS._replace(values=values),)))
    assert "| Where | What is wrong |\n" in text
    assert "ko: `KO`" in text


def test_long_values_are_shown_from_where_they_part() -> None:
    same = "same " * 200
    values = (("ja", f"{same}1B"), ("en", f"{same}2B"))
    text = markdown.render(CLEAN._replace(findings=(NUMBERS._replace(values=values),)))
    assert "same 1B`" in text
    assert "same 2B`**" in text
    assert len(text) < 700


@pytest.mark.parametrize("room", [SUMMARY, COMMENT])
def test_it_fits_and_says_what_is_left_out(room: Room) -> None:
    report = many(9_000, width=20)
    text = markdown.render(report, room=room, full_report="https://ci.example/run/1")
    assert room.size * 0.9 < room.measure(text) <= room.size
    assert len(text) <= room.size
    shown = text.count("numbers-differ")
    rest = f"\n{9_000 - shown:,} errors more are left out here"
    assert f"{rest}: see [the full report](https://ci.example/run/1)." in text
    assert rendered(text).tags.count("tr") == shown + 1


@given(reports(hostile), st.integers(0, 9_000), st.sampled_from(["bytes", "characters"]))
def test_no_report_is_larger_than_its_room(report: Report, size: int, unit: Literal["bytes", "characters"]) -> None:
    room = Room(size, unit)
    several = report._replace(findings=report.findings * 9)
    text = markdown.render(
        several, room=room, blob="https://github.com/o/r/blob/main", full_report="https://ci.example"
    )
    assert room.measure(text) <= size
    if text and text.count("<sub>RS") < len(several.findings):
        assert "more are left out here" in text


def test_the_worst_is_shown_and_what_is_left_out_is_counted_by_severity() -> None:
    notes = many(3_000, "info").findings
    warnings, errors = many(3_000, "warning", width=20).findings, many(5, width=20).findings
    text = markdown.render(CLEAN._replace(findings=notes + warnings + errors), room=COMMENT)
    assert text.count("❌") == 5
    assert f"{3_000 - text.count('⚠️'):,} warnings, 3,000 notes more are left out here." in text


def test_notes_give_way_to_errors() -> None:
    notes = tuple(UNVERIFIABLE._replace(subject=str(number)) for number in range(500))
    report = many(300, width=20)
    text = markdown.render(report._replace(findings=notes + report.findings), room=COMMENT)
    assert text.count("❌") > 100
    assert text.count("<details>") == text.count("</details>")
    assert COMMENT.measure(text) <= COMMENT.size


def test_an_astral_character_takes_two_of_a_comment() -> None:
    assert COMMENT.measure("𠮷a") == 3


@given(reports(hostile))
def test_nothing_from_a_document_acts(report: Report) -> None:
    text = markdown.render(report, blob="https://github.example/blob/1")
    page = rendered(text)
    assert set(page.tags) <= OURS | {"a"}
    assert page.comments == []
    # One link a finding and one a related place, ours, and one row a finding beside the heads.
    related = sum(len(finding.related) for finding in report.findings)
    assert len(report.findings) <= page.tags.count("a") <= len(report.findings) + related
    assert page.tags.count("tr") == len(report.findings) + page.tags.count("table")
    without_code = re.sub(r"<code>.*?</code>", "", page.html, flags=re.DOTALL)
    assert not re.search(r"@\w|#\d", re.sub(r"<[^>]*>", "", without_code).replace("&#", ""))
