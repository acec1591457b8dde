"""Block rules for what holds no other blocks: code, headings, lines across the page, paragraphs (CommonMark 4)."""

from __future__ import annotations

import re

from readme_sync.markdown.state import INDENT, WHITE, State

_HEADING = re.compile(r"#{1,6}(?=[ \t\n]|\Z)")
_BREAK = re.compile(r"([-*_])(?:[ \t]*\1){2,}[ \t]*(?=\n|\Z)")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*(?=\n|\Z)")
_UNDERLINES = "underlines"  # of what rules remember


def code(state: State, line: int, end: int, silent: bool) -> bool:
    """Read lines that are indented as code, and the empty ones between them."""
    if silent or not state.is_code_block(line):
        return False
    last = after = line + 1
    while after < end:
        if state.is_code_block(after) and not state.isEmpty(after):
            last = after + 1
        elif not state.isEmpty(after):
            break
        after += 1
    state.line = last
    token = state.push("code_block", "code", 0)
    token.content = state.getLines(line, last, INDENT + 1 + state.blkIndent, False) + "\n"
    token.map = [line, last]
    return True


def thematic_break(state: State, line: int, _end: int, silent: bool) -> bool:
    """Read a line across the page."""
    start = state.bMarks[line] + state.tShift[line]
    if not _BREAK.match(state.src, start) or state.is_code_block(line):
        return False
    if not silent:
        state.line = line + 1
        state.push("hr", "hr", 0).map = [line, line + 1]
    return True


def heading(state: State, line: int, _end: int, silent: bool) -> bool:
    """Read a heading with number signs before it, and perhaps behind it."""
    found = _HEADING.match(state.src, state.bMarks[line] + state.tShift[line])
    if found is None or state.is_code_block(line):
        return False
    if not silent:
        text = state.src[found.end() : state.eMarks[line]].rstrip(" \t")
        bare = text.rstrip("#")
        if bare[-1:] in (" ", "\t"):
            text = bare
        state.line = line + 1
        _push_heading(state, len(found[0]), text, line, line + 1)
    return True


def _push_heading(state: State, level: int, text: str, line: int, after: int) -> None:
    state.push("heading_open", f"h{level}", 1).map = [line, state.line]
    inline = state.push("inline", "", 0)
    inline.content, inline.map = text.strip(WHITE), [line, after]
    state.push("heading_close", f"h{level}", -1)


def underlined(state: State, line: int, end: int, silent: bool) -> bool:
    """Read a heading of one or more lines that is underlined."""
    if _UNDERLINES not in state.env:
        state.env[_UNDERLINES] = _before_underlines(state.src)
    lines: list[bool] = state.env[_UNDERLINES]
    if silent or not lines[line + 1] or state.is_code_block(line):
        return False
    parent, state.parentType = state.parentType, "paragraph"
    at = _underline(state, line + 1, end)
    state.parentType = parent
    if at < 0:
        return False
    state.line = at + 1
    level = 1 if state.src[state.bMarks[at] + state.tShift[at]] == "=" else 2
    _push_heading(state, level, state.getLines(line, at, state.blkIndent, False), line, at)
    return True


def _underline(state: State, line: int, end: int) -> int:
    """Return the line that underlines the paragraph which goes on at ``line``; -1 for none."""
    while line < end and not state.isEmpty(line):
        column = state.sCount[line]
        if column - state.blkIndent <= INDENT:  # what is indented more goes on with the paragraph
            start = state.bMarks[line] + state.tShift[line]
            if column >= state.blkIndent and _UNDERLINE.match(state.src, start):
                return line
            if column >= 0 and state.ends_paragraph(line, end):
                return -1
        line += 1
    return -1


def _before_underlines(text: str) -> list[bool]:
    """Return of each line, and of one behind the last, whether an underline may come before the next blank line."""
    found = [False]
    for line in reversed(text.split("\n")):
        written = line.rstrip(" \t")
        found.append(bool(written) and (written[-1] in "-=" or found[-1]))
    found.reverse()
    return found


def paragraph(state: State, start: int, _end: int, _silent: bool) -> bool:
    """Take in the lines up to an empty one, or the beginning of another block."""
    line, last, indent = start + 1, state.lineMax, state.blkIndent
    starts, ends, shifts, columns = state.bMarks, state.eMarks, state.tShift, state.sCount
    parent, state.parentType = state.parentType, "paragraph"
    while line < last and starts[line] + shifts[line] < ends[line]:
        # What is indented as code, and a line that a quotation has taken in, goes on with the paragraph.
        if 0 <= columns[line] <= indent + INDENT and state.ends_paragraph(line, last):
            break
        line += 1
    if line == start + 1:
        content = state.src[starts[start] + shifts[start] : ends[start]]
    else:
        content = state.getLines(start, line, indent, False)
    state.line = line
    state.push("paragraph_open", "p", 1).map = [start, line]
    token = state.push("inline", "", 0)
    token.content = content.strip(WHITE)
    token.map = [start, line]
    state.push("paragraph_close", "p", -1)
    state.parentType = parent
    return True
