"""The text format: one line a finding for a pipe, a page grouped by row for a person."""

from __future__ import annotations

import re
import subprocess
import sys
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from readme_sync.finding import EditionSummary, Extent, Finding, Place, Report, Skip
from readme_sync.report import differences, page, table, terminal, text
from tests.report.reports import CLEAN, EDITIONS, MISSING, NUMBERS, REPORT, hostile, many, reports

_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_LINE = re.compile(r"[^\n]*:\d+:\d+: RS\d{3} [^\n]*")


def odd(*values: str) -> list[str]:
    """Return ``values`` with the marked parts in brackets."""
    return ["".join(f"[{s.text}]" if s.differs else s.text for s in segments) for segments in differences.mark(values)]


def test_a_pipe_gets_one_line_a_finding() -> None:
    assert text.render(REPORT) == (
        "fr/README.md:475:1: RS404 fr lacks the row Whisper, which ja and en have\n"
        "README.md:12:3: RS504 https://www.example.org/a answers 403 since 2026-05-12\n"
        "en/README.md:80:12: RS409 en says 2,048 where ja and fr say 4,096\n"
    )
    assert text.render(CLEAN) == ""


@given(reports(hostile))
def test_nothing_in_a_document_makes_a_line_or_a_control(report: Report) -> None:
    lines = text.render(report).splitlines()
    assert len(lines) == len(report.findings)
    assert all(_LINE.fullmatch(line) for line in lines)
    assert all(
        category(character) not in {"Cc", "Cf", "Cs"} or character in "\u200c\u200d"
        for line in lines
        for character in line
    )


@given(reports(hostile), st.integers(20, 90), st.booleans())
def test_a_terminal_gets_no_control_but_our_colours(report: Report, width: int, colour: bool) -> None:
    page_ = terminal.render(report, width=width, colour=colour)
    plain = _ANSI.sub("", page_) if colour else page_
    assert all(category(character) != "Cc" or character == "\n" for character in plain)
    assert "\u202e" not in plain


def test_the_terminal_groups_by_row_and_shows_values_side_by_side() -> None:
    assert terminal.render(REPORT, width=110) == (
        "en/README.md › models › Swallow | 7B\n"
        "  en/README.md:80:12 warning RS409 en says 2,048 where ja and fr say 4,096\n"
        "    ja 4,096   en [2,048]   fr 4 096\n"
        "\n"
        "fr/README.md › reference › Whisper\n"
        "  fr/README.md:475:1 error RS404 fr lacks the row Whisper, which ja and en have\n"
        "    ja [Whisper](https://arxiv.org/abs/2212.04356)   en [Whisper](https://arxiv.org/abs/2212.04356)\n"
        "    README.md:476 ja has it here\n"
        "\n"
        "Also worth knowing\n"
        "README.md\n"
        "  README.md:12:3 info RS504 https://www.example.org/a answers 403 since 2026-05-12\n"
        "\n"
        "not checked: RS501 (the network was not asked)\n"
        "1 error, 1 warning, 1 info in 3 editions (ja README.md, en en/README.md, fr fr/README.md); 1 ignored.\n"
    )


def test_findings_of_one_row_in_two_editions_stand_under_one_heading() -> None:
    other = NUMBERS._replace(place=Place("fr/README.md", 82, 1, 82, 4), edition="fr")
    page_ = terminal.render(Report(EDITIONS, (NUMBERS, MISSING, other)), width=100)
    assert page_.startswith("models › Swallow | 7B\n  en/README.md:80:12 ")
    assert page_.count("Swallow") == 1
    assert page_.index("fr/README.md:82:1") < page_.index("Whisper")


def test_what_could_not_be_read_is_not_called_well() -> None:
    said = text.summary(Report(EDITIONS, (), errors=("fr/README.md: this file is UTF-16; save it as UTF-8",)))
    assert said.startswith("Nothing to fix in what could be read of 3 editions (")


def test_success_is_one_calm_line() -> None:
    calm = "Nothing to fix in 3 editions (ja README.md, en en/README.md, fr fr/README.md).\n"
    assert terminal.render(CLEAN, width=100) == calm
    assert text.summary(CLEAN) + "\n" == calm


def test_colour_takes_the_place_of_brackets() -> None:
    page_ = terminal.render(Report(EDITIONS, (NUMBERS,)), width=100, colour=True)
    assert "\x1b[1;7m2,048\x1b[0m" in page_
    assert "[2,048]" not in _ANSI.sub("", page_)
    assert "\x1b" not in terminal.render(REPORT, width=100)


@pytest.mark.parametrize("width", [40, 60, 80])
def test_wide_characters_are_counted_as_two_cells(width: int) -> None:
    values = (("ja", "日本語で書かれた学習データの説明" * 5), ("en", "a description of the training data " * 4))
    finding = NUMBERS._replace(values=values, message="値が違います。" * 20)
    page_ = terminal.render(Report(EDITIONS, (finding,)), width=width)
    body = [line for line in page_.splitlines() if line.startswith("  ")]
    assert max(map(cell_len, body)) <= width
    assert max(map(cell_len, body)) > width - 8


def test_a_narrow_terminal_puts_values_below_each_other() -> None:
    finding = NUMBERS._replace(values=(("ja", "a" * 30), ("en", "a" * 30), ("zh-Hans", "a" * 28 + "b.")))
    lines = terminal.render(Report(EDITIONS, (finding,)), width=60).splitlines()
    assert [line for line in lines if line.startswith("     ")][:2] == [
        "         ja " + "a" * 30,
        "         en " + "a" * 30,
    ]


def test_brackets_in_values_are_not_mistaken_for_marks() -> None:
    finding = NUMBERS._replace(values=(("ja", "x[^1]"), ("en", "x[^1]"), ("fr", "x[^2]")))
    assert "ja x[^1]   en x[^1]   fr x[^{2}]" in terminal.render(Report(EDITIONS, (finding,)), width=60)


def test_an_empty_value_is_said_to_be_nothing() -> None:
    finding = NUMBERS._replace(values=(("ja", "[^12]"), ("fr", "")))
    assert "fr (nothing)" in terminal.render(Report(EDITIONS, (finding,)), width=60)


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        (("7B", "7B", "8B"), ["7B", "7B", "[8B]"]),
        (("a b", "a b", "a"), ["a b", "a b", "a[]"]),
        (("4,096トークン", "4,096 tokens", "4,098 tokens"), ["4,096トークン", "4,096 tokens", "[4,098] tokens"]),
        (("0.88B", "0,88B"), ["0.88B", "0,88B"]),
        (("1 234 567", "1,234,567", "1,234,568"), ["1 234 567", "1,234,567", "[1,234,568]"]),
        (("**7B**", "7B"), ["[**]7B[**]", "[]7B[]"]),
        (("日本語", "English words"), ["日本語", "English words"]),
        (("same", "same"), ["same", "same"]),
        (("x",), ["x"]),
        ((), []),
    ],
)
def test_what_most_do_not_say_is_marked(values: tuple[str, ...], marked: list[str]) -> None:
    assert odd(*values) == marked


@given(st.lists(st.text(max_size=30), max_size=5), st.integers(1, 40))
def test_marking_changes_no_value_and_clipping_keeps_the_difference(values: list[str], limit: int) -> None:
    for value, segments in zip(values, differences.mark(values), strict=True):
        assert "".join(segment.text for segment in segments) == value
        clipped = differences.clip(segments, limit)
        assert sum(len(segment.text) for segment in clipped) <= limit + 2
        assert any(s.differs for s in clipped) or not any(s.differs for s in segments) or len(value) > limit


def test_a_long_value_is_cut_around_its_difference() -> None:
    long = "word " * 200
    finding = NUMBERS._replace(
        values=(("ja", long + "7B " + long), ("en", long + "7B " + long), ("fr", long + "8B " + long))
    )
    page_ = terminal.render(Report(EDITIONS, (finding,)), width=80)
    assert "[8B]" in page_
    assert len(page_) < 2000


def test_related_places_are_listed_up_to_a_limit() -> None:
    finding = MISSING._replace(related=MISSING.related * 12)
    assert "    and 4 more places (--verbose shows them)\n" in terminal.render(Report(EDITIONS, (finding,)), width=100)
    finding = MISSING._replace(related=MISSING.related * 9)
    assert "more place" not in terminal.render(Report(EDITIONS, (finding,)), width=100)


def test_asides_name_notes_and_unasked_rules_by_reason() -> None:
    skipped = tuple(Skip(f"RS40{number}", "one edition only") for number in range(1, 8))
    report = CLEAN._replace(notes=("two files\nfor ja",), skipped=(*skipped, Skip("RS501", "no network")))
    assert text.asides(report) == (
        "note: two files\\nfor ja\n"
        "not checked: RS401, RS402, RS403, RS404, RS405 and 2 more (one edition only)\n"
        "not checked: RS501 (no network)\n"
    )
    assert terminal.render(report, width=100).startswith(text.asides(report))


def test_statistics_count_by_rule_language_and_document() -> None:
    editions = tuple(edition._replace(document="README.md") for edition in EDITIONS)
    elsewhere = MISSING._replace(place=MISSING.place._replace(path="docs/a.md"))
    assert text.statistics(Report(editions, (*many(11, "info").findings, MISSING, elsewhere))) == (
        "13 findings: 2 errors, 11 info\n"
        "\n11 RS409 numbers-differ\n 2 RS404 row-missing\n"
        "\n11 en\n 2 fr\n"
        "\n12 README.md\n 1 docs/a.md\n"
    )
    assert text.statistics(CLEAN) == ""


def test_statistics_for_a_screen_say_what_they_leave_out() -> None:
    places = [MISSING._replace(place=MISSING.place._replace(path=f"{number}.md")) for number in range(1, 6)]
    found = text.statistics(Report(EDITIONS, tuple(places)), most=2)
    assert found.endswith("\n1 1.md\n1 2.md\n3 in 3 more\n")


def test_many_editions_are_counted_in_the_summary_and_not_named() -> None:
    tree = [
        EditionSummary(tag, f"{tag}/{number}.md", tag == "en", 0, 0, f"en/{number}.md")
        for number in range(400)
        for tag in ("en", "fr", "ja")
    ]
    assert text.summary(Report(tuple(tree), ())) == "Nothing to fix in 1,200 editions (400 documents in 3 languages)."


def test_the_summary_counts_in_the_singular_and_the_plural() -> None:
    assert text.summary(many(2)).startswith("2 errors in 3 editions (")
    assert text.summary(many(2, "info")).startswith("2 info in 3 editions (")
    assert text.summary(Report(EDITIONS[:1], (MISSING,))) == "1 error in 1 edition (ja README.md)."


def test_the_last_line_never_says_more_than_was_looked_at() -> None:
    part = Extent(14, 27, 261, left=("2 tables that one edition alone has", "lists\x1b"))
    said = text.summary(Report(EDITIONS, (), extent=part))
    assert said.startswith("Nothing to fix in what was compared of 3 editions (")
    assert said.endswith(
        "): 27 tables, 261 rows, 14 sections; not compared: 2 tables that one edition alone has; lists\\x1b."
    )
    assert text.summary(Report(EDITIONS, (), extent=Extent(1, 1, 1))).endswith("): 1 table, 1 row, 1 section.")
    lists = Extent(0, 0, 0, entries=2, paragraphs=1)
    assert text.summary(Report(EDITIONS, (), extent=lists)).endswith("): 2 list entries, 1 paragraph.")
    assert text.summary(Report(EDITIONS, (), extent=Extent(0, 0, 0))).endswith("): nothing to compare.")
    assert text.summary(Report((), ())) == "No edition was read."


def test_a_pipe_loads_no_rich() -> None:
    program = "import sys; import readme_sync.report.text, readme_sync.report.json; print('rich' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"


def test_tables_are_aligned_for_a_terminal_and_tabbed_for_a_pipe() -> None:
    rows = [("ja", "日本語"), ("zh-Hans", "a\tb\x1b[31m")]
    assert table.render(("edition", "name"), rows) == "edition\tname\nja\t日本語\nzh-Hans\ta\\tb\\x1b[31m\n"
    assert table.render(("edition", "name"), rows, width=60) == (
        "edition  name\nja       日本語\nzh-Hans  a\\tb\\x1b[31m\n"
    )


def test_a_page_stays_markdown_in_a_pipe_and_is_set_on_a_terminal() -> None:
    source = "A row is missing.\n\n## Bad\n\n```markdown\n| a |\n```\n"
    assert page.render(source) == source
    shown = page.render(source, 60)
    assert "```" not in shown
    assert "| a |" in shown
    assert "\x1b" not in shown
    assert "\x1b[" in page.render(source, 60, colour=True)


def test_a_finding_without_row_or_section_stands_under_its_file() -> None:
    bare = Finding("RS302", "duplicate-anchor", "warning", "twice", Place("README.md", 3, 1, 3, 9))
    assert terminal.render(Report(EDITIONS, (bare,)), width=80).startswith(
        "README.md\n  README.md:3:1 warning RS302 twice\n"
    )
