"""Marks that a translation keeps otherwise: of notes, a line through a text, a picture's words."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator

from readme_sync.align.blocks.facts import PICTURE_FACTS, BlockFacts, Fact, FactKind
from readme_sync.align.blocks.match import BlockAlignment, BlockPair
from readme_sync.markdown.document import PICTURES, Link
from readme_sync.regex import lazy
from readme_sync.rules.blocks.pairs.difference import Difference
from readme_sync.text import Span

_STRUCK = lazy(r"~~(?<![~\\]~~)[^\s~][^~\n]{0,200}~~(?!~)")
_HEAD, _NAMED = 16, ":：!！"  # characters in which a text names itself, and what stands behind such a name


def lost_marks(alignment: BlockAlignment, texts: tuple[str, str], kept: Counter[FactKind]) -> Iterator[Difference]:
    """Yield the marks of the source that the same words, text or picture of a translation lack.

    Of texts that were rewritten or have moved nobody can tell.

    Args:
        alignment: the translation beside the source.
        texts: the translation's and the source's files.
        kept: what is kept is counted in it.
    """
    has_struck = "~~" in texts[1]
    for pair in alignment.pairs:
        if len(pair.left) != 1 or len(pair.right) != 1 or pair.reason not in ("place", "facts"):
            continue
        theirs, ours = alignment.source[pair.left[0]], alignment.blocks[pair.right[0]]
        if any(fact.kind in PICTURE_FACTS for fact in theirs.links):
            yield from _of_pictures(pair, theirs, ours, kept)
        if theirs.plain.startswith("[!") and (note := _note(theirs)) is not None:
            if ours.plain.startswith("[!"):
                kept["note"] += 1
            elif ours.block.kind == "quote" and not _names_itself(pair.right[0], alignment, texts[0]):
                yield Difference("lost", "note", pair, None, note)
        if has_struck and theirs.block.kind != "code":
            yield from _of_struck_texts(pair, theirs, ours, texts, kept)


def _note(facts: BlockFacts) -> Fact | None:
    """Return the mark that makes a note of a quotation: ``[!TIP]``."""
    marks = (fact._replace(kind="note") for fact in facts.others if fact.kind == "state" and fact.key.startswith("[!"))
    return next(marks, None)


def _names_itself(number: int, alignment: BlockAlignment, text: str) -> bool:
    """Tell whether a quotation says what it is in another form: "Note:", in bold, or in a line of its own above."""
    ours, before = alignment.blocks[number], alignment.blocks[number - 1] if number else None
    if before is not None and before.block.kind == "quote":
        between = text[before.block.span.end : ours.block.span.start]
        if not any(line.strip() == "" for line in between.split("\n")[1:-1]):
            return True  # it goes on
    head, start = ours.plain.lstrip()[:_HEAD], ours.block.span.start
    is_marked = any(one.span.start - start < _HEAD for one in ours.block.inlines[0].emphasis)
    return is_marked or any(sign in head for sign in _NAMED) or not head[:1].isalnum()


def _of_pictures(
    pair: BlockPair, theirs: BlockFacts, ours: BlockFacts, kept: Counter[FactKind]
) -> Iterator[Difference]:
    """Yield the words that stand for a picture where nobody sees it, and are empty in the translation."""
    here = {_file(link): link for link in _pictures(ours)}
    for link in _pictures(theirs):
        own = here.get(_file(link))
        if own is None or not link.text.strip():
            continue
        if own.text.strip():
            kept["alternative"] += 1
        else:
            words = Fact("alternative", link.text, link.text, link.span)
            yield Difference("lost", "alternative", pair, None, words)


def _pictures(facts: BlockFacts) -> list[Link]:
    return [link for inline in facts.block.inlines for link in inline.links if link.kind in PICTURES]


def _file(link: Link) -> str:
    return posixpath.basename(link.target.partition("?")[0])


def _of_struck_texts(
    pair: BlockPair, theirs: BlockFacts, ours: BlockFacts, texts: tuple[str, str], kept: Counter[FactKind]
) -> Iterator[Difference]:
    """Yield the text with a line through it of a source whose translation has none."""
    found = _STRUCK.search(texts[1], *theirs.block.span)
    if found is None:
        return
    if texts[0].find("~~", *ours.block.span) >= 0:
        kept["struck"] += 1
    else:
        yield Difference("lost", "struck", pair, None, Fact("struck", "~~", found[0], Span(*found.span())))
