"""Offsets, lines and columns, and edits made at once."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.text import BOM, Edit, Lines, Span, apply_edits

_TEXT = st.text(st.sampled_from("ab語𠮷\n\r\t\u2028\f\ufeff"), max_size=40)


@given(_TEXT)
def test_lines_tile_the_text(text: str) -> None:
    lines = Lines(text)
    spans = [lines.span(number) for number in range(1, len(lines.starts) + 1)]
    assert "".join(text[span.start : span.end] for span in spans) == text
    assert [text[span.start : span.end].rstrip("\r\n") for span in spans] == re.split(r"\r\n|\r|\n", text)


@given(_TEXT, st.data())
def test_a_position_leads_back_to_its_offset(text: str, data: st.DataObject) -> None:
    lines = Lines(text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = lines.position(offset)
    start = lines.starts[line - 1]
    assert lines.line(offset) == line
    assert text[start:offset].removeprefix(BOM if start == 0 else "") == text[offset - (column - 1) : offset]
    assert lines.position(offset, utf16=True)[1] == column + text[offset - (column - 1) : offset].count("𠮷")


def test_positions_by_example() -> None:
    lines = Lines("\ufeffab\r\n語𠮷c\rd\u2028e\n")
    assert [lines.position(offset) for offset in (0, 1, 2, 5, 7, 9)] == [(1, 1), (1, 1), (1, 2), (2, 1), (2, 3), (3, 1)]
    assert lines.position(7, utf16=True) == (2, 4)
    assert (lines.position(12), lines.position(13)) == ((3, 4), (4, 1))
    assert Lines("").position(0) == (1, 1)


def test_one_span_covers_another() -> None:
    assert Span(1, 4).covers(Span(1, 4))
    assert Span(1, 4).covers(Span(2, 2))
    assert not Span(1, 4).covers(Span(0, 2))
    assert not Span(1, 4).covers(Span(3, 5))


@given(st.lists(st.tuples(st.text("xy", max_size=3), st.text("ab", max_size=3), st.none() | st.text("cd", max_size=3))))
def test_edits_are_made_at_once(parts: list[tuple[str, str, str | None]]) -> None:
    text, wanted, edits = "", "", []
    for kept, old, new in parts:
        text, wanted = text + kept, wanted + kept
        if new is not None and old:
            edits.append(Edit(Span(len(text), len(text) + len(old)), new))
        text, wanted = text + old, wanted + (new if new is not None and old else old)
    assert apply_edits(text, reversed(edits)) == wanted


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(Span(0, 2), ""), Edit(Span(1, 3), "")],
        [Edit(Span(2, 9), "")],
        [Edit(Span(2, 1), "")],
    ],
)
def test_edits_that_cannot_be_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlaps another or leaves the text"):
        apply_edits("abcd", edits)
