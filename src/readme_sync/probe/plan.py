"""What to ask: from everything cited to a list without duplicates, and what it will cost.

Pure, and free of network libraries, so that the budget can be printed before it is spent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from readme_sync.observation import HubKind, Listing, NotAsked, hub_key, link_key
from readme_sync.urls.parts import split
from readme_sync.values import NamedTuple

Places = tuple[Any, ...]
_LISTED: tuple[HubKind, ...] = ("model", "dataset", "space")  # kinds that an owner's listing names


class Question(NamedTuple):
    """A link as cited. ``places`` are whatever the caller wants back with the answer."""

    url: str
    places: Places = ()


class HubQuestion(NamedTuple):
    """A Hub link: what kind of thing, its id (``owner/name``, an owner's name, a collection's slug)."""

    kind: HubKind
    id: str
    places: Places = ()


class LinkAsk(NamedTuple):
    """One request's worth: a key, the fragments cited on it, its host (with a port when it is unusual)."""

    key: str
    fragments: tuple[str, ...]
    host: str
    places: Places = ()


class OwnerAsk(NamedTuple):
    """One owner's repositories of one kind, the way they will be asked about, and the requests expected.

    ``pages`` is how long the owner's listing was the last time; None while that is unknown.
    """

    owner: str
    kind: HubKind
    ids: tuple[str, ...]
    method: Literal["list", "single"]
    requests: int
    places: tuple[tuple[str, Places], ...] = ()
    pages: int | None = None


class Plan(NamedTuple):
    """Everything that will be asked, and what will not, with the reason."""

    links: tuple[LinkAsk, ...] = ()
    owners: tuple[OwnerAsk, ...] = ()
    not_asked: tuple[NotAsked, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Return every key that the plan asks about, links first."""
        hub = [hub_key(owner.kind, one) for owner in self.owners for one in owner.ids]
        return (*(link.key for link in self.links), *hub)

    @property
    def places(self) -> dict[str, Places]:
        """Return where each key is cited."""
        found = {link.key: link.places for link in self.links}
        for owner in self.owners:
            found.update({hub_key(owner.kind, one): places for one, places in owner.places})
        return found

    @property
    def hosts(self) -> list[tuple[str, int]]:
        """Return the hosts and how many links each has, the most first."""
        return sorted(Counter(link.host for link in self.links).items(), key=lambda pair: (-pair[1], pair[0]))

    @property
    def repositories(self) -> int:
        """Return how many repositories, collections and owners are asked about."""
        return sum(len(owner.ids) for owner in self.owners)

    @property
    def hub_requests(self) -> int:
        """Return how many requests the Hub will get when nothing is missing."""
        return sum(owner.requests for owner in self.owners)

    def windows(self, quota: int = 500) -> int:
        """Return how many rate windows of ``quota`` requests the Hub part needs."""
        return -(-self.hub_requests // quota)

    def only(self, keys: Iterable[str]) -> Plan:
        """Return the plan for these keys alone, the Hub's part in the way that is then the cheapest."""
        wanted = set(keys)
        links = tuple(link for link in self.links if link.key in wanted)
        owners = []
        for owner in self.owners:
            places = tuple(pair for pair in owner.places if hub_key(owner.kind, pair[0]) in wanted)
            if places:
                owners.append(_owner_ask(owner.owner, owner.kind, dict(places), owner.pages))
        return Plan(links, tuple(owners), self.not_asked)


def make_plan(
    questions: Iterable[Question],
    repositories: Iterable[HubQuestion] = (),
    *,
    listings: Mapping[str, Listing] | None = None,
    max_url: int = 8_000,
) -> Plan:
    """Return the plan for these questions.

    ``listings`` (by ``Listing.key``) is what earlier runs learnt of each owner's size.
    """
    links, not_asked = _links(questions, max_url)
    groups: dict[tuple[str, HubKind], dict[str, Places]] = {}
    for kind, repo_id, places in repositories:
        group = groups.setdefault((repo_id.partition("/")[0].lower(), kind), {})
        group[repo_id] = (*group.get(repo_id, ()), *places)
    owners = []
    for (owner, kind), ids in groups.items():
        known = (listings or {}).get(f"listing:{kind}:{owner}")
        owners.append(_owner_ask(owner, kind, ids, None if known is None else known.pages))
    return Plan(links, tuple(owners), not_asked)


def _owner_ask(owner: str, kind: HubKind, ids: dict[str, Places], pages: int | None) -> OwnerAsk:
    """Choose the cheaper way: a listing costs its pages (one, while unknown), a question costs one each."""
    cost = pages or 1
    listed = kind in _LISTED and cost < len(ids) and all("/" in one for one in ids)
    spelling = next(iter(ids)).partition("/")[0]
    method: Literal["list", "single"] = "list" if listed else "single"
    return OwnerAsk(
        spelling or owner, kind, tuple(ids), method, cost if listed else len(ids), tuple(ids.items()), pages
    )


def _links(questions: Iterable[Question], max_url: int) -> tuple[tuple[LinkAsk, ...], tuple[NotAsked, ...]]:
    found: dict[str, tuple[dict[str, None], list[Any], str]] = {}
    refused: dict[str, NotAsked] = {}
    for url, places in questions:
        reason, key, fragment, host = _sort_out(url, max_url)
        if reason:
            refused.setdefault(url, NotAsked(url[:200], reason))
            continue
        fragments, cited, _ = found.setdefault(key, ({}, [], host))
        if fragment:
            fragments[fragment] = None
        cited.extend(places)
    links = tuple(LinkAsk(key, tuple(each), host, tuple(cited)) for key, (each, cited, host) in found.items())
    return links, tuple(refused.values())


def _sort_out(url: str, max_url: int) -> tuple[str, str, str, str]:
    if len(url) > max_url:
        return f"it is longer than {max_url:,} characters", "", "", ""
    try:
        scheme = "https" if url.startswith(("https://", "http://")) else split(url.strip()).scheme.lower()
        if scheme not in {"http", "https"}:
            return (f"{scheme}: is not asked" if scheme else "it is not a web address"), "", "", ""
        key, fragment = link_key(url)
    except ValueError as error:
        return f"it is not a URL: {error}"[:200], "", "", ""
    host = key.split("/", 3)[2]  # a key is in its normal form: there is nothing else before the path
    if host.startswith(":") or not host:
        return "it names no host", "", "", ""
    return "", key, fragment, host
