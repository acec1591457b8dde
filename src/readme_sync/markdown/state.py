"""What block rules work on: the lines and tokens of one text, and which rules are asked of a line.

It is what markdown-it's rules work on, and its names are theirs, since markdown-it's own rule for definitions works on
it too (``definitions.py``). A document in a list has five tokens for each line, and of most nothing but kind and place
is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from sys import maxsize
from typing import Any, Literal

from readme_sync.values import NamedTuple

BLANKS = " \t"
WHITE = "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
WHITE += "\u2028\u2029\u202f\u205f\u3000"
INDENT = 3  # columns; what is indented more is code, or goes on with a paragraph
_MOST_NESTING = 100  # quotes and lists inside each other


class Token:
    """A piece of the text, or where one begins or ends: of ``kind``; what a rule has not said of it is that of all."""

    map: list[int] | None = None  # its first line, and the one behind its last
    content = markup = info = ""
    meta: Mapping[str, Any] = {}

    def __init__(self, kind: str, tag: str, nesting: int, level: int) -> None:
        self.type = kind
        self.tag = tag
        self.nesting = nesting  # 1 where it begins, -1 where it ends, 0 where it is whole
        self.level = level


class State:
    """Lines and tokens of one text."""

    def __init__(self, text: str, rules: Rules, *, mdx: bool = False) -> None:
        self.src = text
        self.rules = rules
        self.env: dict[str, Any] = {}  # what rules remember of the text
        self.tokens: list[Token] = []
        self.line = self.level = 0
        self.blkIndent = 0  # the column at which the lines of the block begin that is being read
        self.listIndent = -1  # that of the list around it
        self.parentType = "root"
        self.md: Any = None  # markdown-it itself, where its own rule is asked
        self._code = maxsize if mdx else INDENT + 1
        self._read_lines()

    def _read_lines(self) -> None:
        text, length, find = self.src, len(self.src), self.src.find
        starts: list[int] = []
        ends: list[int] = []
        shifts: list[int] = []
        columns: list[int] = []
        start = 0
        while start < length:
            end = find("\n", start)
            end = length if end < 0 else end
            at, column = start, 0
            while at < end and (sign := text[at]) in BLANKS:
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
        starts.append(length)  # a line that is none: what looks at the next line finds an empty one
        ends.append(length)
        shifts.append(0)
        columns.append(0)
        self.bMarks = starts  # where each line begins,
        self.eMarks = ends  # where it ends,
        self.tShift = shifts  # how many signs stand before its text,
        self.sCount = columns  # in how many columns,
        self.bsCount = [0] * len(starts)  # and how many more stand before its beginning

    def push(self, kind: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token."""
        if nesting < 0:
            self.level -= 1
        token = Token(kind, tag, nesting, self.level)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token

    def isEmpty(self, line: int) -> bool:  # noqa: N802  markdown-it's name
        """Tell whether a line has no text."""
        return self.bMarks[line] + self.tShift[line] >= self.eMarks[line]

    def is_code_block(self, line: int) -> bool:
        """Tell whether a line is indented as code is."""
        return self.sCount[line] - self.blkIndent >= self._code

    def getLines(self, begin: int, end: int, indent: int, keep_last: bool) -> str:  # noqa: N802  markdown-it's name
        """Return lines without their first ``indent`` columns, the last line's end too where it is to be kept."""
        text, pieces = self.src, []
        for line in range(begin, end):
            first, last = self.bMarks[line], self.eMarks[line] + (line + 1 < end or keep_last)
            text_at, column = first + self.tShift[line], 0
            while first < last and column < indent:
                if text[first] == "\t":
                    column += 4 - (column + self.bsCount[line]) % 4
                elif text[first] == " " or first < text_at:
                    column += 1
                else:
                    break
                first += 1
            pieces.append(" " * (column - indent) + text[first:last])  # a tab may have stood for more columns
        return "".join(pieces)

    def tokenize(self, line: int, end: int) -> None:
        """Read the blocks from ``line`` to the line before ``end``, or to where the block around them ends."""
        rules, otherwise = self.rules.begin, self.rules.begin_otherwise
        starts, ends, shifts, columns, text = self.bMarks, self.eMarks, self.tShift, self.sCount, self.src
        while line < end:
            while line < self.lineMax and starts[line] + shifts[line] >= ends[line]:
                line += 1
            self.line = line
            if line >= end or columns[line] < self.blkIndent:
                break
            if self.level >= _MOST_NESTING:
                self.line = end
                break
            if columns[line] - self.blkIndent >= self._code:
                self.rules.code(self, line, end, False)
            else:
                start = starts[line] + shifts[line]
                for rule in rules.get(text[start], otherwise):
                    if rule(self, line, end, False):
                        break
            line = self.line
            if line < end and starts[line] + shifts[line] >= ends[line]:
                line += 1
                self.line = line

    def ends_paragraph(self, line: int, end: int) -> bool:
        """Tell whether a block begins at a line that ends the paragraph before."""
        return self._is_asked(self.rules.interrupt, self.rules.interrupt_otherwise, line, end)

    def ends_quote(self, line: int, end: int) -> bool:
        """Tell whether a block begins at a line that ends the quotation or the table before."""
        return self._is_asked(self.rules.interrupt_quote, (), line, end)

    def ends_list(self, line: int, end: int) -> bool:
        """Tell whether a block begins at a line that ends the list before."""
        return self._is_asked(self.rules.interrupt_list, (), line, end)

    def _is_asked(self, rules: _BySign, otherwise: tuple[Rule, ...], line: int, end: int) -> bool:
        start = self.bMarks[line] + self.tShift[line]
        for rule in rules.get(self.src[start : start + 1], otherwise):  # noqa: SIM110  quicker than a generator
            if rule(self, line, end, True):
                return True
        return False


# Reads the block that begins at a line, which comes before another one: adds its tokens, moves on the state's line, and
# tells whether there is such a block. Where it is asked for nothing but that, its last argument is true.
Rule = Callable[[State, int, int, bool], bool]
_BySign = Mapping[str, tuple[Rule, ...]]


class Rules(NamedTuple):
    """Which rules are asked of a line, by the sign that it begins with: those of any other sign are ``otherwise``.

    ``begin`` are asked where a block begins, ``interrupt`` where a paragraph may end; ``code`` of what is indented.
    """

    begin: _BySign
    begin_otherwise: tuple[Rule, ...]
    code: Rule
    interrupt: _BySign
    interrupt_otherwise: tuple[Rule, ...]
    interrupt_quote: _BySign
    interrupt_list: _BySign
