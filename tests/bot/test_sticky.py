"""Cutting a report to what GitHub takes, and keeping what people wrote, for any texts."""

from __future__ import annotations

import cmarkgfm
from cmarkgfm.cmark import Options
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.bot import sticky

MARK = sticky.mark("link-rot")
lines = st.sampled_from(
    [
        "# A\n",
        "## B\n",
        "text\n",
        "- item 𠮷\n",
        "\n",
        "```\n",
        "<details><summary>x</summary>\n",
        "</details>\n",
        f"{MARK}\n",
        "| a |\n",
    ]
)
markdown = st.lists(lines, max_size=40).map("".join)


@given(markdown, st.text(max_size=200))
def test_notes_come_back_as_they_were(report: str, kept: str) -> None:
    body = sticky.compose(report, kept.replace("\r", ""), MARK)
    assert sticky.notes(body, MARK) == kept.replace("\r", "")
    assert sticky.compose(report, sticky.notes(body, MARK) or "", MARK) == body


@given(markdown, st.integers(0, 1_000))
def test_what_is_cut_fits(text: str, room: int) -> None:
    cut = sticky.fit(text, room, "https://ci.example/1")
    assert sticky.size(cut) <= max(room, 0)
    assert cut in (text, "") or "the full report" in cut


def test_whole_sections_are_kept_while_they_fit() -> None:
    text = "".join(f"## {number}\n\n{'x' * 300}\n\n" for number in range(10))
    cut = sticky.fit(text, 1_500)
    assert cut.count("## ") == 4
    assert cut.count("x" * 300) == 4


def test_a_single_long_section_is_cut_by_line() -> None:
    cut = sticky.fit("## one\n\n" + "- item\n" * 1_000, 1_000)
    assert sticky.size(cut) > 800
    assert cut.split("\n\n**The rest")[0].endswith("- item")


def test_a_heading_in_a_code_block_is_no_section_and_open_parts_are_closed() -> None:
    text = "<details><summary>x</summary>\n\n```\n" + "# not a heading\n" * 200 + "```\n\n</details>\n"
    cut = sticky.fit(text, 1_000)
    html = cmarkgfm.github_flavored_markdown_to_html(f"{cut}\n\nafter", Options.CMARK_OPT_UNSAFE)
    assert "<h1>" not in html
    assert html.count("<details>") == html.count("</details>") == 1
    assert html.endswith("<p>after</p>\n")


def test_a_mark_inside_the_report_is_taken_out() -> None:
    body = sticky.compose(f"a\n{MARK}\nb", "notes", MARK)
    assert body.count(MARK) == 1
    assert sticky.notes(body, MARK) == "notes"


def test_a_long_fence_is_closed_by_one_as_long() -> None:
    text = "## A\n\n````diff\n+```\n" + "+x\n" * 400 + "````\n"
    body = sticky.compose(text, "their words\n" * 5_350, MARK)
    assert sticky.size(body) <= sticky.ROOM
    page = cmarkgfm.github_flavored_markdown_to_html(body, Options.CMARK_OPT_UNSAFE)
    assert "rewrites all that stands above" in page.partition("</code></pre>")[2]


def test_a_heading_behind_a_line_of_a_longer_fence_is_no_section() -> None:
    text = "````diff\n```\n# a\n````\n"
    assert [*sticky._sections(f"{text}## B\n")] == [text, "## B\n"]
