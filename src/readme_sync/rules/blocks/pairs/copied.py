"""Links and pictures that a translation has twice where the source has two: one was copied over the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.align.blocks.match import BlockAlignment
from readme_sync.rules.blocks.pairs.difference import Difference

_Key = tuple[str, str]


class Copied:
    """Tells what is copied in one alignment: asked of few differences, so everything is counted when the first is."""

    def __init__(self, alignment: BlockAlignment) -> None:
        self._alignment = alignment

    def __call__(self, one: Difference) -> bool:
        """Tell whether a link stands for another one of its text, or a picture for another one of the page."""
        if one.what != "changed" or one.kind not in ("link", "image") or one.own is None or one.other is None:
            return False
        key = one.own[:2]
        if one.kind == "image":
            here, there = self._pictures
        else:
            here = _count([self._alignment.blocks[n] for n in one.pair.right])
            there = _count([self._alignment.source[n] for n in one.pair.left])
        return there[key] == 1 and here[key] > 1 and here[one.other[:2]] == 0

    @cached_property
    def _pictures(self) -> tuple[Counter[_Key], Counter[_Key]]:
        return _count(self._alignment.blocks), _count(self._alignment.source)


def _count(blocks: Sequence[BlockFacts]) -> Counter[_Key]:
    return Counter(fact[:2] for facts in blocks for fact in facts.cited)
