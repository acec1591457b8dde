"""Two editions at one time: which line of a translation stands for which line of the source.

Sections, tables and rows are matched by the catalogue. The lines between them are paired here, and only in sections
where somebody asks: most sections of a change are as they were.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from urllib.parse import unquote

from readme_sync.align.blocks.match import align_blocks
from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Section
from readme_sync.rising import in_order as longest_run
from readme_sync.sync.language_lists import HEAD, is_list
from readme_sync.sync.lines import Kind, Line
from readme_sync.sync.marks import unmarked
from readme_sync.sync.pairs import in_order, label, named
from readme_sync.text import Span
from readme_sync.urls.locales import neutral

_LATIN = re.compile(r"[A-Za-z][\w.\-]+|\d+")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]+")
_TARGET = re.compile(r"\]\(([^()\s]+(?:\([^()]*\))?[^()\s]*)\)|(https?://[^\s)>|\"']+)|href=\"([^\"]+)\"")
_ANCHOR = re.compile(r"\]\(#([^()]+)\)")
_TEXTS = ("text", "item")
_BLANK = 0.02  # how alike two empty lines are: however many there are, texts decide
_BY_PLACE = 0.3  # how alike two lines are that have nothing in common, where both sides have as many of their kind
_SHORT = 60  # letters of an entry that is a name
_LARGEST = 40_000  # pairs of lines that are compared in one place
_LABELLED = ("footnote", "definition", "setting")
_FIXED = ("code", "html", "anchor")  # lines that are the same in every language, or near to it


class Across:
    """The lines of one translation beside those of the source."""

    def __init__(self, catalogue: Catalogue, source: Sequence[Line], edition: int, lines: Sequence[Line]) -> None:
        self._source, self._lines = source, lines
        self._catalogue, self._edition = catalogue, edition
        self._pairs: dict[int, int] = {}
        self._done: set[int] = set()
        self._others: set[int] = set()  # headings of the source whose sections here begin with another one
        self._by_section = (_by_section(source), _by_section(lines))
        self._home: dict[int, int] = {}
        # by section: the pairs that share a name nobody else has, and their two sides
        self._entries: dict[int, tuple[frozenset[tuple[int, int]], frozenset[int], frozenset[int]]] = {}
        self._keys: dict[str, str] = {}  # the anchor of each section of the source -> its section's here
        self.tables: dict[int, int] = {}  # of the source -> of the translation
        self.columns: dict[int, tuple[tuple[int | None, int | None], ...]] = {}  # by the source's table
        self._seed(catalogue, edition)

    def partner(self, index: int) -> int | None:
        """Return the translation's line for line ``index`` of the source, or None where it has none."""
        section = self._source[index].section
        if section not in self._done:
            self._done.add(section)
            self._align(section)
        found = self._pairs.get(index)
        if found is None and self._source[index].kind in _LABELLED:
            return self._by_label(index)
        return self._by_block(index) if found is None and self._source[index].kind in (*_TEXTS, "code") else found

    def joined(self, index: int) -> frozenset[int]:
        """Return the source's lines that the translation says together with line ``index``, or as more than one."""
        return self._blocks[1].get(index, frozenset()) if self._source[index].kind in _TEXTS else frozenset()

    def is_doubtful(self, index: int, at: int) -> bool:
        """Tell whether the rules match line ``index`` of the source, or the translation's line ``at``, with another."""
        found = self._blocks[0]
        return found.get(index, at) != at or any(own == at and other != index for other, own in found.items())

    def _by_label(self, index: int) -> int | None:
        """Return the footnote or definition of the same label that stands elsewhere in the translation."""
        line = self._source[index]
        name = label if line.kind == "footnote" else named
        own = name(line)
        same = [n for n, other in enumerate(self._lines) if other.kind == line.kind and own == name(other) is not None]
        return same[0] if len(same) == 1 and same[0] not in self._pairs.values() else None

    def _by_block(self, index: int) -> int | None:
        """Return the line of a text that stands elsewhere in the translation, or whose section has no counterpart."""
        at = (self._blocks[0] if self._source[index].kind in _TEXTS else self._codes).get(index)
        if at is None:
            return None
        back = {theirs: ours for ours, theirs in self._home.items()}
        home = back.get(self._lines[at].section)
        if home is not None and home not in self._done:
            self._done.add(home)
            self._align(home)
        return None if at in self._pairs.values() or self._is_another(index, at) else at

    def whole(self, index: int) -> Sequence[int]:
        """Return the translation's lines of what line ``index`` is in, where the two editions part it in other lines.

        They say together what the source's lines there say together (``joined``).
        """
        return self._blocks[2].get(index, ()) if self._source[index].kind in _TEXTS else range(0)

    @cached_property
    def _blocks(self) -> tuple[dict[int, int], dict[int, frozenset[int]], dict[int, Sequence[int]]]:
        """The lines of texts that have as many lines in both editions, as the rules match them; joined; whole ones."""
        there, own = _Places(self._source), _Places(self._lines)
        alignment = next(one for one in align_blocks(self._catalogue) if one.edition == self._edition)
        found: dict[int, int] = {}
        joined: dict[int, frozenset[int]] = {}
        whole: dict[int, Sequence[int]] = {}
        for pair in alignment.pairs:
            left = [alignment.source[n].block.span for n in pair.left]
            right = [alignment.blocks[n].block.span for n in pair.right]
            if pair.reason == "rewritten" and len(left) == len(right) == 1:
                continue
            ours, theirs = there.lines(left), own.lines(right)
            kinds = [[lines[n].kind for n in run] for lines, run in ((self._source, ours), (self._lines, theirs))]
            are_texts = all(kind in _TEXTS for run in kinds for kind in run)
            if len(left) > 1 or len(right) > 1 or (len(ours) != len(theirs) and are_texts):
                joined.update(dict.fromkeys(ours, frozenset(ours)))
                whole.update(dict.fromkeys(ours, theirs) if are_texts else {})
            elif kinds[0] == kinds[1]:
                found.update(zip(ours, theirs, strict=True))
        return found, joined, whole

    @cached_property
    def _codes(self) -> dict[int, int]:
        """The lines of code that is the same in both editions, as the rules match it."""
        there, own = _Places(self._source), _Places(self._lines)
        alignment = next(one for one in align_blocks(self._catalogue) if one.edition == self._edition)
        found: dict[int, int] = {}
        for pair in alignment.pairs:
            if len(pair.left) == len(pair.right) == 1 and pair.reason != "rewritten":
                ours = self._lines_of(there, self._source, alignment.source[pair.left[0]].block.span)
                theirs = self._lines_of(own, self._lines, alignment.blocks[pair.right[0]].block.span)
                if ours and [self._source[n].text for n in ours] == [self._lines[n].text for n in theirs]:
                    found.update(zip(ours, theirs, strict=True))
        return found

    @staticmethod
    def _lines_of(places: _Places, lines: Sequence[Line], span: Span) -> range:
        """Return the lines of a block of code, and none of another block."""
        found = range(places.line(span.start), places.line(max(span.end - 1, span.start)) + 1)
        return found if all(lines[n].kind == "code" for n in found) else range(0)

    def section(self, number: int) -> int | None:
        """Return the translation's section for section ``number`` of the source."""
        return self._home.get(number)

    def _seed(self, catalogue: Catalogue, edition: int) -> None:
        """Take over what the catalogue says of headings, tables and rows."""
        there, own = _Places(self._source), _Places(self._lines)
        both = [(section.members[catalogue.source], section.members[edition]) for section in catalogue.sections]
        offset = _offset(both)
        for home, here in both:
            if home is None or here is None:
                continue
            self._home[home.number] = here.number
            self._keys[home.key] = here.key
            if home.heading is not None and here.heading is not None:
                at, place = there.line(home.heading.span.start), own.line(here.heading.span.start)
                if offset in (None, here.heading.level - home.heading.level):
                    self._pairs[at] = place
                else:
                    self._others.add(at)
        for _, table in catalogue.tables():
            one, other = table.members[catalogue.source], table.members[edition]
            if one is None or other is None:
                continue
            head, heading = there.line(one.header.span.start), own.line(other.header.span.start)
            self._pairs[head] = heading
            self._pairs[head + 1] = heading + 1
            self.tables[self._source[head].table] = self._lines[heading].table
            self.columns[self._source[head].table] = tuple(
                (column[catalogue.source], column[edition]) for column in table.columns
            )
            for row in table.rows:
                left, right = row.members[catalogue.source], row.members[edition]
                if left is not None and right is not None:
                    self._pairs[there.line(left.span.start)] = own.line(right.span.start)

    def _align(self, number: int) -> None:
        """Pair the lines of a section that are in no table, each run between two that are paired."""
        mine = self._by_section[0].get(number, ())
        theirs = self._by_section[1].get(self._home.get(number, -1), ())
        if not mine or not theirs:
            return
        taken = {j: i for i, j in self._pairs.items()}
        inside = range(theirs[0], theirs[-1] + 1)
        fixed = longest_run([(i, j) for i in mine if (j := self._pairs.get(i, -1)) in inside])
        edges = [(mine[0] - 1, theirs[0] - 1), *fixed, (mine[-1] + 1, theirs[-1] + 1)]
        for (i1, j1), (i2, j2) in pairwise(edges):
            lefts = [i for i in range(i1 + 1, i2) if i not in self._pairs and i not in self._others]
            rights = [j for j in range(j1 + 1, j2) if j not in taken]
            for a, b in self._run(lefts, rights):
                self._pairs[a] = b

    def _run(self, lefts: list[int], rights: list[int]) -> list[tuple[int, int]]:
        lefts = [i for i in lefts if self._source[i].kind not in ("row", "header", "delimiter")]
        rights = [j for j in rights if self._lines[j].kind not in ("row", "header", "delimiter")]
        if not lefts or not rights:
            return []
        if len(lefts) * len(rights) > _LARGEST:
            return self._parted(lefts, rights)
        ours = Counter(self._source[i].kind for i in lefts)
        theirs = Counter(self._lines[j].kind for j in rights)
        even = {kind for kind in ours if ours[kind] == theirs[kind]}
        alike = [[self._alike(self._source[i], self._lines[j], even) for j in rights] for i in lefts]
        for a, i in enumerate(lefts):
            for b, j in enumerate(rights):
                if 0.0 < alike[a][b] <= _BY_PLACE and self._is_another(i, j):
                    alike[a][b] = 0.0
        return [(lefts[a], rights[b]) for a, b in in_order(alike, 0.01)]

    def _alike(self, one: Line, other: Line, even: set[Kind]) -> float:
        """Return how alike two lines are; entries of the contents are one where they lead to one section."""
        if one.kind == other.kind == "contents":
            wanted, found = (_ANCHOR.search(unquote(line.text)) for line in (one, other))
            if wanted and found and self._keys.get(wanted[1].casefold()) == found[1].casefold():
                return 1.5
        if one.kind == other.kind and max(one.number, other.number) <= HEAD and _lists(one.text) and _lists(other.text):
            return 1.5
        return _likeness(one, other, even)

    def _is_another(self, index: int, at: int) -> bool:
        """Tell whether two short entries have names that others have on the other side, and none in common.

        Where nothing but its place speaks for such a pair, its names speak against it.
        """
        section = self._source[index].section
        if not (_is_entry(self._source[index]) and _is_entry(self._lines[at])):
            return False
        if section not in self._entries:
            ours = _named_once(self._source, self._by_section[0].get(section, ()))
            theirs = _named_once(self._lines, self._by_section[1].get(self._home.get(section, -1), ()))
            both = ours.keys() & theirs.keys()
            pairs = frozenset((ours[word], theirs[word]) for word in both)
            self._entries[section] = (
                pairs,
                frozenset(ours[word] for word in both),
                frozenset(theirs[word] for word in both),
            )
        named, lefts, rights = self._entries[section]
        return (index, at) not in named and (index in lefts or at in rights)

    def _parted(self, lefts: list[int], rights: list[int]) -> list[tuple[int, int]]:
        """Pair the lines of a long run between those that both have once: with the same addresses, or the same text."""
        ours, theirs = (_once(lines, run) for lines, run in ((self._source, lefts), (self._lines, rights)))
        fixed = longest_run([(i, theirs[key]) for key, i in ours.items() if key in theirs])
        found = list(fixed)
        for (i1, j1), (i2, j2) in pairwise([(-1, -1), *fixed, (lefts[-1] + 1, rights[-1] + 1)]):
            some, others = (
                run[bisect_right(run, a) : bisect_left(run, b)] for run, a, b in ((lefts, i1, i2), (rights, j1, j2))
            )
            if len(some) * len(others) <= _LARGEST:
                found += self._run(some, others)
        return found


def _offset(pairs: Iterable[tuple[Section | None, Section | None]]) -> int | None:
    """Return by how many levels the translation's headings stand below the source's.

    None where that is not plain. One that stands otherwise is the heading of something else, whatever stands below it.
    """
    found = Counter(
        here.heading.level - home.heading.level
        for home, here in pairs
        if home is not None and here is not None and home.heading is not None and here.heading is not None
    )
    most = max(found.values(), default=0)
    likely = [offset for offset, count in found.items() if count == most]
    return likely[0] if len(likely) == 1 else 0 if 0 in likely else None


def _once(lines: Sequence[Line], run: Sequence[int]) -> dict[Hashable, int]:
    """Return the lines of a run, in its order, whose kind and addresses (their text, of code) no other of it has."""
    keys: dict[Hashable, list[int]] = {}
    for n in run:
        line = lines[n]
        said = unmarked(line.text).strip() if line.kind in _FIXED else _targets(line.text)
        if said:
            keys.setdefault((line.kind, said), []).append(n)
    return {key: found[0] for key, found in keys.items() if len(found) == 1}


class _Places:
    """Finds the index of the line that stands at an offset."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._starts = [line.span.start for line in lines]

    def line(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def lines(self, spans: Iterable[Span]) -> tuple[int, ...]:
        """Return the lines of some texts, one after the other."""
        return tuple(n for span in spans for n in range(self.line(span.start), self.line(span.end - 1) + 1))


def _by_section(lines: Sequence[Line]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        found.setdefault(line.section, []).append(index)
    return found


def _named_once(lines: Sequence[Line], numbers: Sequence[int]) -> dict[str, int]:
    """Return the words in Latin letters that one short entry among ``numbers`` has alone, and which one."""
    found: dict[str, list[int]] = {}
    for n in numbers:
        if _is_entry(lines[n]):
            for word in {word.lower() for word in _NAME.findall(_TARGET.sub("", lines[n].text))}:
                found.setdefault(word, []).append(n)
    return {word: places[0] for word, places in found.items() if len(places) == 1}


def _is_entry(line: Line) -> bool:
    return line.kind == "item" and len(line.text) <= _SHORT


def _likeness(a: Line, b: Line, even: set[Kind]) -> float:
    if a.kind != b.kind:
        return 0.0
    if a.kind == "blank":
        return _BLANK
    here = unmarked(b.text)
    if a.text == here:
        return 2.0
    if a.kind == "footnote" and label(a) is not None and label(b) is not None:
        return 1.5 if label(a) == label(b) else 0.0
    if a.kind in _FIXED and a.kind not in even:
        return 0.0
    if named(a) is not None and named(a) == named(b):
        return 1.5
    one, other = _tokens(a.text), _tokens(here)
    if a.kind == "contents":
        return 1.5 if _targets(a.text) == _targets(here) else 0.1 if a.kind in even else 0.0
    every = len(one | other)
    share = len(one & other) / every if every else 0.0
    if a.kind in even:
        return _BY_PLACE + share
    return 0.2 + share if share >= 0.25 else 0.0


@lru_cache(maxsize=256)
def _lists(text: str) -> bool:
    """Tell whether a line at the head of a page lists its languages."""
    return is_list(text)


@lru_cache(maxsize=4096)
def _tokens(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _LATIN.findall(_TARGET.sub("", text))) | _targets(text)


@lru_cache(maxsize=4096)
def _targets(text: str) -> frozenset[str]:
    return frozenset(neutral(next(filter(None, found))) for found in _TARGET.findall(text))
