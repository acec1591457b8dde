r"""A row has more or fewer cells than its table has headings, or is cut off from its table.

GitHub drops the cells that are too many and fills up those that are missing, without a word: a value is lost, or every
value after the gap stands under the wrong heading.

- An empty line or a comment ends a table: the rows below it are shown as text. So are all lines of a table whose header
  is not followed by a line of dashes with as many cells.
- A line of text right below a table becomes a row of it, and so does the rest of a row that a line break has cut in
  two. One finding says so.
- A row without its closing or its opening pipe, in a table whose other rows have them, is a note (info): the next
  person who adds a column will break it. So are empty cells at the end of a row that have no heading above them: the
  page does not show them.

A row of one emphasised cell is read as a heading between the rows and is left alone. So are several rows of one cell,
each above a full row, and a first or last row that is not full where no heading says anything: the table is a grid.
Where all rows of a table have the same wrong number of cells, there is one finding. The same row in several editions is
also one finding.

## Bad

```markdown en
| Model | Size | Licence |
|---|---|---|
| Alpha | 7B | MIT |
| Beta | MIT |
```

## Good

```markdown en
| Model | Size | Licence |
|---|---|---|
| Alpha | 7B | MIT |
| Beta | | MIT |
```

## How to fix it

Write one cell for each heading; an empty cell is two pipes with nothing between them. A pipe that belongs to
the text is written `\|`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Edition, EditionTable, Row
from readme_sync.finding import Severity
from readme_sync.markdown.document import TableRow
from readme_sync.regex import lazy
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.gathering import Slip, as_one, gathered
from readme_sync.rules.messages import shorten
from readme_sync.rules.rows.broken import broken_rows
from readme_sync.rules.rows.shown_as_text import cut_off, is_code, no_tables
from readme_sync.rules.tables.slots import Slots
from readme_sync.text import Edit, Span

SEVERITY = "error"
_LISTS = 3  # rows at the end of a table of lists side by side
_SHORT = 8  # rows of a table that lack cells; more are the way it is written
_MANY = 2  # rows of a table with an empty cell too much; more are one slip, made in all of them
_MANY_LOST = 3  # the same of rows whose last cells are not shown: a pipe in a name that all of them have
_MANY_TABLES = 8  # of a page, each with a line of text right below it; more are one slip
_WIDE, _PARTS = 3, 2  # columns of a table that has parts, and rows that name them
_MOST_PLACES = 60
_REMARK, _DENSE_REMARK = 24, 10  # characters of a remark on a table, and of one in letters that say more
_SHORTCODE = lazy(r":[a-z0-9_+-]+:")  # of an emoji


def check(matched: Catalogue) -> Iterator[Violation]:
    """Yield the rows of each table that do not fit under its headings, once for all editions that have them so."""
    slots = Slots(matched)
    swallowed: dict[str, list[Violation]] = {}
    for found in gathered(
        Slip(edition, (*slots.at(number, start), *kind), _weighed(violation, table, slots, number))
        for number, edition in enumerate(matched.editions)
        for table in edition.tables
        for start, kind, violation in _misfits(edition, table)
        if violation.subject != "short" or not slots.is_blank_elsewhere(number, violation.span.start)
    ):
        if found.subject == "swallowed":
            swallowed.setdefault(found.document.path, []).append(found)
        else:
            yield found
    for alike in swallowed.values():
        yield from (as_one(alike),) if len(alike) > _MANY_TABLES else alike
    yield from gathered(
        Slip(edition, (*slots.at(number, start), violation.message), violation)
        for number, edition in enumerate(matched.editions)
        for table in edition.tables
        for start, violation in _open_rows(edition, table)
    )
    yield from gathered(
        Slip(edition, (*slots.at(number, start), violation.message), violation)
        for number, edition in enumerate(matched.editions)
        for start, violation in _shown_as_text(edition)
    )


def _weighed(violation: Violation, table: EditionTable, slots: Slots, edition: int) -> Violation:
    """Return a note about the last row of a table where it is a remark in one cell, in each edition that has it."""
    last = table.rows[-1] if table.rows and violation.subject == "short" else None
    if last is None or last.span != violation.span or len(last.cells) > 1:
        return violation
    is_remark = len(last.name) >= (_REMARK if last.name.isascii() else _DENSE_REMARK)
    is_so = is_remark and not slots.is_longer_elsewhere(edition, last.span.start)
    return violation._replace(severity="info") if is_so else violation


def _misfits(edition: Edition, table: EditionTable) -> Iterator[tuple[int, tuple[object, ...], Violation]]:
    """Yield what is wrong with a table's rows: the start of the row or header, its kind, and the words."""
    width = len(table.header.cells)
    widths = {len(row.cells) for row in table.rows}
    are_alike = len(table.rows) > 1 and len(widths) == 1 and widths != {width}
    if are_alike and not all(_ends_in_an_empty_cell(edition, table, row) for row in table.rows):
        found = [_whole_table(edition, table, widths.pop(), width)]
    else:
        found = list(_rows(edition, table, width))
    for violation in found:
        start = violation.span.start if violation.row is None else table.header.span.start
        yield start, (violation.subject, violation.severity), violation
    if width > 1:
        rests = {row.span for rows in broken_rows(edition, table) for row in rows}
        lines = [
            row
            for row in table.table.rows
            if table.table.takes_in(row) and not (_is_divider(row) or _is_attributes(row) or row.span in rests)
        ]
        ends = {row.span.end for row in lines}
        # An empty line before the first of several parts them all from the table.
        firsts = [row for row in lines if ends.isdisjoint((row.span.start - 1, row.span.start - 2))]
        for number, row in enumerate(firsts):
            yield table.header.span.start, ("swallowed", number), _swallowed(edition, row)


def _whole_table(edition: Edition, table: EditionTable, cells: int, width: int) -> Violation:
    message = f"all {len(table.rows)} rows have {_count(cells, 'cell')} under {_count(width, 'heading')}"
    return Violation(message, edition.document, table.header.span, subject="table")


def _rows(edition: Edition, table: EditionTable, width: int) -> Iterator[Violation]:
    found = list(_each_row(edition, table, width))
    short = [one for one in found if one.subject == "short"]
    if _are_lists(table) or _is_grid(table):
        found = [one for one in found if one.subject != "short"]
    elif len(short) > _SHORT:
        yield _short_rows(edition, short, width)
        found = [one for one in found if one.subject != "short"]
    yield from _long_rows(edition, [one for one in found if one.subject == "long"], width)
    yield from (one for one in found if one.subject != "long")


def _are_lists(table: EditionTable) -> bool:
    """Tell whether the columns are lists of their own, one shorter than the other: rows only lose cells downwards."""
    counts = [len(row.cells) for row in table.rows]
    is_short = [count < len(table.header.cells) for count in counts]
    return is_short[:1] == [False] and _LISTS <= sum(is_short) <= _SHORT and counts == sorted(counts, reverse=True)


def _is_grid(table: EditionTable) -> bool:
    """Tell whether a table is a grid of which its first or its last row is not full: no heading says anything."""
    if any(map(str.isalnum, "".join(_SHORTCODE.sub("", cell.inline.plain) for cell in table.header.cells))):
        return False
    short = [n for n, row in enumerate(table.rows) if len(row.cells) < len(table.header.cells)]
    return len(short) == 1 and short[0] in (0, len(table.rows) - 1)


def _long_rows(edition: Edition, rows: Sequence[Violation], width: int) -> Iterator[Violation]:
    """Yield the rows with too many cells, those of one kind together where they are many: it is one slip."""
    for severity, many, lost in (("info", _MANY, "empty"), (None, _MANY_LOST, "not shown")):
        found = [one for one in rows if one.severity == severity]
        if len(found) <= many:
            yield from found
            continue
        remedy = "" if severity else r" (a pipe that belongs to a text is written \|)"
        long = f"{len(found)} rows of this table have more cells than {_count(width, 'heading')}"
        message = f"{long}: what is too much is {lost}{remedy}"
        yield found[0]._replace(
            message=message,
            row="",
            related=tuple(Location(edition.document, one.span, "and here") for one in found[1:_MOST_PLACES]),
            fix=tuple(edit for one in found for edit in one.fix),
            subject="long rows" if severity else "rows cut off",
        )


def _short_rows(edition: Edition, short: Sequence[Violation], width: int) -> Violation:
    return short[0]._replace(
        message=f"{len(short)} rows of this table have fewer cells than {_count(width, 'heading')}",
        row="",
        related=tuple(Location(edition.document, one.span, "and here") for one in short[1:_MOST_PLACES]),
        subject="short rows",
        severity="warning",
    )


def _each_row(edition: Edition, table: EditionTable, width: int) -> Iterator[Violation]:
    broken = broken_rows(edition, table)
    pieces = {row.span for rows in broken for row in rows}
    for first, *more in broken:
        name, what = first.cells[0].inline.plain, " ".join(row.cells[0].inline.plain for row in more)
        rows = "a row of its own" if len(more) == 1 else f"{len(more)} rows of their own"
        message = f'"{shorten(name)}" is broken over {len(more) + 1} lines: "{shorten(what)}" is shown as {rows}'
        yield Violation(message, edition.document, first.span, subject="broken")
    pieces |= _titles_of_parts(table, width)
    for row in table.rows:
        count = len(row.cells)
        if count == width or _is_divider(row) or row.span in pieces or row.cells[0].span == row.span:
            continue  # a line without a pipe that is a row was written so on purpose
        if count == width - 1 and (_ends_in_an_empty_cell(edition, table, row) or _goes_on_blank(row)):
            continue
        head = f'"{shorten(row.name)}" has {_count(count, "cell")} under {_count(width, "heading")}'
        if count < width:
            last = "the last column stays" if width - count == 1 else f"the last {width - count} columns stay"
            severity: Severity | None = "info" if _are_often_empty(table, count, width) else None
            yield Violation(f"{head}: {last} empty", edition.document, row.span, subject="short", severity=severity)
            continue
        lost = " ".join(cell.inline.plain for cell in row.cells[width:]).strip()
        if lost:
            yield Violation(f'{head}: "{shorten(lost)}" is not shown', edition.document, row.span, subject="long")
        else:
            # Nothing is lost on the page, so this is a slip of the pen and not a wrong table.
            fix = (Edit(Span(row.cells[width - 1].span.end, row.span.end), " |"),)
            message = f"{head}: what is too much is empty"
            yield Violation(
                message, edition.document, row.span, fix=fix, is_safe=False, subject="long", severity="info"
            )


def _are_often_empty(table: EditionTable, count: int, width: int) -> bool:
    """Tell whether another row leaves empty what a row of ``count`` cells lacks: nothing seems to be lost."""
    return any(
        len(row.cells) >= width and not any(cell.raw.strip() for cell in row.cells[count:width]) for row in table.rows
    )


def _ends_in_an_empty_cell(edition: Edition, table: EditionTable, row: Row) -> bool:
    """Tell whether a row's last pipe opens a cell that was left empty: no row of the table is closed with one."""
    head, line = (edition.document.raw(one.span).rstrip() for one in (table.header, row))
    return line.endswith("|") and not (head.startswith("|") or head.endswith("|"))


def _goes_on_blank(row: Row) -> bool:
    """Tell whether the last two cells of a row are blank: one more would be as well, and a page shows it so."""
    return len(row.cells) > _MANY and not any(cell.raw.strip() for cell in row.cells[-_MANY:])


def _is_attributes(row: TableRow) -> bool:
    """Tell whether a line gives the table a class or an id, as site generators read it: ``{.wide}``."""
    written = row.cells[0].raw.strip()
    return written.startswith(("{.", "{#", "{:")) and written.endswith("}")


def _swallowed(edition: Edition, row: TableRow) -> Violation:
    start = row.span.start
    before = edition.document.text[max(0, start - 2) : start]
    # In a quote or a list an empty line would need their signs, so there nothing is proposed.
    line = "\r\n" if before == "\r\n" else "\n" if before.endswith("\n") else ""
    fix = (Edit(Span(start, start), line),) if line else ()
    message = (
        f'the line "{shorten(row.cells[0].inline.plain)}" is shown as a row of this table: put an empty line before it'
    )
    return Violation(message, edition.document, row.span, fix=fix, is_safe=False, subject="swallowed")


def _titles_of_parts(table: EditionTable, width: int) -> set[Span]:
    """Return the rows of one cell that name parts of a table: there are several, each with a full row right below."""
    alone = [row.span for row in table.rows if len(row.cells) == 1]
    if width < _WIDE or len(alone) < _PARTS:
        return set()
    above = [row.span for row, below in pairwise(table.rows) if len(row.cells) == 1 and len(below.cells) == width]
    return set(above) if above == alone else set()


def _is_divider(row: Row | TableRow) -> bool:
    """Tell whether the row is a heading between rows: one cell, all of it emphasised."""
    if len(row.cells) != 1:
        return False
    cell = row.cells[0]
    return any(emphasis.span == cell.span for emphasis in cell.inline.emphasis)


def _shown_as_text(edition: Edition) -> Iterator[tuple[int, Violation]]:
    """Yield the rows that empty lines cut off, and tables that are none, with where their table's header starts."""
    for start, (span, gaps, count) in cut_off(edition).items():
        rows = "the row below it" if count == 1 else f"{count} rows below it"
        parts = [edition.document.raw(gap) for gap in gaps]
        is_comment = any("<!--" in part for part in parts)
        leaves_quote = all(part.count("\n") == 1 for part in parts)
        is_row = any(is_code(edition.document.text, gap) for gap in gaps)
        what = "a comment" if is_comment else 'a line without ">"' if leaves_quote else "an empty line"
        what = "a row that blanks make code" if is_row else what
        message = f"{what} ends this table: {rows} {'is' if count == 1 else 'are'} shown as text"
        end = "\r\n" if edition.document.text.startswith("\r\n", gaps[0].start) else "\n"
        fix = () if is_comment or leaves_quote or is_row else tuple(Edit(gap, end) for gap in gaps)
        violation = Violation(message, edition.document, span, row="", fix=fix, is_safe=False, subject="cut off")
        yield start, violation
    for span, lines, _, fault, _ in no_tables(edition):
        said = f"{_count(lines, 'line')} of a table are shown as text: {fault}"
        yield span.start, Violation(said, edition.document, span, row="", subject="no table")


def _open_rows(edition: Edition, table: EditionTable) -> Iterator[tuple[int, Violation]]:
    """Yield the rows that lack the opening or the closing pipe, where most others of the table have it.

    Each comes with where it starts.
    """
    text = edition.document.text
    pieces = {row.span for rows in broken_rows(edition, table) for row in rows}
    rows: tuple[TableRow | Row, ...] = (table.header, *(row for row in table.rows if row.span not in pieces))
    unopened = _fewer([row for row in rows if not text.startswith("|", row.span.start)], rows)
    # A no-break space behind the last pipe is a cell to the parser, and nobody forgot a pipe.
    unclosed = _fewer([row for row in rows if not _is_closed(text[row.span.start : row.span.end].rstrip())], rows)
    if not unopened and not unclosed:
        return  # nearly always
    for row in rows:
        start, end = Span(row.span.start, row.span.start), Span(row.span.end, row.span.end)
        opening = (Edit(start, "| "),) if row in unopened else ()
        closing = (_closing(text, row.span.end),) if row in unclosed else ()
        if closing:
            lacks = "neither opened nor closed" if opening else "not closed"
            message = f"the row is {lacks} with a pipe, unlike the others of its table"
            fix = opening + closing
            violation = Violation(message, edition.document, end, fix=fix, subject="unclosed", severity="info")
            yield row.span.start, violation
        elif opening:
            message = "the row is not opened with a pipe, unlike the others of its table"
            violation = Violation(message, edition.document, start, fix=opening, subject="unopened", severity="info")
            yield row.span.start, violation


def _is_closed(row: str) -> bool:
    """Tell whether a row ends with a pipe of its own, and not with one that belongs to its text."""
    return row.endswith("|") and not row.endswith("\\|")


def _closing(text: str, end: int) -> Edit:
    """Return the pipe that closes a row whose text ends at ``end``: behind the blanks that fill its last cell."""
    stop = end
    while text[stop : stop + 1] in (" ", "\t"):
        stop += 1
    return Edit(Span(stop, stop), "|" if stop > end else " |")


def _fewer(lacking: Sequence[TableRow | Row], rows: Sequence[TableRow | Row]) -> Sequence[TableRow | Row]:
    """Return the rows that lack something if they are the smaller part: else the table is written without it."""
    return lacking if len(lacking) * 2 < len(rows) else ()


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
