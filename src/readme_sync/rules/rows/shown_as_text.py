"""Lines written as the rows of a table that a page shows as text: an empty line parts them, or the head is none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from readme_sync.editions.edition import Edition, EditionTable
from readme_sync.markdown.document import Paragraph
from readme_sync.regex import lazy
from readme_sync.text import Span
from readme_sync.values import NamedTuple

_PIPE = lazy(r"(?<!\\)\|")
_DASHES = lazy(r"[|\s:-]*-[|\s:-]*")
_DELIMITER = lazy(r"\|(?:[ \t]*:?-+:?[ \t]*\|)+")
_FEWEST = 3  # lines that are a table's though nothing under the first one says so


class CutOff(NamedTuple):
    """Rows that empty lines part from their table: ``gaps`` are the empty lines, ``rows`` their number."""

    table: EditionTable
    span: Span
    gaps: tuple[Span, ...]
    rows: int


class NoTable(NamedTuple):
    """Lines that are meant as a table, and ``fault``, what keeps them from being one."""

    span: Span
    lines: int
    fault: str


@lru_cache(maxsize=64)  # an edition is compared by identity; two rules ask
def cut_off(edition: Edition) -> tuple[CutOff, ...]:
    """Return the rows of each table of ``edition`` that empty lines part from it."""
    pieces = [one for one in _written_as_rows(edition) if not _has_dashes(_lines(edition, one))]
    found = []
    for table in edition.tables if pieces else ():
        text, rows, gaps = edition.document.text, list[Paragraph](), list[Span]()
        end = table.table.rows[-1].span.end if table.table.rows else table.table.delimiter.end
        for one in pieces:
            if one.span.start >= end and not text[end : one.span.start].strip():
                rows.append(one)
                gaps.append(Span(end, one.span.start))
                end = one.span.end
        if rows:
            count = sum(len(_lines(edition, one)) for one in rows)
            found.append(CutOff(table, Span(rows[0].span.start, end), tuple(gaps), count))
    return tuple(found)


def no_tables(edition: Edition) -> Iterator[NoTable]:
    """Yield the lines of ``edition`` that are written as a table, and are none for want of a line of dashes."""
    cut = [one.span for one in cut_off(edition)]
    for one in _written_as_rows(edition):
        lines = _lines(edition, one)
        header, *rest = map(_cells, lines)
        if _has_dashes(lines):
            if rest[0] != header:
                yield NoTable(one.span, len(lines), f"the first has {header} cells, the line of dashes {rest[0]}")
            elif not _DELIMITER.fullmatch(lines[1]):
                yield NoTable(one.span, len(lines), "a cell of the line of dashes has something else than dashes")
        elif len(lines) >= _FEWEST and set(rest) == {header} and not any(span.covers(one.span) for span in cut):
            yield NoTable(one.span, len(lines), "no line of dashes stands below the first")


def _written_as_rows(edition: Edition) -> Iterator[Paragraph]:
    text = edition.document.text
    for one in edition.document.paragraphs:
        if text.startswith("|", one.span.start):
            lines = _lines(edition, one)
            if all(line.startswith("|") and line.endswith("|") and _cells(line) > 1 for line in lines):
                yield one


def _lines(edition: Edition, paragraph: Paragraph) -> list[str]:
    raw = edition.document.text[paragraph.span.start : paragraph.span.end]
    return [line.strip() for line in raw.splitlines() if line.strip()]


def _has_dashes(lines: list[str]) -> bool:
    return len(lines) > 1 and _DASHES.fullmatch(lines[1]) is not None


def _cells(line: str) -> int:
    return len(_PIPE.findall(line)) - 1
