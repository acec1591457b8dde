"""Document -> Edition: which heading a table belongs to, what a row is called."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping

from readme_sync.editions.edition import Edition, EditionTable, Row, Section
from readme_sync.markdown.document import Anchor, Cell, Document, Heading, Table, TableRow
from readme_sync.markdown.slugs import explicit_id, github_slug
from readme_sync.text import Span
from readme_sync.values import maker

_TAGS = re.compile(r"<[^<>]*>")
_row = maker(Row)


def read_edition(document: Document, language: str, *, is_source: bool) -> Edition:
    """Return the edition that ``document`` is."""
    heads = [
        (heading, *_head(document, index))
        for index, heading in enumerate(document.headings)
        if heading.inline.plain.strip() or heading.inline.links  # a lone "#" is a line between two parts of a page
    ]
    bounds = [start for _, start, _ in heads] + [len(document.text)]
    sections = [_section(document, 0, None, Span(0, bounds[0]), (), -1, "")]
    stack: list[tuple[int, int]] = []  # (level, index of the section) of the sections around
    slugs: dict[str, int] = {}
    for number, (heading, start, anchors) in enumerate(heads, 1):
        while stack and stack[-1][0] >= heading.level:
            stack.pop()
        parent = stack[-1][1] if stack else -1
        title, own = explicit_id(heading.inline.plain)
        slug = github_slug(title)
        seen = slugs[slug] = slugs.get(slug, -1) + 1
        names = (*(anchor.name for anchor in anchors), *filter(None, [own]))
        key = names[0] if names else f"{slug}-{seen}" if seen else slug
        sections.append(_section(document, number, heading, Span(start, bounds[number]), names, parent, key))
        stack.append((heading.level, number))
    return Edition(language, is_source, document, tuple(sections))


def as_edited(edition: Edition, documents: Mapping[str, Document]) -> Edition:
    """Return ``edition`` as its file is in ``documents``, by path; the edition itself where that file is not there."""
    document = documents.get(edition.path)
    return edition if document is None else read_edition(document, edition.language, is_source=edition.is_source)


def _head(document: Document, index: int) -> tuple[int, tuple[Anchor, ...]]:
    """Return where the section of heading ``index`` begins, and the anchors at its head.

    Anchors stand in the heading itself, or above it with nothing but tags and space between.
    """
    heading = document.headings[index]
    floor = document.headings[index - 1].span.end if index else 0
    anchors = document.anchors
    position = bisect_left(anchors, (Span(heading.span.end, 0),))
    found: list[Anchor] = []
    start = heading.span.start
    for anchor in reversed(anchors[:position][-64:]):
        if anchor.span.start < floor:
            break
        if anchor.span.start < heading.span.start:
            tag = document.text.rfind("<", floor, anchor.span.start)
            between = document.text[anchor.span.end : start]
            if tag < floor or _TAGS.sub("", between.partition(">")[2]).strip():
                break
            start = tag
        found.append(anchor)
    return start, tuple(reversed(found))


def _section(
    document: Document,
    place: int,
    heading: Heading | None,
    span: Span,
    anchors: tuple[str, ...],
    parent: int,
    key: str,
) -> Section:
    first = bisect_left(document.tables, (Span(span.start, 0),))
    last = bisect_left(document.tables, (Span(span.end, 0),))
    tables = tuple(_table(table, key, number) for number, table in enumerate(document.tables[first:last]))
    starts = document.links
    low, high = (bisect_left(starts, position, key=lambda link: link.span.start) for position in span)
    title = explicit_id(heading.inline.plain)[0].strip() if heading else ""
    level = heading.level if heading else 0
    return Section(place, key, title, level, anchors, heading, span, parent, tables, starts[low:high])


def _table(table: Table, section: str, number: int) -> EditionTable:
    width = len(table.header.cells)
    rows = []
    for place, row in enumerate(table.rows):
        if not row.is_blank and not table.takes_in(row):
            ragged = len(row.cells) != width
            rows.append(_row((_name(row), section, place, row.span, row.cells, ragged)))
    headers = tuple(" ".join(cell.inline.plain.split()) for cell in table.header.cells)
    return EditionTable(table, section, number, headers, tuple(rows))


def _name(row: TableRow) -> str:
    for cell in row.cells:
        name = _first_line(cell)
        if name:
            return name
    return ""


def _first_line(cell: Cell) -> str:
    for line in cell.inline.plain.split("\n"):
        words = " ".join(line.split())
        if words:
            return words
    return next((link.text for link in cell.inline.links if link.text), "")
