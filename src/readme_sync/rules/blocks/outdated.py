"""What the source says in other words than it did: told by letters alone, from the text that it was."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from readme_sync.align.catalogue import Catalogue
from readme_sync.rules.blocks.drift import EditionDrift
from readme_sync.rules.blocks.wording import title
from readme_sync.text import Span

_ADDRESSES = re.compile(
    r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*|https?://[^\s<>)\]]+|<[^<>\n]*>|^ {0,3}\[(?!\^)[^\]\n]+\]:.*", re.MULTILINE
)
_WORD = re.compile(r"[^\W\d_]+")
_PART = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+|>#]|\d+[.)]))")  # where a paragraph, an entry or a row ends
_KEPT = 0.75  # of its words: what keeps so many is put better, and says what it said
_MOST_PARTS = 300  # that are gone; where more are, nothing was merely put better


class Former:
    """A text as it was, for asking whether something stood in it."""

    def __init__(self, then: str, now: str) -> None:
        self._known: dict[str, bool] = {}  # the same is asked for every translation
        self.letters = _letters(then)
        now = _letters(now)
        gone = (words for part in _PART.split(then) if (words := _words(part)) and "".join(words) not in now)
        several = list(islice(gone, _MOST_PARTS + 1))
        self.gone = list(map(Counter, several)) if len(several) <= _MOST_PARTS else []

    def has(self, text: str) -> bool:
        """Tell whether ``text`` was said, nearly in these words."""
        if text not in self._known:
            words = _words(text)
            self._known[text] = "".join(words) in self.letters or self._is_put_better(Counter(words), len(words))
        return self._known[text]

    def _is_put_better(self, words: Counter[str], count: int) -> bool:
        return any((words & old).total() >= _KEPT * max(count, old.total()) for old in self.gone)


def _words(text: str) -> list[str]:
    return _WORD.findall(_ADDRESSES.sub(" ", text).casefold())


def _letters(text: str) -> str:
    return "".join(_words(text))


def reworded(catalogue: Catalogue, drift: EditionDrift, former: Former) -> Iterator[tuple[Span, str]]:
    """Yield what of the source was reworded and is in a translation: its place, and what it is called.

    What differs in its facts, or is not translated, is told as that.
    """
    source = catalogue.editions[catalogue.source]
    told = {pair.pair for pair in drift.differing} | set(drift.untranslated)
    for pair in drift.alignment.pairs:
        blocks = [drift.alignment.source[n].block for n in pair.left]
        if pair not in told and blocks[0].kind != "code":
            yield from (
                (block.span, title(block)) for block in blocks if not former.has(source.document.raw(block.span))
            )
    for row in _rows(catalogue, drift.edition):
        if not former.has(source.document.raw(row[0])):
            yield row


def _rows(catalogue: Catalogue, edition: int) -> Sequence[tuple[Span, str]]:
    return [
        (own.span, row.name)
        for _, table in catalogue.tables()
        for row in table.rows
        if (own := row.members[catalogue.source]) is not None and row.members[edition] is not None
    ]
