"""Links and pictures that a translation has in a heading, where the source has them in its text."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from readme_sync.align.addresses import address_key
from readme_sync.editions.edition import Edition
from readme_sync.rules.blocks.drift import EditionDrift
from readme_sync.rules.blocks.pairs.difference import Difference


def is_in_a_heading(drift: EditionDrift, lost: Difference, here: Edition, source: Edition) -> bool:
    """Tell whether what a text has lost is in the heading above it, or a picture in the one below.

    So is a link that any heading of the translation has, where the source's headings have it less often.
    """
    if lost.what != "lost" or lost.kind not in ("link", "image") or lost.other is None:
        return False
    key = lost.other.key
    if lost.kind == "link" and _in_headings(here)[key] > _in_headings(source)[key]:
        return True
    home = drift.alignment.sections.get(drift.alignment.source[lost.pair.left[0]].block.section)
    if home is None:
        return False
    near = here.sections[home : home + (2 if lost.kind == "image" else 1)]
    links = [link for one in near if one.heading is not None for link in one.heading.inline.links]
    return any(address_key(link.target, here.path) == key for link in links)


@lru_cache(maxsize=256)  # an edition is compared by identity
def _in_headings(edition: Edition) -> Counter[str]:
    """Return how often the headings of an edition link to each address."""
    return Counter(
        address_key(link.target, edition.path)
        for section in edition.sections
        if section.heading is not None
        for link in section.heading.inline.links
    )
