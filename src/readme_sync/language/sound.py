"""How a word sounds, roughly, in any script: a loan word is known by its consonants ("エージェント" is "agent").

Unicode names a letter by its reading (KATAKANA LETTER ZI, HANGUL SYLLABLE JEON, CYRILLIC SMALL LETTER TE), so
``unicodedata`` is all that is needed. Consonants are classed as Soundex does (US patent 1,261,167), l with r.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SOUNDS = str.maketrans("bfpvcgjkqsxzdtlrmn", "111122222222334455", "aeiouhwy")
_READING = re.compile(r"(\w+)\b.* (?:LETTER|SYLLABLE|CHARACTER) (?:SMALL |FINAL |SHORT )?([A-Z]+)")
_CONSONANTS = re.compile(r"[^aeiou]*")
_TWICE = tuple(digit * 2 for digit in "12345")  # of the classes
_LONGEST = 100  # characters of a title that are compared: the time grows with the square
_FEWEST = 3  # consonants that tell a title
_BY_CHANCE, _BEYOND_DOUBT = 0.6, 0.9  # share of consonants in the same order
_VOWEL_FIRST = frozenset(("ef", "el", "em", "en", "er", "es"))  # Cyrillic
_FEWEST_OF_WORD = 5  # consonants that tell a word; endings differ, so no more are looked at


class _Consonants(dict[int, str | None]):
    """The classes of each character's consonants, a blank for one that parts words or has no sound of its own.

    A vowel has None: ``str.translate`` is ten times as fast in ASCII as with an empty text.
    """

    def __missing__(self, number: int) -> str | None:
        character = chr(number)
        self[number] = found = (_reading(character).translate(_SOUNDS) or None) if _is_heard(character) else " "
        return found


_CONSONANTS_OF = _Consonants()


def _is_heard(character: str) -> bool:
    if unicodedata.category(character) in ("Mn", "Mc", "Lm"):  # vowel signs, the mark of a long vowel
        return True
    return character.isalpha() and not unicodedata.name(character, "CJK").startswith(("CJK", "HIRAGANA"))


def _reading(character: str) -> str:
    """Return how a letter is read, in small Latin letters: a whole syllable, or the consonant of its name."""
    if character.isascii():
        return character.lower()
    if (found := _READING.match(unicodedata.name(character, ""))) and found[1] != "LATIN":
        script, reading = found[1], found[2].lower()
        if script in ("KATAKANA", "HANGUL"):
            return "fu" if reading == "hu" else reading
        return reading[1:] if reading in _VOWEL_FIRST else _CONSONANTS.match(reading)[0]  # type: ignore[index]
    folded = unicodedata.normalize("NFD", character)[0]
    return folded.lower() if folded.isascii() and folded.isalpha() else ""


@lru_cache(maxsize=8192)
def skeleton(text: str) -> str:
    """Return the classes of the consonants of ``text``, one digit each, alike neighbours once."""
    return _once("".join(text.translate(_CONSONANTS_OF).split()))


def _once(classes: str) -> str:
    """Return classes of consonants with alike neighbours once: each round halves them."""
    for twice in _TWICE:
        while twice in classes:
            classes = classes.replace(twice, twice[0])
    return classes


def sounds(text: str) -> frozenset[str]:
    """Return how the longer words of ``text`` begin to sound: the classes of five consonants each."""
    words = _once(text.translate(_CONSONANTS_OF)).split()
    return frozenset([word[:_FEWEST_OF_WORD] for word in words if len(word) >= _FEWEST_OF_WORD])


@lru_cache(maxsize=32768)
def sound_likeness(a: str, b: str) -> float:
    """Return how much two titles sound alike: 0 for as much as any two may, up to 1 for what only one title does.

    Measured on 9,400 pairs of headings of 140 READMEs: of two that share 0.6 of their consonants in order, as many
    are the same heading as not; from 0.9 on, all are.
    """
    one, other = skeleton(a[:_LONGEST]), skeleton(b[:_LONGEST])
    if min(len(one), len(other)) < _FEWEST:
        return 0.0
    line = [0] * (len(other) + 1)
    for x in one:
        before = 0
        for n, y in enumerate(other, 1):
            line[n], before = (before + 1 if x == y else max(line[n], line[n - 1])), line[n]
    share = 2 * line[-1] / (len(one) + len(other))
    return min(1.0, max(0.0, (share - _BY_CHANCE) / (_BEYOND_DOUBT - _BY_CHANCE)))
