"""Whether two versions of a cell differ in words, the facts that other rules compare left aside."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple
from unicodedata import normalize

from readme_sync.align.facts import cell_numbers, compared
from readme_sync.editions.hub import parse_hub_url
from readme_sync.editions.licences import licences
from readme_sync.markdown.document import Cell

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*|[^\W\dA-Za-z_]+")


class _Words(NamedTuple):
    """The words of a cell in Latin letters, and all that is written in others as one text without its punctuation."""

    latin: tuple[str, ...]
    other: str

    @property
    def same(self) -> tuple[tuple[str, ...], str]:
        """What two versions share if they say the same: capitals are no words."""
        return tuple(word.casefold() for word in self.latin), self.other


def is_reworded(old: Cell, new: Cell, language: str) -> bool:
    """Tell whether ``new`` says something else than ``old`` in words, not only in numbers, links or licences."""
    if old.raw == new.raw or licences(old.inline.plain) != licences(new.inline.plain):
        return False
    return _words(old, new, language).same != _words(new, old, language).same


def is_said(old: Cell, new: Cell, translation: Cell, language: str) -> bool:
    """Tell whether ``translation`` says what was changed from ``old`` to ``new`` already.

    Only names can be looked for in another language: words with a capital or a digit in them.
    """
    if translation.raw == new.raw:
        return True
    was, now = _words(old, new, language), _words(new, old, language)
    if was.other != now.other:
        return False
    added, removed = Counter(now.latin) - Counter(was.latin), Counter(was.latin) - Counter(now.latin)
    if any(word.islower() and word.isalpha() for word in (*added, *removed)):
        return False
    there = {word.casefold() for word in _WORD.findall(normalize("NFKC", translation.inline.plain))}
    return all(word.casefold() in there for word in added) and not any(word.casefold() in there for word in removed)


def _words(cell: Cell, other: Cell, language: str) -> _Words:
    text = cell.inline.plain
    for number in reversed(compared(cell_numbers(cell, language))):
        text = f"{text[: number.start]} {text[number.end :]}"
    kept = {link.target for link in other.inline.links}
    for link in cell.inline.links:
        # The name of a repository changes with the repository, and the text of a bare link is the link.
        if link.kind in ("bare", "autolink") or (link.target not in kept and parse_hub_url(link.target) is not None):
            text = text.replace(link.text, " ", 1)
    found = _WORD.findall(normalize("NFKC", text))
    latin = tuple(word for word in found if word[0].isascii())
    return _Words(latin, "".join(word for word in found if not word[0].isascii()).casefold())
