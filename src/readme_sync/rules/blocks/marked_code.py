"""Quotes and entries that a translation indents so far that Markdown shows them as code, with their marks."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.align.blocks.match import BlockAlignment
from readme_sync.editions.edition import Edition
from readme_sync.regex import lazy
from readme_sync.text import Span

_MARKS = {"quote": lazy(r"\s*>"), "entry": lazy(r"\s*(?:[-*+]|\d{1,3}[.)]|[°•◦‣▪·])\s")}
_FENCES = ("`", "~")


def shown_as_code(alignment: BlockAlignment, run: Sequence[int], edition: Edition) -> Span | None:
    """Return the code that stands in a section for the quote or the entries that it lacks; None where there is none.

    It stands between the counterparts of the blocks around, and has a marked line for each entry.
    """
    text, wanted = edition.document.text, [alignment.source[number].block for number in run]
    mark, home = _MARKS.get(wanted[0].kind), alignment.sections.get(wanted[0].section)
    if mark is None or any((one.kind, one.section) != (wanted[0].kind, wanted[0].section) for one in wanted):
        return None
    before = max((pair.right[-1] for pair in alignment.pairs if pair.left[-1] < run[0]), default=-1)
    after = min((pair.right[0] for pair in alignment.pairs if pair.left[0] > run[-1]), default=len(alignment.blocks))
    for n in alignment.extra:
        block = alignment.blocks[n].block
        is_code = block.kind == "code" and not text[block.whole.start : block.whole.end].lstrip().startswith(_FENCES)
        if not (before < n < after and is_code and block.section == home and mark.match(block.text)):
            continue
        if len(run) == 1 or sum(bool(mark.match(line)) for line in block.text.splitlines()) == len(run):
            return block.span
    return None
