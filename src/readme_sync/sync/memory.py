"""What the catalogue already says in a translation's language: whole texts, and patterns with their facts taken out.

A pattern is a text in which addresses and footnotes, then numbers, then names are open places. It is believed only
where each open place of the source stands in the translation as often as in the source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from readme_sync.sync.tokens import SCRIPT, Token, normal, said, target, tokens, unended
from readme_sync.values import NamedTuple

LEVELS = (
    5  # 0: the text itself; 1: addresses, footnotes, code are open; 2: numbers too; 3: names too; 4: and what they list
)
_NUMBERS = 2  # from this level on numbers are open places
_MOST = 40  # ways to say what fits one pattern that are tried, the likeliest first: a large table has thousands of rows


class Known(NamedTuple):
    """A text of the source and what stands for it: in which column (or kind of line), and in which row."""

    source: str
    target: str
    column: str
    where: str


class Hit(NamedTuple):
    """A text found: what it is, how it was found, and the row that shows it."""

    text: str
    level: int
    where: str
    pairs: int = 1  # how many pairs show it
    names: str = ""  # what stands in its open places and was taken for names


class Memory:
    """The pairs of texts of one translation, found by the source's text or by its pattern."""

    def __init__(self, load: Callable[[], Sequence[Known]]) -> None:
        self._load = load
        self._known: dict[str | None, list[Known]] | None = None
        self._indices: dict[tuple[str | None, int], dict[tuple[str, ...], list[Known]]] = {}
        self._near: dict[tuple[frozenset[str], frozenset[str]], Memory] = {}
        self._ranks: dict[tuple[str | None, int, tuple[str, ...]], list[Known]] = {}

    def all(self) -> Sequence[Known]:
        """Return every pair, in the order of the source."""
        return self._columns()[None]

    def column(self, name: str) -> Sequence[Known]:
        """Return the pairs of one column."""
        return self._columns().get(name, ())

    def _columns(self) -> dict[str | None, list[Known]]:
        if self._known is None:
            found: dict[str | None, list[Known]] = defaultdict(list)
            for known in self._load():
                found[known.column].append(known)
                found[None].append(known)
            self._known = found
        return self._known

    def hits(self, text: str, column: str, levels: Sequence[int] = range(LEVELS)) -> Iterator[Hit]:
        """Yield what can stand for ``text``, the likeliest first: the same text in the same column before others."""
        shown = set()
        for level in levels:
            key, slots = pattern(text, level)
            memory = self.near(text, level) if level else self
            for home in (column, None):
                found, ranked = memory._index(home, level).get(key, ()), memory._ranked(home, level, key)
                for known in ranked if level == 0 else ranked[:_MOST]:
                    made = _ended_as(text, known) if level == 0 else _filled(known, slots, level)
                    if made is not None and made not in shown:
                        shown.add(made)
                        names = " ".join(slot.text for slot in slots if slot.kind == "name")
                        yield Hit(made, level, known.where, len(found), names)

    def _ranked(self, column: str | None, level: int, key: tuple[str, ...]) -> list[Known]:
        """Return the pairs of one pattern with different targets, the most used first."""
        if (column, level, key) not in self._ranks:
            self._ranks[column, level, key] = _ranked(self._index(column, level).get(key, ()))
        return self._ranks[column, level, key]

    def near(self, text: str, level: int) -> Memory:
        """Return the pairs among which there are all that ``text`` can be found by at ``level``, and not many more."""
        wanted = letters(text)
        runs = frozenset(_DIGITS.findall(text)) if level < _NUMBERS else frozenset[str]()
        if (wanted, runs) not in self._near:
            self._near[wanted, runs] = Memory(lambda: _lately(self._having(wanted, runs)))
        return self._near[wanted, runs]

    def _having(self, wanted: frozenset[str], runs: frozenset[str]) -> Iterator[Known]:
        """Yield the pairs whose source has all of some letters and runs of digits."""
        pairs = self.all()
        others = self._with(max(runs, key=len)) if runs else range(len(pairs))
        fewest = min([self._places.get(letter, []) for letter in wanted], key=len, default=[])
        for known in map(pairs.__getitem__, fewest if wanted else others):
            if wanted <= letters(known.source) and all(run in known.source for run in runs):
                yield known

    def _with(self, digits: str) -> Iterator[int]:
        """Yield the places of the pairs whose source has some digits on end."""
        text, starts = self._sources
        at = text.find(digits)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            yield place
            at = text.find(digits, starts[place + 1])

    @cached_property
    def _sources(self) -> tuple[str, list[int]]:
        """All sources on end, and where each of them begins and the last one ends."""
        sources = [f"{known.source}\n" for known in self.all()]
        return "".join(sources), [0, *accumulate(map(len, sources))]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at, known in enumerate(self.all()):
            for letter in letters(known.source):
                found[letter].append(at)
        return dict(found)

    def _index(self, column: str | None, level: int) -> dict[tuple[str, ...], list[Known]]:
        found = self._indices.get((column, level))
        if found is None:
            found = defaultdict(list)
            for known in self._columns().get(column, ()):
                found[pattern(known.source, level)[0]].append(known)
            self._indices[column, level] = found = dict(found)
        return found


@lru_cache(maxsize=32768)
def letters(text: str) -> frozenset[str]:
    """Return the letters of ``text`` that stand for themselves in a pattern of any level: those that are not Latin."""
    return frozenset(_LETTER.findall(text))


_LETTER = re.compile(SCRIPT)
_DIGITS = re.compile(r"\d+")


def _lately(found: Iterable[Known]) -> list[Known]:
    """Return the pairs without the first of those, beyond the most that are tried, that differ in numbers alone."""
    pairs = list(found)
    kept: list[Known] = []
    shapes: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for known in reversed(pairs):
        same = shapes[_DIGITS.sub("0", known.source), _DIGITS.sub("0", known.target)]
        both = known.source, known.target
        if len(same) < _MOST or both in same:
            same.add(both)
            kept.append(known)
    return kept[::-1]


def _ended_as(text: str, known: Known) -> str:
    """Return the target of ``known``, without the stop at its end where ``text`` is the source without its own.

    What is asked for may be a sentence up to a note: its stop stands behind that.
    """
    if unended(text) != text or unended(known.source) == known.source:
        return known.target
    return unended(known.target)


def _ranked(found: Sequence[Known]) -> list[Known]:
    """Return the different targets, the most used first; of those used equally often the one that came last."""
    counts = Counter(normal(known.target) for known in found)
    last = {normal(known.target): (at, known) for at, known in enumerate(found)}
    return [known for _, known in sorted(last.values(), key=lambda item: (-counts[normal(item[1].target)], -item[0]))]


@lru_cache(maxsize=32768)  # a text is asked for by its column, then among all
def pattern(text: str, level: int) -> tuple[tuple[str, ...], tuple[Token, ...]]:
    """Return what identifies ``text`` at ``level``, and the tokens that stand in its open places."""
    if level == 0:
        return (said(text),), ()
    key: list[str] = []
    slots: list[Token] = []
    for token in _pieces(text, level):
        if _is_open(token, level):
            key.append(f"\0{token.kind}")
            slots.append(token)
        elif token.kind != "space":
            key.append(token.key)
    return tuple(key), tuple(slots)


def _is_open(token: Token, level: int) -> bool:
    if token.kind in ("target", "url", "note", "code"):
        return True
    return (level >= _NUMBERS and token.kind == "number") or (level >= 3 and token.kind == "name")


_INSIDE = frozenset(" -./+_")
_LISTED = _INSIDE | frozenset("(),")


def _pieces(text: str, level: int) -> Sequence[Token]:
    return tokens(text) if level < 3 else _merged(text, _INSIDE if level == 3 else _LISTED)


@lru_cache(maxsize=32768)  # a target is tried for each text of its pattern
def _merged(text: str, inside: frozenset[str]) -> Sequence[Token]:
    """Return the tokens of ``text`` with names, and the numbers and signs inside them, as one token each."""
    found: list[Token] = []
    run: list[Token] = []

    def close() -> None:
        tail: list[Token] = []
        while run and (run[-1].kind == "space" or (run[-1].kind == "sign" and not _closes(run))):
            tail.insert(0, run.pop())
        if run:
            whole = "".join(token.text for token in run)
            kind = "name" if any(token.kind == "name" for token in run) else "number"
            found.append(Token(kind, whole, normal(whole)) if len(run) > 1 else run[0])  # type: ignore[arg-type]
        found.extend(tail)
        run.clear()

    for token in tokens(text):
        if token.kind in ("name", "number") or (run and (token.text in inside or token.kind == "space")):
            run.append(token)
        else:
            close()
            found.append(token)
    close()
    return found


def _closes(run: Sequence[Token]) -> bool:
    """Tell whether a run of names ends with a bracket that it has opened itself."""
    text = "".join(token.text for token in run)
    return text.endswith(")") and text.count("(") == text.count(")")


def _filled(known: Known, slots: Sequence[Token], level: int) -> str | None:
    """Return the target of ``known`` with ``slots`` in the open places, or None where it does not show them all."""
    found = _shown(known.source, known.target, level)
    if found is None:
        return None
    texts = [piece.text for piece in found.pieces]
    for before, after, (at, is_inside) in zip(found.slots, slots, found.places, strict=True):
        if is_inside:
            gap = " " if " " in after.text and not texts[at].startswith(before.text) else ""
            texts[at] = texts[at].replace(before.text, gap + after.text)
        elif before.text != after.text:  # What a translation writes in its own way stays so where nothing is to change.
            texts[at] = after.text
    return "".join(texts)


class _Shown(NamedTuple):
    """A target in pieces: which of them stands for each open place of its source, or has it inside."""

    slots: Sequence[Token]
    pieces: Sequence[Token]
    places: Sequence[tuple[int, bool]]


@lru_cache(maxsize=32768)  # each is asked for by every text of its pattern
def _shown(source: str, text: str, level: int) -> _Shown | None:
    """Return where a target shows the open places of its source; None where it does not show them all."""
    slots = pattern(source, level)[1]
    for pieces in _readings(text, level):
        places = _places(slots, pieces, level)
        if places is not None:
            return _Shown(slots, pieces, places)
    return None


def _readings(text: str, level: int) -> Iterator[Sequence[Token]]:
    """Yield the pieces of ``text``: a slash may be within a name, or stand for the source's word "or"."""
    yield _pieces(text, level)
    if level >= 3 and "/" in text:
        yield _merged(text, (_INSIDE if level == 3 else _LISTED) - {"/"})


def _places(old: Sequence[Token], pieces: Sequence[Token], level: int) -> list[tuple[int, bool]] | None:
    """Return which of ``pieces`` has each of ``old``, and whether inside; None where one has none, or one is left."""
    found: list[tuple[int, bool]] = []
    taken: set[int] = set()
    for before in old:
        at = next((n for n, piece in enumerate(pieces) if n not in taken and _fits(before, piece)), None)
        is_inside = at is None
        if at is None:
            at = _inside(before, pieces, taken)
        if at is None:
            return None
        found.append((at, is_inside))
        taken.add(at)
    if any(_is_open(piece, min(level, 2)) for n, piece in enumerate(pieces) if n not in taken):
        return None  # a number, a link or a footnote of its own: nobody knows what it should be here
    return found


def _inside(before: Token, pieces: Sequence[Token], taken: Container[int]) -> int | None:
    """Find an open place inside a longer word, of which the translation made one: 東大BERT is UniversityOfTokyoBERT."""
    if before.kind != "name" or len(before.text) < 3:
        return None
    positions = [
        n for n, piece in enumerate(pieces) if n not in taken and piece.kind == "name" and before.text in piece.text
    ]
    if len(positions) != 1 or pieces[positions[0]].text.count(before.text) != 1:
        return None
    return positions[0]


def _fits(source: Token, translation: Token) -> bool:
    if source.kind != translation.kind:
        return False
    if source.kind == "target":
        return target(source) == target(translation)
    return source.key == translation.key
