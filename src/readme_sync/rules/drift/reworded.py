"""Whether two versions of a cell differ in words, the facts that other rules compare left aside."""

from __future__ import annotations

import re
from collections import Counter
from unicodedata import normalize

from readme_sync.align.facts import compared
from readme_sync.language.numbers import numbers
from readme_sync.markdown.document import Cell
from readme_sync.records.licences import licences
from readme_sync.rules.replaced import shared_ends
from readme_sync.rules.slips import is_mended
from readme_sync.urls.hub import parse_hub_url
from readme_sync.values import NamedTuple

_ADDRESS = re.compile(r"https?://[^\s\]>]+")
_SPELLING = 80  # likeness in percent from which two words are one, spelt otherwise
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
    """Tell whether ``new`` says something else than ``old`` in words, not only in numbers, links or licences.

    A word of which only the spelling was mended says nothing else.
    """
    if is_mended(old.inline.plain, new.inline.plain):
        return False
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
    added, removed = Counter(now.latin) - Counter(was.latin), Counter(was.latin) - Counter(now.latin)
    there = {word.casefold() for word in _WORD.findall(normalize("NFKC", translation.inline.plain))}
    if was.other != now.other:
        return _is_respelt_name(was, now, added, removed, there)
    if any(word.islower() and word.isalpha() for word in (*added, *removed)):
        return False
    # A name that is only spelt otherwise, and that the translation never wrote, leaves it nothing to follow.
    return not any(word.casefold() in there for word in removed) and all(
        word.casefold() in there or any(_respelt(word, other) for other in removed) for word in added
    )


def _is_respelt_name(was: _Words, now: _Words, added: Counter[str], removed: Counter[str], there: set[str]) -> bool:
    """Return whether a name that the translation writes in Latin letters only changed its script in the source."""
    gone, come = _apart(was.other, now.other)
    latin, own, left = (removed, come, gone) if removed else (added, gone, come)
    if left or (added and removed) or not all(word.casefold() in there for word in latin):
        return False
    from readme_sync.rules.drift.localised import is_localised

    return is_localised([*latin.elements()], own)


def _apart(one: str, other: str) -> tuple[str, str]:
    """Return what two texts have between the beginning and the end that they share."""
    start, end = shared_ends(one, other)
    return one[start : len(one) - end], other[start : len(other) - end]


def _respelt(word: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return word.isalpha() and other.isalpha() and fuzz.ratio(word.casefold(), other.casefold()) >= _SPELLING


def _words(cell: Cell, other: Cell, language: str) -> _Words:
    text = _ADDRESS.sub(" ", cell.inline.plain)
    for number in reversed(compared(numbers(text, language))):
        text = f"{text[: number.start]} {text[number.end :]}"
    kept = {link.target for link in other.inline.links}
    for link in cell.inline.links:
        # The name of a repository changes with the repository.
        if link.target not in kept and parse_hub_url(link.target) is not None:
            text = text.replace(link.text, " ", 1)
    found = _WORD.findall(normalize("NFKC", text))
    latin = tuple(word for word in found if word[0].isascii())
    return _Words(latin, "".join(word for word in found if not word[0].isascii()).casefold())
