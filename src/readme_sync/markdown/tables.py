"""GFM tables as GitHub's own parser reads them, with the place of every cell.

markdown-it-py's table rule drops positions and splits character by character; this block rule
takes its place. It follows cmark-gfm's table extension (and its tests), which is what GitHub runs.
"""

from __future__ import annotations

import re

from markdown_it.common.html_re import HTML_OPEN_CLOSE_TAG_STR
from markdown_it.rules_block import StateBlock

from readme_sync.regex import lazy
from readme_sync.text import Span, span_of
from readme_sync.values import NamedTuple

# The delimiter row: dashes with optional colons between pipes. A line of nothing but dashes is a
# setext underline, "- " opens a list: neither is a delimiter row.
_DELIMITER = re.compile(
    r"(?!-+[ \t]*$)(?!-[ \t])\|?[ \t\v\f]*+:?-+:?[ \t\v\f]*+(?:\|[ \t\v\f]*+:?-+:?[ \t\v\f]*+)*\|?[ \t\v\f]*$"
)
_WHITE = " \t\v\f\r"
_TAG_ALONE = lazy(HTML_OPEN_CLOSE_TAG_STR + r"\s*\Z")
_VISITED = "gfm_table_visited"
TOKEN = "gfm_table"


class RawTable(NamedTuple):
    """The lines of a table: spans of header, delimiter and body rows, trimmed."""

    header: Span
    delimiter: Span
    rows: tuple[Span, ...]


def split_row(text: str, span: Span) -> list[tuple[Span, str]]:
    """Return the cells of one row, span and text, each without the white space around it.

    A backslash before a pipe keeps it in the cell, also inside code (GFM 4.10); a second backslash changes nothing.
    """
    start, end = span
    if text.startswith("|", start, end):
        start += 1
    if text.find("\\|", start, end) < 0:
        return _split_plain(text, start, end)
    cells: list[Span] = []
    pipe = text.find("|", start, end)
    while pipe >= 0:
        if pipe == start or text[pipe - 1] != "\\":
            cells.append(_trim(text, start, pipe))
            start = pipe + 1
        pipe = text.find("|", pipe + 1, end)
    last = _trim(text, start, end)
    if last.start < last.end:
        cells.append(last)
    return [(cell, text[cell.start : cell.end]) for cell in cells]


def _split_plain(text: str, start: int, end: int) -> list[tuple[Span, str]]:
    """Split a row without escaped pipes, which most are."""
    cells = []
    raw = ""
    for part in text[start:end].split("|"):
        left = part.lstrip(_WHITE)
        stop = start + len(part)
        at = stop - len(left)
        raw = left.rstrip(_WHITE)
        cells.append((span_of((at, at + len(raw))), raw))
        start = stop + 1
    if not raw:
        cells.pop()  # after the last pipe
    return cells


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _WHITE:
        start += 1
    while end > start and text[end - 1] in _WHITE:
        end -= 1
    return Span(start, end)


def alignments(text: str, delimiter: Span) -> tuple[str, ...]:
    """Return 'left', 'right', 'center' or '' for each column of a delimiter row."""
    found = []
    for (start, end), _ in split_row(text, delimiter):
        left, right = text[start] == ":", text[end - 1] == ":"
        found.append("center" if left and right else "left" if left else "right" if right else "")
    return tuple(found)


def table_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """The block rule for markdown-it-py: pushes one token whose ``meta`` is a RawTable."""
    if start_line + 2 > end_line:
        return False
    line = start_line + 1
    if state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return False
    first = state.bMarks[line] + state.tShift[line]
    if state.src[first : first + 1] not in ("|", "-", ":") and _VISITED not in state.env:
        return False
    if _visited(state, start_line):
        return False
    delimiter, header = _line_span(state, line), _line_span(state, start_line)
    if not _DELIMITER.match(state.src[delimiter.start : delimiter.end]):
        return False
    if len(split_row(state.src, header)) != len(split_row(state.src, delimiter)):
        state.env[_VISITED] = (state.level, line, line)
        return False
    if silent:
        return True
    rows = _body(state, start_line + 2, end_line)
    token = state.push(TOKEN, "table", 0)
    token.map = [start_line, start_line + 2 + len(rows)]
    token.meta = {"table": RawTable(header, delimiter, tuple(rows))}
    state.line = start_line + 2 + len(rows)
    return True


def _visited(state: StateBlock, line: int) -> bool:
    """Tell whether ``line`` belongs to a paragraph that holds a delimiter row of another width than its header.

    cmark-gfm looks for no further table in such a paragraph.
    """
    level, first, last = state.env.get(_VISITED, (-1, 0, 0))
    if level != state.level or not first <= line <= last + 1:
        return False
    state.env[_VISITED] = (level, first, max(line, last))
    return True


def _line_span(state: StateBlock, line: int) -> Span:
    return _trim(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])


def _body(state: StateBlock, line: int, end_line: int) -> list[Span]:
    """Take rows until a blank line or the beginning of another block."""
    terminators = state.md.block.ruler.getRules("blockquote")
    parent, state.parentType = state.parentType, "table"
    rows: list[Span] = []
    while line < end_line and state.sCount[line] >= state.blkIndent:
        span = _line_span(state, line)
        if span.start == span.end or state.is_code_block(line):
            break
        if span.end == span.start + 1 and state.src[span.start] == "|":
            break  # a pipe alone has no cells: not a row
        # A row that begins with a pipe begins no other block: skip asking each rule.
        if state.src[span.start] != "|" and any(rule(state, line, end_line, True) for rule in terminators):
            break
        # A tag alone on its line interrupts no paragraph, which is what the rules are asked, but it ends a table.
        if state.src[span.start] == "<" and _TAG_ALONE.match(state.src[span.start : span.end]):
            break
        rows.append(span)
        line += 1
    state.parentType = parent
    return rows
