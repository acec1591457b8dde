"""Boxes of tasks that a translation need not have: of tasks said as one, of other tasks, of what is no entry there."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.align.blocks.facts import BlockFacts, Fact
from readme_sync.align.letters import letters_shared
from readme_sync.language.scripts import has_own_letters

_ALIKE = 0.5  # share of letter pairs


def without_boxes(
    missing: list[Fact], blocks: Sequence[BlockFacts], source: Sequence[BlockFacts], language: str
) -> list[Fact]:
    """Return ``missing`` without the boxes of other tasks, and without those of tasks that are said as one.

    What is an entry on the one side and a paragraph on the other is no task there.
    """
    is_text = all(facts.block.kind == "paragraph" for facts in blocks) and source[0].block.checked is not None
    if is_text or _are_other_tasks(blocks, source, language):
        return [fact for fact in missing if fact.kind != "state"]
    if len(blocks) < len(source):
        there = {fact.key for facts in blocks for fact in facts.others if fact.kind == "state"}
        return [fact for fact in missing if fact.kind != "state" or fact.key not in there]
    return missing


def _are_other_tasks(blocks: Sequence[BlockFacts], source: Sequence[BlockFacts], language: str) -> bool:
    """Tell whether two tasks are two names in Latin letters, in a text in ``language``, which has other letters."""
    if blocks[0].block.checked is None or source[0].block.checked is None or not has_own_letters(language):
        return False
    ours, theirs = (" ".join(facts.plain for facts in some).strip() for some in (blocks, source))
    return ours.isascii() and theirs.isascii() and letters_shared(ours.casefold(), theirs.casefold()) < _ALIKE
