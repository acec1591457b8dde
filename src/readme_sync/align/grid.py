"""What the cells of two tables say of two rows being the same, when their names do not: digits, signs, words kept."""

from __future__ import annotations

import re
from collections import Counter

from readme_sync.editions.edition import EditionTable
from readme_sync.language.calendar_words import calendar_word
from readme_sync.language.numbers import Number, numbers
from readme_sync.values import NamedTuple

FIRST_SIGN = "\u2190"  # arrows, checks, emoji: below stand letters and punctuation
LAST_SIGN = "\u2bff"
FIRST_EMOJI = "\U0001f000"
_IN_WORDS = frozenset("−∼≃≅≈≤≥≦≧⩽⩾")  # "at least", "about", which another language says in words
_POWER = re.compile("(?<=10)[⁰¹²³⁴⁵⁶⁷⁸⁹]+|(?<=(?<![0-9])2)[⁰¹²³⁴⁵⁶⁷⁸⁹]{2}")  # 10⁶ is 10^6; 7¹ has a note
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_DIGITS = re.compile("[0-9]+")
_TELLING = re.compile(rf"[\d{FIRST_SIGN}-{LAST_SIGN}{FIRST_EMOJI}-\U0010ffff]")
_WORD = re.compile(r"\w{2,}")
_ENOUGH_WORDS = 2  # that two rows have in common and no other row has
_MANY_WORDS = 4  # which no other row has: names of their own do not part such rows
_OF_WORDS = 0.3  # and the part of the fewer words of both that these are


class Agreement(NamedTuple):
    """Of the cells behind the first that can be compared: how many are the same, how many not.

    ``telling`` counts those of the same that no other row of either table has in that column; ``in_place`` says that
    both rows stand at one place in tables of one shape. ``words`` counts what both say in Latin letters and digits and
    no other row says, 0 where that is little of what they say.
    """

    same: int
    other: int
    telling: int
    in_place: bool
    words: int = 0

    @property
    def is_good(self) -> bool:
        """Tell whether the cells speak for one row: what is its alone agrees, or everything does, at the same place."""
        if self.telling:
            return 2 * self.other <= self.same
        return self.in_place and self.other == 0 and self.same > 1

    @property
    def is_told_by_words(self) -> bool:
        """Tell whether the words of the cells speak for one row; names of their own may still part them."""
        return self.words > self.other

    @property
    def is_sure(self) -> bool:
        """Tell whether the cells say so many words that no other row says: a name that differs is translated."""
        return self.words >= _MANY_WORDS + self.other

    @property
    def is_bad(self) -> bool:
        """Tell whether the cells speak for two rows."""
        return self.other > self.same


class Grid:
    """The cells of one edition's table, read as what every language writes alike, each row when it is asked for."""

    __slots__ = ("_count", "_language", "_read", "_said", "_table", "_words")

    def __init__(self, table: EditionTable, language: str) -> None:
        self._table = table
        self._language = language
        self._read: dict[int, tuple[str, ...]] = {}
        self._count: dict[int, Counter[str]] = {}
        self._words: list[frozenset[str]] | None = None
        self._said: Counter[str] = Counter()

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns there are."""
        return len(self._table.rows), len(self._table.headers)

    def row(self, number: int) -> tuple[str, ...]:
        """Return what the cells of a row say, "" where they hold nothing but words."""
        if number not in self._read:
            self._read[number] = tuple(neutral_text(cell.inline.plain) for cell in self._table.rows[number].cells)
        return self._read[number]

    def words(self, number: int) -> frozenset[str]:
        """Return the words in Latin letters and digits that the cells of a row say behind the first."""
        if self._words is None:
            self._words = [
                frozenset(
                    word
                    for cell in row.cells[1:]
                    for word in _WORD.findall(cell.inline.plain.lower())
                    if word.isascii()
                )
                for row in self._table.rows
            ]
            self._said = Counter(word for words in self._words for word in words)
        return self._words[number]

    def says_once(self, word: str) -> bool:
        """Tell whether one row alone says a word; ``words`` has been asked before."""
        return self._said[word] == 1

    def text(self, number: int, column: int) -> str:
        """Return what a reader sees in a cell."""
        return self._table.rows[number].cells[column].inline.plain

    def amount(self, number: int, column: int) -> str:
        """Return the digits of what a cell says in numbers, however its language writes them, or its month or day."""
        text = self.text(number, column)
        if word := calendar_word(text, self._language):
            return word
        said = (
            _DIGITS.findall(str(int(one.value)) if _is_whole(one) else str(one.value))
            for one in numbers(text, self._language)
        )
        return "".join(digits for found in said for digits in found if digits.strip("0"))

    def is_alone(self, column: int, value: str) -> bool:
        """Tell whether a value occurs once in a column."""
        if column not in self._count:
            rows = (self.row(number) for number in range(len(self._table.rows)))
            self._count[column] = Counter(row[column] for row in rows if column < len(row))
        return self._count[column][value] == 1


def _is_whole(number: Number) -> bool:
    return isinstance(number.value, float) and number.value.is_integer()


def agreement(a: Grid, i: int, b: Grid, j: int) -> Agreement:
    """Compare row ``i`` of ``a`` with row ``j`` of ``b``, cell by cell behind the first."""
    same = other = telling = 0
    for column, (left, right) in enumerate(zip(a.row(i), b.row(j), strict=False)):
        if column == 0:
            continue
        if left == right:
            if left:
                same += 1
                telling += a.is_alone(column, left) and b.is_alone(column, right)
            else:
                kept = a.text(i, column)
                same += any(map(str.isalpha, kept)) and kept == b.text(j, column)
        elif not (left.isdigit() or right.isdigit()) and set(left) == set(right):
            same += 1  # "A → B" says what "A → B → C" does in more steps
        elif i == j and (amount := a.amount(i, column)) and amount == b.amount(j, column):
            same += 1  # "1:30 pm" is "13.30", and May is "5月"
        else:
            other += 1
    return Agreement(same, other, telling, in_place=i == j and a.shape == b.shape, words=_words_of_both(a, i, b, j))


def _words_of_both(a: Grid, i: int, b: Grid, j: int) -> int:
    """Return how many words both rows say and no other row does; 0 where they are few, of all of them or at all."""
    left, right = a.words(i), b.words(j)
    found = sum(a.says_once(word) and b.says_once(word) for word in left & right)
    return found if found >= _ENOUGH_WORDS and found >= _OF_WORDS * min(len(left), len(right)) else 0


def neutral_text(text: str) -> str:
    """Return the digits and signs of a text: "5,4 kg" is "54" in every language, however it parts its thousands."""
    if text.isascii():
        return "".join(_DIGITS.findall(text))
    if _POWER.search(text) is not None:
        text = _POWER.sub(lambda found: found[0].translate(_RAISED), text)
    found = [sign for sign in _TELLING.findall(text) if sign not in _IN_WORDS]
    return "".join([str(int(sign)) if sign.isdecimal() else sign for sign in found])
