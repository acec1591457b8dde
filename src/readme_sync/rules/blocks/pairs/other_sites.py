"""Pages that an edition has on another site than the source, each under the name it has there: one site for another."""

from __future__ import annotations

from collections.abc import Container, Iterable, Set

from readme_sync.editions.switches import repository
from readme_sync.rules.blocks.pairs.difference import Difference
from readme_sync.urls.one_page import host

_SCHEME = "://"
_CODE_HOSTS = ("github.com", "gitlab.com", "gitee.com", "codeberg.org")
_SEVERAL = 4  # sites of the source
_DOMAIN = 2  # parts of a host that name a site: "loom.example"
Sites = tuple[str, str]


def other_site(one: Difference) -> Sites | None:
    """Return the domains of the translation's link and of the source's, where both end with the same page.

    A site that moves may put its parts elsewhere: ``blog.loom.example/warp`` becomes ``loom.test/blog/warp``.
    """
    sites = _sites(one)
    if sites is None or not _page(one):
        return None
    own, other = map(_domain, sites)
    return sites if own == other else (own, other)


def chosen_sites(found: Iterable[Difference]) -> Set[str]:
    """Return the sites to which a translation leads in place of several others: its readers' videos, a site of theirs.

    A host of repositories is none: a page of the project may be there or elsewhere.
    """
    instead: dict[str, set[str]] = {}
    for one in found:
        sites = None if one.slip or (one.own is not None and repository(one.own.shown)) else _sites(one)
        if sites is not None:
            instead.setdefault(sites[0], set()).add(sites[1])
    return {site for site, others in instead.items() if len(others) >= _SEVERAL}


def leads_to(one: Difference, sites: Container[str]) -> bool:
    """Tell whether a link leads to one of some sites, where the source's leads to another one."""
    both = _sites(one)
    return both is not None and both[0] in sites


def is_of_one_name(one: Difference) -> bool:
    """Tell whether a link leads to the same place of a site that has the source's name in another domain.

    So it is with one of two hosts that is the other with a part before it. Both are up while a site moves, or one is
    for a country: which one to lead to is each editor's choice. So are a project's own site and its page on a host of
    code: ``loom.example`` and ``github.com/loom``.
    """
    sites = _sites(one)
    if sites is None or one.own is None or one.other is None:
        return False
    own, other = sites
    paths = _path(one.own.shown), _path(one.other.shown)
    if _is_owner(own, paths[0], other, paths[1]) or _is_owner(other, paths[1], own, paths[0]):
        return True
    if paths[0] != paths[1]:
        return False
    return _name(own) == _name(other) or own.endswith(f".{other}") or other.endswith(f".{own}")


def _is_owner(site: str, path: str, home: str, home_path: str) -> bool:
    """Tell whether a path names an owner on a host of code, called like another site whose first page is led to."""
    if site not in _CODE_HOSTS or home_path or "/" in path:
        return False
    return "".join(filter(str.isalnum, path)).lower() == _domain(home).partition(".")[0]


def _sites(one: Difference) -> Sites | None:
    """Return the hosts of the translation's link and of the source's, where there are two."""
    if one.what != "changed" or one.kind != "link" or one.own is None or one.other is None:
        return None
    own, other = host(one.own.shown), host(one.other.shown)
    return None if own == other or "" in (own, other) else (own, other)


def _domain(site: str) -> str:
    return ".".join(site.split(".")[-_DOMAIN:])


def _name(site: str) -> str:
    """Return the name of a site without its domain: of one that is called otherwise nobody knows whose it is."""
    return site.rpartition(".")[0]


def _page(one: Difference) -> str:
    """Return the last part of a path with which both addresses end; "" where they end otherwise."""
    names = [_path(fact.shown).rpartition("/")[2] for fact in (one.own, one.other) if fact is not None]
    return names[0] if names[0] == names[1] else ""


def _path(url: str) -> str:
    """Return what follows the host of an address, without its ending and what it says of a place or of its reader."""
    address = url.partition("#")[0].partition("?")[0].partition(_SCHEME)[2]
    return address.partition("/")[2].rstrip("/").removesuffix(".html")
