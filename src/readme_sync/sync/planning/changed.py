"""Lines that changed in the source: what changed in each is changed in the translation's."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence

from readme_sync.sync.draft import EntryKey
from readme_sync.sync.language_lists import beside
from readme_sync.sync.lines import Line
from readme_sync.sync.pairs import label, name
from readme_sync.sync.patching.patch import patch, set_right
from readme_sync.sync.patching.ways import by_numbers, by_versions
from readme_sync.sync.planning.both_changed import BothChanged
from readme_sync.sync.planning.cells import Cells
from readme_sync.sync.planning.code_blocks import REASON, CodeBlocks
from readme_sync.sync.planning.copies import Copies
from readme_sync.sync.planning.entries import TABLE, indent, led, parted, repaired, subject
from readme_sync.sync.planning.labels import Renamed
from readme_sync.sync.planning.sections import may_have
from readme_sync.sync.planning.task import Task
from readme_sync.sync.render import Rendered
from readme_sync.sync.table_rows import redrawn, sides
from readme_sync.sync.tokens import same
from readme_sync.sync.words import shown

_ANOTHER = "its row is about something else now, and nobody knows its name"
_PROSE = ("text", "item")
_WORDS = re.compile(r"[^\W\d_]{3}")
_ADDRESS = re.compile(r"\]\(([^()\s]+)")
_LINK = re.compile(r"\]\([^()\s]|https?://|<a\s")


def _leads(text: str) -> frozenset[str]:
    """Return where the links of a text lead."""
    return frozenset(_ADDRESS.findall(text))


class Changed:
    """Plans the lines that changed."""

    def __init__(self, task: Task, cells: Cells, both: BothChanged, blocks: CodeBlocks) -> None:
        """Take the task, and who knows its cells, what was changed here as well, and code that is other code here."""
        self._task, self._cells, self._both, self._blocks = task, cells, both, blocks
        self.copies = Copies(task)
        self.kept_back: set[Hashable] = set()  # groups that would take away what somebody has written
        self.renamed: dict[str, Renamed] = {}  # the translation's footnotes that get another label

    def plan(self, old: int, new: int) -> None:
        """Plan line ``old`` of the source, which is line ``new`` now."""
        at = self._task.across.partner(old)
        before, after = self._task.old[old], self._task.new[new]
        if at is None or after.kind == "blank":
            if at is None:
                self._both.gone_here(old, new)
                if new in self._blocks.lacking:
                    self._task.leave(after, "", after.text, REASON)
                elif self._task.across.gone(old) is None and (
                    self._task.still_has(before, after)
                    or (
                        not same(before.text, after.text)
                        and (self._task.across.whole(old) or may_have(self._task, old))
                    )
                ):
                    self._task.leave(after, "", after.text, "it has changed, and where it stands here is not plain")
            return
        if new in self._task.broken and before.kind in TABLE:
            return  # it is told of where its header came
        if new in self._blocks.new:
            self._task.leave(after, "", after.text, REASON)
            return
        former = self._task.across.former(at)
        if former is not None and self._task.here.today is not None and self._task.here.today(new) not in (at, None):
            return  # that line has become another entry's, and this one has a line of its own already
        if former is not None and (after.kind not in TABLE or len(former.cells) != len(self._task.lines[at].cells)):
            self._both.whole_lines(before, after, former, self._task.lines[at])
            return
        if after.kind in TABLE and before.kind in TABLE:
            self._table_line(before, after, at)
        else:
            text, entry = self.line(before, after, self._task.lines[at]), EntryKey(new, subject(after))
            if text is not None:
                self._task.draft.change(entry, self._task.lines[at].span, text)
                self._note(before, after, self._task.lines[at], entry)

    def _table_line(self, before: Line, after: Line, at: int) -> None:
        """Plan a line of a table: as the source has it where this table is its own, else what changed in it."""
        here, is_shaped = self._task.lines[at], after.table in self._task.shaped
        if self._task.across.former(at) is None and self.copies.has(before.table, after.table):
            entry = EntryKey(("table", after.table) if is_shaped else ("copy", id(after)), subject(after))
            self._task.draft.change(
                entry, here.span, Rendered(self.copies.line(after), "copied"), len(after.cells) or None
            )
        elif is_shaped:
            self._reshaped(before, after, at, self._task.shaped[after.table])
        elif after.kind == "delimiter":
            if here.text.strip() == before.text.strip() and sides(before.text) != sides(after.text):
                self._task.draft.change(EntryKey(id(after), ""), here.span, Rendered(after.text, "copied"))
        elif after.cells and before.cells:
            self._row(before, after, at)

    def _note(self, before: Line, after: Line, here: Line, entry: EntryKey) -> None:
        """Remember a footnote of the source that has another label now, and that had the same one here."""
        was, now = label(before), label(after)
        if after.kind == "footnote" and was is not None and now is not None and was != now and label(here) == was:
            self.renamed[was] = Renamed(now, entry)

    def _row(self, before: Line, after: Line, at: int) -> None:
        """Change the cells of a row that changed, each for itself: what one cell says hangs on no other.

        Where the row has another name now, they hang on that.
        """
        here = self._task.lines[at]
        if (order := repaired(before, after)) is not None:
            entry = EntryKey(("row", after.span.start), subject(after))
            row = Rendered(self._cells.row(before, after, at, order), "copied")
            self._task.draft.change(entry, here.span, row, len(order))
            return
        is_another = name(before) != name(after)
        if is_another and self._is_unknown(before, after, at):
            self._task.leave(after, self._task.head(after, 0), after.cells[0].raw, _ANOTHER)
            return
        for column, other in self._task.columns(before):
            if column is None or other is None or column >= min(len(before.cells), len(after.cells)):
                continue
            was, now = before.cells[column].raw, after.cells[column].raw
            if same(was, now) or other >= len(here.cells):
                continue
            head = self._task.head(after, column)
            if (written := self._cells.written(at, other)) is not None:
                self._both.texts((was, written), (now, here.cells[other].raw), after, head, here.cells[other].span)
                continue
            made = self._cells.patched(was, now, here.cells[other].raw, head)
            if made is None:
                self._task.leave(after, head, now, "its words have changed")
            else:
                part = -1 if is_another else column
                self._cells.put(EntryKey((id(after), part), subject(after)), here, other, made)

    def _is_unknown(self, before: Line, after: Line, at: int) -> bool:
        """Tell whether a row is about something else now, which leads elsewhere and whose name nobody can tell.

        The rest of it would stand beside the name of what it was about.
        """
        other = dict(self._task.columns(before)).get(0)
        here = self._task.lines[at]
        if other is None or other >= len(here.cells) or self._cells.written(at, other) is not None:
            return False
        was, now = (_leads(line.cells[0].raw) for line in (before, after))
        if not was or not now or not was.isdisjoint(now):
            return False
        texts = before.cells[0].raw, after.cells[0].raw, here.cells[other].raw
        return self._cells.patched(*texts, self._task.head(after, 0)) is None

    def set_right(self, old: int, new: int) -> None:
        """Copy the cells without words whose facts a translation has otherwise, though no word in them is its own."""
        at = self._task.across.partner(old)
        if at is None:
            return
        line, here = self._task.new[new], self._task.lines[at]
        for column, other in self._task.columns(self._task.old[old]):
            if column is None or other is None or column >= len(line.cells) or other >= len(here.cells):
                continue
            made = set_right(
                line.cells[column].raw, here.cells[other].raw, self._task.head(line, column), self._task.renderer
            )
            if made is not None:
                self._cells.put(EntryKey(("older", new, column), subject(line)), here, other, made)

    def line(self, before: Line, after: Line, here: Line) -> Rendered | None:
        """Return a line outside of tables as it has to be, or None where it stays."""
        if same(before.text, after.text) and indent(before.text) == indent(after.text):
            return None
        if after.text in self._task.here.lists:
            return self.list_of_languages(before.text, after, here.text)
        (first, was), (lead, now), (own, is_now) = map(parted, (before.text, after.text, here.text))
        made: Rendered | None
        if after.kind in _PROSE and _LINK.search(was) and _LINK.search(now) and not _LINK.search(is_now):
            counted = by_versions(was, now, is_now) or by_numbers(was, now, is_now)
            if counted is None:
                self._task.leave(after, "", now, "it has changed, and what stands for it here has no link of it")
                return None
            made = Rendered(counted, "copied")
        elif same(now, is_now) or same(was, now):
            made = Rendered(is_now, "copied")
        elif after.kind == "definition" and same(self._task.renderer.adapted(before.text), here.text):
            made = Rendered(self._task.renderer.adapted(now), "copied")
        elif after.kind == "anchor" or (after.kind == "code" and same(was, is_now)):
            made = Rendered(now, "copied")
        elif after.kind == "code":
            made = None
        else:
            made = patch(was, now, is_now, after.kind, self._task.renderer)
            if made is not None and self._overwrites(is_now, made):
                made = None
        if made is None:
            self._task.leave(after, "", now, "its words have changed")
            return None
        lead = led(first, lead, own)
        if was[len(was.rstrip()) :] == now[len(now.rstrip()) :]:  # a break at its end is its own affair
            made = made._replace(text=made.text.rstrip() + is_now[len(is_now.rstrip()) :])
        return made._replace(text=lead + made.text)

    def _overwrites(self, here: str, made: Rendered) -> bool:
        """Tell whether words in the readers' letters would become the source's, which nobody has translated."""
        renderer = self._task.renderer
        if made.way == "translated" or not renderer.is_ours(here) or renderer.is_ours(made.text):
            return False
        return bool(_WORDS.search(shown(made.text)))

    def list_of_languages(self, before: str, after: Line, here: str) -> Rendered | None:
        """Return a list of languages, if this one was what it has to be beside the source's as it was.

        A new one must say nothing but the languages, and an old one no other words beside them: they are the source's.
        """
        forms = self._task.here.lists[after.text]
        is_known = self._task.renderer.is_neutral(beside(after.text))
        if before:
            was = self._task.here.lists.get(before, ())
            forms = tuple(form for old, form in zip(was, forms, strict=False) if same(old, here))
            is_known = is_known or same(beside(before), beside(after.text))
        if forms and is_known:
            return Rendered(forms[0], "copied")
        self._task.leave(after, "", after.text, "each edition has its own list of languages")
        return None

    def _reshaped(self, before: Line, after: Line, at: int, was: Sequence[int | None]) -> None:
        """Write a row of a table whose columns changed again: old cells as they are, new ones found."""
        here = self._task.lines[at]
        entry = EntryKey(("table", after.table), subject(after))
        if after.kind == "delimiter":
            there = dict(self._task.columns(before))
            both = [(old, None if old is None else there.get(old)) for old in was]
            sizes = self._cells.new_widths(after, here, was)
            text = redrawn(before.text, after.text, here.text, both, sizes)
            self._task.draft.change(entry, here.span, Rendered(text, "copied"))
        else:
            stay = {dict(self._task.columns(before)).get(old) for old in was}
            former = self._task.across.former(at)
            said = {cell.raw for cell in former.cells} if former is not None else None
            if any(n not in stay and said is not None and cell.raw not in said for n, cell in enumerate(here.cells)):
                self._task.leave(after, "", after.text, "a column has gone from the source, and has changed here")
                self.kept_back.add(entry.key)
            text = self._cells.row(before, after, at, was)
            self._task.draft.change(entry, here.span, Rendered(text, "copied"), len(was))
