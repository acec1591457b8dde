"""What a translation lacked before the change of its source began: ``sync --all`` brings that in step too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readme_sync.align.blocks.match import align_blocks
from readme_sync.align.catalogue import Catalogue
from readme_sync.sync.across import Across
from readme_sync.sync.lines import Line
from readme_sync.sync.pairs import Pairs

_SILENT = ("blank", "anchor", "delimiter")


def with_older(pairs: Pairs, catalogue: Catalogue, edition: int, lines: Sequence[Line], today: Across) -> Pairs:
    """Return ``pairs`` of the source with what stayed there, and one translation lacks, among what came new.

    Args:
        pairs: what became of the source's lines.
        catalogue: the editions as they are.
        edition: the translation.
        lines: the source's lines as they are.
        today: which line of the translation stands for which of them.
    """
    lacking = frozenset(_lacking(catalogue, edition, lines, today)) & pairs.stayed.keys()
    stayed = {new: old for new, old in pairs.stayed.items() if new not in lacking}
    return pairs._replace(stayed=stayed, added=tuple(sorted({*pairs.added, *lacking})))


def _lacking(catalogue: Catalogue, edition: int, lines: Sequence[Line], today: Across) -> Iterator[int]:
    """Yield the lines of sections, tables, rows and blocks that the translation has not got, and what parts them."""
    sections = {line.section for line in lines if today.section(line.section) is None}
    tables = {line.table for line in lines if line.table >= 0 and line.table not in today.tables}
    alignment = next(one for one in align_blocks(catalogue) if one.edition == edition)
    spans = [alignment.source[number].block.whole for number in alignment.missing]
    for number, line in enumerate(lines):
        whole = line.section in sections or line.table in tables
        row = line.kind == "row" and today.partner(number) is None
        block = line.kind not in _SILENT and any(
            span.start <= line.span.end and line.span.start < span.end for span in spans
        )
        if whole or row or (block and today.partner(number) is None):
            yield number
            if not row and number and lines[number - 1].kind == "blank":
                yield number - 1
