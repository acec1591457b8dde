"""Boxes of tasks that a translation need not have: of tasks said as one, of other tasks, of what is no entry there."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.align.blocks.facts import BlockFacts, Fact
from readme_sync.align.letters import letters_shared
from readme_sync.language.scripts import has_own_letters

_ALIKE = 0.5  # share of letter pairs
_DRAWN = {**dict.fromkeys("✅☑✔🗹", "[x]"), **dict.fromkeys("⬜☐◻🔲▢□⏳🚧🔜❌", "[ ]")}  # at the head of an entry


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


def drop_drawn(
    missing: list[Fact], extra: list[Fact], blocks: Sequence[BlockFacts], source: Sequence[BlockFacts]
) -> None:
    """Take out of both lists the box of a task and the sign that the other edition draws in its place: [x] and ✅."""
    own, other = blocks[0], source[0]
    if (own.block.checked is None) == (other.block.checked is None):
        return  # nearly always
    drawn, task = (own, other) if own.block.checked is None else (other, own)
    sign = drawn.plain.lstrip()[:1]
    if _DRAWN.get(sign) != ("[x]" if task.block.checked else "[ ]"):
        return
    for facts in (missing, extra):
        first = next((fact for fact in facts if fact.kind == "state" and fact.shown in (_DRAWN[sign], sign)), None)
        if first is not None:
            facts.remove(first)


def _are_other_tasks(blocks: Sequence[BlockFacts], source: Sequence[BlockFacts], language: str) -> bool:
    """Tell whether two tasks are two names in Latin letters, in a text in ``language``, which has other letters."""
    if blocks[0].block.checked is None or source[0].block.checked is None or not has_own_letters(language):
        return False
    ours, theirs = (" ".join(facts.plain for facts in some).strip() for some in (blocks, source))
    return ours.isascii() and theirs.isascii() and letters_shared(ours.casefold(), theirs.casefold()) < _ALIKE
