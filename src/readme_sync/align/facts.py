"""The facts of a cell: the part that does not depend on language, in a form that can be compared."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from readme_sync.language.number_index import NumberIndex
from readme_sync.language.numbers import Number, close, numbers, other_day
from readme_sync.markdown.document import Cell, Link
from readme_sync.regex import lazy
from readme_sync.urls.hub import HubRepo, parse_hub_url
from readme_sync.urls.locales import neutral

_VALUE = re.compile(r"\d+(?: ?(?:[kmbt]|[kmgt]i?b)(?![a-z]))?")
# A number with what scales it, and words that make it a rough one; a letter beyond them belongs to a sentence.
_NUMERIC = lazy(
    r"約|约|大约|大約|およそ|약|около|примерно|environ|etwa|rund|cerca de|aproximadamente|unos|about|around"
    r"|(?<=\d)[ \u00a0\u202f]?(?:[十百千万亿億兆京萬십백천만억조]+|млн|млрд|трлн|тыс|mio|mrd|tsd"
    r"|md[st]?|[kmbt](?![^\W\d_])|milliards?|millions?|billions?|thousand|lakhs?|crores?|लाख|करोड़|हज़ार|%)"
)
_SIGN = re.compile(r"[^\W\d_]")
# ":star2:" is a picture, and what stands behind a date is the second at which a program wrote it.
_NO_NUMBERS = re.compile(
    r"(?<!\S):[a-z][a-z0-9_+-]*:(?!\S)|(?<=\d-\d\d)[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?(?![\d.])"
)
_WORDS = lazy(r"[^\W\d_]{2,}")
_LABEL = lazy(r"\W*[^\W\d_]{2,} ?\d{1,2}\W*")  # Step 1
_RUNNING = lazy(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{4}")  # letters of scripts without blanks
_FEW_LETTERS = 16
_TAGS = lazy(r"<(b|strong)>([^<*_`&\[]{1,200})</\1>")
_LITTLE = 0.05  # "800M" rounds to 1b, but it is another size beside it
_COMPARED = frozenset(("quantity", "plain", "year", "date", "version"))


def repos(cell: Cell) -> tuple[tuple[HubRepo, Link], ...]:
    """Return the Hub repositories that a cell links to, with the links, in order."""
    return tuple((repo, link) for link in cell.inline.links if (repo := parse_hub_url(link.target)) is not None)


def is_page(link: Link) -> bool:
    """Tell whether a link leads to a page on the web that is no Hub repository."""
    return link.target.startswith(("http://", "https://")) and parse_hub_url(link.target) is None


def pages(cell: Cell) -> tuple[tuple[str, Link], ...]:
    """Return the cell's links to other pages, each by what all its language variants share."""
    links = cell.inline.links
    return tuple([(neutral(link.target), link) for link in links if is_page(link)]) if links else ()


def footnotes(cell: Cell) -> tuple[str, ...]:
    """Return the footnote labels of a cell, sorted."""
    return tuple(sorted(note.label for note in cell.inline.footnotes))


def bold(cell: Cell) -> tuple[str, ...]:
    """Return the values that a cell has in bold, see ``bare_values``, sorted.

    Bold on words of a language is that language's affair: only values with a digit count.
    """
    found = [bare_values(text) for text in _bold(cell)]
    return tuple(sorted(filter(None, found)))


def bold_numbers(cell: Cell, language: str) -> tuple[Number, ...]:
    """Return the numbers of a cell that stand in bold, in whole or in part, with a unit that follows the bold.

    Of a name that has a value in bold, that value: "7b" of ``alpha-**7b**-v2``.
    """
    bold = [text for text in _bold(cell) if any(map(str.isdigit, text))]
    if not bold:
        return ()
    plain = cell.inline.plain
    known = _numbers(plain, language)
    starts, ends = [one.start for one in known], [one.end for one in known]
    found: list[Number] = []
    at = taken = 0
    for text in bold:
        start = plain.find(text, at)
        if start < 0:
            found += _numbers(text, language)
            continue
        at = start + len(text)
        first, taken = max(bisect_right(ends, start), taken), max(bisect_left(starts, at), taken)
        is_in_name = taken - first == 1 and starts[first] < start and text[0].isdigit()
        found += _numbers(text, language) if is_in_name else known[first:taken]
    return tuple(found)


def _bold(cell: Cell) -> list[str]:
    """Return what stands in bold in a cell, be it by a tag: editions may write it in several ways."""
    bold = [one.text for one in cell.inline.emphasis if one.strong]
    return bold + [found[2] for found in _TAGS.finditer(cell.raw)] if "</" in cell.raw else bold


def stresses_words(cell: Cell, language: str) -> bool:
    """Tell whether a cell has a number in bold within a phrase, or behind a word: the words are what is stressed."""
    for emphasis in cell.inline.emphasis:
        text = emphasis.text
        if emphasis.strong and any(map(str.isdigit, text)):
            if _LABEL.fullmatch(text):
                return True
            if _has_words(text) and _has_words(_without_numbers(text, language)):
                return True
    return False


def _without_numbers(text: str, language: str) -> str:
    for number in _numbers(text, language):
        text = text.replace(number.text, " ", 1)
    return text


def _has_words(text: str) -> bool:
    """Tell whether a text has two words of a language, or runs on in letters of a script without blanks."""
    return len(_WORDS.findall(text)) > 1 or _RUNNING.search(text) is not None


def says_the_same(a: Number, b: Number) -> bool:
    """Return whether two bold numbers are one: by value, a little rounded, or by digits where one stands in a name."""
    if bare_values(a.text) == bare_values(b.text) != "":
        return True
    if not close(a, b):
        return False
    if isinstance(a.value, str) or isinstance(b.value, str):
        return True
    exact = b.value in (a.value, a.alternative) or b.alternative == a.value
    return exact or abs(a.value - b.value) <= _LITTLE * max(a.value, b.value)


def bare_values(text: str) -> str:
    """Return the numbers of a text with their short units, nothing between: "計 **300 B** トークン" has "300b".

    Words around them are translated, and which of them are in Latin letters is the translator's choice.
    """
    return "".join(_VALUE.findall(text.lower())).replace(" ", "")


def is_terse(cells: Sequence[Cell]) -> bool:
    """Return whether no cell holds words of a language: names and values only, so that every number counts.

    Words in other than ASCII letters are such, the magnitude and the "about" of a number are not ("約120万").
    """
    return all(cell.inline.plain.isascii() or _is_values(cell.inline.plain) for cell in cells)


def _is_values(text: str) -> bool:
    return any(map(str.isdigit, text)) and not _SIGN.search(_NUMERIC.sub("", text.lower()))


def is_short(cells: Sequence[Cell]) -> bool:
    """Return whether each cell says numbers with a word or two: "4 to 5 hours". A number stands for a number there."""
    return all(sum(map(str.isalpha, cell.inline.plain)) <= _FEW_LETTERS for cell in cells)


def cell_numbers(cell: Cell, language: str) -> tuple[Number, ...]:
    """Return the numbers that a reader sees in a cell, in the notation of ``language``.

    A link of which the text is ``@name`` is somebody's page: its digits are none, since some translate parts of it.
    """
    plain = cell.inline.plain
    if "@" in plain:
        for link in cell.inline.links:
            if link.text.startswith("@"):
                plain = plain.replace(link.text, "@" * len(link.text))
    return _numbers(plain, language)


def _numbers(text: str, language: str) -> tuple[Number, ...]:
    if text.count(":") > 1:
        text = _NO_NUMBERS.sub(lambda match: " " * len(match[0]), text)
    return numbers(text, language)


def unmatched(a: Sequence[Number], b: Sequence[Number]) -> tuple[list[Number], list[Number]]:
    """Return the numbers of ``a`` and of ``b`` that have no equal, within their precision, on the other side."""
    left, rest = without_equals(a, b)
    if not left or not rest:
        return left, rest
    index, taken = NumberIndex(_same), set[int]()
    for place, number in enumerate(rest):
        index.add(place, number)
    lonely = []
    for number in left:
        found = index.find(number)
        if found is None:
            lonely.append(number)
        else:
            index.remove(found)
            taken.add(found)
    return lonely, [number for place, number in enumerate(rest) if place not in taken]


def without_equals(a: Sequence[Number], b: Sequence[Number]) -> tuple[list[Number], list[Number]]:
    """Return the numbers of ``a`` and of ``b`` that have no equal by value and unit on the other side."""
    ours, theirs = [(number.value, number.unit) for number in a], [(number.value, number.unit) for number in b]
    if ours == theirs:
        return [], []  # nearly always
    common = Counter(ours) & Counter(theirs)
    return _without(a, Counter(common)), _without(b, common)


def _without(numbers: Sequence[Number], taken: Counter[tuple[float | str, str]]) -> list[Number]:
    left = []
    for number in numbers:
        key = number.value, number.unit
        if taken[key] > 0:
            taken[key] -= 1
        else:
            left.append(number)
    return left


def _same(a: Number, b: Number) -> bool:
    if isinstance(a.value, str) or isinstance(b.value, str):
        is_one_day = a.kind == b.kind == "date" and (other_day(a) == b.value or other_day(b) == a.value)
        return is_one_day or (a.value == b.value and a.unit == b.unit)
    return close(a, b)


def compared(found: Sequence[Number]) -> list[Number]:
    """Leave out the digits of names, which other rules compare."""
    return [number for number in found if number.kind in _COMPARED]


def bag(items: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Return a multiset as a value that can be compared and hashed."""
    return tuple(sorted(Counter(items).items()))
