"""Words of a translation that stand in its code: an example in the readers' language (`GET /scuole/2/studenti`)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from readme_sync.align.blocks.match import BlockAlignment, align_blocks
from readme_sync.align.catalogue import Catalogue
from readme_sync.regex import lazy
from readme_sync.rules.blocks.pairs.code import have_other_options
from readme_sync.rules.slips import near

_LETTERS = lazy(r"[^\W\d_]+(?:_[^\W\d_]+)*")
_IN_WORDS = lazy(r"[^\W\d]+(?:[\s-]+[^\W\d]+)*")  # words with what stands between them
_WORD = lazy(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LATIN = lazy(r"[^\W\d_]+")
_ACCENTS = lazy("[\u0300-\u036f]+")
_FEWEST = 3  # letters of a word that tells something
_ENDING = 2  # letters at the end of a long word that its other forms change
_LONG = 6


class Vocabulary:
    """The words that a translation says in its running text, and those that its source has anywhere."""

    def __init__(self, alignment: BlockAlignment) -> None:
        self._words = _latin_words("\n".join(text for facts in alignment.blocks for text in facts.running))
        self._said = " ".join(["", *self._words])
        self._source = _latin_words("\n".join(facts.plain for facts in alignment.source))

    def translates(self, own: str, other: str) -> bool:
        """Return whether ``own`` is ``other`` with words of the source's text put into the translation's language."""
        if have_other_options(own, other):
            return False
        ours, theirs = _words(own), _words(other)
        new = [word for word in ours - theirs if len(word) >= _FEWEST]
        if near(own, other):  # a slip, whatever the word that came of it begins like; but for a word that it says
            are_names = own.isalpha() and own.istitle() and other.istitle()
            if are_names and _has_another_ending(own, other):
                return True
            changed = ours - theirs
            return bool(theirs - ours) and changed <= self._words and any(map(self._is_its_own, changed))
        shape = _IN_WORDS if " " in other.strip() else _LETTERS  # a phrase has other words in other languages
        if shape.sub("a", own).strip() != shape.sub("a", other).strip():
            return False
        lent = [word for word in new if word in self._source]
        return (
            len(new) > 2 * len(lent)
            and bool(theirs - ours)
            and all(
                f" {word[:-_ENDING] if len(word) >= _LONG else word}" in self._said for word in new if word not in lent
            )
        )

    def _is_its_own(self, word: str) -> bool:
        """Tell whether the translation alone says a word in its running text: `Miroir` is what it calls a mirror."""
        return word in self._words and word not in self._source


def _has_another_ending(own: str, other: str) -> bool:
    """Tell whether a word is another one with a longer ending: `Metadatos` is Metadata."""
    return len(own) > len(other) > _FEWEST and own.startswith(other[:-1])


@lru_cache(maxsize=64)  # a catalogue is compared by identity
def vocabulary(catalogue: Catalogue, edition: int) -> Vocabulary:
    """Return the words of a translation, by its number, beside those of the source."""
    return Vocabulary(next(one for one in align_blocks(catalogue) if one.edition == edition))


def _latin_words(text: str) -> set[str]:
    """Return the words of a text in small letters, as code has them: without the accents of Latin letters."""
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return set(_LATIN.findall(text.lower()))


def _words(code: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(code)}
