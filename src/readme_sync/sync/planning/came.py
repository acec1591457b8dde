"""Lines that came new into the source, or moved: in runs, each at its place in the translation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import groupby

from readme_sync.sync.draft import EntryKey
from readme_sync.sync.lines import Line
from readme_sync.sync.planning.already import REASON as HERE
from readme_sync.sync.planning.already import SAID, ahead, has_code_of, is_listed, is_translated_back
from readme_sync.sync.planning.both_changed import BothChanged
from readme_sync.sync.planning.broken_tables import REASON as BROKEN
from readme_sync.sync.planning.cells import Cells
from readme_sync.sync.planning.changed import Changed
from readme_sync.sync.planning.code_blocks import REASON, CodeBlocks
from readme_sync.sync.planning.entries import repaired, subject
from readme_sync.sync.planning.gone import Gone
from readme_sync.sync.planning.new_lines import NewLines
from readme_sync.sync.planning.parting import parted_by
from readme_sync.sync.planning.places import Places
from readme_sync.sync.planning.sections import leaves_behind, says_something
from readme_sync.sync.planning.task import Task
from readme_sync.sync.planning.waiting import REASON as WAITS
from readme_sync.sync.planning.waiting import Waiting
from readme_sync.sync.render import Rendered
from readme_sync.sync.table_rows import style, write
from readme_sync.sync.tokens import same

_ENDS = ((0, -1), (-1, 1))  # of a run, and by how many lines what is beside it stands away
_UNKNOWN = "nobody knows its words"
_TOGETHER = "it has moved, and what stands for it here may say more"


class Came:
    """Plans the lines that came or moved."""

    def __init__(self, task: Task, cells: Cells, both: BothChanged, changed: Changed, blocks: CodeBlocks) -> None:
        """Take the task, and who plans the rest of it."""
        self._task, self._cells, self._both, self._changed, self._blocks = task, cells, both, changed, blocks
        self._places = Places(task)
        self._gone = Gone(task, self._places.fresh)
        self._lines = NewLines(task, cells, changed)
        self._waits = Waiting(task)
        self._unclaimed = self._fresh()
        self.keys: dict[int, EntryKey] = {}  # of the source's old lines that have moved: what takes them along
        self.replaced: dict[int, EntryKey | None] = {}  # of its lines that became others: what puts those in, if any

    def runs(self) -> Iterator[list[int]]:
        """Yield the new and moved lines that stand one after the other, those of a table that was there apart."""
        run: list[int] = []
        for new in sorted(self._places.fresh):
            if run and (new != run[-1] + 1 or self._places.known_table(new) != self._places.known_table(run[-1])):
                yield run
                run = []
            run.append(new)
        if run:
            yield run

    def lacking(self, run: Sequence[int]) -> Iterator[list[int]]:
        """Yield what the translation has not got already of a run; empty lines belong to what they stand beside."""
        done = self._task.here.done
        if done.isdisjoint(run):
            yield list(run)
            return
        for is_there, part in groupby(run, key=done.__contains__):
            rest = list(part)
            if not is_there and any(self._task.new[new].kind not in ("blank", "delimiter") for new in rest):
                yield rest

    def put_in(self, run: Sequence[int]) -> None:
        """Plan the lines of a run at their place."""
        came = [n for n in run if self._task.new[n].kind == "heading" and n not in self._task.pairs.moved]
        formers = {new: former for new in came if (former := self._gone.former(new)) is not None}
        goes = self._gone.texts_before(run)
        self.replaced.update(dict.fromkeys((*formers.values(), *goes)))
        after = self._in_place_of(run, self._places.of(run))
        reason = self._reason_to_stay(run)
        if reason is not None or is_listed(self._task, run):
            self._stay(run if reason is not None else (), reason or "")
            return
        if after is None or any(leaves_behind(self._task, new, run) for new in run):
            self._stay(run, "there is no place for it" if after is None else _TOGETHER)
            return
        if all(self._task.new[new].kind == "blank" for new in run) and any(
            0 <= at < len(self._task.lines) and self._task.lines[at].kind == "blank" for at in (after, after + 1)
        ):
            return  # an empty line beside another says nothing, and no second run would find it
        is_row = self._places.known_table(run[0]) is not None
        there = self._there(run)
        had = {n: at for n in run if (at := ahead(self._task, n, after, lambda: self._shared)) is not None}
        kept = {new for new, old in formers.items() if self._was_ours(new, old)}
        made = {} if is_row else self._new_lines([n for n in run if n not in had and n not in kept])
        if any(text is not None and text.way == "left" for text in made.values()) and self._gone.is_renamed(run):
            self._stay(run, _UNKNOWN)
            return
        idle = self._idle(run, made, there.union(had))
        for new in idle.intersection(formers):
            del self.replaced[formers[new]]
        idle |= kept | {new for new, old in formers.items() if self._stays(new, old, made.get(new))}
        waiting = self._waiting(run, made, idle)
        order = run if is_row else self._turned(run, after)
        ends = [not is_row and run[end] not in idle | waiting and self._is_empty(run[end] + by) for end, by in _ENDS]
        self._task.draft.part(("run", run[0]), before=ends[0], behind=ends[1])
        for new in (n for n in order if n not in waiting):
            line = self._task.new[new]
            key = ("row", new) if is_row else ("run", run[0])
            entry = EntryKey(key, subject(self._task.new[new if is_row else self._speaker(run)]))
            if new in there:
                self._changed_there(new)
            elif new in self._task.pairs.moved:
                after = self._moved(entry, new, after)
            elif new in idle:
                after += had.get(new) == after + 1
            elif line.kind in ("row", "header"):
                self._new_row(entry, line, after)
            elif not self._put_text(
                entry, new, after, made.get(new), [*goes, *([formers[new]] if new in formers else [])]
            ):
                return

    def _put_text(self, entry: EntryKey, new: int, after: int, text: Rendered | None, goes: Sequence[int]) -> bool:
        """Put in a line that is in no table, and for which others go; False: it is left out, and its run with it."""
        line = self._task.new[new]
        if text is not None:
            self._task.draft.insert(entry, after, line.kind, text)
            self.replaced.update(dict.fromkeys(goes, entry))
        elif line.text not in self._task.here.lists:
            self._task.draft.drop(entry.key)
            self._drop(entry.key)
            return False
        return True

    def _is_empty(self, new: int) -> bool:
        return 0 <= new < len(self._task.new) and self._task.new[new].kind == "blank"

    def _reason_to_stay(self, run: Sequence[int]) -> str | None:
        """Return why a run that has a place is not put in; None where nothing is against it."""
        if not self._blocks.new.isdisjoint(run):
            return REASON
        if self._gone.breaks_table(run):
            return BROKEN
        if has_code_of(self._task, run):
            return HERE
        return SAID if is_translated_back(self._task, run, self._gone.texts_before(run)) else None

    def _in_place_of(self, run: Sequence[int], after: int | None) -> int | None:
        """Return the place of a run behind what the translation alone has before the lines that the run stands for.

        Readers of another script have their list within an element of its own, say.
        """
        if after is None or self._places.known_table(run[0]) is not None:
            return after
        if all(self._task.new[new].kind == "code" for new in run):
            return self._where_code_stood(run, after)
        gone = (self._task.across.partner(old) for old in self._gone.texts_before(run))
        first = min((at for at in gone if at is not None), default=-1)
        between = range(after + 1, first)
        if all(self._task.lines[n].kind == "blank" or n in self._shared for n in between):
            return after
        return after if any(n in self._shared for n in between) else first - 1

    def _where_code_stood(self, run: Sequence[int], after: int) -> int:
        """Return the place of lines of code before those that have gone there, which say the same in every language.

        The fences around them are no sign: there may be more blocks here than in the source.
        """
        task = self._task
        gone = ((old, task.across.partner(old)) for old in self._gone.around(run[0])[1] if task.old[old].kind == "code")
        known = [at for old, at in gone if at is not None and task.lines[at].text == task.old[old].text]
        return known[0] - 1 if known else after

    @cached_property
    def _shared(self) -> frozenset[int]:
        """The translation's lines that stand for some line of the source, but for empty ones."""
        found = (self._task.across.partner(old) for old in range(len(self._task.old)))
        return frozenset(at for at in found if at is not None and self._task.lines[at].kind != "blank")

    def _idle(self, run: Sequence[int], made: Mapping[int, Rendered | None], there: Set[int]) -> set[int]:
        """Return the lines of a run that are not put in: they are there, or cannot be, or part what is not put in.

        Args:
            run: the lines.
            made: those of them in no table, as they are here.
            there: those that stand at their place already.
        """
        lists = self._task.here.lists
        idle = {new for new in run if self._is_idle(new) or (new in made and self._is_there(made[new]))}
        idle |= there | {new for new, text in made.items() if text is None and self._task.new[new].text in lists}
        idle |= {new for new in run if self._task.new[new].kind == "delimiter" and new - 1 in idle}
        return idle | {n for n, texts in parted_by(run, self._task.new).items() if texts and idle.issuperset(texts)}

    def _waiting(self, run: Sequence[int], made: Mapping[int, Rendered | None], idle: Set[int]) -> set[int]:
        """Return the lines of a run that wait until their heading is translated, with what parts them; tell of them."""
        waiting = self._waits.of(run, made, idle)
        if waiting:
            self._stay(sorted(waiting.intersection(self._task.pairs.moved)), WAITS)
            still = waiting | idle
            waiting |= {n for n, texts in parted_by(run, self._task.new).items() if texts and still.issuperset(texts)}
        return waiting

    def _there(self, run: Sequence[int]) -> set[int]:
        """Return the lines of a run, of which all have moved, that stand at their place in the translation already."""
        moved = self._task.pairs.moved
        if any(new not in moved and self._task.new[new].kind != "blank" for new in run):
            return set()
        places = ((new, self._task.across.partner(moved[new])) for new in run if new in moved)
        return {new for new, at in places if at is not None and self._places.is_there(new, at)}

    def _changed_there(self, new: int) -> None:
        """Plan what changed in a line that stands at its place already."""
        old = self._task.pairs.moved[new]
        if not same(self._task.old[old].text, self._task.new[new].text):
            self._changed.plan(old, new)

    def _turned(self, run: Sequence[int], after: int) -> Sequence[int]:
        """Return a run with the empty line that parts it from others at the end where the translation has none."""
        empty = [0 <= at < len(self._task.lines) and self._task.lines[at].kind == "blank" for at in (after, after + 1)]
        if empty == [True, False] and self._task.new[run[0]].kind == "blank":
            return [*run[1:], run[0]]
        if empty == [False, True] and after >= 0 and self._task.new[run[-1]].kind == "blank":
            return [run[-1], *run[:-1]]
        return run

    def _drop(self, key: Hashable) -> None:
        """Leave where it stands what a run that is left out would have taken along."""
        self.keys = {old: entry for old, entry in self.keys.items() if entry.key != key}
        self.replaced = {
            old: None if entry is not None and entry.key == key else entry for old, entry in self.replaced.items()
        }

    def _new_lines(self, run: Sequence[int]) -> dict[int, Rendered | None]:
        """Return the lines of a run that are in no table, as they are here; up to the first that is left out."""
        found: dict[int, Rendered | None] = {}
        for new in run:
            line = self._task.new[new]
            if new not in self._task.pairs.moved and line.kind not in ("row", "header"):
                found[new] = self._lines.line(line, new)
                if found[new] is None and line.text not in self._task.here.lists:
                    break
        return found

    def _is_idle(self, new: int) -> bool:
        """Tell whether a line has moved that the translation has not got, or that somebody has moved here already."""
        if self._task.new[new].kind == "heading" and self._is_lacking(new):
            return True
        old = self._task.pairs.moved.get(new)
        at = None if old is None else self._task.across.partner(old)
        return old is not None and (at is None or self._task.across.has_moved(at) or self._task.is_more(old, at))

    def _stay(self, run: Sequence[int], reason: str) -> None:
        """Leave a run to a person, as one thing: its first line is named."""
        lines = [
            self._task.new[n] for n in run if self._task.new[n].kind != "delimiter" and self._task.new[n].text.strip()
        ]
        more = len(lines) - 1
        for line in lines[:1]:
            behind = f" (with {more} line{'s' * (more != 1)} behind it)" if more else ""
            self._task.leave(line, "", line.text, reason + behind)

    def _is_lacking(self, new: int) -> bool:
        """Tell whether a heading is another one now, and the translation never had it."""
        former = self._gone.former(new)
        return former is not None and self._task.across.partner(former) is None

    def _stays(self, new: int, old: int, made: Rendered | None) -> bool:
        """Tell whether a heading keeps its last translation: nobody knows its new words, and its text has stayed."""
        return made is not None and made.way == "left" and self._has_its_text(new, old)

    def _was_ours(self, new: int, old: int) -> bool:
        """Tell whether the source had a heading in the translation's language, and has it now in its own."""
        renderer, titles = self._task.renderer, (self._task.old[old].text, self._task.new[new].text)
        return renderer.is_ours(titles[0]) and not renderer.is_ours(titles[1]) and self._has_its_text(new, old)

    def _has_its_text(self, new: int, old: int) -> bool:
        """Tell whether the text below a heading is the one that stood below the former heading."""
        lines, was = self._task.new, self._task.old
        below = next((n for n in range(new + 1, len(lines)) if says_something(lines, n)), None)
        own = next((n for n in range(old + 1, len(was)) if says_something(was, n)), None)
        return below is not None and own is not None and self._task.pairs.old(below) == own

    def _fresh(self) -> Counter[str]:
        """Return the texts that came into the translation since the base, but for those that stand for a new one.

        Of a wrapped text each line is one: the source may have it as two.
        """
        today = self._task.here.today
        known = {today(new) for new in self._task.here.done} if today is not None else set()
        lines = [(at, self._task.lines[at].text) for at in self._task.across.fresh]
        wrapped = (part for _, text in lines if "\n" in text for part in text.split("\n"))
        return Counter((*(text for at, text in lines if at not in known), *wrapped))

    def _is_there(self, made: Rendered | None) -> bool:
        """Tell whether a new text has come into the translation already, where nobody can tell what it stands for."""
        is_there = made is not None and bool(made.text.strip()) and self._unclaimed[made.text] > 0
        if made is not None and is_there:
            self._unclaimed[made.text] -= 1
        return is_there

    def _speaker(self, run: Sequence[int]) -> int:
        """Return the line that names a run: its first heading, or the first that says something."""
        return next(
            (n for n in run if self._task.new[n].kind == "heading"),
            next((n for n in run if self._task.new[n].kind not in ("blank", "anchor", "html")), run[0]),
        )

    def _moved(self, entry: EntryKey, new: int, after: int) -> int:
        """Move a line; return the one behind which the next of its run goes: behind what somebody has moved already."""
        old = self._task.pairs.moved[new]
        at = self._task.across.partner(old)
        if at is None:
            if not same(self._task.old[old].text, self._task.new[new].text):
                self._both.gone_here(old, new)
            elif self._task.is_joined(old):
                self._task.leave(self._task.new[new], "", self._task.new[new].text, _TOGETHER)
            return after
        if self._task.across.has_moved(at):
            self._see_to_place(new, at)
            if not same(self._task.old[old].text, self._task.new[new].text):
                self._changed.plan(old, new)
            is_beside = self._task.lines[at].table >= 0 and self._task.lines[at].table == self._task.lines[after].table
            return at if is_beside else after
        if self._task.is_more(old, at):
            self._task.leave(self._task.new[new], "", self._task.new[new].text, _TOGETHER)
            return after
        self._see_to_place(new, after + 1)
        here = self._task.lines[at]
        text = here.text
        if not same(self._task.old[old].text, self._task.new[new].text):
            text = self._moved_text(self._task.old[old], self._task.new[new], at)
        way = Rendered(text, "moved", f"line {here.number}")
        self.keys[old] = entry
        self._task.draft.remove(entry, at, way)
        self._task.draft.insert(entry, after, here.kind, way)
        return after

    def _see_to_place(self, new: int, place: int) -> None:
        """Leave a moved row to a person where it would not come to stand as it stands in the source."""
        if not self._places.is_right(new, place):
            line = self._task.new[new]
            self._task.leave(line, "", line.text, "it has moved, and rows have moved here as well")

    def _moved_text(self, before: Line, after: Line, at: int) -> str:
        here = self._task.lines[at]
        if after.table >= 0 and before.table >= 0 and self._changed.copies.has(before.table, after.table):
            return self._changed.copies.line(after)
        if not (after.cells and before.cells):
            made = self._changed.line(before, after, here)
            return here.text if made is None else made.text
        return self._cells.row(before, after, at, repaired(before, after) or range(len(after.cells)))

    def _new_row(self, entry: EntryKey, line: Line, after: int) -> None:
        table = self._places.was_table.get(line.table) if line.table not in self._task.shaped else None
        there = self._task.across.tables.get(table) if table is not None else None
        was = self._places.was_table.get(line.table)
        if was is not None and self._changed.copies.has(was, line.table):
            copy = Rendered(self._changed.copies.line(line), "copied")
            if not self._is_there(copy):
                self._task.draft.insert(entry, after, line.kind, copy, len(line.cells))
            return
        width = len(line.cells)
        order: Sequence[int | None] = range(width)
        if table is not None and there is not None:
            mapped = {own: source for source, own in self._task.across.columns[table] if own is not None}
            width = max(mapped, default=-1) + 1
            order = [mapped.get(own) for own in range(width)]
            while len(order) > 1 and order[-1] is not None and order[-1] >= len(line.cells):
                order.pop()  # a row that is short in the source is so here
        cells, way, evidence = [], "copied", ""
        for source in order:
            if source is None or source >= len(line.cells):
                cells.append("")
                continue
            made, is_open = self._cells.new(line, source)
            if is_open and not self._task.here.mark:
                self._task.draft.drop(entry.key)
                return
            cells.append(made.text)
            if made.way != "copied":
                way, evidence = made.way, made.evidence
        near = [self._task.lines[n] for n in range(after, max(after - 40, -1), -1) if self._task.lines[n].kind == "row"]
        rows = [one for one in near if there is None or one.table == there] or [line]
        how = style(rows)
        text = write(cells, how, self._cells.in_width(cells, rows if there is not None else (), how))
        row = Rendered(text, way, evidence)  # type: ignore[arg-type]
        if not self._is_there(row):
            self._task.draft.insert(entry, after, line.kind, row, len(cells))
