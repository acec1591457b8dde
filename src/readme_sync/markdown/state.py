"""What markdown-it's block rules work on, and its rule for paragraphs: as theirs are, made in half of the time.

A document in a list has five tokens for each line, and of most nothing but kind and place is asked. markdown-it makes
each with thirteen values, three of them new containers, and writes a line to its log for each rule that it asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.main import MarkdownIt
    from markdown_it.parser_block import RuleFuncBlockType
    from markdown_it.token import Token

_INDENT = 3  # columns; what is indented more goes on with a paragraph


class _Token:
    """A token of markdown-it's: what a rule has not said of it is that of all."""

    map: list[int] | None = None
    content = markup = info = ""
    children: list[Any] | None = None
    meta: dict[str, Any] = {}  # noqa: RUF012  rules give a token another one, and change none
    hidden = False

    def __init__(self, kind: str, tag: str, nesting: int, level: int) -> None:
        self.type = kind
        self.tag = tag
        self.nesting = nesting
        self.level = level


class State(StateBlock):
    """Lines and tokens of one text."""

    def __init__(self, text: str, markdown: MarkdownIt, environment: dict[str, Any], tokens: list[Token]) -> None:
        super().__init__("", markdown, environment, tokens)
        self.src = text
        starts, ends, shifts, columns = self.bMarks, self.eMarks, self.tShift, self.sCount
        for marks in (starts, ends, shifts, columns):
            marks.clear()  # the line that is no line stands at the end
        start, length, find = 0, len(text), text.find
        while start < length:
            end = find("\n", start)
            end = length if end < 0 else end
            at, column = start, 0
            while at < end and (sign := text[at]) in " \t":
                column += 4 - column % 4 if sign == "\t" else 1
                at += 1
            if at == end == length:
                break
            starts.append(start)
            ends.append(end)
            shifts.append(at - start)
            columns.append(column)
            start = end + 1
        self.lineMax = len(starts)
        starts.append(length)
        ends.append(length)
        shifts.append(0)
        columns.append(0)
        self.bsCount = [0] * len(starts)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token."""
        if nesting < 0:
            self.level -= 1
        token = cast("Token", _Token(ttype, tag, nesting, self.level))
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token


def paragraph(state: StateBlock, start: int, _end: int, _silent: bool) -> bool:
    """Take in the lines up to an empty one, or the beginning of another block."""
    line, last, indent = start + 1, state.lineMax, state.blkIndent
    starts, ends, shifts, columns = state.bMarks, state.eMarks, state.tShift, state.sCount
    rules = state.md.block.ruler.getRules("paragraph")
    parent, state.parentType = state.parentType, "paragraph"
    while line < last and starts[line] + shifts[line] < ends[line]:
        # What is indented as code, and a line that a quotation has taken in, goes on with the paragraph.
        if 0 <= columns[line] <= indent + _INDENT and _begins(rules, state, line, last):
            break
        line += 1
    if line == start + 1:
        content = state.src[starts[start] + shifts[start] : ends[start]]
    else:
        content = state.getLines(start, line, indent, False)
    state.line = line
    state.push("paragraph_open", "p", 1).map = [start, line]
    token = state.push("inline", "", 0)
    token.content = mdTrim(content)
    token.map = [start, line]
    state.push("paragraph_close", "p", -1)
    state.parentType = parent
    return True


def _begins(rules: Iterable[RuleFuncBlockType], state: StateBlock, line: int, last: int) -> bool:
    for rule in rules:  # noqa: SIM110  a loop is quicker than a generator here
        if rule(state, line, last, True):
            return True
    return False
