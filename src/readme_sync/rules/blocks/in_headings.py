"""Links and pictures that a translation has in a heading, where the source has them in its text."""

from __future__ import annotations

from readme_sync.align.addresses import address_key
from readme_sync.editions.edition import Edition
from readme_sync.rules.blocks.drift import EditionDrift
from readme_sync.rules.blocks.pairs.difference import Difference


def is_in_the_heading(drift: EditionDrift, lost: Difference, here: Edition) -> bool:
    """Tell whether what a text has lost is in the heading above it, or a picture in the one below."""
    if lost.what != "lost" or lost.kind not in ("link", "image") or lost.other is None:
        return False
    home = drift.alignment.sections.get(drift.alignment.source[lost.pair.left[0]].block.section)
    if home is None:
        return False
    near = here.sections[home : home + (2 if lost.kind == "image" else 1)]
    links = [link for one in near if one.heading is not None for link in one.heading.inline.links]
    return any(address_key(link.target, here.path) == lost.other.key for link in links)
