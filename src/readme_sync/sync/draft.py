"""The changes of one translation as they are being planned: lines replaced, taken out, put in; groups in the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence

from readme_sync.fix.edits import Change, Group
from readme_sync.markdown.document import Document
from readme_sync.sync.lines import Kind, Line
from readme_sync.sync.render import Rendered
from readme_sync.text import Span
from readme_sync.values import NamedTuple

_TABLE = ("header", "delimiter", "row")
_SWALLOWED = ("heading", "text", "item", "contents", "header", "footnote")  # what HTML before it takes in
_TAG = re.compile(r"\s*</?[A-Za-z]")
_ENDING = re.compile(r"\r?\n")


class EntryKey(NamedTuple):
    """What a change belongs to: those of one ``key`` are made together; ``subject`` is its name for a person."""

    key: Hashable
    subject: str


class Draft:
    """The planned changes of one file."""

    def __init__(self, document: Document, lines: Sequence[Line]) -> None:
        self._document, self.lines = document, lines
        self.newline = "\r\n" if "\r\n" in document.text else "\n"
        self._groups: dict[Hashable, tuple[str, list[Change]]] = {}
        self._removed: dict[int, Hashable] = {}
        self._inserted: dict[int, list[tuple[Kind, EntryKey]]] = {}
        self._parted: tuple[set[Hashable], set[Hashable]] = set(), set()  # before their first line, behind their last

    def part(self, key: Hashable, *, before: bool, behind: bool) -> None:
        """Remember that the source has an empty line before or behind what is put in under ``key``, and had it."""
        for is_parted, keys in zip((before, behind), self._parted, strict=True):
            if is_parted:
                keys.add(key)

    def groups(
        self, is_open: Callable[[Hashable, str], bool], has_gap: Callable[[Hashable], bool] = lambda _: False
    ) -> tuple[Group, ...]:
        """Return what is planned, in the order in which it was.

        ``is_open`` tells of what something is left, ``has_gap`` where the source has two empty lines now.
        """
        self._keep_apart()
        self._close_gaps(has_gap)
        self._keep_ending()
        return tuple(
            Group(subject, tuple(changes), is_open(key, subject))
            for key, (subject, changes) in self._groups.items()
            if changes
        )

    def _keep_apart(self) -> None:
        """See to it that a table still begins and ends: an empty line that stood beside it stays, or one is put in.

        So too behind HTML that is put in, which takes in what follows it right away.
        """
        last: tuple[Kind, EntryKey | None, int] = ("blank", None, -1)
        blanks: list[int] = []
        for at in range(-1, len(self.lines)):
            if at >= 0:
                if self._removed.get(at) in self._groups:
                    blanks += [at] if self.lines[at].kind == "blank" else []
                else:
                    last = self._follow(last, (self._kind(at), None, at), blanks)
            for kind, entry in self._inserted.get(at, ()):
                if entry.key in self._groups:
                    last = self._follow(last, (kind, entry, at), blanks)

    def _close_gaps(self, has_gap: Callable[[Hashable], bool]) -> None:
        """Take out one of two empty lines that come to stand together where what stood between them goes."""
        last, going = -1, list[int]()  # the last line that stays, and those that go behind it
        closed = set[int]()
        for at in range(len(self.lines) + 1):
            if self._removed.get(at) in self._groups:
                going.append(at)
                continue
            texts = [n for n in going if self.lines[n].kind != "blank"]
            # Its own empty line goes with it, or the source has two where it stood.
            is_whole = any(self.lines[n].kind == "blank" and n not in closed for n in going)
            is_whole &= at < len(self.lines) - 1 or self._ends_with_gap
            is_new = any(self._inserted.get(n) for n in range(last, at))
            is_whole |= any(has_gap(self._removed[n]) for n in texts)
            if texts and not (is_new or is_whole) and self._is_gap(last) and self._is_gap(at):
                blank = last if at >= len(self.lines) - 1 else at  # what the page ends with stays
                if blank >= 0:
                    key = self._removed[texts[0]]
                    self.remove(EntryKey(key, self._groups[key][0]), blank, Rendered("", "copied"))
                if blank == at:
                    going.append(at)
                    closed.add(at)
                    continue
            last, going = at, []
        self._end_as_it_was()

    @property
    def _ends_with_gap(self) -> bool:
        """Whether the page ends with an empty line, behind which its last line ending stands."""
        return len(self.lines) > 1 and self.lines[-1].kind == self.lines[-2].kind == "blank"

    def _is_gap(self, at: int) -> bool:
        """Tell whether line ``at`` is an empty one, or the end of the page."""
        return not 0 <= at < len(self.lines) or self.lines[at].kind == "blank"

    def _keep_ending(self) -> None:
        """Let what is put in at the end of a page end with a line ending where the page did."""
        end = len(self._document.text)
        here = [
            (changes, n)
            for _, changes in self._groups.values()
            for n, one in enumerate(changes)
            if one.span == (end, end)
        ]
        if here and self._document.text.endswith("\n"):
            changes, n = here[-1]
            if not changes[n].new.endswith("\n"):
                changes[n] = changes[n]._replace(new=changes[n].new + self.newline)

    def _end_as_it_was(self) -> None:
        """Where the last lines of a page go that has no line ending there, each takes the ending before it along.

        Where something is put in right before them, that comes to be the end: it has no ending then, as they had none.
        """
        at = len(self.lines) - 1
        going = []
        while at > 0 and self._removed.get(at) in self._groups and not self._inserted.get(at - 1):
            going.append(at)
            at -= 1
        if going and self._removed.get(at) in self._groups and self._end_with_insert(at, going):
            return
        for at in going[1:]:
            was = Span(self.lines[at].span.start, self.lines[at + 1].span.start)
            self._take(at, was, Span(self.lines[at - 1].span.end, self.lines[at].span.end))

    def _end_with_insert(self, at: int, going: Sequence[int]) -> bool:
        """Let the page end with what is put in before line ``at``, behind which all lines (``going``) go as it does."""
        last, place = self.lines[going[0]].span, self._place(at - 1)
        ends = [
            (changes, n)
            for _, changes in self._groups.values()
            for n, change in enumerate(changes)
            if change.span.start == change.span.end == place and change.new.endswith(self.newline)
        ]
        if last.end != len(self._document.text) or not ends:
            return False
        for changes, n in reversed(ends):
            text = changes[n].new
            changes[n] = changes[n]._replace(new=text.removesuffix(self.newline))
            if text != self.newline:  # an empty line before the end says nothing
                break
        self._take(going[0], Span(self.lines[going[0] - 1].span.end, last.end), last)
        return True

    def _take(self, at: int, was: Span, now: Span) -> None:
        """Let what takes line ``at`` out, at ``was``, take out ``now``."""
        _, changes = self._groups[self._removed[at]]
        place = next((n for n, change in enumerate(changes) if change.span == was and not change.new), None)
        if place is not None:
            changes[place] = changes[place]._replace(span=now, old=self._document.raw(now))

    def _kind(self, at: int) -> Kind:
        """Return what line ``at`` is to the lines beside it: a row that was cut off is one again."""
        line = self.lines[at]
        if line.kind == "html" and not _TAG.match(line.text):
            return "anchor"  # a comment, or a line of dashes, takes nothing in
        return "row" if line.kind == "text" and line.text.lstrip().startswith("|") else line.kind

    def _follow(
        self, last: tuple[Kind, EntryKey | None, int], line: tuple[Kind, EntryKey | None, int], blanks: list[int]
    ) -> tuple[Kind, EntryKey | None, int]:
        is_head = line[0] == "header" and line[1] is not None and last[0] in ("text", "item", "html")
        is_new = (last[1] is None) != (line[1] is None)  # one of both is put in: they did not stand together before
        is_swallowed = last[0] == "html" and is_new and line[0] in _SWALLOWED
        is_end = last[0] in _TABLE and line[0] not in (*_TABLE, "blank", "html")
        if is_head or is_swallowed or is_end or self._is_parted(last, line):
            if blanks:
                self._keep(blanks[-1])
            elif line[1] is not None:
                self._space(line[1], line[2], before=True)
            elif last[1] is not None:
                self._space(last[1], last[2], before=False)
        blanks.clear()
        return line

    def _is_parted(self, last: tuple[Kind, EntryKey | None, int], line: tuple[Kind, EntryKey | None, int]) -> bool:
        """Tell whether two lines that came to stand together are two in the source: as one paragraph they would not be.

        What the translation has already it parts as it likes, where Markdown reads two blocks in any case.
        """
        keys = [None if entry is None else entry.key for _, entry, _ in (last, line)]
        if keys[0] == keys[1] or "blank" in (last[0], line[0]):
            return False
        is_one = line[0] == "text" and last[0] in ("text", "item")
        return (is_one or (None not in keys and line[0] != "item")) and (
            keys[0] in self._parted[1] or keys[1] in self._parted[0]
        )

    def _keep(self, at: int) -> None:
        """Plan no longer to take line ``at`` out."""
        _, changes = self._groups[self._removed.pop(at)]
        changes[:] = [change for change in changes if change.span.start != self.lines[at].span.start or change.new]

    def _space(self, entry: EntryKey, after: int, *, before: bool) -> None:
        """Put an empty line before the first, or behind the last, of the lines put in behind line ``after``."""
        _, changes = self._groups[entry.key]
        place = self._place(after)
        positions = [n for n, change in enumerate(changes) if change.span.start == change.span.end == place]
        if positions and before:
            changes[positions[0]] = changes[positions[0]]._replace(new=self.newline + changes[positions[0]].new)
        elif positions:
            changes[positions[-1]] = changes[positions[-1]]._replace(new=changes[positions[-1]].new + self.newline)

    def _place(self, after: int) -> int:
        return self.lines[after + 1].span.start if after + 1 < len(self.lines) else len(self._document.text)

    def spans(self) -> tuple[Span, ...]:
        """Return what is to be replaced or taken out so far."""
        return tuple(change.span for _, changes in self._groups.values() for change in changes)

    def within(self, span: Span) -> tuple[str, str]:
        """Return what stands within ``span``, and what would stand there."""
        changes = [
            change
            for _, group in self._groups.values()
            for change in group
            if span.start <= change.span.start <= change.span.end <= span.end
        ]
        made, at = [], span.start
        for change in sorted(changes, key=lambda one: one.span):
            made += [self._document.text[at : change.span.start], change.new]
            at = max(at, change.span.end)
        return self._document.raw(span), "".join([*made, self._document.text[at : span.end]])

    def drop(self, key: Hashable) -> None:
        """Forget what was planned under ``key``."""
        self._groups.pop(key, None)

    def drop_within(self, span: Span) -> bool:
        """Forget the groups that change something within ``span``; tell whether there were any."""
        found = [
            key
            for key, (_, changes) in self._groups.items()
            if any(span.start <= change.span.start <= change.span.end <= span.end for change in changes)
        ]
        for key in found:
            self.drop(key)
        return bool(found)

    def change(self, entry: EntryKey, span: Span, made: Rendered, cells: int | None = None) -> None:
        """Plan to put ``made`` in the place of ``span``."""
        old = self._document.raw(span)
        made = made._replace(text=_ENDING.sub(self.newline, made.text))
        if old != made.text:
            change = Change(self._document.path, span, old, made.text, made.way, made.evidence, made.facts, cells)
            self._groups.setdefault(entry.key, (entry.subject, []))[1].append(change)

    def remove(self, entry: EntryKey, at: int, way: Rendered) -> None:
        """Plan to take line ``at`` out, its ending with it."""
        line = self.lines[at]
        end = self.lines[at + 1].span.start if at + 1 < len(self.lines) else line.span.end
        start = line.span.start
        self._removed[at] = entry.key
        if end == line.span.end and at:  # the last line has no ending: the one before gives its own
            start = self.lines[at - 1].span.end
        self.change(entry, Span(start, end), way._replace(text=""))

    def insert(self, entry: EntryKey, after: int, kind: Kind, made: Rendered, cells: int | None = None) -> None:
        """Plan to put a line of a kind in behind line ``after`` (-1: at the head)."""
        is_open = kind != "html" or _TAG.match(made.text) is not None  # a comment or a line of dashes takes nothing in
        self._inserted.setdefault(after, []).append((kind if is_open else "anchor", entry))
        at = self._place(after)
        text = made.text + self.newline if after + 1 < len(self.lines) else self.newline + made.text
        self.change(entry, Span(at, at), made._replace(text=text), cells)
