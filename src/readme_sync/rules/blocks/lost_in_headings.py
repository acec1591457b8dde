"""Links and pictures of the source's headings that a translation has in none of its texts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from readme_sync.align.addresses import address_key
from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.editions.edition import Edition, Section
from readme_sync.editions.switches import leads_to_edition
from readme_sync.editions.switches import switches as where_editions_are
from readme_sync.finding import member
from readme_sync.markdown.document import PICTURES, Link
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.messages import names, shorten

_OFTEN = 10  # headings that keep their links, for each one more that has lost them: else it is the translator's way


def lost_in_headings(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield each link of a heading that editions lack there and everywhere, where nothing else stands in its place."""
    found: dict[tuple[int, str], tuple[CatalogueSection, Link, list[int]]] = {}
    for edition in range(len(catalogue.editions)):
        lost, kept = [], 0
        for section in catalogue.sections if edition != catalogue.source else ():
            own, other = section.members[edition], section.members[catalogue.source]
            if own is None or other is None or own.heading is None or other.heading is None:
                continue
            if not other.heading.inline.links or _is_switch(catalogue, other):
                continue  # nearly always
            here = _links(own, catalogue.editions[edition])
            there = _links(other, catalogue.editions[catalogue.source])
            kept += len(here.keys() & there.keys())
            if not here.keys() <= there.keys():
                continue  # another one stands there, and RS421 compares them
            away = [key for key in there if key not in _everywhere(catalogue.editions[edition])]
            lost += [(section, key, there[key]) for key in away[:1]]
        for section, key, link in lost if len(lost) <= 1 + kept // _OFTEN else ():
            found.setdefault((id(section), key), (section, link, []))[2].append(edition)
    yield from (_violation(catalogue, *one) for one in found.values())


def _links(section: Section, edition: Edition) -> dict[str, Link]:
    """Return the links of a heading by their addresses, those around a picture before it; what says nothing adorns."""
    links = section.heading.inline.links if section.heading is not None else ()
    said = [link for link in links if "//" in link.target and (link.text or link.kind not in PICTURES)]
    in_order = sorted(said, key=lambda one: one.kind in PICTURES)
    return {address_key(link.target, edition.path): link for link in in_order}


@lru_cache(maxsize=256)  # an edition is compared by identity
def _everywhere(edition: Edition) -> frozenset[str]:
    return frozenset([address_key(link.target, edition.path) for link in edition.document.links])


def _is_switch(catalogue: Catalogue, section: Section) -> bool:
    """Tell whether a heading of the source leads to the editions: pictures in it are flags of the others."""
    path, switches = catalogue.editions[catalogue.source].path, where_editions_are(catalogue.editions)
    links = section.heading.inline.links if section.heading is not None else ()
    return any(leads_to_edition(link.target, path, switches) for link in links)


def _violation(catalogue: Catalogue, section: CatalogueSection, link: Link, lacking: list[int]) -> Violation:
    editions, source = [catalogue.editions[e] for e in lacking], catalogue.editions[catalogue.source]
    spans = [one.heading.span for e in lacking if (one := section.members[e]) is not None and one.heading is not None]
    noun = "image" if link.kind in PICTURES else "link"
    return Violation(
        f'the {noun} "{shorten(link.target, 80)}" of {source.language} is missing in the heading in {names(editions)}',
        editions[0].document,
        spans[0],
        section=section.key,
        related=(
            Location(source.document, link.target_span, f"{source.language} has it here"),
            *(
                Location(one.document, span, f"and in {one.language}")
                for one, span in zip(editions[1:], spans[1:], strict=True)
            ),
        ),
        subject=link.target[:200],
        members=tuple(member(one.language, link.target) for one in editions),
    )
