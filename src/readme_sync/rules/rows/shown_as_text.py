"""Lines written as the rows of a table that a page shows as text: something parts them from it, or the head is none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from readme_sync.editions.edition import Edition
from readme_sync.regex import lazy
from readme_sync.text import Span
from readme_sync.values import NamedTuple

_PIPE = lazy(r"(?<!\\)\|")
_EMPTY = lazy(r"(?:\s|<!--(?:(?!-->)[\s\S])*-->)*")
_INDENTED = lazy(r"[ \t\r]*\n(?:(?: {4}|\t)[^\n|]*\|[^\n]*\n)+")  # rows that are code by the blanks before them
_OF_DASHES = "|-: \t"
_RULE = lazy(r"[|+](?=[^|]*\+)[-+=|: \t]*[|+]")  # what other programs draw below the head: |---+---|, +---+---+
_DELIMITER = lazy(r"\|(?:[ \t]*:?-+:?[ \t]*\|)+")
_DASHES = lazy(r"[ \t]*:?-{2,}:?[ \t]*")
_WIDE_DASHES = lazy(r"｜(?:[ \t\u3000]*[:：]?[-－—ー]+[:：]?[ \t\u3000]*｜)+")
_FEWEST = 3  # lines that are a table's though nothing under the first one says so; two of links are a bar of links


class CutOff(NamedTuple):
    """Rows that empty lines, comments, or a row that is code part from their table: ``gaps`` are these.

    ``rows`` is their number, with those that are code.
    """

    span: Span
    gaps: tuple[Span, ...]
    rows: int


class NoTable(NamedTuple):
    """Lines that are meant as a table of ``columns``, and ``fault``, what keeps them from being one.

    ``has_dashes`` says that a line of dashes stands there, which is broken.
    """

    span: Span
    lines: int
    columns: int
    fault: str
    has_dashes: bool


class _Lines(NamedTuple):
    """A paragraph whose lines begin and end with a pipe, each with a cell or more."""

    span: Span
    lines: Sequence[str]


@lru_cache(maxsize=64)  # an edition is compared by identity; two rules ask
def cut_off(edition: Edition) -> Mapping[int, CutOff]:
    """Return the rows that something parts from tables of ``edition``, by where the table's header starts."""
    text = edition.document.text
    pieces = [one for one in _written_as_rows(edition) if not _has_dashes(one.lines)]
    starts = [one.span.start for one in pieces]
    found = {}
    for table in edition.tables if pieces else ():
        end = table.table.rows[-1].span.end if table.table.rows else table.table.delimiter.end
        first = at = bisect_left(starts, end)
        gaps: list[Span] = []
        while at < len(pieces) and _is_gap(text, end, starts[at]):
            gaps.append(Span(end, starts[at]))
            end = pieces[at].span.end
            at += 1
        if gaps:
            rows = sum(len(one.lines) for one in pieces[first:at])
            rows += sum(len(text[gap.start : gap.end].strip().splitlines()) for gap in gaps if is_code(text, gap))
            found[table.header.span.start] = CutOff(Span(starts[first], end), tuple(gaps), rows)
    return found


def is_code(text: str, gap: Span) -> bool:
    """Tell whether a gap within a table is a row, or several, that blanks before it make code."""
    return _INDENTED.fullmatch(text, *gap) is not None


def _is_gap(text: str, start: int, end: int) -> bool:
    return _EMPTY.fullmatch(text, start, end) is not None or is_code(text, Span(start, end))


@lru_cache(maxsize=64)  # an edition is compared by identity; two rules ask
def no_tables(edition: Edition) -> Sequence[NoTable]:
    """Return the lines of ``edition`` that are written as a table, and are none for want of a line of dashes."""
    return tuple(_no_tables(edition))


def _no_tables(edition: Edition) -> Iterator[NoTable]:
    yield from _of_wide_pipes(edition)
    cut = {gap.end for one in cut_off(edition).values() for gap in one.gaps}
    for span, lines in _written_as_rows(edition):
        header, *rest = map(_cells, lines)
        if header > 1 and _DELIMITER.fullmatch(lines[0]) and (head := _head_above(edition, span.start, header)):
            fault = "an empty line parts the first from the line of dashes"
            yield NoTable(Span(head.start, span.end), len(lines) + 1, header, fault, True)
        elif _has_dashes(lines):
            if rest[0] != header:
                cells = f"{header} cell{'s' * (header != 1)}"
                fault = f"the first has {cells}, the line of dashes {rest[0]}"
                fault = "a full-width pipe (｜) separates no cells" if "｜" in lines[0] + lines[1] else fault
                fault = "no + parts the cells of the line of dashes" if "+" in lines[1] else fault
                yield NoTable(span, len(lines), max(header, rest[0]), fault, True)
            elif not _DELIMITER.fullmatch(lines[1]):
                fault = "a cell of the line of dashes has something other than dashes"
                yield NoTable(span, len(lines), header, fault, True)
        elif (len(lines) >= _FEWEST or "](" not in "".join(lines)) and set(rest) == {header} and span.start not in cut:
            yield NoTable(span, len(lines), header, "no line of dashes stands below the first", False)


def _of_wide_pipes(edition: Edition) -> Iterator[NoTable]:
    """Yield the tables that are drawn with full-width pipes alone."""
    text = edition.document.text
    for one in edition.document.paragraphs if "｜" in text else ():
        if not text.startswith("｜", one.span.start):
            continue
        lines = [line.strip() for line in text[one.span.start : one.span.end].splitlines() if line.strip()]
        if len(lines) >= _FEWEST and _WIDE_DASHES.fullmatch(lines[1]) and all(line[0] == "｜" for line in lines):
            fault = "a full-width pipe (｜) separates no cells"
            yield NoTable(one.span, len(lines), lines[0].count("｜") - 1, fault, True)


def _head_above(edition: Edition, start: int, columns: int) -> Span | None:
    """Return the line above an empty one that has as many cells as the line of dashes at ``start``."""
    paragraphs = edition.document.paragraphs
    number = bisect_left(paragraphs, start, key=lambda one: one.span.start) - 1
    if number < 0:
        return None
    text, above = edition.document.text, paragraphs[number].span
    written = text[above.start : above.end].strip()
    is_row = written.startswith("|") and written.endswith("|") and "\n" not in written and _cells(written) == columns
    return above if is_row and not text[above.end : start].strip() else None


def _written_as_rows(edition: Edition) -> Iterator[_Lines]:
    text = edition.document.text
    for one in edition.document.paragraphs:
        if text.startswith("|", one.span.start):
            lines = [line.strip() for line in text[one.span.start : one.span.end].splitlines() if line.strip()]
            counts = [_cells(line) for line in lines if line[0] == line[-1] == "|" or _RULE.fullmatch(line)]
            # One cell alone is a line of a table whose first lines have a pipe too few, or one of twice the width.
            if (
                len(counts) == len(lines)
                and max(counts) > 1
                and min(counts) > 0
                and (min(counts) > 1 or _is_cut(lines))
            ):
                yield _Lines(one.span, lines)


def _is_cut(lines: Sequence[str]) -> bool:
    """Tell whether a line of dashes, or the one above it, is the only one with a single cell."""
    return _has_dashes(lines) and all(_cells(line) > 1 for line in lines[2:])


def _has_dashes(lines: Sequence[str]) -> bool:
    if len(lines) < 2 or "-" not in lines[1]:
        return False
    if not lines[1].strip(_OF_DASHES) or _RULE.fullmatch(lines[1]):
        return True
    cells = lines[1].strip("|").split("|")  # a letter that was typed into one of them makes no row of it
    return sum(_DASHES.fullmatch(cell) is not None for cell in cells) * 2 > len(cells)


def _cells(line: str) -> int:
    return 1 if _RULE.fullmatch(line) else len(_PIPE.findall(line)) - 1
