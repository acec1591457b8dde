"""Tables that stand within an entry of a list which an edition lacks: they are missing with it."""

from __future__ import annotations

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import EditionTable
from readme_sync.rules.blocks.drift import drifts
from readme_sync.rules.blocks.shared import missed


def is_in_missing_entry(catalogue: Catalogue, table: EditionTable, edition: int) -> bool:
    """Tell whether a table of the source stands within an entry that is told to be missing in an edition."""
    document, start = catalogue.editions[catalogue.source].document, table.table.span.start
    if document.text[start - 1 : start] in ("", "\n") and document.text[start] not in " \t":
        return False  # nearly always: at the margin it stands in no list
    for drift in drifts(catalogue):
        if drift.edition == edition:
            blocks = (drift.alignment.source[number].block for number in missed(catalogue, drift))
            return any(block.kind == "entry" and block.whole.covers(table.table.span) for block in blocks)
    return False
