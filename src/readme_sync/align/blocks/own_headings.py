"""Headings that a translation alone has below a matched section: what they part off belongs to that section too."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.editions.blocks import BlockKind
from readme_sync.editions.edition import Edition, Section

_AS_LONG = 0.6  # the shorter of the actual and the expected length, of the longer


def inner_sections(edition: Edition, matched: Collection[int], *, beside: bool = False) -> dict[int, list[Section]]:
    """Return by the number of a matched section those right below it that are not matched, in order.

    Below the head of a document, which has no heading, is every section up to the first that is matched. ``beside``
    asks for those of the same level, too: what is a paragraph at the end of the source's ("Notes:") may be one.
    """
    found: dict[int, list[Section]] = {}
    home: Section | None = None
    for section in edition.sections:
        if section.number in matched:
            home = section
        elif home is not None and (section.level > home.level - beside or home.heading is None):
            found.setdefault(home.number, []).append(section)
        else:
            home = None
    return found


def at_the_end(missing: Sequence[int], paired: Collection[int]) -> list[int]:
    """Return those of ``missing`` that stand below everything else of their section that is ``paired``."""
    last = max(paired, default=-1)
    return [number for number in missing if number > last]


def as_headings(
    texts: Sequence[BlockFacts], headings: Sequence[Section], ratio: float, kinds: Collection[BlockKind]
) -> Iterator[int]:
    """Yield the places in ``texts`` of those that ``headings`` may translate: as long as expected, each one text.

    ``ratio`` is how much longer texts are in the translation, ``kinds`` are the blocks that may be headings there.
    """
    left = [len(section.title) for section in headings]
    for place, facts in enumerate(texts):
        if facts.block.kind not in kinds or facts.links:
            continue
        expected = len(facts.plain) * ratio + 1
        like = [length for length in left if min(length, expected) >= _AS_LONG * max(length, expected)]
        if like:
            left.remove(like[0])
            yield place
