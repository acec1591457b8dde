"""The section that a link means which has the name of another edition's heading: headings are translated."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Edition, Section
from readme_sync.rules.structure.anchors import normalised
from readme_sync.rules.structure.folded import numbered_in

_SEVERAL = -1


def meant_section(matched: Catalogue, edition: Edition, fragment: str) -> Section | None:
    """Return the section of ``edition`` that another one calls ``fragment``, None where that is not plain."""
    own = matched.editions.index(edition)
    for e, other in enumerate(matched.editions):
        number = _called(other).get(fragment, _SEVERAL) if e != own else _SEVERAL
        if number == _SEVERAL:
            continue
        section = numbered_in(matched, e).get(number)
        here = section.members[own] if section is not None else None
        if here is not None:
            return here if here.heading is not None and normalised(here.key) != fragment else None
    return None


@lru_cache(maxsize=64)  # an edition is compared by identity
def _called(edition: Edition) -> Mapping[str, int]:
    """Return the number of the section of each name, ``_SEVERAL`` where several have it."""
    numbers: dict[str, int] = {}
    for section in edition.sections:
        name = normalised(section.key)
        numbers[name] = _SEVERAL if name in numbers else section.number
    return numbers
