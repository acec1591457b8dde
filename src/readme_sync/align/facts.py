"""The facts of a cell: the part that does not depend on language, in a form that can be compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from readme_sync.language.numbers import Number, close, numbers
from readme_sync.markdown.document import Cell, Link
from readme_sync.urls.hub import HubRepo, parse_hub_url
from readme_sync.urls.locales import neutral

_VALUE = re.compile(r"\d+(?: ?(?:[kmbt]|[kmgt]i?b)(?![a-z]))?")
_COMPARED = frozenset(("quantity", "plain", "year", "date", "version"))


def repos(cell: Cell) -> tuple[tuple[HubRepo, Link], ...]:
    """Return the Hub repositories that a cell links to, with the links, in order."""
    return tuple((repo, link) for link in cell.inline.links if (repo := parse_hub_url(link.target)) is not None)


def is_page(link: Link) -> bool:
    """Tell whether a link leads to a page on the web that is no Hub repository."""
    return link.target.startswith(("http://", "https://")) and parse_hub_url(link.target) is None


def pages(cell: Cell) -> tuple[tuple[str, Link], ...]:
    """Return the cell's links to other pages, each by what all its language variants share."""
    return tuple((neutral(link.target), link) for link in cell.inline.links if is_page(link))


def footnotes(cell: Cell) -> tuple[str, ...]:
    """Return the footnote labels of a cell, sorted."""
    return tuple(sorted(note.label for note in cell.inline.footnotes))


def bold(cell: Cell) -> tuple[str, ...]:
    """Return the values that a cell has in bold, see ``bare_values``, sorted.

    Bold on words of a language is that language's affair: only values with a digit count.
    """
    found = [bare_values(emphasis.text) for emphasis in cell.inline.emphasis if emphasis.strong]
    return tuple(sorted(filter(None, found)))


def bare_values(text: str) -> str:
    """Return the numbers of a text with their short units, nothing between: "計 **300 B** トークン" has "300b".

    Words around them are translated, and which of them are in Latin letters is the translator's choice.
    """
    return "".join(_VALUE.findall(text.lower())).replace(" ", "")


def is_terse(cells: Sequence[Cell]) -> bool:
    """Tell whether no cell holds words of a language written in other than ASCII letters: names and values only."""
    return all(cell.inline.plain.isascii() for cell in cells)


def cell_numbers(cell: Cell, language: str) -> tuple[Number, ...]:
    """Return the numbers that a reader sees in a cell, in the notation of ``language``."""
    return numbers(cell.inline.plain, language)


def unmatched(a: Sequence[Number], b: Sequence[Number]) -> tuple[list[Number], list[Number]]:
    """Return the numbers of ``a`` and of ``b`` that have no equal, within their precision, on the other side."""
    rest = list(b)
    left = []
    for number in a:
        partner = next((other for other in rest if _same(number, other)), None)
        if partner is None:
            left.append(number)
        else:
            rest.remove(partner)
    return left, rest


def _same(a: Number, b: Number) -> bool:
    if isinstance(a.value, str) or isinstance(b.value, str):
        return a.value == b.value and a.unit == b.unit
    return close(a, b)


def compared(found: Sequence[Number]) -> list[Number]:
    """Leave out the digits of names, which other rules compare."""
    return [number for number in found if number.kind in _COMPARED]


def bag(items: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Return a multiset as a value that can be compared and hashed."""
    return tuple(sorted(Counter(items).items()))
