"""Names and acronyms that are a letter off, also where a language has Latin letters and any word may be its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from readme_sync.align.blocks.facts import BlockFacts, Fact
from readme_sync.align.blocks.match import BlockAlignment
from readme_sync.language.scripts import has_own_letters
from readme_sync.rules.blocks.pairs.slips import is_misspelt, mistyped_names, name_in
from readme_sync.rules.slips import MANY

_ACCENTED = "\u00c0-\u024f"  # letters of words that go on: "MUSZĄ" is none of three or four
_WORD = re.compile(rf"[A-Za-z]{{5,}}+(?![{_ACCENTED}])")
_ACRONYM = re.compile(  # longer ones are words
    rf"[A-Z]{{3}}(?<![\w{_ACCENTED}./@-][A-Z]{{3}})[A-Z]?(?![\w{_ACCENTED}/@-]|\.\w)", re.ASCII
)
_LONG = 6  # letters of a word that is no name by its capitals
_SHORT = 3  # letters of an acronym
_OFTEN = 2  # times that the translation says it right
_MOST = 5000  # words of one side: with more it is a table of data


class MisspeltNames:
    """Tells the names that are a letter off in pairs of blocks of one alignment."""

    def __init__(self, alignment: BlockAlignment, language: str) -> None:
        """Take an alignment, and the translation's language."""
        self._alignment = alignment
        self._is_in_own_letters = has_own_letters(language)

    def __call__(self, blocks: Sequence[BlockFacts], source: Sequence[BlockFacts]) -> Iterator[tuple[Fact, Fact]]:
        """Yield the names (here, in the source) that are a letter off in ``blocks`` and not in those of the source."""
        if self._is_in_own_letters:
            yield from mistyped_names(blocks, source)
        elif self._misspelt:
            yield from _in_pair(blocks, source, self._misspelt, _WORD)
        if self._acronyms:
            yield from _in_pair(blocks, source, self._acronyms, _ACRONYM)

    @cached_property
    def _acronyms(self) -> Mapping[str, str]:
        return misspelt_acronyms(self._alignment.blocks, self._alignment.source)

    @cached_property
    def _misspelt(self) -> Mapping[str, str]:
        return misspelt_names(self._alignment.blocks, self._alignment.source)


def misspelt_names(blocks: Sequence[BlockFacts], source: Sequence[BlockFacts]) -> Mapping[str, str]:
    """Return the words of a translation that are a letter off, each with the source's that was meant: nearly none.

    A name has capitals within ("GitHub"), and no language changes it. Any other word with a capital is one where the
    translation says it right elsewhere, more than once. The source says the wrong word nowhere.

    Args:
        blocks: all of the translation.
        source: all of the source.
    """
    ours, theirs = _names(_said(blocks)), _names(_said(source))
    if not ours or not theirs or max(len(ours), len(theirs)) > _MOST:
        return {}
    known = {word.casefold() for word in theirs}
    halves: dict[tuple[int, bool, str], list[str]] = {}
    for word in theirs:
        if _is_name(word) or (len(word) >= _LONG and ours[word] >= _OFTEN):
            for key in _halves(word):
                halves.setdefault(key, []).append(word)
    halves = {key: words for key, words in halves.items() if len(words) <= MANY}
    found = {}
    for word in ours:
        if word.casefold() in known:
            continue
        for right in dict.fromkeys(one for key in _halves(word) for one in halves.get(key, ())):
            is_same_kind = _is_name(word) if _is_name(right) else ours[word] == 1
            if is_same_kind and is_misspelt(word.lower(), right.lower()):
                found[word] = right
    return found


def misspelt_acronyms(blocks: Sequence[BlockFacts], source: Sequence[BlockFacts]) -> Mapping[str, str]:
    """Return the acronyms of a translation that are a letter off, or have two in wrong order: nearly none.

    A language may have acronyms of its own (RGPD for GDPR): the wrong one stands once, and the source says it nowhere.
    The one that was meant is the only one of the source's that the translation says too, more than once.
    """
    ours, theirs = _acronyms(_said(blocks)), _acronyms(_said(source))
    odd = [word for word in ours if ours[word] == 1 and word not in theirs]
    if not odd:
        return {}
    gaps: dict[str, list[str]] = {}
    for right in theirs:
        for key in _gaps(right) if ours[right] >= _OFTEN else ():
            gaps.setdefault(key, []).append(right)
    found = {}
    for word in odd:
        meant = {right for key in _gaps(word) for right in gaps.get(key, ())}
        if len(meant) == 1:
            found[word] = meant.pop()
    return found


def _gaps(word: str) -> Iterator[str]:
    """Yield what an acronym shares with one in which two neighbours are exchanged, or with one of another letter.

    Three letters with another one are most often another acronym: AGI and API.
    """
    for n in range(len(word) if len(word) > _SHORT else 0):
        yield f"{word[:n]} {word[n + 1 :]}"
    for n in range(len(word) - 1):
        yield f"{word[:n]}{''.join(sorted(word[n : n + 2]))} {word[n + 2 :]}"


@lru_cache(maxsize=8)
def _acronyms(text: str) -> Counter[str]:
    return Counter(_ACRONYM.findall(text))


def _in_pair(
    blocks: Sequence[BlockFacts], source: Sequence[BlockFacts], misspelt: Mapping[str, str], pattern: re.Pattern[str]
) -> Iterator[tuple[Fact, Fact]]:
    for word in dict.fromkeys(word for facts in blocks for word in pattern.findall(facts.plain) if word in misspelt):
        right = misspelt[word]
        if _times(right, blocks, pattern) < _times(right, source, pattern):
            own, other = name_in(word, blocks), name_in(right, source)
            if own is not None and other is not None and own.shown == word and other.shown == right:
                yield own, other


def _said(blocks: Sequence[BlockFacts]) -> str:
    return "\n".join([facts.plain for facts in blocks if facts.block.kind != "code"])


@lru_cache(maxsize=8)  # the source's are asked for once for each translation
def _names(text: str) -> Counter[str]:
    """Return how often a text says each word that begins with a capital or has one within."""
    return Counter([word for word in _WORD.findall(text) if not word.islower() and not word.isupper()])


def _is_name(word: str) -> bool:
    return not word[1:].islower()


def _halves(word: str) -> Iterator[tuple[int, bool, str]]:
    """Yield what a word shares with one of its length that has one letter otherwise: one of its halves."""
    middle = len(word) // 2
    yield len(word), True, word[:middle]
    yield len(word), False, word[middle:]


def _times(word: str, blocks: Sequence[BlockFacts], pattern: re.Pattern[str]) -> int:
    return sum(pattern.findall(facts.plain).count(word) for facts in blocks)
