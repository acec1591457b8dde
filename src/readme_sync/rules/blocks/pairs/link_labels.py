"""Code that is all a link says: it is written so for its looks, and translated."""

from __future__ import annotations

from collections.abc import Container, Sequence

from readme_sync.align.blocks.facts import BlockFacts, Fact
from readme_sync.regex import lazy
from readme_sync.rules.blocks.pairs.alike import is_slip
from readme_sync.text import Span

_WORDS = lazy(r"[\w.,'’&-]+(?: [\w.,'’&-]+)+")  # two at the least, and nothing that only code has


def labels_in_code(blocks: Sequence[BlockFacts]) -> frozenset[Span]:
    """Return the code that is all a link says, in emphasis or not."""
    return frozenset(
        code.span
        for facts in blocks
        for inline in facts.block.inlines
        for link in (inline.links if inline.code else ())
        for code in inline.code
        if link.span.start < code.span.start < code.span.end <= link.span.end
        and code.text.strip() == link.text.strip("*_` ")
    )


def is_label(own: Fact, other: Fact, labels: Container[Span]) -> bool:
    """Tell whether code of several words is a link's whole label: it is written so for its looks, and translated."""
    words = [_WORDS.fullmatch(one.key) is not None for one in (own, other)]
    if own.span not in labels or not any(words) or is_slip(own, other):
        return False
    return all(several or one.key.isalpha() for several, one in zip(words, (own, other), strict=True))
