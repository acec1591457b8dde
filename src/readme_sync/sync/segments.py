"""The pieces of texts that both languages divide alike, and how a translation writes the signs between them.

Only texts are divided that can show what is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from readme_sync.sync.memory import LEVELS, Hit, Known, Memory
from readme_sync.sync.parts import DEPTHS, FINE, aligned, divide

_ENOUGH = 300  # times that a sign is seen until it is known how a translation writes it


class Segments:
    """The pieces of the texts of a memory."""

    def __init__(self, memory: Memory, is_neutral: Callable[[str], bool]) -> None:
        """Take the whole texts, and who tells whether one has no words of the source's language."""
        self._memory, self._is_neutral = memory, is_neutral
        self._some: dict[Memory, Memory] = {}
        self._pieces: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
        self._signs: dict[str, str | None] = {}

    def hits(self, text: str, column: str, levels: Sequence[int] = range(LEVELS)) -> Iterator[Hit]:
        """Yield what can stand for ``text``, the likeliest first."""
        for level in levels:
            near = self._memory.near(text, level)
            if near not in self._some:
                self._some[near] = self._among(near)
            yield from self._some[near].hits(text, column, (level,))

    def _among(self, near: Memory) -> Memory:
        return Memory(lambda: self._learnt(near.all()))

    def sign(self, sign: str) -> str | None:
        """Return how this translation writes a sign of the source, as its other texts show; None where none does."""
        if sign not in self._signs:
            counts: Counter[str] = Counter()
            for known in self._memory.all():
                if sign in known.source:
                    counts.update(_written(sign, known))
                    if counts.total() >= _ENOUGH:
                        break
            self._signs[sign] = counts.most_common(1)[0][0] if counts else None
        return self._signs[sign]

    def _learnt(self, texts: Sequence[Known]) -> list[Known]:
        """Return the pieces of texts, of those that stand several times once, coarse ones and fine ones."""
        found: list[Known] = []
        seen: set[tuple[str, str]] = set()
        for known in texts:
            pair = known.source, known.target
            if pair in seen or self._is_neutral(known.source):
                continue
            seen.add(pair)
            if pair not in self._pieces:
                self._pieces[pair] = tuple(self._divided(*pair, 0))
            found += [Known(one, other, known.column, known.where) for one, other in self._pieces[pair]]
        return found

    def _divided(self, one: str, other: str, depth: int) -> Iterator[tuple[str, str]]:
        while depth < DEPTHS and len(divide(one, depth)) == 1:
            depth += 1
        pairs = aligned(one, other, depth) if depth < DEPTHS else None
        for left, right in pairs or ():
            if left.is_sign:
                continue
            a, b = left.text.strip(), right.text.strip()
            if a and (b or depth >= FINE) and not self._is_neutral(a):
                yield a, b
                if inner := _unbracketed(a, b):
                    yield inner
                yield from self._divided(a, b, depth + 1)
        if pairs is None and depth < DEPTHS - 1:
            yield from self._divided(one, other, depth + 1)


def _written(sign: str, known: Known) -> Iterator[str]:
    for one, other in aligned(known.source, known.target, DEPTHS - 1) or ():
        if one.is_sign and not one.is_mark and one.text.strip() == sign:
            yield other.text


def _unbracketed(one: str, other: str) -> tuple[str, str] | None:
    """Return what stands in the brackets around both texts; None where one has none, or more than those."""
    inner = [
        text[1:-1].strip() if text[:1] in ("(", "\uff08") and text[-1:] in (")", "\uff09") else ""
        for text in (one, other)
    ]
    return (
        (inner[0], inner[1]) if all(inner) and not any(sign in text for text in inner for sign in _BRACKETS) else None
    )


_BRACKETS = "()\uff08\uff09"
