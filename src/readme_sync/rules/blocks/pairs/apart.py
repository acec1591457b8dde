"""Whether two numbers of two texts may count different things: somebody wrote another text since."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.language.numbers import Number
from readme_sync.markdown.document import Inline
from readme_sync.rules.slips import near

Found = tuple[Number, Inline]  # a number, and the text that it stands in

_FEW = 3  # words in common: names and terms
_LONG = 60  # characters of a text that can say more than one thing
_FAR = 0.25  # of a text: other languages have another order within a sentence, not across several
_DIGITS = 4  # of a number that is a name or an address: a telephone, a group


def may_count_others(own: Found, other: Found, blocks: Sequence[BlockFacts], source: Sequence[BlockFacts]) -> bool:
    """Tell whether nothing says that ``own`` and ``other`` count one thing: "in 10 seconds", "of 100 shops".

    So it is with bare numbers of long texts that share hardly a word, where they are unlike or stand at another place.
    What has a unit, a year or a version is known by it. Ask it of the only numbers of their texts that may be one.
    """
    ours, theirs = own[0].text.strip(), other[0].text.strip()
    if own[0].kind != "plain" or other[0].kind != "plain" or len(ours) == len(theirs) >= _DIGITS:
        return False
    if min(_length(blocks), _length(source)) < _LONG or _shared(blocks, source) >= _FEW:
        return False
    return not near(ours, theirs) or abs(_place(own, blocks) - _place(other, source)) >= _FAR


def _length(blocks: Sequence[BlockFacts]) -> int:
    return sum(len(facts.plain) for facts in blocks)


def _shared(blocks: Sequence[BlockFacts], source: Sequence[BlockFacts]) -> int:
    ours, theirs = (frozenset().union(*(facts.words for facts in some)) for some in (blocks, source))
    return len(ours & theirs)


def _place(found: Found, blocks: Sequence[BlockFacts]) -> float:
    """Return where a number stands in its text, from 0 to 1."""
    number, home = found
    before = 0
    for facts in blocks:
        for inline in facts.block.inlines:
            if inline is home:
                return (before + number.start) / max(_length(blocks), 1)
            before += len(inline.plain)
    return 0.0
