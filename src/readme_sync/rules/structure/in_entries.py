"""Tables that stand within an entry of a list, or a quotation, which an edition lacks: they are missing with it."""

from __future__ import annotations

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.blocks import Block
from readme_sync.editions.edition import EditionTable
from readme_sync.rules.blocks.drift import drifts
from readme_sync.rules.blocks.shared import missed


def is_in_missing_entry(catalogue: Catalogue, table: EditionTable, edition: int) -> bool:
    """Tell whether a table of the source stands within an entry that is told to be missing in an edition.

    So does one right below a quoted text that is missing, within the same quotation.
    """
    document, start = catalogue.editions[catalogue.source].document, table.table.span.start
    if document.text[start - 1 : start] in ("", "\n") and document.text[start] not in " \t>":
        return False  # nearly always: at the margin it stands in no list and no quotation
    for drift in drifts(catalogue):
        if drift.edition == edition:
            blocks = (drift.alignment.source[number].block for number in missed(catalogue, drift))
            return any(_holds(document.text, block, start) for block in blocks)
    return False


def _holds(text: str, block: Block, start: int) -> bool:
    """Tell whether a table that begins at ``start`` belongs to an entry or to the quotation of a quoted text."""
    if block.kind == "entry":
        return block.whole.start <= start < block.whole.end
    between = text[block.span.end : start]
    return block.kind == "quote" and text[start] == ">" and not between.strip("> \t\r\n") and "\n\n" not in between
