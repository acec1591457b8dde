"""Python-Markdown's blocks with a title and an indented body: ``!!! note``, ``??? tip "Title"``, ``=== "Tab"``.

For GitHub the body is a block of code. Nobody means that: a document that has such a block is written for MkDocs, and
what stands in the body are paragraphs, lists and fences, which are translated like all others.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

_MARK = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+[\w\"]|===[!+]?[ \t]+[\"']")
_INDENT = 4


def admonition(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read a block of this kind; it begins where a paragraph may, and interrupts none."""
    start = state.bMarks[line] + state.tShift[line]
    if silent or state.src[start : start + 1] not in ("!", "?", "=") or not _MARK.match(state.src, start):
        return False
    if state.sCount[line] - state.blkIndent >= _INDENT:
        return False
    after = _after(state, line, end)
    if after == line + 1:
        return False
    state.push("admonition_open", "div", 1).map = [line, after]
    state.push("paragraph_open", "p", 1).map = [line, line + 1]
    title = state.push("inline", "", 0)
    title.content = state.src[start : state.eMarks[line]].rstrip()
    title.map, title.children = [line, line + 1], []
    state.push("paragraph_close", "p", -1)
    last, indent = state.lineMax, state.blkIndent
    state.lineMax, state.blkIndent = after, indent + _INDENT
    state.md.block.tokenize(state, line + 1, after)
    state.lineMax, state.blkIndent, state.line = last, indent, after
    state.push("admonition_close", "div", -1)
    return True


def _after(state: StateBlock, line: int, end: int) -> int:
    """Return the line behind the body: the last that is indented, and the blank ones before it."""
    after = line + 1
    for number in range(line + 1, end):
        if state.isEmpty(number):
            continue
        if state.sCount[number] - state.blkIndent < _INDENT:
            break
        after = number + 1
    return after
