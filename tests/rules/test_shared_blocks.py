"""Which differences of several translations are one."""

from __future__ import annotations

from readme_sync.align.blocks.facts import Fact
from readme_sync.align.blocks.match import BlockPair
from readme_sync.rules.blocks.differing import same_difference
from readme_sync.rules.blocks.pairs.difference import Difference
from readme_sync.text import Span


def test_a_block_is_one_though_a_translation_joins_it_with_the_next() -> None:
    own, other = (
        Fact("link", url, url, Span(0, 1)) for url in ("https://yarn.example/warp", "https://yarn.example/weft")
    )
    alone, joined, later = (BlockPair(left, (3,), "place") for left in ((3,), (3, 4), (4,)))
    one, two, three = (
        same_difference(pair, Difference("changed", "link", pair, own, other)) for pair in (alone, joined, later)
    )
    assert one == two != three
