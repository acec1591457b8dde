"""Headings that a translation lacks while what stands under them seems to be there, under the heading before."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.editions.edition import Section
from readme_sync.finding import member
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.messages import head_span, names, shorten, trimmed
from readme_sync.rules.structure.given_up import is_text_alone_before
from readme_sync.text import Span
from readme_sync.values import NamedTuple


class LostHeading(NamedTuple):
    """A section whose heading ``edition`` lacks, and the edition's section that seems to have its text."""

    section: CatalogueSection
    edition: int
    holder: Section


@lru_cache(maxsize=4)  # a catalogue is compared by identity; two rules ask
def lost_headings(catalogue: Catalogue) -> tuple[LostHeading, ...]:
    """Return the headings that are missing where the section before has so much more than its counterpart."""
    lacking = [one for one in catalogue.sections if None in one.members and one.members[catalogue.source] is not None]
    if not lacking:
        return ()
    numbered = {
        (e, own.number): section
        for section in catalogue.sections
        for e, own in enumerate(section.members)
        if own is not None
    }
    found = []
    for section in lacking:
        for e in (e for e, one in enumerate(section.members) if one is None):
            holder = is_text_alone_before(catalogue, section, e, numbered)
            if holder is not None:
                found.append(LostHeading(section, e, holder))
    return tuple(found)


def notes_of_lost_headings(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield a note for each heading that translations lack, at the section that seems to have its text."""
    lost: dict[int, list[LostHeading]] = {}
    for one in lost_headings(catalogue):
        lost.setdefault(id(one.section), []).append(one)
    source = catalogue.editions[catalogue.source]
    for first, *more in lost.values():
        editions = [catalogue.editions[one.edition] for one in (first, *more)]
        yield Violation(
            f'the heading "{shorten(first.section.title)}" ({source.language}) is missing in {names(editions)}, '
            f'or its text stands under "{shorten(first.holder.title, 40)}"',
            editions[0].document,
            _place(first),
            section=first.section.key,
            related=(
                Location(source.document, head_span(first.section, catalogue.source), f"{source.language} has it here"),
                *(
                    Location(one.document, _place(lacking), f"{one.language} lacks it too")
                    for lacking, one in zip(more, editions[1:], strict=True)
                ),
            ),
            subject=f"heading {first.section.key}",
            severity="info",
            members=tuple(member(one.language, first.section.title) for one in editions),
        )


def _place(one: LostHeading) -> Span:
    return trimmed(one.holder.heading.span) if one.holder.heading is not None else trimmed(one.holder.span)
