"""The section that a link means which has the name of another edition's heading: headings are translated."""

from __future__ import annotations

from collections import Counter

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Edition, Section
from readme_sync.rules.structure.anchors import normalised


def meant_section(matched: Catalogue, edition: Edition, fragment: str) -> Section | None:
    """Return the section of ``edition`` that another one calls ``fragment``, None where that is not plain."""
    own = matched.editions.index(edition)
    for e, other in enumerate(matched.editions):
        if e == own or Counter(normalised(section.key) for section in other.sections)[fragment] != 1:
            continue
        for section in matched.sections:
            member, here = section.members[e], section.members[own]
            if member is not None and here is not None and normalised(member.key) == fragment:
                return here if here.heading is not None and normalised(here.key) != fragment else None
    return None
