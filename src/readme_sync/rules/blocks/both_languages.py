"""Texts that an edition gives in two languages: the source's words and a translation, one beside the other."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.align.blocks.match import BlockAlignment, BlockPair
from readme_sync.editions.blocks import Block
from readme_sync.language.scripts import has_own_letters
from readme_sync.regex import lazy
from readme_sync.rules.blocks.drift import EditionDrift
from readme_sync.rules.blocks.lengths import TEXTS

_ALPHABET = "\u024f"  # up to here letters are Latin
_OF_HAN = 5  # times as many Latin letters has a text as what it means in Han
_SEVERAL = 2  # entries of a list
_FEWEST = 3  # texts of a section in each of two languages
_NEARLY = 0.8  # of them
_FEW_LETTERS = 4  # of another script than Latin
_WORDS = lazy(r"\b[a-z]{2,}\b")
_SENTENCE = 4  # words


def is_given_in_both(drift: EditionDrift, pair: BlockPair, language: str) -> bool:
    """Tell whether a section has as many texts of its own as it has texts of the source, this one among them.

    They are in letters that the source does not use, and long enough to say the same: a notice that is meant for
    readers of both languages. A list has as many entries of its own below it, for it may have some among its others.
    """
    alignment = drift.alignment
    block = alignment.blocks[pair.right[0]].block
    if block.kind not in ("paragraph", "entry") or not has_own_letters(language):
        return False
    copied = [n for one in drift.untranslated for n in one.right[:1] if _is_beside(alignment, n, block)]
    extra = [n for n in alignment.extra if _is_beside(alignment, n, block)]
    if block.kind == "entry" and (len(copied) < _SEVERAL or len(extra) != len(copied) or max(copied) > min(extra)):
        return False
    own = [sum(sign > _ALPHABET for sign in alignment.blocks[n].plain if sign.isalpha()) for n in extra]
    lengths = sorted(sum(map(str.isalpha, alignment.blocks[n].plain)) for n in copied)
    longest = sorted(own)[-len(lengths) :]
    return len(longest) == len(lengths) and all(
        length * _OF_HAN >= wanted for length, wanted in zip(longest, lengths, strict=True)
    )


def _is_beside(alignment: BlockAlignment, number: int, block: Block) -> bool:
    """Tell whether a translation's block is of the same kind and section as another one."""
    other = alignment.blocks[number].block
    return (other.section, other.kind) == (block.section, block.kind)


def without_second_language(alignment: BlockAlignment, missing: Sequence[int], language: str) -> tuple[int, ...]:
    """Return the missing blocks without those that say in a second language what their section says in the first.

    A source in letters of its own may say everything of a section again in Latin ones: a translation has one of both.

    Args:
        alignment: a translation beside the source.
        missing: the numbers of the source's blocks that it lacks.
        language: the source's.
    """
    if len(missing) < _FEWEST or not has_own_letters(language):
        return tuple(missing)
    lost, second = set(missing), set[int]()
    for section in {alignment.source[n].block.section for n in missing}:
        latin, own = _by_letters(alignment.source, section)
        if min(len(latin), len(own)) < max(_FEWEST, _NEARLY * max(len(latin), len(own))):
            continue
        for one, other in ((latin, own), (own, latin)):
            if len(lost & one) >= _NEARLY * len(one) and len(lost & other) <= (1 - _NEARLY) * len(other):
                second |= one
    return tuple(n for n in missing if n not in second)


def _by_letters(source: Sequence[BlockFacts], section: int) -> tuple[set[int], set[int]]:
    """Return the numbers of a section's sentences in Latin letters, and of its texts in others."""
    latin, own = set[int](), set[int]()
    for number, facts in enumerate(source):
        if facts.block.section != section or facts.block.kind not in TEXTS:
            continue
        if sum(sign > _ALPHABET and sign.isalpha() for sign in facts.plain) >= _FEW_LETTERS:
            own.add(number)
        elif len(_WORDS.findall(facts.plain)) >= _SENTENCE:
            latin.add(number)
    return latin, own
