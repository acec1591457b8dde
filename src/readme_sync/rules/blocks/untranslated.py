"""Blocks that a translation has in the source's language: whole, or a sentence of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from readme_sync.align.block_facts import BlockFacts, running_text
from readme_sync.align.blocks import BlockAlignment, BlockPair
from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.blocks import Block
from readme_sync.language.scripts import foreign_runs, has_small_words
from readme_sync.language.tags import base

_TEXTS = ("paragraph", "entry", "quote", "strip")
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+|\n+|(?<=[。！？])")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_AROUND = ".,;:!?()[]{}\"'“”«»*_-–—…"
_FEWEST = 4  # words: fewer are a name or a label
_LONG = 20  # letters of a script without blanks between its words
_ALPHABET = "\u024f"  # up to here letters are Latin


def untranslated_pairs(
    catalogue: Catalogue, alignments: Sequence[BlockAlignment]
) -> Mapping[int, tuple[BlockPair, ...]]:
    """Return for each translation the pairs whose text was left in the source's language.

    What every translation keeps (there being three or more) is kept on purpose.
    """
    source = catalogue.editions[catalogue.source].language
    found: dict[int, list[BlockPair]] = {}
    for alignment in alignments:
        language = catalogue.editions[alignment.edition].language
        if base(language) == base(source):
            continue
        for pair in alignment.pairs:
            if is_left(pair, alignment, language, source):
                found.setdefault(alignment.edition, []).append(pair)
    asked = [one for one in alignments if base(catalogue.editions[one.edition].language) != base(source)]
    kept = [{pair.left for pair in found.get(one.edition, ())} for one in asked]
    always = set.intersection(*kept) if len(kept) > 2 else set()
    return {edition: tuple(pair for pair in pairs if pair.left not in always) for edition, pairs in found.items()}


def is_left(pair: BlockPair, alignment: BlockAlignment, language: str, source: str) -> bool:
    """Tell whether the translation's side of a pair has a sentence of the source's side, letter by letter."""
    ours = [alignment.blocks[n].block for n in pair.right]
    theirs = [alignment.source[n].block for n in pair.left]
    if theirs[0].kind not in _TEXTS or ours[0].kind not in _TEXTS:
        return False
    said = " ".join(map(_text, ours))
    return any(sentence in said for block in theirs for sentence in _sentences(_text(block), source, language))


def _text(block: Block) -> str:
    return " ".join(" ".join(running_text(inline) for inline in block.inlines).split())


def left_sentence(
    pair: BlockPair, blocks: Sequence[BlockFacts], source: Sequence[BlockFacts], languages: tuple[str, str]
) -> str:
    """Return the first sentence of the source that stands in the translation."""
    said = " ".join(_text(blocks[n].block) for n in pair.right)
    for n in pair.left:
        for sentence in _sentences(_text(source[n].block), languages[1], languages[0]):
            if sentence in said:
                return sentence
    return ""


@lru_cache(maxsize=8192)
def _sentences(text: str, source: str, language: str) -> tuple[str, ...]:
    """Return the sentences of a text that are language: not names, and not what another rule tells by its script."""
    return tuple(part.strip() for part in _SENTENCE.split(text) if is_language(part, source, language))


@lru_cache(maxsize=8192)
def is_language(text: str, source: str, language: str) -> bool:
    """Tell whether a text says something in the language ``source`` that a reader of ``language`` cannot read."""
    if not text.isascii() and foreign_runs(text, language):
        return False  # in letters that the language does not use: RS412 says it
    letters = [sign for sign in text if sign.isalpha()]
    if sum(sign > _ALPHABET for sign in letters) * 2 > len(letters):
        return len(letters) >= _LONG
    words = [word for word in (part.strip(_AROUND) for part in text.split()) if word and _WORD.fullmatch(word)]
    small = {word for word in words if word.islower()}
    words = list(dict.fromkeys(words))
    if len(words) < _FEWEST or 2 * len(small) < len(words):
        return False
    return len(small) >= _FEWEST or has_small_words(small, source)
