"""Lines of code with one letter wrong, wherever it stands: in a quoted text, in plain text, beside a time zone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readme_sync.align.mistyped import wrong_letters

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_LETTERS = re.compile(r"[A-Za-z]+")
# "my-app" is "mi-app" in another language; "someresources" is no reader's.
_READERS_OWN = re.compile(r"[Mm]y[-_]?|MY_?|(?:[Yy]our|[Ss]ome|[Aa]ny)(?![a-z])|(?:YOUR|SOME|ANY)(?![A-Z])")
_SHORTEST = 5  # letters of a word: "en", "es", "CN" and "TW" are languages
_OTHERS = 2  # names of the line that are the same: "Europe" alone is "Europa" in another language
_SPELT = ({"s", "z"}, {"c", "k"}, {"i", "y"})  # in which spellings of one word differ


def mistyped_lines(own: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the lines of two blocks of equally many that differ in a single letter inside of a word."""
    if len(own) == len(other):
        yield from ((a, b) for a, b in zip(own, other, strict=True) if a != b and is_mistyped(a, b))


def is_mistyped(own: str, other: str) -> bool:
    """Tell whether two lines are the same but for a letter inside of a word, which another language does not change.

    What a reader puts a name of their own for is left out, and so is the end of a name, which languages change.
    """
    wrong = wrong_letters(own, other) if own.isascii() and other.isascii() else None
    if wrong is None:
        return False
    first, last = wrong[0], wrong[-1]
    if own.casefold() == other.casefold() or {own[first].lower(), other[first].lower()} in _SPELT:
        return False
    names = [match.span() for match in _NAME.finditer(own)]
    around = next((span for span in names if span[0] <= first and last < span[1]), None)
    if around is None or last == around[1] - 1 or len(names) <= _OTHERS:
        return False
    letters = next(match.span() for match in _LETTERS.finditer(own) if match.end() > first)
    is_word = letters[1] - letters[0] >= _SHORTEST and last < letters[1]
    return is_word and _READERS_OWN.match(other[slice(*around)]) is None
