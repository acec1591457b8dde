"""Texts that an edition gives in two languages: the source's, and its own translation in a block beside it."""

from __future__ import annotations

from readme_sync.align.blocks.match import BlockPair
from readme_sync.language.scripts import has_own_letters
from readme_sync.rules.blocks.drift import EditionDrift

_ALPHABET = "\u024f"  # up to here letters are Latin
_OF_HAN = 5  # times as many Latin letters has a text as what it means in Han


def is_given_in_both(drift: EditionDrift, pair: BlockPair, language: str) -> bool:
    """Tell whether a section has as many texts of its own as it has texts of the source, this one among them.

    They are in letters that the source does not use, and long enough to say the same: a notice that is meant for
    readers of both languages.
    """
    alignment = drift.alignment
    block = alignment.blocks[pair.right[0]].block
    if block.kind != "paragraph" or not has_own_letters(language):
        return False  # a list may have entries of its own
    copied = [
        alignment.blocks[one.right[0]].plain
        for one in drift.untranslated
        if alignment.blocks[one.right[0]].block.section == block.section
    ]
    own = [
        sum(sign > _ALPHABET for sign in alignment.blocks[n].plain if sign.isalpha())
        for n in alignment.extra
        if alignment.blocks[n].block.section == block.section and alignment.blocks[n].block.kind == "paragraph"
    ]
    lengths = sorted(sum(map(str.isalpha, text)) for text in copied)
    longest = sorted(own)[-len(lengths) :]
    return len(longest) == len(lengths) and all(
        length * _OF_HAN >= wanted for length, wanted in zip(longest, lengths, strict=True)
    )
