"""Links with full-width brackets: what is found on the lines that may have one is what is found in the whole text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readme_sync.markdown.parse import parse
from readme_sync.rules.links import full_width
from readme_sync.sources import Source


@given(st.text(alphabet="[]()［］（）ab！!\n \u3000./", max_size=40))
def test_no_line_that_has_one_is_left_out(text: str) -> None:
    lines = full_width._lines(text)
    found = [match.span() for line in lines for match in full_width._LINK.finditer(text, *line)]
    wanted = [match.span() for match in full_width._LINK.finditer(text) if set("［］（）") & {*match.groups()}]
    assert [span for span in wanted if span not in found] == []


def test_links_on_several_lines_are_found() -> None:
    text = "[a](b.md) ok\n\n［a］(b.md)\n\nplain\n\n[a](b.md） and [c]（d.md）\n"
    assert [wrong.subject for wrong in full_width.full_width(parse(Source("x.md", text)))] == ["b.md", "b.md", "d.md"]
