"""Links that a section of the translation has in its heading, where the source has them in its text."""

from __future__ import annotations

from readme_sync.align.addresses import address_key
from readme_sync.editions.edition import Edition
from readme_sync.rules.blocks.drift import EditionDrift
from readme_sync.rules.blocks.pairs.difference import Difference


def is_in_the_heading(drift: EditionDrift, lost: Difference, here: Edition) -> bool:
    """Tell whether a link that a text has lost is that of the heading above it."""
    if lost.what != "lost" or lost.kind != "link" or lost.other is None:
        return False
    home = drift.alignment.sections.get(drift.alignment.source[lost.pair.left[0]].block.section)
    heading = here.sections[home].heading if home is not None else None
    links = heading.inline.links if heading is not None else ()
    return any(address_key(link.target, here.path) == lost.other.key for link in links)
