"""Lines that lack a blank behind their number signs are read as the headings that were meant, and remembered."""

from __future__ import annotations

import pytest

from tests.markdown.reading import read


@pytest.mark.parametrize(
    ("text", "lines", "titles"),
    [
        pytest.param("##A\n\nb\n", [1], [(2, "A")], id="a title"),
        pytest.param("# A\n##B ##\nc\n", [2], [(1, "A"), (2, "B")], id="below a heading"),
        pytest.param("#A b\n\n#C d\n", [1], [(1, "A b")], id="one sign at the head alone"),
        pytest.param("#a #b\n\n##[c](d)\r\n", [3], [(2, "c")], id="tags at the head"),
        pytest.param("a\n##b\n", [], [], id="within a text"),
        pytest.param("- ##a\n> ##b\n", [], [], id="in a list and a quote"),
        pytest.param("    ##a\n", [], [], id="code"),
        pytest.param("##a\n---\n", [], [(2, "##a")], id="underlined"),
        pytest.param("#######a\n\n##-a\n", [], [], id="no title"),
    ],
)
def test_what_was_meant(text: str, lines: list[int], titles: list[tuple[int, str]]) -> None:
    document = read(text)
    assert [document.lines.line(span.start) for span in document.meant_headings] == lines
    assert [(heading.level, heading.inline.plain) for heading in document.headings] == titles
    assert "".join(document.raw(block.span) for block in document.blocks) == text
