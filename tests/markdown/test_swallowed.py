"""Headings and texts that the HTML above takes in are read as such, and remembered."""

from __future__ import annotations

import pytest

from tests.markdown.reading import read


@pytest.mark.parametrize(
    ("text", "lines", "titles"),
    [
        pytest.param("</details>\n## A\n\nb\n", [2], ["A"], id="right below"),
        pytest.param("</details>\n\n## A\n", [], ["A"], id="a blank line"),
        pytest.param("<p>\nb\n   ### A\n# B\n</p>\n", [3], ["A", "B"], id="after a line of text"),
        pytest.param("> <br>\n> ## A\n", [2], ["A"], id="in a quote"),
        pytest.param("- <br>\n  ## A\n", [2], ["A"], id="in an entry"),
        pytest.param("<br>\r\n## A\r\n", [2], ["A"], id="CRLF"),
        pytest.param("<a id='x'></a>\n## A\n", [], ["A"], id="no block of HTML"),
        pytest.param("<pre>\n## A\n</pre>\n", [], [], id="preformatted"),
        pytest.param("<td><pre>\n## A\n</pre></td>\n", [], [], id="preformatted in a cell"),
        pytest.param("<Tab>\n## A\n</Tab>\n", [], [], id="a component"),
        pytest.param("<div>\n    ## A\n</div>\n", [], [], id="indented as code is"),
        pytest.param("<div>\n#A\n</div>\n", [], [], id="no heading"),
        pytest.param("<p>\n<img src='a'>\n</p>\nSee [b](c).\n", [4], [], id="a text with a link"),
        pytest.param("<p>\n<img src='a'>\n</p>\nSee b.\n", [], [], id="a text without marks"),
        pytest.param("<div>\n<p>\na</p>\nSee [b](c).\n</div>\n", [], [], id="a text within an element"),
        pytest.param("<details>\n| a | b |\n|---|:-:|\n| c | d |\n\n</details>\n", [2], [], id="a table"),
        pytest.param("<details>\n| a | b |\nc | d\n</details>\n", [], [], id="pipes"),
        pytest.param("<details>\n<summary>a</summary>\n- [b](c)\n- [d](e)\n\n</details>\n", [3], [], id="a list"),
        pytest.param("<br>\n> See [b](c).\n", [2], [], id="a quotation"),
        pytest.param("<td>\n1. [b](c)\n</td>\n", [2], [], id="a numbered list"),
        pytest.param("<p>\n- b\n- c\n</p>\n", [], [], id="a list without links"),
        pytest.param("<pre>\n- [b](c)\n</pre>\n", [], [], id="a list in preformatted text"),
        pytest.param("<pre>\n| a | b |\n|---|---|\n</pre>\n", [], [], id="a table in preformatted text"),
        pytest.param("<p>\n[b](c)\n</p>\n", [2], [], id="a line of links within an element"),
        pytest.param("<p>\n[![a](b)](c) ![d](e)\n</p>\n", [2], [], id="a line of pictures within an element"),
        pytest.param("<p>\nSee [b](c).\n</p>\n", [], [], id="marks within an element"),
    ],
)
def test_what_html_takes_in(text: str, lines: list[int], titles: list[str]) -> None:
    document = read(text)
    assert [document.lines.line(span.start) for span in document.swallowed_headings] == lines
    assert [heading.inline.plain for heading in document.headings] == titles
    assert "".join(document.raw(block.span) for block in document.blocks) == text


def test_a_text_below_html_is_a_paragraph() -> None:
    document = read("<p>\n<img src='a'>\n</p>\nSee [b](c).\n\nd\n")
    assert [one.inline.plain for one in document.paragraphs] == ["See b.", "d"]
    assert [link.target for link in document.links] == ["a", "c"]
