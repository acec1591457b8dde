"""Links and pictures that one edition has for its own readers: nobody else misses them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import unquote

from readme_sync.align.blocks.facts import Fact
from readme_sync.editions.blocks import Block
from readme_sync.editions.edition import Edition
from readme_sync.language.platforms import (
    is_for_readers_of,
    is_of_no_use_to,
    is_platform_instead,
    is_site_of,
)
from readme_sync.language.scripts import is_mostly_foreign
from readme_sync.language.tags import base, mentions_language
from readme_sync.records.licences import licences
from readme_sync.regex import lazy
from readme_sync.rules.blocks.pairs.alike import same_host
from readme_sync.urls.locales import url_language
from readme_sync.urls.one_page import host

_LICENCE = lazy(r"(?:licen[cs]e|copying|unlicense)(?![a-z])", re.IGNORECASE)
_PART = lazy(r"[\s-]")
_ASCII = lazy(r"[\x00-\x7f]+")
CITED = ("link", "repository", "image", "badge")


def is_for_readers(own: Fact | None, other: Fact | None, here: Edition, source: Edition, *, slip: bool) -> bool:
    """Tell whether what differs is for the readers of one edition: a platform of which the other says nothing.

    Where each edition has a link, so is a site below the domain of its readers' country. A link of the source alone is
    for the others where it leads to the page in this very language, or to a platform that its readers do without.

    Args:
        own: what the translation ``here`` has, None where it has nothing.
        other: what the source has.
        here: the translation.
        source: the source.
        slip: whether the two differ by a letter or a digit.
    """
    fact = own or other
    if fact is None or fact.kind not in CITED:
        return False
    if slip and own is not None and other is not None and same_host(own, other):
        return False
    if own is None and other is not None and _is_for_others(other, here, source):
        return True
    if own is not None and other is not None and is_platform_instead(here.language, own.shown, other.shown):
        return True
    sides = ((own, here, source), (other, source, here))
    is_local = is_for_readers_of if own is None or other is None else is_site_of
    return any(
        fact is not None and is_local(edition.language, fact.shown, other.document.text)
        for fact, edition, other in sides
    )


def names_its_readers(lost: Fact, blocks: Sequence[Block], languages: tuple[str, str]) -> bool:
    """Tell whether a link or picture of the source is in its readers' language, or names it: nobody else may need it.

    Args:
        lost: what the translation lacks.
        blocks: the source's, in which it stands.
        languages: the translation's and the source's.
    """
    own, language = languages
    if lost.kind in ("image", "badge") and is_mostly_foreign(_ASCII.sub("", unquote(lost.shown)), own):
        return True  # it says something in the letters of its readers
    if lost.kind == "image":
        said = url_language(lost.shown)
        return said is not None and base(said) == base(language) != base(own)
    links = (link for block in blocks for inline in block.inlines for link in inline.links if lost.kind == "link")
    return any(mentions_language(link.text, language) for link in links if link.target_span == lost.span)


def is_named_licence(lost: Fact, source: str, own: str) -> bool:
    """Tell whether a link to the licence's text has gone, and both texts name a licence: "Apache-2.0" is "Apache"."""
    if lost.kind != "link" or not _LICENCE.match(lost.shown.rstrip("/").rpartition("/")[2]):
        return False
    said = [{_PART.split(name)[0].casefold() for name in licences(text)} for text in (source, own)]
    return not said[0].isdisjoint(said[1])


def _is_for_others(fact: Fact, here: Edition, source: Edition) -> bool:
    """Tell whether a link of the source is for readers that have no need of the translation, or for none of its."""
    said = url_language(fact.shown) if fact.kind == "link" else None
    if said is not None and base(said) == base(here.language) != base(source.language):
        return True
    return is_of_no_use_to(here.language, fact.shown, here.document.text, source.document.text)


def are_on_another_site(extra: Iterable[Fact], missing: Iterable[Fact]) -> bool:
    """Tell whether several links to one site have gone, and as many at the least to one other site stand there."""
    ours, theirs = ([host(fact.shown) for fact in facts if fact.kind == "link"] for facts in (extra, missing))
    return 1 < len(theirs) <= len(ours) and len(set(ours)) == len(set(theirs)) == 1 and ours[0] != theirs[0] != ""


def have_their_own(extra: Iterable[Fact], missing: Iterable[Fact], language: str) -> bool:
    """Tell whether for each link that has gone another one leads to a platform of the readers of ``language``.

    Nobody can tell which of them stands for which: the questions and answers may be on that platform.
    """
    lost = sum(fact.kind == "link" for fact in missing)
    own = sum(fact.kind == "link" and is_for_readers_of(language, fact.shown, "") for fact in extra)
    return 0 < lost <= own
