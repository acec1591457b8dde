"""Block rules for what holds other blocks: lists, quotations, footnotes (CommonMark 5)."""

from __future__ import annotations

import re

from readme_sync.markdown.state import BLANKS, INDENT, State

_MARK = re.compile(r"(?:[-+*]|[0-9]{1,9}[.)])(?=[ \t\n]|\Z)")
_DEEPEST = 4  # columns between a mark and its text; behind more of them code begins
_FOOTNOTE = re.compile(r"\[\^([^\] \n]+)\]:")


def list_block(state: State, line: int, end: int, silent: bool) -> bool:
    """Read a list: entries with marks of one kind."""
    column = state.sCount[line]
    if state.is_code_block(line) or (0 <= state.listIndent < column - INDENT and column < state.blkIndent):
        return False
    mark = _MARK.match(state.src, state.bMarks[line] + state.tShift[line])
    if mark is None:
        return False
    is_ordered = len(mark[0]) > 1
    if silent:
        # A paragraph is ended by a first entry that has a text.
        may_not_end = state.parentType == "paragraph" and column >= state.blkIndent
        is_first = not is_ordered or int(mark[0][:-1]) == 1
        return not may_not_end or (is_first and bool(state.src[mark.end() : state.eMarks[line]].strip(BLANKS)))
    kind, tag = ("ordered_list", "ol") if is_ordered else ("bullet_list", "ul")
    lines = state.push(f"{kind}_open", tag, 1).map = [line, 0]
    parent, state.parentType = state.parentType, "list"
    sign: str | None = mark[0][-1]
    while mark is not None and mark[0][-1] == sign and (len(mark[0]) > 1) is is_ordered:
        _entry(state, line, end, mark.end())
        line = state.line
        if line >= end or state.sCount[line] < state.blkIndent or state.is_code_block(line):
            break
        if state.ends_list(line, end):
            break
        mark = _MARK.match(state.src, state.bMarks[line] + state.tShift[line])
    state.push(f"{kind}_close", tag, -1)
    lines[1] = state.line = line
    state.parentType = parent
    return True


def _entry(state: State, line: int, end: int, at: int) -> None:
    """Read an entry of a list; its mark ends at ``at``."""
    shift, column = state.tShift[line], state.sCount[line]
    behind = column + at - state.bMarks[line] - shift
    text_at, text_column = _skip_blanks(state, line, at, behind, state.bsCount[line])
    is_empty = text_at >= state.eMarks[line]
    blanks = 1 if is_empty or text_column - behind > _DEEPEST else text_column - behind
    lines = state.push("list_item_open", "li", 1).map = [line, 0]
    around, state.listIndent = state.listIndent, state.blkIndent
    state.blkIndent = behind + blanks
    state.tShift[line], state.sCount[line] = text_at - state.bMarks[line], text_column
    if is_empty and state.isEmpty(line + 1):
        state.line = min(line + 2, end)
    else:
        state.tokenize(line, end)
    state.blkIndent, state.listIndent = state.listIndent, around
    state.tShift[line], state.sCount[line] = shift, column
    state.push("list_item_close", "li", -1)
    lines[1] = state.line


def _skip_blanks(state: State, line: int, at: int, column: int, before: int) -> tuple[int, int]:
    """Return where the text of a line begins from ``at`` on, and in which column.

    ``column`` is that of ``at``; tabs stand ``before`` as many columns further than the state knows.
    """
    text, end = state.src, state.eMarks[line]
    while at < end and (sign := text[at]) in BLANKS:
        column += 4 - (column + before) % 4 if sign == "\t" else 1
        at += 1
    return at, column


def blockquote(state: State, line: int, end: int, silent: bool) -> bool:
    """Read a quotation: lines with ``>`` before them, and those that go on with its last paragraph."""
    if state.is_code_block(line):
        return False
    if silent:
        return True
    last, parent, indent = state.lineMax, state.parentType, state.blkIndent
    state.parentType = "blockquote"
    kept: list[tuple[int, int, int, int]] = []  # what each line was
    is_empty = False
    after = line
    while after < end and not state.isEmpty(after):
        was = state.bMarks[after], state.tShift[after], state.sCount[after], state.bsCount[after]
        at = was[0] + was[1]
        if state.src[at] == ">" and was[2] >= indent:
            is_empty = _strip_mark(state, after, at + 1)
        elif is_empty:
            break
        elif state.ends_quote(after, end):
            state.lineMax = after  # no paragraph in it goes on below
            if indent:
                kept.append(was)
                state.sCount[after] -= indent
            break
        else:
            state.sCount[after] = -1  # the line goes on with a paragraph
        kept.append(was)
        after += 1
    state.blkIndent = 0
    lines = state.push("blockquote_open", "blockquote", 1).map = [line, 0]
    state.tokenize(line, after)
    state.push("blockquote_close", "blockquote", -1)
    state.lineMax, state.parentType, state.blkIndent = last, parent, indent
    lines[1] = state.line
    for number, was in enumerate(kept, line):
        state.bMarks[number], state.tShift[number], state.sCount[number], state.bsCount[number] = was
    return True


def _strip_mark(state: State, line: int, at: int) -> bool:
    """Let a line begin behind its ``>``, which ends at ``at``, and one blank; tell whether it is empty then."""
    column = first = state.sCount[line] + 1
    sign = state.src[at : at + 1]
    before = state.bsCount[line]
    if sign == " " or (sign == "\t" and (before + column) % 4 == 3):
        at, column, first = at + 1, column + 1, first + 1
    elif sign == "\t":
        before += 1
    state.bMarks[line] = at
    text_at, column = _skip_blanks(state, line, at, column, before)
    state.bsCount[line] = state.sCount[line] + 1 + (sign in (" ", "\t"))
    state.sCount[line], state.tShift[line] = column - first, text_at - at
    return text_at >= state.eMarks[line]


def footnote(state: State, line: int, end: int, silent: bool) -> bool:
    """Read the text of a footnote: ``[^1]: text``, and what is indented below it."""
    start, shift, column = state.bMarks[line], state.tShift[line], state.sCount[line]
    found = _FOOTNOTE.match(state.src, start + shift)
    if found is None or state.is_code_block(line):
        return False
    if silent:
        return True
    token = state.push("footnote_reference_open", "", 1)
    token.meta = {"label": found[1]}
    parent, state.parentType = state.parentType, "footnote"
    at, behind = found.end(), column + found.end() - start - shift
    text_at, text_column = _skip_blanks(state, line, at, behind, 0)
    state.bMarks[line], state.tShift[line], state.sCount[line] = at, text_at - at, text_column - behind
    state.blkIndent += 4
    if state.sCount[line] < state.blkIndent:
        state.sCount[line] += state.blkIndent
    state.tokenize(line, end)
    state.parentType = parent
    state.blkIndent -= 4
    state.bMarks[line], state.tShift[line], state.sCount[line] = start, shift, column
    token.map = [line, state.line]
    state.push("footnote_reference_close", "", -1)
    return True
