"""Bold of the source that a translation shows with its asterisks, since Markdown sees no emphasis in them.

Asterisks are a matter of what stands beside them: closing ones that follow a bracket or a full stop want a blank or
a sign behind them. Where words are not parted by blanks, translators write none: ``**「kiln」**です``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readme_sync.align.block_facts import BlockFacts
from readme_sync.align.blocks import align_blocks
from readme_sync.align.catalogue import Catalogue
from readme_sync.regex import lazy
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.wording import head
from readme_sync.rules.gathering import Slip
from readme_sync.rules.messages import shorten
from readme_sync.text import Span

_MARK = "**"
_RUN = lazy(r"(?<!\\)\*\*+")
_LONGEST = 60  # characters of what the asterisks are around


def shown_asterisks(catalogue: Catalogue) -> Iterator[Slip]:
    """Yield the asterisks that a reader sees in a translation where the source has something in bold."""
    source = catalogue.editions[catalogue.source]
    for alignment in align_blocks(catalogue):
        edition = catalogue.editions[alignment.edition]
        for pair in alignment.pairs:
            ours = [alignment.blocks[n] for n in pair.right]
            if not any(_MARK in facts.plain for facts in ours):
                continue  # nearly always
            theirs = [alignment.source[n] for n in pair.left]
            if _lost(ours, theirs):
                span = _first(ours, edition.document.text)
                if span is not None:
                    written = shorten(edition.document.raw(span), _LONGEST)
                    yield Slip(
                        edition,
                        edition.path,
                        Violation(
                            f'"{written}" is shown with its asterisks, and bold in {source.language}',
                            edition.document,
                            span,
                            related=(
                                Location(source.document, head(theirs[0].block), f"{source.language} has it in bold"),
                            ),
                            subject=written,
                        ),
                    )


def _lost(ours: Sequence[BlockFacts], theirs: Sequence[BlockFacts]) -> bool:
    """Tell whether a text has less in bold than the source's, which shows no asterisks, and shows some."""
    if any(facts.block.kind == "code" for facts in (*ours, *theirs)):
        return False
    if not any(_MARK in facts.text for facts in ours) or any(_MARK in facts.text for facts in theirs):
        return False
    return _count(ours) < _count(theirs)


def _count(blocks: Sequence[BlockFacts]) -> int:
    return sum(one.strong for facts in blocks for inline in facts.block.inlines for one in inline.emphasis)


def _first(blocks: Sequence[BlockFacts], text: str) -> Span | None:
    """Return where the first asterisks that are shown begin, up to the next ones of their line."""
    for facts in blocks:
        block = facts.block
        hidden = [one.span for inline in block.inlines for one in inline.emphasis]
        hidden += [code.span for inline in block.inlines for code in inline.code]
        hidden += [link.target_span for inline in block.inlines for link in inline.links]
        start = -1
        for match in _RUN.finditer(text, block.span.start, block.span.end):
            if any(span.start <= match.start() < span.end for span in hidden):
                continue
            if start >= 0:
                return Span(start, match.end() if "\n" not in text[start : match.start()] else start + len(_MARK))
            start = match.start()
        if start >= 0:
            end = text.find("\n", start, block.span.end)
            return Span(start, end if end >= 0 else block.span.end)
    return None
