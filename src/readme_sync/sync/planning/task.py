"""What the plan of one translation is made from, and what it leaves to a person."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from readme_sync.regex import lazy
from readme_sync.sync.draft import Draft
from readme_sync.sync.lines import Line
from readme_sync.sync.pairs import Pairs
from readme_sync.sync.planning.broken_tables import broken
from readme_sync.sync.planning.entries import heads, known_by, parted, subject
from readme_sync.sync.render import Rendered, Renderer
from readme_sync.sync.since import Since
from readme_sync.sync.table_rows import columns
from readme_sync.sync.tokens import normal
from readme_sync.values import NamedTuple

GONE = Rendered("", "removed")
TOGETHER = "it has gone from the source, and what stands for it here may say more"
_FIXED = lazy(r"(?:\]\(|(?:href|src)=\")[^()\s\"]+|(?<!`)`[^`\n]{4,}`(?!`)")
_TARGET = lazy(r"\]\(([^()\s]+)\)")


def fixed(text: str) -> frozenset[str]:
    """Return what a line has in every language: code, and what links and pictures lead to, with the signs before it."""
    return frozenset(match[0] for match in _FIXED.finditer(text))


class Left(NamedTuple):
    """Something that a person (or a translator) has to do: in which entry and column, and the source's text."""

    edition: str
    subject: str
    column: str
    text: str
    reason: str


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
    lists: Mapping[str, tuple[str, ...]] = MappingProxyType({})  # the source's lists of languages, as they are here
    marked: tuple[Marked, ...] = ()
    today: Callable[[int], int | None] | None = None  # its line for a line of the source today, where it has moved on


class Task:
    """The planning of one translation: what is known, where it is written down, and what is left so far."""

    def __init__(self, side: Side, translation: Translation, draft: Draft) -> None:
        """Take the source at two times, the translation, and the draft of its changes."""
        self.old, self.new, self.pairs = side
        self.here, self.draft, self.lines = translation, draft, draft.lines
        self.across: Since = translation.across
        self.renderer: Renderer = translation.renderer
        self.left: list[Left] = []
        self.held: set[int] = set()  # the lines of which something is left
        self._open: set[Hashable] = set()
        self._heads = {line.table: heads(line) for line in self.new if line.kind == "header"}

    @cached_property
    def broken(self) -> frozenset[int]:
        """The source's lines that were a table, or would be one but for a slip."""
        return broken(self.new)

    @cached_property
    def shaped(self) -> dict[int, tuple[int | None, ...]]:
        """Return, for each of the source's tables whose columns changed, which old column each one was."""
        found = {}
        for new, old in self.pairs.changed.items():
            line = self.new[new]
            if line.kind == "header":
                order = columns(heads(self.old[old]), heads(line))
                if order != tuple(range(len(self.old[old].cells))):
                    found[line.table] = order
        return found

    @cached_property
    def known_by(self) -> Mapping[Hashable, list[int]]:
        """The translation's rows and entries by their kind, section and table, and by what each is known by."""
        found: dict[Hashable, list[int]] = defaultdict(list)
        for n, line in enumerate(self.lines):
            if line.kind in ("row", "item") and (own := known_by(line)) is not None:
                found[line.kind, line.section, line.table, own].append(n)
        return found

    @cached_property
    def taken(self) -> frozenset[int]:
        """The translation's lines that stand for a line of the source as it was, or for some of them together."""
        found = {at for old in range(len(self.old)) if (at := self.across.partner(old)) is not None}
        return frozenset(found.union(*(self.across.whole(old) or () for old in range(len(self.old)))))

    def is_open(self, key: Hashable, name: str) -> bool:
        """Tell whether something of the entry of a group is left to a person."""
        return (isinstance(key, tuple) and key in self._open) or name in self._names

    @cached_property
    def _names(self) -> frozenset[str]:
        """The names of what is left, in the end."""
        return frozenset(left.subject for left in self.left)

    @cached_property
    def _staying(self) -> Sequence[int]:
        return sorted({*self.pairs.stayed.values(), *self.pairs.changed.values()})

    def has_gap(self, key: Hashable) -> bool:
        """Tell whether the source has two empty lines where the entry of a group has gone."""
        if not isinstance(key, tuple) or key[0] != "gone":
            return False
        at = bisect(self._staying, key[1])
        beside = self._staying[max(at - 1, 0) : at + 1]
        return 0 < at < len(self._staying) and all(self.old[n].kind == "blank" for n in beside)

    def is_more(self, old: int, at: int) -> bool:
        """Tell whether line ``at`` of the translation, which stands for line ``old`` of the source, may say more."""
        line, here = self.old[old], self.lines[at]
        if here.section in self._misplaced:
            return True
        if line.kind not in ("text", "item"):
            return False
        if self.is_joined(old) or self.across.is_doubtful(old) or self.across.whole(old) is None:
            return True
        extra = {match[1] for match in _TARGET.finditer(here.text)} - {
            match[1] for match in _TARGET.finditer(line.text)
        }
        return any(
            f"]({one})" in other.text for one in extra for n, other in enumerate(self.old) if n not in self._gone
        )

    @cached_property
    def _gone(self) -> frozenset[int]:
        return frozenset(self.pairs.removed)

    @cached_property
    def _misplaced(self) -> frozenset[int]:
        """The translation's sections with the title of another section of the source than the one they stand for."""
        titles = {n: normal(parted(line.text)[1]) for n, line in enumerate(self.old) if line.kind == "heading"}
        known = frozenset(titles.values())
        found = set()
        for n, title in titles.items():
            at = self.across.partner(n)
            own = title if at is None else normal(parted(self.lines[at].text)[1])
            if at is not None and own != title and own in known:
                found.add(self.lines[at].section)
        return frozenset(found)

    def still_has(self, old: Line, new: Line | None = None) -> bool:
        """Tell whether the translation has an address, or code, that the source has lost with a line, wherever."""
        kept = self._kept if new is None else self._kept | fixed(new.text)
        return any(self.renderer.adapted(one) in self._own for one in fixed(old.text) - kept)

    @cached_property
    def _kept(self) -> frozenset[str]:
        return frozenset(one for line in self.new for one in fixed(line.text))

    @cached_property
    def _own(self) -> frozenset[str]:
        return frozenset(one for line in self.lines for one in fixed(line.text))

    def is_joined(self, old: int) -> bool:
        """Tell whether the translation says line ``old`` of the source together with others, which stay as they are."""
        return not self.across.joined(old) <= self._gone

    def columns(self, old: Line) -> tuple[tuple[int | None, int | None], ...]:
        """Return which column of the translation stands for which of the source, in the table of a line as it was."""
        known = self.across.columns.get(old.table)
        return known if known is not None else tuple((n, n) for n in range(len(old.cells)))

    def head(self, line: Line, column: int) -> str:
        """Return by which name memory knows a cell's column."""
        if line.kind == "header":
            return "header"
        head = self._heads.get(line.table, ())
        return head[column] if column < len(head) else ""

    def leave(self, line: Line, column: str, text: str, reason: str) -> None:
        """Leave something to a person."""
        self.held.add(id(line))
        self.left.append(Left(self.here.language, subject(line), column, text, reason))
        if line.table >= 0:
            self._open.add(("table", line.table))
