"""Values that differ by one letter from one that is used often, in time that grows with their number."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

_ITEM = re.compile(r"[^,、，;；\n()（）+]{6,}")  # shorter ones are not judged
_WORD = re.compile(r"\w+")
_SHORTEST, _LONGEST = 6, 60
OFTEN = 3
_PARTS = re.compile(r"[,、，;；\n()（）+]")
_SIGNS = re.compile("[\u3005\u3041-\u3096\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff]{4,60}")
_VERY_OFTEN = 8
_ALIKE = 50  # usual values that share a half are looked at up to here: keeps the time in bounds
_WORD_LENGTH = 5  # below that one letter makes another word: BART and BERT
_ENDINGS = frozenset("esnx")  # what plural and gender add


def values_of(plain: str) -> list[str]:
    """Return the items of cells, as a reader sees them, that are neither too short nor too long to be judged."""
    items = [item.strip(" \t*。.") for item in _ITEM.findall(plain)]
    return [item for item in items if _SHORTEST <= len(item) <= _LONGEST]


def words_without_blanks(plain: str) -> list[str]:
    """Return the items of cells that are one word of four signs or more in a script without blanks (Han, kana)."""
    if not _SIGNS.search(plain):
        return []
    return [item for part in _PARTS.split(plain) if _SIGNS.fullmatch(item := part.strip(" \t*。"))]


def wrong_signs(counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield (odd word, usual word) of one column: one sign is another one than in a word that stands there eight times.

    Another kanji makes another word, so the odd one stands there once.
    """
    usual = [word for word, count in counts.items() if count >= _VERY_OFTEN]
    ends: dict[str, list[str]] = {}
    for word in usual:  # one change leaves the first or the second half as it is
        half = len(word) // 2
        for key in (f"{len(word)}<{word[:half]}", f"{len(word)}>{word[half:]}"):
            ends.setdefault(key, []).append(word)
    for odd, count in counts.items() if usual else ():
        half = len(odd) // 2
        if count == 1:
            near = (*ends.get(f"{len(odd)}<{odd[:half]}", ()), *ends.get(f"{len(odd)}>{odd[half:]}", ()))
            found = next((word for word in near if _is_one_sign_off(odd, word)), None)
            if found is not None:
                yield odd, found


def _is_one_sign_off(odd: str, usual: str) -> bool:
    """Tell whether two words differ in one sign; of long ones ``misspellings`` tells where that is no kanji."""
    wrong = [a + b for a, b in zip(odd, usual, strict=True) if a != b]
    return len(wrong) == 1 and (len(odd) < _SHORTEST or _is_kanji(wrong[0]))


def misspellings(counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield (odd value, usual value) of one column, by how often each value stands there."""
    index: dict[tuple[int, str, bool], list[str]] = {}
    for value, count in counts.items():
        if count >= OFTEN and len(value) >= _SHORTEST:
            # One letter's change leaves the first or the second half of the usual spelling as it is.
            half = len(value) // 2
            for key in ((len(value), value[:half], True), (len(value), value[-half:], False)):
                index.setdefault(key, []).append(value)
    if not index:
        return
    # One change leaves the first or the last letters of the usual spelling as they are: five of a long one, three of a
    # short one. That sorts out nearly all values at once.
    most = max(counts.values())
    uses: Counter[str] | None = None
    lengths = {length for length, _, _ in index}
    usuals = {value for values in index.values() for value in values}
    ends = {end for value in usuals for n in (_kept(len(value)),) for end in (value[:n], value[-n:])}
    near = {length + change for length in lengths for change in (-1, 0, 1)}
    for odd, count in counts.items():
        if len(odd) not in near or count * OFTEN > most:
            continue
        if ends.isdisjoint((odd[:3], odd[-3:], odd[:5], odd[-5:])):
            continue
        for usual in _candidates(odd, index, lengths):
            words = _changed_words(odd, usual) if counts[usual] >= count * OFTEN else None
            if words is None:
                continue
            uses = uses or _uses(counts)
            # A word that is at home in this column, in other values, is no slip.
            if uses[words[0]] * OFTEN <= uses[words[1]]:
                yield odd, usual
                break


def _kept(length: int) -> int:
    return 5 if length > 2 * 5 else 3


def _candidates(
    odd: str, index: Mapping[tuple[int, str, bool], Sequence[str]], lengths: Collection[int]
) -> Iterator[str]:
    for length in (len(odd), len(odd) - 1, len(odd) + 1):
        if length not in lengths:
            continue
        half = length // 2
        yield from index.get((length, odd[:half], True), ())[:_ALIKE]
        yield from index.get((length, odd[-half:], False), ())[:_ALIKE]


def _changed_words(odd: str, usual: str) -> tuple[str, str] | None:
    """Return the words that differ by one letter added, dropped or replaced, or by two exchanged; else None."""
    start = 0
    while start < min(len(odd), len(usual)) and odd[start] == usual[start]:
        start += 1
    end = 0
    while end < min(len(odd), len(usual)) - start and odd[-1 - end] == usual[-1 - end]:
        end += 1
    a, b = odd[start : len(odd) - end], usual[start : len(usual) - end]
    exchanged = len(a) == len(b) == 2 and a == b[::-1]
    if not exchanged and max(len(a), len(b)) != 1:
        return None
    if not (a + b).isalpha() or a.casefold() == b.casefold() or _is_kanji(a + b):
        return None
    if len(a) != len(b) and (a + b).lower() in _ENDINGS and not usual[len(usual) - end :][:1].isalpha():
        return None
    wrong, right = _word_at(odd, start), _word_at(usual, start)
    if min(len(wrong), len(right)) < _WORD_LENGTH or any(character.isdigit() for character in wrong + right):
        return None
    return wrong, right


def _is_kanji(letters: str) -> bool:
    """Tell whether one of them is: another kanji makes another word."""
    return any(unicodedata.name(letter, "").startswith("CJK") for letter in letters)


def _word_at(text: str, position: int) -> str:
    """Return the word that stands at ``position``, or ends there."""
    return next((m[0] for m in _WORD.finditer(text) if m.start() <= position <= m.end()), "")


def _uses(counts: Mapping[str, int]) -> Counter[str]:
    """Return how often each word stands in the column."""
    uses: Counter[str] = Counter()
    for value, count in counts.items():
        for word in set(_WORD.findall(value)):
            uses[word] += count
    return uses
