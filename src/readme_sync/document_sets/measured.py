"""How much of one document its editions have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from readme_sync.align.blocks.match import align_blocks
from readme_sync.align.catalogue import Catalogue
from readme_sync.finding import Measure
from readme_sync.rules.api import Rule

_TEXT = "RS42"  # the codes of the rules about lists and text


def measure(catalogue: Catalogue, running: Iterable[Rule]) -> Measure:
    """Return how much of ``catalogue`` two or more editions have; all of it where there is one edition only.

    Entries of lists and paragraphs count where one of the ``running`` rules compares them.
    """
    sections = tables = rows = lone_sections = lone_tables = 0
    for section in catalogue.sections:
        shared = _is_shared(catalogue, section.members)
        sections += shared and any(member is not None and member.heading is not None for member in section.members)
        lone_sections += not shared
    for _, table in catalogue.tables():
        shared = _is_shared(catalogue, table.members)
        tables += shared
        lone_tables += not shared
        rows += sum(_is_shared(catalogue, row.members) for row in table.rows)
    alone = catalogue.editions[0].path if len(catalogue.editions) == 1 else None
    blocks = _blocks(catalogue) if any(rule.code.startswith(_TEXT) for rule in running) else Counter()
    paragraphs = blocks["paragraph"] + blocks["quote"]
    return Measure(sections, tables, rows, lone_sections, lone_tables, alone, blocks["entry"], paragraphs)


def _is_shared(catalogue: Catalogue, members: Sequence[object | None]) -> bool:
    return sum(member is not None for member in members) >= min(2, len(catalogue.editions))


def _blocks(catalogue: Catalogue) -> Counter[str]:
    """Return how many blocks of each kind the source has that any translation has too."""
    alignments = align_blocks(catalogue)
    matched = {n for alignment in alignments for pair in alignment.pairs for n in pair.left}
    return Counter(str(alignments[0].source[n].block.kind) for n in matched)
