"""Quotes and entries that a translation indents so far that Markdown shows them as code, with their marks."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.align.blocks.match import BlockAlignment
from readme_sync.editions.blocks import Block
from readme_sync.editions.edition import Edition
from readme_sync.regex import lazy
from readme_sync.text import Span

_MARKS = {"quote": lazy(r"\s*>"), "entry": lazy(r"\s*(?:[-*+]|\d{1,3}[.)])\s")}
_FENCES = ("`", "~")


def shown_as_code(alignment: BlockAlignment, run: Sequence[int], edition: Edition) -> Span | None:
    """Return the code that stands in a section for the one quote or entry that it lacks; None where there is none."""
    (number, *more), text = run, edition.document.text
    wanted = alignment.source[number].block
    mark, home = _MARKS.get(wanted.kind), alignment.sections.get(wanted.section)
    if more or mark is None:
        return None
    found: list[Block] = []
    for n in alignment.extra:
        block = alignment.blocks[n].block
        is_code = block.kind == "code" and not text[block.whole.start : block.whole.end].lstrip().startswith(_FENCES)
        if is_code and block.section == home and mark.match(block.text):
            found.append(block)
    return found[0].span if len(found) == 1 else None
