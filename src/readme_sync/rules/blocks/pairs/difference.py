"""One fact of a pair of blocks that differs between a translation and the source."""

from __future__ import annotations

from typing import Literal

from readme_sync.align.blocks.facts import Fact, FactKind
from readme_sync.align.blocks.match import BlockPair
from readme_sync.values import NamedTuple

What = Literal["changed", "lost", "moved"]


class Difference(NamedTuple):
    """One fact of a pair that differs: the translation's, and the source's instead of it (None where there is none).

    ``moved`` says that each has what the other edition has at another block. ``slip`` says that they differ by a
    letter or a digit, ``doubtful`` that a translator may have chosen the page for the readers.
    """

    what: What
    kind: FactKind
    pair: BlockPair
    own: Fact | None
    other: Fact | None
    slip: bool = False
    doubtful: bool = False
