"""Entries that Markdown shows in the text of the entry above: their lines begin with a dash or a dot that is no mark.

``– text`` makes no entry of a list, and neither does ``- text`` that stands eight blanks to the right, or behind blanks
that do not break: they go on with the line before, and so do ``5. text`` and ``→ text`` there. So do steps that are
counted in one line: ``1. Open → 2. Save``. A line without any mark, that begins where those of the entries do, may be
one that has lost its mark.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from readme_sync.align.blocks.match import BlockAlignment
from readme_sync.editions.edition import Edition
from readme_sync.regex import lazy

_RUN_ON = lazy(r"\n[ \t>\u00a0]*(?:[-–—+*•·●○◦▪・→➜➔➡⇒]\ufe0f?|\d{1,2}[.)])[ \t\u00a0]+(?=[^\s|])")
_UNMARKED = lazy(r"\n[^\W\d_]")
_COUNTED = lazy(r"(?m)^\d{1,2}[.)] ")
_ARROWS = (*"→➜➔➡⇒", "->", "=>")
_STEPS = lazy(r"(?:[→➜➔➡⇒]\ufe0f?|[-=]>) ?\d{1,2}[.)] ")


def without_run_on(alignment: BlockAlignment, missing: Sequence[int], edition: Edition) -> tuple[int, ...]:
    """Return the missing blocks without as many entries of each list as stand there in the text of another entry.

    Args:
        alignment: a translation beside the source.
        missing: the numbers of the source's blocks that it lacks.
        edition: the translation.
    """
    if not missing:
        return ()
    source = alignment.source
    entries = [n for n in missing if source[n].block.kind == "entry"]
    left = set(missing)
    sections = {source[n].block.section for n in entries}
    for number, lines in _lines(alignment, edition, sections).items() if entries else ():
        section = source[number].block.section
        # The next ones first: nested below an entry, or beside it in its list.
        near = sorted((n <= number, abs(n - number), n) for n in entries if source[n].block.section == section)
        left.difference_update(n for _, _, n in near[:lines])
        entries = [n for n in entries if n in left]
    _take_counted_otherwise(alignment, entries, left)
    _take_gone_on(alignment, edition, left)
    return tuple(n for n in missing if n in left)


def _take_gone_on(alignment: BlockAlignment, edition: Edition, left: set[int]) -> None:
    """Take an entry out of ``left`` that the next one goes on with, having lost its mark: the two are one entry."""
    source, text = alignment.source, edition.document.text
    for pair in alignment.pairs if left else ():
        block, above = source[pair.left[0]].block, pair.left[0] - 1
        if len(pair.left) > 1 or above not in left or "\n" in block.plain:
            continue
        own = alignment.blocks[pair.right[0]].block
        entry = source[above].block
        if {own.kind, block.kind, entry.kind} != {"entry"} or block.section != entry.section:
            continue
        if _UNMARKED.search(text, *own.span):
            left.discard(above)


def _take_counted_otherwise(alignment: BlockAlignment, entries: Sequence[int], left: set[int]) -> None:
    """Take entries out of ``left`` that stand in a text whose lines are counted in digits of its own: ``۱. ``.

    Markdown counts in no other digits than 1, 2, 3, so the lines are one paragraph.
    """
    if not entries:
        return
    lines = {
        facts.block.section: len(found)
        for facts in alignment.blocks
        if facts.block.kind == "paragraph" and not facts.plain[:1].isascii()
        if len(found := _COUNTED.findall(facts.plain)) > 1
    }
    for section, there in alignment.sections.items() if lines else ():
        some = [n for n in entries if alignment.source[n].block.section == section]
        left.difference_update(some[: lines.get(there, 0)])


def _lines(alignment: BlockAlignment, edition: Edition, sections: Set[int]) -> Mapping[int, int]:
    """Return how many lines of entries run on in each entry of ``sections`` of the source.

    By the number of the source's entry that stands for it.
    """
    text = edition.document.text
    has_steps = any(sign in text for sign in _ARROWS)
    found = {}
    for pair in alignment.pairs:
        own = alignment.blocks[pair.right[0]].block
        if own.kind == "entry" and alignment.source[pair.left[0]].block.section in sections:
            start, end = own.span
            lines = len(_RUN_ON.findall(text, start, end)) if text.find("\n", start, end) >= 0 else 0
            lines += len(_STEPS.findall(text, start, end)) if has_steps else 0
            theirs = alignment.source[pair.left[0]].block.plain if lines else ""
            if lines and lines > sum(len(sign.findall(theirs)) for sign in (_RUN_ON, _STEPS)):
                found[pair.left[0]] = lines
    return found
