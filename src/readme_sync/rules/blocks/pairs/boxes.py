"""Boxes of tasks that are those of other tasks: a text in its own letters keeps a name as it is."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.align.letters import letters_shared
from readme_sync.language.scripts import has_own_letters

_ALIKE = 0.5  # share of letter pairs


def are_of_other_tasks(blocks: Sequence[BlockFacts], source: Sequence[BlockFacts], language: str) -> bool:
    """Tell whether two tasks are two names in Latin letters, in a text in ``language``, which has other letters."""
    if blocks[0].block.checked is None or source[0].block.checked is None or not has_own_letters(language):
        return False
    ours, theirs = (" ".join(facts.plain for facts in some).strip() for some in (blocks, source))
    return ours.isascii() and theirs.isascii() and letters_shared(ours.casefold(), theirs.casefold()) < _ALIKE
