"""Offsets, lines and columns: the only place where one is turned into another.

Offsets count code points from 0 in the text as decoded (a BOM and every line ending included),
so that ``text[span.start:span.end]`` is always the thing itself. Lines and columns count from 1;
columns count code points, or UTF-16 code units on request (what editors and LSP ask for).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from readme_sync.values import NamedTuple, maker

_LINE_END = re.compile(r"\r\n?|\n")  # what CommonMark calls a line ending; never U+2028 or form feed
BOM = "\ufeff"


class Span(NamedTuple):
    """A half-open range of code point offsets."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


span_of = maker(Span)


class Placed(Protocol):
    """Whatever stands at a place of a text."""

    @property
    def span(self) -> Span:
        """Return the place."""


def are_around(things: Sequence[Placed], offset: int) -> bool:
    """Tell whether ``offset`` stands in one of ``things``, which are in order and none of them within another."""
    index = bisect_right(things, offset, key=_start) - 1
    return index >= 0 and offset < things[index].span.end


def _start(thing: Placed) -> int:
    return thing.span.start


def positions(text: str, what: str) -> Iterator[int]:
    """Yield where ``what`` begins in ``text``, in order, also where two of them overlap."""
    at = text.find(what)
    while at >= 0:
        yield at
        at = text.find(what, at + 1)


class Edit(NamedTuple):
    """Replace what stands at ``span`` by ``replacement``."""

    span: Span
    replacement: str


class Lines:
    """The line starts of one text: turns an offset into a line and a column."""

    __slots__ = ("_text", "starts")

    def __init__(self, text: str) -> None:
        self._text = text
        # A text without carriage returns is the rule; counting plain newlines is then enough.
        if "\r" in text:
            self.starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        else:
            self.starts = [0]
            position = text.find("\n")
            while position >= 0:
                self.starts.append(position + 1)
                position = text.find("\n", position + 1)

    def line(self, offset: int) -> int:
        """Return the number of the line that ``offset`` stands in, from 1."""
        return bisect_right(self.starts, offset)

    def start(self, index: int) -> int:
        """Return where the line begins that has ``index`` lines before it; the end of the text where there is none."""
        return self.starts[index] if index < len(self.starts) else len(self._text)

    def position(self, offset: int, *, utf16: bool = False) -> tuple[int, int]:
        """Return line and column of ``offset``, both from 1; a BOM takes no column."""
        line = self.line(offset)
        start = self.starts[line - 1]
        if start == 0 and self._text.startswith(BOM) and offset > 0:
            start = 1
        before = self._text[start:offset]
        return line, 1 + (len(before.encode("utf-16-le", "surrogatepass")) // 2 if utf16 else len(before))

    def span(self, line: int) -> Span:
        """Return the span of line number ``line`` (from 1), its ending included."""
        end = self.starts[line] if line < len(self.starts) else len(self._text)
        return Span(self.starts[line - 1], end)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with all ``edits`` made at once.

    Raises:
        ValueError: when two edits overlap, or one reaches beyond the text.
    """
    pieces: list[str] = []
    at = 0
    for span, replacement in sorted(edits):
        if span.start < at or span.end < span.start or span.end > len(text):
            raise ValueError(f"edit {span.start}:{span.end} overlaps another or leaves the text")
        pieces += (text[at : span.start], replacement)
        at = span.end
    pieces.append(text[at:])
    return "".join(pieces)
