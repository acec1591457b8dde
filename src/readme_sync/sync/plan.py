"""What is to be done to one translation: each change of the source as a group of edits, or as work for a person."""

# Annotations are not postponed here: NamedTuple would compile each at every start, 0.1 ms a class.
import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from readme_sync.fix.edits import Group
from readme_sync.sync.both import clash, differ, merged
from readme_sync.sync.draft import Draft, EntryKey
from readme_sync.sync.lines import Line
from readme_sync.sync.pairs import Pairs
from readme_sync.sync.patch import patch, set_right
from readme_sync.sync.render import Rendered, Renderer
from readme_sync.sync.since import Since
from readme_sync.sync.table_rows import columns, style, write
from readme_sync.sync.tokens import normal, same
from readme_sync.text import Span

_PREFIX = re.compile(r"\s*(?:(?:#{1,6}|[-*+]|\d+[.)]|>|\[\^[^\]\s]+\]:)(?:\s+|\Z))*")
_TABLE = ("row", "header", "delimiter")
_GONE = Rendered("", "removed")
OPEN = "<!-- readme-sync: not translated"  # how a text is marked that nobody could translate; it may be told why


class Left(NamedTuple):
    """Something that a person (or a translator) has to do: in which entry and column, and the source's text."""

    edition: str
    subject: str
    column: str
    text: str
    reason: str


class Plan(NamedTuple):
    """What is to be done to one translation."""

    groups: tuple[Group, ...]
    left: tuple[Left, ...]


class Side(NamedTuple):
    """The source at two times."""

    old: Sequence[Line]
    new: Sequence[Line]
    pairs: Pairs


class Marked(NamedTuple):
    """A line with a text that nobody could translate: the source's line, its own, and how their columns match."""

    source: int
    own: int
    columns: tuple[tuple[int | None, int | None], ...]


class Translation(NamedTuple):
    """One translation: its language, which of its lines stand for the source's old ones, and how it is written.

    ``mark`` is the comment behind a text that nobody could translate; without one, such entries are left out.
    ``done`` are the lines of the source that came new and that it has already.
    """

    language: str
    across: Since
    renderer: Renderer
    mark: str
    done: frozenset[int] = frozenset()
    lists: Mapping[str, str | None] = MappingProxyType({})  # the source's lists of languages, as they are here
    marked: tuple[Marked, ...] = ()
    today: Callable[[int], int | None] | None = None  # its line for a line of the source today, where it has moved on


class Planner:
    """Plans one translation."""

    def __init__(self, side: Side, translation: Translation, draft: Draft, *, older: bool = False) -> None:
        """``older``: whether facts that differed before the change of the source began are put right too."""
        self._older = older
        self._old, self._new, self._pairs = side
        self._here, self._draft, self._lines = translation, draft, draft.lines
        self._across, self._renderer = translation.across, translation.renderer
        self._left: list[Left] = []
        self._open: set[Hashable] = set()
        self._kept_back: set[Hashable] = set()  # groups that would take away what somebody has written
        self._heads = {line.table: heads(line) for line in self._new if line.kind == "header"}
        self._fresh = frozenset((*self._pairs.added, *self._pairs.moved))
        self._was_table = {
            self._new[new].table: self._old[old].table
            for found in (self._pairs.stayed, self._pairs.changed, self._pairs.moved)
            for new, old in found.items()
            if self._new[new].kind == "header"
        }

    def plan(self) -> Plan:
        """Return the groups, in the order of the source, and what is left."""
        shaped = self._shaped
        for new, old in sorted(self._pairs.changed.items()):
            self._changed(old, new, shaped)
        if self._older:
            for new, old in self._pairs.stayed.items():
                if self._new[new].kind == "row":
                    self._set_right(old, new)
        for key in self._kept_back:
            self._draft.drop(key)
        self._remove()
        for marked in self._here.marked:
            self._try_again(marked)
        for run in self._runs():
            if lacking := self._lacking(run):
                self._put_in(lacking)
        return Plan(self._draft.groups(self._is_open), tuple(self._left))

    def _is_open(self, key: Hashable, name: str) -> bool:
        """Tell whether something of the entry of a group is left to a person."""
        return (isinstance(key, tuple) and key in self._open) or any(left.subject == name for left in self._left)

    # ---- what somebody has changed here as well ---------------------------------------------------------------------

    def _remove(self) -> None:
        """Take out what has gone from the source, but for what somebody has written here since."""
        today = self._here.today
        theirs = {today(new): new for new in self._here.done} if today is not None else {}
        for at, new in theirs.items():
            if at is not None and differ(self._new[new].text, self._lines[at].text, self._renderer):
                self._leave(self._new[new], "", self._new[new].text, "it is new here as well, and says something else")
        gone = {old: at for old in self._pairs.removed if (at := self._across.partner(old)) is not None}
        written = {old for old, at in gone.items() if at not in theirs and self._is_written(at)}
        for old, at in gone.items():
            line = self._old[old]
            if old in written:
                self._leave(line, "", line.text, "it has gone from the source, and has changed here")
            elif at not in theirs and not (line.kind == "blank" and written & {old - 1, old + 1}):
                self._draft.remove(EntryKey(("gone", old), subject(line)), at, _GONE)

    def _is_written(self, at: int) -> bool:
        """Tell whether somebody has written something into a line; one that lost a column says what it said."""
        former, here = self._across.former(at), self._lines[at]
        if former is None or here.kind in ("blank", "delimiter"):
            return False
        return not here.cells or not {cell.raw for cell in here.cells} <= {"", *(cell.raw for cell in former.cells)}

    def _both(self, was: tuple[str, str], now: tuple[str, str], line: Line, column: str, span: Span) -> None:
        """See to a text that the source and this translation have changed: one may be in words, the other in facts."""
        if not clash(was, now, self._renderer):
            return
        made = merged(was, now, column or line.kind, self._renderer)
        if made is None:
            self._leave(line, column, now[0], "it has changed here as well, and says something else")
        else:
            self._draft.change(EntryKey((id(line), column), subject(line)), span, made)

    def _both_lines(self, before: Line, after: Line, former: Line, here: Line) -> None:
        texts = [parted(line.text)[1] for line in (before, former, after, here)]
        span = Span(here.span.end - len(texts[3]), here.span.end)
        self._both((texts[0], texts[1]), (texts[2], texts[3]), after, "", span)

    def _gone_here(self, old: int, new: int) -> None:
        """See to a changed line that the translation has no longer, or has written anew."""
        former, line = self._across.gone(old), self._new[new]
        if former is None:
            return
        at = self._here.today(new) if self._here.today is not None else None
        if at is not None and at in self._across.fresh:
            self._both_lines(self._old[old], line, former, self._lines[at])
        else:
            self._leave(line, "", line.text, "it has changed, and has gone here")

    # ---- what was left ----------------------------------------------------------------------------------------------

    def _try_again(self, marked: Marked) -> None:
        """Translate what an earlier run had to leave, or tell of it again."""
        line, here = self._new[marked.source], self._lines[marked.own]
        for column, own in marked.columns:
            if column is None or own is None or max(column - len(line.cells), own - len(here.cells)) >= 0:
                continue
            if OPEN not in here.cells[own].raw:
                continue
            made = self._renderer.render(line.cells[column].raw, self._head(line, column))
            if made is None:
                self._leave(line, self._head(line, column), line.cells[column].raw, "nobody knows its words")
            else:
                self._draft.change(EntryKey(("open", marked.own, own), subject(line)), here.cells[own].span, made)
        if not line.cells:
            lead, body = parted(self._renderer.labelled(line.text))
            made = self._renderer.render(body, line.kind)
            if made is None:
                self._leave(line, "", body, "nobody knows its words")
            else:
                whole = made._replace(text=lead + made.text)
                self._draft.change(EntryKey(("open", marked.own), subject(line)), here.span, whole)

    # ---- what changed -----------------------------------------------------------------------------------------------

    @cached_property
    def _shaped(self) -> dict[int, tuple[int | None, ...]]:
        """Return, for each of the source's tables whose columns changed, which old column each one was."""
        found = {}
        for new, old in self._pairs.changed.items():
            line = self._new[new]
            if line.kind == "header":
                order = columns(heads(self._old[old]), heads(line))
                if order != tuple(range(len(self._old[old].cells))):
                    found[line.table] = order
        return found

    def _changed(self, old: int, new: int, shaped: dict[int, tuple[int | None, ...]]) -> None:
        at = self._across.partner(old)
        before, after = self._old[old], self._new[new]
        if at is None or after.kind == "blank":
            if at is None:
                self._gone_here(old, new)
            return
        former = self._across.former(at)
        if former is not None and self._here.today is not None and self._here.today(new) not in (at, None):
            return  # that line has become another entry's, and this one has a line of its own already
        if former is not None and (after.kind not in _TABLE or len(former.cells) != len(self._lines[at].cells)):
            self._both_lines(before, after, former, self._lines[at])
            return
        if after.kind in _TABLE and after.table in shaped:
            self._reshaped(before, after, at, shaped[after.table])
        elif after.kind == "delimiter":
            if self._lines[at].text.strip() == before.text.strip():
                self._draft.change(EntryKey(new, ""), self._lines[at].span, Rendered(after.text, "copied"))
        elif after.kind in _TABLE:
            self._cells(before, after, at)
        else:
            made = self._line(before, after, self._lines[at])
            if made is not None:
                self._draft.change(EntryKey(new, subject(after)), self._lines[at].span, made)

    def _cells(self, before: Line, after: Line, at: int) -> None:
        """Change the cells of a row that changed, each for itself: what one cell says hangs on no other."""
        here = self._lines[at]
        if (order := repaired(before, after)) is not None:
            entry = EntryKey(("row", after.span.start), subject(after))
            row = Rendered(self._row_text(before, after, at, order), "copied")
            self._draft.change(entry, here.span, row, len(order))
            return
        for column, other in self._columns(before):
            if column is None or other is None or column >= min(len(before.cells), len(after.cells)):
                continue
            was, now = before.cells[column].raw, after.cells[column].raw
            if same(was, now) or other >= len(here.cells):
                continue
            head = self._head(after, column)
            if (written := self._written(at, other)) is not None:
                self._both((was, written), (now, here.cells[other].raw), after, head, here.cells[other].span)
                continue
            made = self._patched(was, now, here.cells[other].raw, head)
            if made is None:
                self._leave(after, head, now, "its words have changed")
            else:
                self._draft.change(EntryKey((id(after), column), subject(after)), here.cells[other].span, made)

    def _set_right(self, old: int, new: int) -> None:
        """Copy the cells without words whose facts a translation has otherwise, though no word in them is its own."""
        at = self._across.partner(old)
        if at is None:
            return
        line, here = self._new[new], self._lines[at]
        for column, other in self._columns(self._old[old]):
            if column is None or other is None or column >= len(line.cells) or other >= len(here.cells):
                continue
            made = set_right(line.cells[column].raw, here.cells[other].raw, self._head(line, column), self._renderer)
            if made is not None:
                self._draft.change(EntryKey(("older", new, column), subject(line)), here.cells[other].span, made)

    def _written(self, at: int, column: int) -> str | None:
        """Return what a cell of the translation said at the base, where somebody has changed it since."""
        former = self._across.former(at)
        if former is None or len(former.cells) != len(self._lines[at].cells):
            return None
        was = former.cells[column].raw
        return was if was != self._lines[at].cells[column].raw else None

    def _patched(self, was: str, now: str, translation: str, head: str) -> Rendered | None:
        if not now.strip():
            return _GONE
        if not translation.strip():
            return self._renderer.render(now, head) if not was.strip() else None
        if same(now, translation):
            return Rendered(translation, "copied")
        return patch(was, now, translation, head, self._renderer)

    def _columns(self, old: Line) -> tuple[tuple[int | None, int | None], ...]:
        known = self._across.columns.get(old.table)
        return known if known is not None else tuple((n, n) for n in range(len(old.cells)))

    def _head(self, line: Line, column: int) -> str:
        if line.kind == "header":
            return "header"
        head = self._heads.get(line.table, ())
        return head[column] if column < len(head) else ""

    def _line(self, before: Line, after: Line, here: Line) -> Rendered | None:
        """Return a line outside of tables as it has to be, or None where it stays."""
        if same(before.text, after.text) and _indent(before.text) == _indent(after.text):
            return None
        if after.text in self._here.lists:
            return self._list(before.text, after, here.text)
        (first, was), (lead, now), (own, is_now) = map(parted, (before.text, after.text, here.text))
        made: Rendered | None
        if same(now, is_now) or same(was, now):
            made = Rendered(is_now, "copied")
        elif after.kind == "anchor" or (after.kind == "code" and same(was, is_now)):
            made = Rendered(now, "copied")
        elif after.kind == "code":
            made = None
        else:
            made = patch(was, now, is_now, after.kind, self._renderer)
        if made is None:
            self._leave(after, "", now, "its words have changed")
            return None
        if first.strip() == lead.strip():  # its own sign of an item stays
            lead = own if first == lead else _indent(lead) + own.lstrip()
        return made._replace(text=lead + made.text)

    def _list(self, before: str, after: Line, here: str) -> Rendered | None:
        """Return a list of languages, if this one was what it has to be beside the source's as it was."""
        made, was = self._here.lists[after.text], self._here.lists.get(before)
        if made is not None and (not before or (was is not None and same(was, here))):
            return Rendered(made, "copied")
        self._leave(after, "", after.text, "each edition has its own list of languages")
        return None

    def _reshaped(self, before: Line, after: Line, at: int, was: Sequence[int | None]) -> None:
        """Write a row of a table whose columns changed again: old cells as they are, new ones found."""
        here = self._lines[at]
        entry = EntryKey(("table", after.table), subject(after))
        if after.kind == "delimiter":
            self._draft.change(entry, here.span, Rendered(after.text, "copied"))
        else:
            stay = {dict(self._columns(before)).get(old) for old in was}
            former = self._across.former(at)
            said = {cell.raw for cell in former.cells} if former is not None else None
            if any(n not in stay and said is not None and cell.raw not in said for n, cell in enumerate(here.cells)):
                self._leave(after, "", after.text, "a column has gone from the source, and has changed here")
                self._kept_back.add(entry.key)
            text = self._row_text(before, after, at, was)
            self._draft.change(entry, here.span, Rendered(text, "copied"), len(was))

    def _row_text(self, before: Line, after: Line, at: int, was: Sequence[int | None]) -> str:
        """Return a row with the columns of ``after``, of which ``was`` tells which old one each was."""
        there = dict(self._columns(before))
        cells = [self._kept(before, after, at, there, column, old) for column, old in enumerate(was)]
        return write(cells, style([self._lines[at]]))

    def _kept(
        self, before: Line, after: Line, at: int, there: dict[int | None, int | None], column: int, old: int | None
    ) -> str:
        here = self._lines[at]
        now = after.cells[column].raw if column < len(after.cells) else ""
        other = there.get(old) if old is not None else None
        if old is None or other is None or old >= len(before.cells) or other >= len(here.cells):
            return self._cell(after, column)[0].text
        was, own = before.cells[old].raw, here.cells[other].raw
        if same(was, now):
            return own
        if (written := self._written(at, other)) is not None:
            if clash((was, written), (now, own), self._renderer):
                self._leave(
                    after, self._head(after, column), now, "it has changed here as well, and says something else"
                )
            return own
        made = self._patched(was, now, own, self._head(after, column))
        if made is None:
            self._leave(after, self._head(after, column), now, "its words have changed")
        return own if made is None else made.text

    # ---- what came --------------------------------------------------------------------------------------------------

    def _runs(self) -> Iterator[list[int]]:
        """Yield the new and moved lines that stand one after the other, those of a table that was there apart."""
        run: list[int] = []
        for new in sorted(self._fresh):
            if run and (new != run[-1] + 1 or self._known_table(new) != self._known_table(run[-1])):
                yield run
                run = []
            run.append(new)
        if run:
            yield run

    def _lacking(self, run: Sequence[int]) -> list[int]:
        """Return what the translation has not got already of a run; empty lines belong to what they stand beside."""
        if not self._here.done:
            return list(run)
        rest = [new for new in run if new not in self._here.done]
        silent = all(self._new[new].kind in ("blank", "delimiter") for new in rest)
        return [] if silent and len(rest) < len(run) else rest

    def _known_table(self, new: int) -> int | None:
        """Return the number of the table a line stands in, where the table was there before."""
        line = self._new[new]
        is_known = line.kind == "row" and line.table in self._was_table
        header = next((n for n, other in enumerate(self._new) if other.table == line.table), None) if is_known else None
        return line.table if header is not None and header not in self._fresh else None

    def _put_in(self, run: Sequence[int]) -> None:
        after = self._place(run)
        if after is None:
            for new in run:
                if self._new[new].kind not in ("blank", "delimiter"):
                    self._leave(self._new[new], "", self._new[new].text, "there is no place for it")
            return
        is_row = self._known_table(run[0]) is not None
        for new in run:
            line = self._new[new]
            key = ("row", new) if is_row else ("run", run[0])
            entry = EntryKey(key, subject(self._new[new if is_row else self._speaker(run)]))
            if new in self._pairs.moved:
                after = self._moved(entry, new, after)
            elif line.kind in ("row", "header"):
                self._new_row(entry, line, after)
            else:
                made = self._new_line(line)
                if made is not None:
                    self._draft.insert(entry, after, line.kind, made)
                elif line.text not in self._here.lists:
                    self._draft.drop(key)
                    return

    def _speaker(self, run: Sequence[int]) -> int:
        """Return the line that names a run: its first heading, or the first that says something."""
        return next(
            (n for n in run if self._new[n].kind == "heading"),
            next((n for n in run if self._new[n].kind not in ("blank", "anchor", "html")), run[0]),
        )

    def _moved(self, entry: EntryKey, new: int, after: int) -> int:
        """Move a line; return the one behind which the next of its run goes: behind what somebody has moved already."""
        old = self._pairs.moved[new]
        at = self._across.partner(old)
        if at is None:
            if not same(self._old[old].text, self._new[new].text):
                self._gone_here(old, new)
            return after
        if self._across.has_moved(at):
            is_beside = self._lines[at].table >= 0 and self._lines[at].table == self._lines[after].table
            return at if is_beside else after
        here = self._lines[at]
        text = here.text
        if not same(self._old[old].text, self._new[new].text):
            text = self._moved_text(self._old[old], self._new[new], at)
        way = Rendered(text, "moved", f"line {here.number}")
        self._draft.remove(entry, at, way)
        self._draft.insert(entry, after, here.kind, way)
        return after

    def _moved_text(self, before: Line, after: Line, at: int) -> str:
        here = self._lines[at]
        if after.kind not in ("row", "header"):
            made = self._line(before, after, here)
            return here.text if made is None else made.text
        return self._row_text(before, after, at, repaired(before, after) or range(len(after.cells)))

    def _new_row(self, entry: EntryKey, line: Line, after: int) -> None:
        table = self._was_table.get(line.table) if line.table not in self._shaped else None
        there = self._across.tables.get(table) if table is not None else None
        width = len(line.cells)
        order: Sequence[int | None] = range(width)
        if table is not None and there is not None:
            mapped = {own: source for source, own in self._across.columns[table] if own is not None}
            width = max(mapped, default=-1) + 1
            order = [mapped.get(own) for own in range(width)]
        cells, way, evidence = [], "copied", ""
        for source in order:
            if source is None or source >= len(line.cells):
                cells.append("")
                continue
            made, is_open = self._cell(line, source)
            if is_open and not self._here.mark:
                self._draft.drop(entry.key)
                return
            cells.append(made.text)
            if made.way != "copied":
                way, evidence = made.way, made.evidence
        near = [self._lines[n] for n in range(after, max(after - 40, -1), -1) if self._lines[n].kind == "row"]
        rows = [one for one in near if there is None or one.table == there] or [line]
        text = write(cells, style(rows))
        self._draft.insert(entry, after, line.kind, Rendered(text, way, evidence), len(cells))  # type: ignore[arg-type]

    def _cell(self, line: Line, column: int) -> tuple[Rendered, bool]:
        """Return a new cell, and whether it is left open."""
        raw = line.cells[column].raw if column < len(line.cells) else ""
        head = self._head(line, column)
        made = self._renderer.render(raw, head)
        if made is not None:
            return made, False
        self._leave(line, head, raw, "nobody knows its words")
        return self._marked_open(raw), True

    def _new_line(self, line: Line) -> Rendered | None:
        """Return a new line outside of tables; None where it is left out."""
        if line.kind in ("blank", "delimiter", "anchor", "code"):
            return Rendered(line.text, "copied")
        if line.text in self._here.lists:
            return self._list("", line, "")
        lead, body = parted(self._renderer.labelled(line.text))
        made = self._renderer.render(body, line.kind)
        if made is not None:
            return made._replace(text=lead + made.text)
        self._leave(line, "", body, "nobody knows its words")
        return self._marked_open(line.text.rstrip()) if self._here.mark else None

    def _marked_open(self, text: str) -> Rendered:
        """Return the source's text with the mark: its addresses are this file's, only its words are the source's."""
        return Rendered(f"{self._renderer.adapted(text)} {self._here.mark}", "left")

    # ---- where ------------------------------------------------------------------------------------------------------

    def _place(self, run: Sequence[int]) -> int | None:
        """Return behind which line of the translation a run goes (-1: at the head); None where nobody can tell."""
        table = self._known_table(run[0])
        if table is not None:
            return self._row_place(run[0])
        before = next(((n, at) for n in range(run[0] - 1, -1, -1) if (at := self._now(n)) is not None), None)
        behind = next(((n, at) for n in range(run[-1] + 1, len(self._new)) if (at := self._now(n)) is not None), None)
        if before is None and behind is None:
            return None
        gap_before = run[0] - before[0] if before is not None else len(self._new)
        gap_behind = behind[0] - run[-1] if behind is not None else len(self._new)
        if before is not None and gap_before <= gap_behind:
            follows = behind is not None and behind[0] == run[-1] + 1 and behind[1] == before[1] + 1
            return before[1] if follows else self._past_table(before[1])
        return behind[1] - 1 if behind is not None else None

    def _past_table(self, at: int) -> int:
        """Return the last line of the table that ``at`` stands in: what is no row of it goes behind it."""
        table = self._lines[at].table
        while table >= 0 and at + 1 < len(self._lines) and self._lines[at + 1].table == table:
            at += 1
        return at

    def _row_place(self, new: int) -> int | None:
        table = self._across.tables.get(self._was_table[self._new[new].table])
        for n in range(new - 1, -1, -1):
            if self._new[n].table != self._new[new].table:
                break
            at = self._now(n)
            if at is not None and self._lines[at].table == table:
                return at + (self._lines[at].kind == "header")
        return None

    def _now(self, new: int) -> int | None:
        """Return the translation's line for a line of the source that was there before and has not moved."""
        if new in self._fresh:
            return None
        old = self._pairs.old(new)
        return self._across.partner(old) if old is not None else None

    def _leave(self, line: Line, column: str, text: str, reason: str) -> None:
        self._left.append(Left(self._here.language, subject(line), column, text, reason))
        if line.table >= 0:
            self._open.add(("table", line.table))


def repaired(before: Line, after: Line) -> tuple[int | None, ...] | None:
    """Return which old cell each cell of a row was that got or lost some; None where their number is the same."""
    if len(before.cells) == len(after.cells):
        return None
    a, b = [normal(cell.raw) for cell in before.cells], [normal(cell.raw) for cell in after.cells]
    found: list[int | None] = [None] * len(b)
    for i, j, size in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
        found[j : j + size] = range(i, i + size)
    return tuple(found)


def subject(line: Line) -> str:
    """Return what to call the entry that a line is."""
    if line.cells:
        return next((" ".join(cell.inline.plain.split()) for cell in line.cells if cell.inline.plain.strip()), "")
    return " ".join(parted(line.text)[1].split())[:60]


def heads(line: Line) -> tuple[str, ...]:
    """Return the headers of a table, by which memory knows its columns."""
    return tuple(" ".join(cell.inline.plain.split()) for cell in line.cells)


def _indent(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def parted(text: str) -> tuple[str, str]:
    """Return what a line begins with (the signs of a heading, an item, a quote, a footnote), and the rest."""
    match = _PREFIX.match(text)
    end = match.end() if match else 0
    return text[:end], text[end:]
