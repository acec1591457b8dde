"""Words in Latin letters that a translation in other letters uses in its own texts: terms and names that it keeps."""

from __future__ import annotations

from collections.abc import Iterable

from readme_sync.align.blocks.match import BlockAlignment
from readme_sync.editions.edition import Edition
from readme_sync.regex import lazy
from readme_sync.rules.blocks.neighbours import has_other_letters

_WORD = lazy(r"[A-Za-z]+")


class OwnLatin:
    """The Latin words of an edition's headings, and of its texts in letters of their own."""

    def __init__(self, alignment: BlockAlignment, edition: Edition) -> None:
        self._alignment = alignment
        self._edition = edition
        self._words: frozenset[str] | None = None

    def has_all(self, words: Iterable[str]) -> bool:
        """Tell whether all of ``words`` are among them, whatever their letters' case."""
        if self._words is None:
            texts = [facts.plain for facts in self._alignment.blocks if facts.block.kind != "code"]
            texts = [text for text in texts if has_other_letters(text)]
            texts += [section.title for section in self._edition.sections]
            self._words = frozenset(word.casefold() for text in texts for word in _WORD.findall(text))
        return self._words.issuperset(map(str.casefold, words))
