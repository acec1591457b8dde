"""Links by what they say: two editions that write a label alike mean one page by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from readme_sync.align.blocks.facts import BlockFacts, Fact
from readme_sync.markdown.document import Link
from readme_sync.text import Span

_PAGES = ("link", "repository")
_WRITTEN = ("inline", "reference", "html")
_AROUND = "*_` "


def crossed(blocks: Sequence[BlockFacts], source: Sequence[BlockFacts]) -> Iterator[tuple[Fact, Fact]]:
    """Yield the links, the translation's and the source's, of labels that have changed their pages.

    Both editions write the label once in these blocks, and each has the page of the other one at another label, which
    may be translated.
    """
    pages = _pages(blocks) & _pages(source)
    if len(pages) < 2:
        return  # nearly always, and quicker told than by labels
    ours, theirs = _by_label(blocks), _by_label(source)
    for label in (label for label in ours if label in theirs):
        own, other = ours[label], theirs[label]
        if own.key != other.key and pages.issuperset((own.key, other.key)):
            yield own, other


def _pages(blocks: Iterable[BlockFacts]) -> set[str]:
    return {fact.key for facts in blocks for fact in facts.links if fact.kind in _PAGES}


def _by_label(blocks: Iterable[BlockFacts]) -> Mapping[str, Fact]:
    """Return the links of a text by what they say; not those whose label stands there for two pages."""
    found: dict[str, Fact] = {}
    twice: set[str] = set()
    for facts in blocks:
        pages = {fact.span: fact for fact in facts.links if fact.kind in _PAGES}
        for link in (link for inline in facts.block.inlines for link in inline.links):
            fact, label = pages.get(_place(link)), link.text.strip(_AROUND)
            if fact is None or link.kind not in _WRITTEN or not any(map(str.isalnum, label)):
                continue
            if label in found and found[label].key != fact.key:
                twice.add(label)
            found[label] = fact
    return {label: fact for label, fact in found.items() if label not in twice}


def _place(link: Link) -> Span:
    return link.target_span if link.target_span.end > link.target_span.start else link.span
