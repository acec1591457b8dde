"""Who has a thing and who lacks it: what rules say of a section, table, column or row that is not in every edition."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.blocks import Block
from readme_sync.editions.edition import Edition, Row
from readme_sync.editions.switches import leads_to_edition
from readme_sync.editions.switches import switches as where_editions_are
from readme_sync.language.platforms import is_for_readers_of
from readme_sync.rules.api import Location
from readme_sync.rules.messages import listed
from readme_sync.text import Span
from readme_sync.values import NamedTuple


class Presence(NamedTuple):
    """``lacking`` are the editions that should have it, ``extra`` those that alone have it; one of both is empty."""

    lacking: tuple[int, ...]
    extra: tuple[int, ...]


def presence(members: Sequence[object | None], asked: Sequence[bool], source: int) -> Presence:
    """Tell what it means that some editions lack a thing. ``asked`` says which could have it.

    The source is the measure. What it lacks and all translations have (two at the least) was forgotten there; what
    some translations have beside it is their own, and no other translation lacks it.
    """
    holders = [e for e, one in enumerate(members) if one is not None]
    lacking = [e for e, one in enumerate(members) if one is None and asked[e]]
    if members[source] is not None:
        return Presence(tuple(lacking), ())
    if lacking == [source] and len(holders) > 1:
        return Presence((source,), ())
    return Presence((), tuple(holders) if asked[source] else ())


def entry_presence(catalogue: Catalogue, members: Sequence[Row | Block | None], asked: Sequence[bool]) -> Presence:
    """Tell what it means that some editions lack a row or an entry, as ``presence`` does.

    One that leads to a platform or site for the readers of its language is neither missing elsewhere nor extra, and
    neither is a row that leads to another edition and nowhere else: each lists the others.
    """
    found = presence(members, asked, catalogue.source)
    if not any(found):
        return found
    switches = where_editions_are(catalogue.editions)

    def is_local(holder: int, lacking: int) -> bool:
        own, edition = members[holder], catalogue.editions[holder]
        if own is None or (isinstance(own, Row) and _leads_to_editions(own, edition, switches)):
            return own is not None
        elsewhere = catalogue.editions[lacking].document.text
        return is_for_readers_of(edition.language, edition.document.raw(own.span), elsewhere)

    holder = next((e for e, one in enumerate(members) if one is not None), 0)
    holder = catalogue.source if members[catalogue.source] is not None else holder
    return Presence(
        tuple(e for e in found.lacking if not is_local(holder, e)),
        tuple(e for e in found.extra if not is_local(e, catalogue.source)),
    )


def _leads_to_editions(row: Row, edition: Edition, switches: frozenset[str]) -> bool:
    links = [link for cell in row.cells for link in cell.inline.links]
    return bool(links) and all(leads_to_edition(link.target, edition.path, switches) for link in links)


def languages(catalogue: Catalogue, editions: Sequence[int]) -> str:
    """Return the languages of ``editions`` as words, every one of them: they are what the finding is about."""
    return listed([catalogue.editions[e].language for e in editions], most=len(catalogue.editions))


def verb(editions: Sequence[object], one: str, many: str) -> str:
    """Return the form of a verb that fits how many editions there are."""
    return one if len(editions) == 1 else many


def also_missing(catalogue: Catalogue, places: Sequence[tuple[int, Span]]) -> tuple[Location, ...]:
    """Return the places where the other editions lack it too."""
    return tuple(
        Location(catalogue.editions[e].document, span, f"{catalogue.editions[e].language} lacks it here")
        for e, span in places
    )
