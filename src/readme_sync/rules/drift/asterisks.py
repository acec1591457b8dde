"""Bold of the source that a translation shows with its asterisks, since Markdown sees no emphasis in them.

Asterisks are a matter of what stands beside them: closing ones that follow a bracket or a full stop want a blank or
a sign behind them. Where words are not parted by blanks, translators write none: ``**「kiln」**です``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readme_sync.align.blocks.facts import BlockFacts, running_text
from readme_sync.align.blocks.match import align_blocks
from readme_sync.align.catalogue import Catalogue
from readme_sync.markdown.document import Inline
from readme_sync.regex import lazy
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.wording import head
from readme_sync.rules.gathering import Slip
from readme_sync.rules.links.lone_labels import end_of_bare
from readme_sync.rules.links.runs import Runs
from readme_sync.rules.messages import shorten
from readme_sync.rules.structure.shown_asterisks import parted_asterisks
from readme_sync.rules.structure.shown_asterisks import shown_asterisks as beside_letters
from readme_sync.text import Span

MARK = "**"
_RUN = lazy(r"(?<!\\)\*\*+")
_Text = tuple[Span, tuple[Inline, ...]]
_Pair = tuple[int, list[_Text], list[_Text], Span]  # the edition, its text, the source's, where that stands
_LONGEST = 60  # characters of what the asterisks are around


def shown_asterisks(catalogue: Catalogue) -> Iterator[Slip]:
    """Yield the asterisks that a reader sees in a translation where the source has something in bold.

    Translations that show them at the same places of the source have one slip: one program has made them. Those that
    a letter beside them, or a blank within, keeps from making bold are RS113's.
    """
    source = catalogue.editions[catalogue.source]
    told: dict[int, list[Span]] = {}  # read where asterisks are shown: mostly they are not
    found: list[tuple[int, Violation]] = []
    places: dict[int, set[Span]] = {}
    for edition, ours, theirs, there in (*_blocks(catalogue), *_cells(catalogue)):
        here = catalogue.editions[edition]
        span = _first(ours, here.document.text) if _lost(ours, theirs) else None
        if span is None:
            continue
        if edition not in told:
            runs = Runs(here.document)
            told[edition] = [one for read in (beside_letters, parted_asterisks) for one, _ in read(here.document, runs)]
        if not any(one.start <= span.start < one.end for one in told[edition]):
            written = shorten(here.document.raw(span), _LONGEST)
            message = f'"{written}" is shown with its asterisks (bold in {source.language})'
            related = (Location(source.document, there, f"{source.language} has it in bold"),)
            violation = Violation(message, here.document, span, related=related, subject=written)
            found.append((edition, violation))
            places.setdefault(edition, set()).add(there)
    for edition, violation in found:
        yield Slip(catalogue.editions[edition], frozenset(places[edition]), violation)


def _blocks(catalogue: Catalogue) -> Iterator[_Pair]:
    for alignment in align_blocks(catalogue):
        for pair in alignment.pairs:
            ours = [alignment.blocks[n] for n in pair.right]
            if any(MARK in facts.plain for facts in ours):  # hardly ever
                theirs = [alignment.source[n] for n in pair.left]
                yield alignment.edition, _texts(ours), _texts(theirs), head(theirs[0].block)


def _texts(blocks: Iterable[BlockFacts]) -> list[_Text]:
    return [(facts.block.span, facts.block.inlines) for facts in blocks if facts.block.kind != "code"]


def _cells(catalogue: Catalogue) -> Iterator[_Pair]:
    for group in catalogue.differing:
        there = group.cells[catalogue.source]
        for edition, cell in enumerate(group.cells):
            if cell is not None and there is not None and cell is not there and MARK in cell.inline.plain:
                yield edition, [(cell.span, (cell.inline,))], [(there.span, (there.inline,))], there.span


def _lost(ours: Iterable[_Text], theirs: Iterable[_Text]) -> bool:
    """Tell whether a text has less in bold than the source's, which shows no asterisks, and shows some."""
    here, there = ([inline for _, inlines in texts for inline in inlines] for texts in (ours, theirs))
    if not any(map(_shows_asterisks, here)) or any(map(_shows_asterisks, there)):
        return False
    return _count(here) < _count(there)


def _shows_asterisks(inline: Inline) -> bool:
    return MARK in inline.plain and MARK in running_text(inline)


def _count(inlines: Iterable[Inline]) -> int:
    return sum(one.strong for inline in inlines for one in inline.emphasis)


def _first(texts: Iterable[_Text], text: str) -> Span | None:
    """Return where the first asterisks that are shown begin, up to the next ones of their line.

    Those before an address that has taken the closing ones for its part are RS104's.
    """
    for home, inlines in texts:
        hidden = [one.span for inline in inlines for one in inline.emphasis]
        hidden += [code.span for inline in inlines for code in inline.code]
        links = [link for inline in inlines for link in inline.links]
        hidden += [link.target_span for link in links]
        hidden += [
            Span(link.span.start - len(MARK), link.span.start)
            for link in links
            if MARK in link.target and end_of_bare(link) is not None
        ]
        start = -1
        for match in _RUN.finditer(text, home.start, home.end):
            if any(span.start <= match.start() < span.end for span in hidden):
                continue
            if start >= 0:
                return Span(start, match.end() if "\n" not in text[start : match.start()] else start + len(MARK))
            start = match.start()
        if start >= 0:
            end = text.find("\n", start, home.end)
            return Span(start, end if end >= 0 else home.end)
    return None
