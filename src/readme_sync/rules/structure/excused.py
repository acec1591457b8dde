"""Sections that an edition may do without, and editions whose sections nobody can count."""

from __future__ import annotations

import re

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Edition, Section
from readme_sync.editions.language_line import resolve
from readme_sync.regex import lazy

_HEADING = lazy(r"<h[2-6]\b(?![^<>]{0,300}\b(?:center|middle)\b)", re.IGNORECASE)
_FEW = 2  # headings in HTML, or links to editions; fewer say nothing


def lists_languages(catalogue: Catalogue, edition: int, section: Section) -> bool:
    """Tell whether ``section`` of ``edition`` mostly leads to the editions: the others have their language line."""
    here = catalogue.editions[edition]
    following = here.sections[section.number + 1 : section.number + 2]
    if following and following[0].parent == section.number:
        return False
    paths = {one.path for one in catalogue.editions}
    targets = [link.target for link in section.links if link.kind not in ("image", "html-image")]
    led = sum("#" not in target and resolve(target, here.path) in paths for target in targets)
    return led >= _FEW and 2 * led >= len(targets)


def has_hidden(catalogue: Catalogue, edition: int, holder: int, count: int) -> bool:
    """Tell whether ``edition`` may have ``count`` sections of ``holder`` under headings that it writes as HTML."""
    more = html_headings(catalogue.editions[edition]) - html_headings(catalogue.editions[holder])
    return more >= _FEW and 2 * more >= count


def html_headings(edition: Edition) -> int:
    """Return how many headings below the title are written as HTML, mottoes in the middle of the page aside."""
    document = edition.document
    return sum(len(_HEADING.findall(document.raw(block.span))) for block in document.html_blocks)
