"""Parameter sizes in names: "7B", "8x7b", "3.6b", "30B-A3B", "bloomz-7b1", "Qwen-1_8B"."""

from __future__ import annotations

import re
from functools import lru_cache

from readme_sync.values import NamedTuple

# A number before B or M that no letter or digit follows: "4bit" and "v0.1-beta" are none.
_SIZE = re.compile(r"(?<!\d)(\d++(?:[._]\d++)?)\s?-?([bBmM])(\d)?(?![A-Za-z0-9])")
_EXPERTS = re.compile(r"(?<![A-Za-z0-9])(\d{1,3})\s?[xX×]\s?$")
_ACTIVE = re.compile(r"(?<![A-Za-z])A$")
_ROUNDING = 1.3
_FACTOR = {"b": 1e9, "m": 1e6}


class Sizes(NamedTuple):
    """The sizes that a text names: ``exact`` ones as (parameters, as written), ``ranges`` of mixtures of experts."""

    exact: tuple[tuple[float, str], ...]
    active: tuple[float, ...]
    ranges: tuple[tuple[float, float, str], ...]

    def __bool__(self) -> bool:
        """Tell whether any size is named."""
        return bool(self.exact or self.ranges)

    @property
    def words(self) -> str:
        """The first size as written."""
        return self.exact[0][1] if self.exact else self.ranges[0][2]


_NONE = Sizes((), (), ())


@lru_cache(maxsize=8192)
def sizes(text: str) -> Sizes:
    """Return the sizes that ``text`` names."""
    if not _SIZE.search(text):
        return _NONE
    exact: list[tuple[float, str]] = []
    active: list[float] = []
    ranges: list[tuple[float, float, str]] = []
    for match in _SIZE.finditer(text):
        before = text[max(0, match.start() - 8) : match.start()]
        if before[-1:] and before[-1] in "vV.,":
            continue  # a version
        number, words = match[1], match[0]
        if "_" in number and before[-1:].isalpha():  # "model3_8B" is the 8B of model3
            number, words = number.partition("_")[2], words.partition("_")[2]
        value = float(number.replace("_", ".") + (f".{match[3]}" if match[3] else "")) * _FACTOR[match[2].lower()]
        if experts := _EXPERTS.search(before):
            ranges.append((value, value * int(experts[1]), experts[0] + words))
        elif _ACTIVE.search(before):
            active.append(value)
        elif value:
            exact.append((value, words))
    return Sizes(tuple(exact), tuple(active), tuple(ranges))


def names_size_of(label: str, name: str) -> bool:
    """Tell quickly whether ``label`` names no size, or its first one stands in ``name`` as it is."""
    match = _SIZE.search(label)
    if match is None:
        return True
    at = name.lower().find(match[0].lower())
    return (
        at > 0
        and not name[at - 1].isdigit()
        and name[at - 1] not in "._"
        and not name[at + len(match[0]) :][:1].isalnum()
    )


def contradict(a: Sizes, b: Sizes) -> bool:
    """Tell whether both name sizes and no size of one can be a size of the other.

    A mixture of experts may be called by one expert, by its total, or by anything between. A size may be
    rounded to the next whole number, or by up to 30 % where it is written with a fraction or in millions: "3.8b"
    is a "4b" and a "3b".
    """
    if not a or not b:
        return False
    if a.ranges and b.ranges and not a.exact and not b.exact:
        return not any(x[:2] == y[:2] for x in a.ranges for y in b.ranges)
    return not (_agree(a, b) or _agree(b, a))


def _agree(a: Sizes, b: Sizes) -> bool:
    for value, words in a.exact:
        if any(_same(value, words, other, other_words) for other, other_words in b.exact):
            return True
        if any(value == other for other in b.active):
            return True
        if any(low / _ROUNDING <= value <= high for low, high, _ in b.ranges):
            return True
    return any(x[:2] == y[:2] for x in a.ranges for y in b.ranges)


def _same(a: float, a_words: str, b: float, b_words: str) -> bool:
    if a == b:
        return True
    a_whole, b_whole = _is_whole(a_words), _is_whole(b_words)
    if a_whole and b_whole:
        return False  # two whole numbers of billions are two models
    if (a_whole or b_whole) and abs(a - b) < 1e9:
        return True  # rounded up or down: a "1b" of 1.4b
    return max(a, b) / min(a, b) <= _ROUNDING


def _is_whole(words: str) -> bool:
    """Tell whether a size is written in whole billions; "7b1" is 7.1."""
    return words[-1] in "bB" and "." not in words and "_" not in words
