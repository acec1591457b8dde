"""Pages that an edition has on another site than the source, each under the path it has there: one site for another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.rules.blocks.pairs.compare import Difference
from readme_sync.urls.one_page import host

_SCHEME = "://"
Sites = tuple[str, str]


def other_site(one: Difference) -> Sites | None:
    """Return the hosts of the translation's link and of the source's, where the same path is on both and is one."""
    if one.what != "changed" or one.kind != "link" or one.own is None or one.other is None:
        return None
    own, other = (_parted(fact.shown) for fact in (one.own, one.other))
    return (own[0], other[0]) if own[0] != other[0] and own[1] == other[1] != "" else None


def mirrored(found: Iterable[Difference], source: Sequence[BlockFacts]) -> Set[Sites]:
    """Return the sites of ``found`` that stand for one another in the source too: it leads to both of them itself.

    They have one name in two domains. Both are up, and which one to lead to is each editor's choice.
    """
    sites = {sites for one in found if (sites := other_site(one)) is not None}
    if not sites:
        return frozenset()
    led = {host(fact.shown) for facts in source for fact in facts.links if fact.kind == "link"}
    return {pair for pair in sites if pair[0] in led and _name(pair[0]) == _name(pair[1])}


def _name(site: str) -> str:
    """Return the name of a site without its domain: of one that is called otherwise nobody knows whose it is."""
    return ".".join(site.split(".")[:-1])


def _parted(url: str) -> tuple[str, str]:
    """Return the host of an address and what follows it, without the sign at its end."""
    site, _, path = url.partition(_SCHEME)[2].partition("/")
    return site.lower().removeprefix("www."), path.rstrip("/")
