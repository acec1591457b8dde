"""An edition line by line: what kind of line each is, and which row of which table.

A change is seen, and made, in lines: a row is one, and so are a heading, an entry of the contents, most paragraphs. A
text that is wrapped is one line here too, up to a break that a reader sees: where to wrap is each edition's affair.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Literal

from readme_sync.editions.edition import Edition
from readme_sync.markdown.document import Cell, Document, TableRow
from readme_sync.sync.marks import unmarked
from readme_sync.text import Span
from readme_sync.values import NamedTuple

Kind = Literal[
    "blank",
    "heading",
    "anchor",
    "row",
    "header",
    "delimiter",
    "footnote",
    "item",
    "contents",
    "html",
    "code",
    "text",
    "setting",  # a line of the front matter
    "definition",  # the address of a link that is written elsewhere
]
_ANCHOR = re.compile(r"\s*<(?:a|span|div)\s+(?:id|name)\s*=[^>]*>\s*(?:</\w+>)?\s*\Z")
_CONTENTS = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+(?:\*\*)?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(#[^()\s]*\)(?:\*\*)?\s*\Z")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
_DEFINITION = re.compile(r"[ ]{0,3}\[(?!\^)[^\[\]]+\]:\s*\S+(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\Z")
_BREAK = re.compile(r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|:{3,}.*)\Z")


class Line(NamedTuple):
    """One line: ``span`` is without its ending, ``section`` the number of its section, ``table`` of its table or -1.

    ``number`` is the number of its first line in the file, from 1 on.

    ``block`` tells the lines of one paragraph or footnote from those of another: how many lines a translation takes
    for it is its own affair.
    """

    kind: Kind
    span: Span
    text: str
    section: int
    table: int = -1
    cells: tuple[Cell, ...] = ()
    block: int = -1
    number: int = 0


def read_lines(edition: Edition) -> tuple[Line, ...]:
    """Return the lines of ``edition``."""
    document = edition.document
    count = len(document.lines.starts)
    spans = [_bare(document, number) for number in range(1, count + 1)]
    kinds: list[Kind] = ["text" if document.text[a:b].strip() else "blank" for a, b in spans]
    rows: dict[int, tuple[int, TableRow]] = {}
    blocks = [-1] * count
    for number, paragraph in enumerate(document.paragraphs):
        lines = _within(document, paragraph.span)
        for index in lines:
            blocks[index] = number
            if paragraph.depth and index == lines[0]:
                kinds[index] = "item"
    for number, note in enumerate(document.footnote_definitions, len(document.paragraphs)):
        for index in _within(document, note.span):
            if kinds[index] != "blank":
                kinds[index], blocks[index] = "footnote", number
    _mark(document, (block.span for block in document.html_blocks), kinds, "html")
    _mark(document, (block.span for block in document.code_blocks), kinds, "code", blanks=True)
    _mark(document, (heading.span for heading in document.headings), kinds, "heading")
    for number, table in enumerate(document.tables):
        for row in (table.header, *table.rows):
            index = document.lines.line(row.span.start) - 1
            kinds[index] = "header" if row is table.header else "row"
            rows[index] = (number, row)
        index = document.lines.line(table.delimiter.start) - 1
        kinds[index] = "delimiter"
        rows[index] = (number, TableRow(table.delimiter, ()))
    fields = document.blocks[0].span if document.blocks and document.blocks[0].kind == "front-matter" else Span(0, 0)
    starts = [section.span.start for section in edition.sections]
    found = []
    for index, (kind, span) in enumerate(zip(kinds, spans, strict=True)):
        text = document.raw(span)
        number, row = rows.get(index, (-1, TableRow(span, ())))
        section = max(bisect_right(starts, span.start) - 1, 0)
        is_field = span.start < fields.end and kind == "text" and not _BREAK.match(text)
        finer = "setting" if is_field else _finer(kind, text)
        found.append(Line(finer, span, text, section, number, row.cells, blocks[index], index + 1))
    return tuple(_unwrapped(document, found))


def _unwrapped(document: Document, lines: Iterable[Line]) -> list[Line]:
    """Return ``lines`` with those of one text as one."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if last is not None and _goes_on(last, line):
            span = Span(last.span.start, line.span.end)
            found[-1] = last._replace(span=span, text=document.raw(span))
        else:
            found.append(line)
    return found


def _goes_on(last: Line, line: Line) -> bool:
    """Tell whether ``line`` is the rest of the text before it.

    Quotes and HTML have marks at each line's head, and so has a row that a heading in the middle has cut off its table.
    """
    if last.block < 0 or last.block != line.block or last.kind not in _TEXTS or line.kind not in _TEXTS:
        return False
    head = line.text.lstrip()
    if last.kind == "item" and head == line.text and _TITLE.match(head):
        return False  # a title that follows a list without an empty line: a text of its own to whoever wrote it
    return not (
        head.startswith((">", "<", "|"))
        or _ITEM.match(head)
        or last.text.startswith((">", "|"))
        or _HARD.search(last.text)
    )


_TEXTS = ("text", "item", "footnote")
_TITLE = re.compile(r"(?:\*\*[^*]+\*\*|__[^_]+__):?\s*\Z")
_HARD = re.compile(r"(?:  |\\|<br\s*/?>)\s*\Z", re.IGNORECASE)


def _finer(kind: Kind, text: str) -> Kind:
    if kind in ("text", "html") and _ANCHOR.match(text):
        return "anchor"
    if kind in ("text", "item") and _CONTENTS.match(unmarked(text)):
        return "contents"
    if kind == "text" and _ITEM.match(text):
        return "item"
    if kind == "text" and _DEFINITION.match(text):
        return "definition"
    return "html" if kind == "text" and _BREAK.match(text) else kind


def _bare(document: Document, number: int) -> Span:
    start, end = document.lines.span(number)
    while end > start and document.text[end - 1] in "\r\n":
        end -= 1
    return Span(start, end)


def _within(document: Document, span: Span) -> range:
    end = max(span.start, span.end - 1)
    return range(document.lines.line(span.start) - 1, document.lines.line(end))


def _mark(document: Document, spans: Iterable[Span], kinds: list[Kind], kind: Kind, *, blanks: bool = False) -> None:
    for span in spans:
        for index in _within(document, span):
            if kinds[index] != "blank" or blanks:
                kinds[index] = kind
