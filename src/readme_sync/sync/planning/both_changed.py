"""What the source and a translation have both changed since the base, and what has gone from one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from readme_sync.sync.draft import EntryKey
from readme_sync.sync.lines import Line
from readme_sync.sync.marks import is_marked, unmarked
from readme_sync.sync.pairs import has_gone_into
from readme_sync.sync.patching.both import clash, differ, merged
from readme_sync.sync.planning.code_blocks import CodeBlocks, code_blocks
from readme_sync.sync.planning.entries import parted, subject
from readme_sync.sync.planning.parting import parted_by
from readme_sync.sync.planning.sections import that_say_more
from readme_sync.sync.planning.task import GONE, TOGETHER, Task
from readme_sync.sync.planning.unlike import others, unlike
from readme_sync.sync.planning.wholes import Wholes
from readme_sync.text import Span


class BothChanged:
    """Sees to what somebody has changed in the translation as well."""

    def __init__(self, task: Task, blocks: CodeBlocks) -> None:
        """Take the task, and which code is other code here."""
        self._task, self._blocks = task, blocks

    def remove(self, moved: Mapping[int, EntryKey], replaced: Mapping[int, EntryKey | None]) -> None:
        """Take out what has gone from the source, but for what somebody has written here since.

        An empty line goes with the text that it parted from others, and stays where that stays.

        Args:
            moved: the source's old lines that are moved here, and which entry takes them along.
            replaced: its old headings that became others, and which entry puts those in: one goes with the other, and
                where none does, the old one stays.
        """
        today = self._task.here.today
        theirs = {today(new): new for new in self._task.here.done} if today is not None else {}
        for at, new in theirs.items():
            if at is not None and differ(self._task.new[new].text, self._task.lines[at].text, self._task.renderer):
                self._task.leave(
                    self._task.new[new], "", self._task.new[new].text, "it is new here as well, and says something else"
                )
        gone = {old: at for old in self._task.pairs.removed if (at := self._task.across.partner(old)) is not None}
        wholes = Wholes(self._task)
        gone |= self._left_open(gone) | wholes.unpaired()
        written = {old for old, at in gone.items() if at not in theirs and self._is_written(at)}
        held = {old for old, entry in replaced.items() if entry is None} | self._blocks.old | unlike(self._task)
        going = {
            old: replaced.get(old) or EntryKey(("gone", old), subject(self._task.old[old]))
            for old, at in gone.items()
            if old not in written and old not in held and at not in theirs
            if not self._task.is_more(old, at) and not wholes.ends_list(old)
        }
        joined = self._joined_to_left(going) | others(self._task, going, replaced)
        joined |= that_say_more(self._task, going.keys() - replaced.keys(), self._task.taken | frozenset(gone.values()))
        held |= joined
        for old in (*(joined & going.keys()), *self._heads_that_stay(going), *self._headings_of_others(going, moved)):
            del going[old]
        going |= self._whole(going)
        self._tell_of_others(gone, wholes)
        leaving = (*self._task.pairs.removed, *self._task.pairs.moved.values())
        parts = {**parted_by(leaving, self._task.old), **self._heads(frozenset(leaving))}
        for old, at in gone.items():
            line = self._task.old[old]
            if old in written:
                self._task.leave(line, "", line.text, "it has gone from the source, and has changed here")
                continue
            if old in held:
                continue
            if old not in going and at not in theirs:
                if line.kind != "blank":
                    self._task.leave(line, "", line.text, TOGETHER)
                continue
            texts = parts.get(old, ())
            if line.kind == "blank" and (at == len(self._task.lines) - 1 or (texts and not self._is_beside(at, texts))):
                continue  # that the last line has an ending stays as it is
            entries = [entry for text in texts if (entry := going.get(text) or moved.get(text)) is not None]
            if old in going and (entries or not texts) and not (line.kind == "blank" and written & {old - 1, old + 1}):
                self._task.draft.remove(entries[0] if entries else going[old], at, GONE)
        for old, rest in wholes.rests(going).items():
            for at in rest:
                self._task.draft.remove(going[old], at, GONE)

    def _left_open(self, gone: Mapping[int, int]) -> dict[int, int]:
        """Return the texts that went, with the one line here in which an earlier run has left each: it is nobody's."""
        task, taken = self._task, set(gone.values())
        marked = {at: unmarked(line.text).strip() for at, line in enumerate(task.lines) if is_marked(line.text)}
        if not marked:
            return {}
        counts = Counter(marked.values()) + Counter(task.renderer.adapted(line.text).strip() for line in task.old)
        free = {text: at for at, text in marked.items() if at not in taken and not task.lines[at].cells}
        texts = (
            (old, task.renderer.adapted(task.old[old].text).strip()) for old in task.pairs.removed if old not in gone
        )
        return {old: free[text] for old, text in texts if text in free and counts[text] == 2}  # once in each

    def _whole(self, going: Mapping[int, EntryKey]) -> dict[int, EntryKey]:
        """Return the lines that go with the heading above them, or in one block of code: all of it goes, or nothing."""
        own = {old: entry for old, entry in going.items() if entry.key == ("gone", old)}
        found: dict[int, EntryKey] = {}
        removed = sorted(self._task.pairs.removed)
        for block in code_blocks(self._task.old, removed):
            lines = [old for old in block if old in own]
            found.update(dict.fromkeys(lines, own[lines[0]]) if lines else {})
        head, last = -1, -1
        for old in removed:
            if self._task.old[old].kind == "heading":
                head = old
            elif old != last + 1:
                head = -1
            last = old
            if head in own and old in own:
                found[old] = own[head]
        return found

    def _heads_that_stay(self, going: Mapping[int, EntryKey]) -> list[int]:
        """Return the heads of tables that have rows which this translation alone has: without them they are none."""
        lines, at = self._task.lines, self._task.across.partner
        heads = [old for old in going if self._task.old[old].kind in ("header", "delimiter")]
        if not heads:
            return []
        known = {at(old) for old, line in enumerate(self._task.old) if line.kind == "row"}
        own = {line.table for n, line in enumerate(lines) if line.kind == "row" and n not in known}
        return [old for old in heads if (here := at(old)) is not None and lines[here].table in own]

    def _headings_of_others(self, going: Mapping[int, EntryKey], moved: Mapping[int, EntryKey]) -> Iterator[int]:
        """Yield the headings below which another one stays, that does not stand there in the source or goes from it."""
        lines, at = self._task.lines, self._task.across.partner
        leaving = {at(old) for old in (*going, *moved)}
        under = self._parents()
        held = {at(old) for old in self._task.pairs.removed} - leaving
        for old in going:
            here = at(old)
            if self._task.old[old].kind != "heading" or here is None or is_marked(lines[here].text):
                continue
            for n in range(here + 1, len(lines)):
                if lines[n].kind == "heading" and _depth(lines[n]) <= _depth(lines[here]):
                    break
                if lines[n].kind == "heading" and n not in leaving and (under.get(n) != old or n in held):
                    yield old
                    break

    def _parents(self) -> dict[int, int]:
        """Return below which heading of the source each of the translation's headings stands there."""
        found: dict[int, int] = {}
        above: list[tuple[int, int]] = []
        for old, line in enumerate(self._task.old):
            if line.kind != "heading":
                continue
            while above and above[-1][0] >= _depth(line):
                above.pop()
            here = self._task.across.partner(old)
            if here is not None and above:
                found[here] = above[-1][1]
            above.append((_depth(line), old))
        return found

    def _joined_to_left(self, going: Mapping[int, EntryKey]) -> set[int]:
        """Return the texts that the source has joined to one whose change is left to a person, and tell of them.

        Or to one that has no line of its own here. The translation says nowhere else what they say.
        """
        task = self._task
        open_ = [
            (task.old[old], task.new[new])
            for new, old in task.pairs.changed.items()
            if id(task.new[new]) in task.held or task.across.partner(old) is None
        ]
        open_ = [(was, now) for was, now in open_ if now.kind in ("text", "item")]
        lines = ((old, task.old[old]) for old in going if task.old[old].kind in ("text", "item"))
        found = {old for old, line in lines if any(has_gone_into(line, was, now) for was, now in open_)}
        for old in found:
            task.leave(task.old[old], "", task.old[old].text, "it has gone into another text, whose words have changed")
        return found

    def _tell_of_others(self, gone: Mapping[int, int], wholes: Wholes) -> None:
        """Leave what has gone from the source and stands here in other lines than its own."""
        for old in self._task.pairs.removed:
            line = self._task.old[old]
            if old in gone or line.kind == "blank" or wholes.are_known(old):
                continue
            if self._task.is_joined(old):
                self._task.leave(line, "", line.text, TOGETHER)
            elif self._task.still_has(line):
                self._task.leave(
                    line, "", line.text, "it has gone from the source, and where it stands here is not plain"
                )

    def _is_beside(self, at: int, texts: Sequence[int]) -> bool:
        """Tell whether the translation's line ``at`` stands beside one of the source's old ``texts`` here, too."""
        places = [self._task.across.partner(text) for text in texts]
        return any(place is not None and abs(place - at) == 1 for place in places)

    def _heads(self, leaving: frozenset[int]) -> dict[int, tuple[int, ...]]:
        """Return with which rows the head of a table goes that has gone or moved: without it they are no table."""
        removed, found = frozenset(self._task.pairs.removed), dict[int, tuple[int, ...]]()
        for at in removed:
            line = self._task.old[at]
            if line.kind == "delimiter" and at - 1 in leaving - removed:
                found[at] = (at - 1,)
            elif line.kind in ("header", "delimiter"):
                start = at + 1 + (line.kind == "header")
                rows = [n for n in range(start, len(self._task.old)) if self._task.old[n].table == line.table]
                if moved := tuple(n for n in rows if n in leaving - removed):
                    found[at] = moved
        return found

    def _is_written(self, at: int) -> bool:
        """Tell whether somebody has written something into a line; one that lost a column says what it said."""
        former, here = self._task.across.former(at), self._task.lines[at]
        if former is None or here.kind in ("blank", "delimiter"):
            return False
        return not here.cells or not {cell.raw for cell in here.cells} <= {"", *(cell.raw for cell in former.cells)}

    def texts(self, was: tuple[str, str], now: tuple[str, str], line: Line, column: str, span: Span) -> None:
        """See to a text that the source and this translation have changed: one may be in words, the other in facts."""
        if not clash(was, now, self._task.renderer):
            return
        made = merged(was, now, column or line.kind, self._task.renderer)
        if made is None:
            self._task.leave(line, column, now[0], "it has changed here as well, and says something else")
        else:
            self._task.draft.change(EntryKey((id(line), column), subject(line)), span, made)

    def whole_lines(self, before: Line, after: Line, former: Line, here: Line) -> None:
        """See to a line outside of tables that both have changed."""
        texts = [parted(line.text)[1] for line in (before, former, after, here)]
        span = Span(here.span.end - len(texts[3]), here.span.end)
        self.texts((texts[0], texts[1]), (texts[2], texts[3]), after, "", span)

    def gone_here(self, old: int, new: int) -> None:
        """See to a changed line that the translation has no longer, or has written anew."""
        former, line = self._task.across.gone(old), self._task.new[new]
        if former is None:
            return
        at = self._task.here.today(new) if self._task.here.today is not None else None
        if at is not None and at in self._task.across.fresh:
            self.whole_lines(self._task.old[old], line, former, self._task.lines[at])
        else:
            self._task.leave(line, "", line.text, "it has changed, and has gone here")


def _depth(heading: Line) -> int:
    text = heading.text.lstrip()
    return len(text) - len(text.lstrip("#")) or 1
