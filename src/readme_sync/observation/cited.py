"""What the editions cite: each thing once, under the key that its observations are filed under, with every place."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal
from urllib.parse import unquote

from readme_sync.editions.edition import Edition
from readme_sync.markdown.document import Link
from readme_sync.observation.values import HubKind
from readme_sync.urls.hub import hub_owner, hub_page, parse_hub_url
from readme_sync.urls.keys import hub_key, link_key
from readme_sync.urls.parts import split
from readme_sync.values import NamedTuple

Kind = Literal["link", "model", "dataset", "space", "collection", "owner"]
HUB = "https://huggingface.co/"
_FOLDERS: dict[str, str] = {"dataset": "datasets/", "space": "spaces/", "collection": "collections/"}


class Use(NamedTuple):
    """One place that cites something; ``fragment`` is what stands behind the ``#`` there."""

    edition: Edition
    link: Link
    fragment: str


class Citation(NamedTuple):
    """Something that is cited. ``url`` is how its first place writes it, ``id`` its name on the Hub if it is there.

    ``uses`` begin with the source edition's. ``key`` is that of the store, or the URL itself where it has none.
    """

    key: str
    kind: Kind
    id: str
    url: str
    uses: tuple[Use, ...]

    @property
    def is_on_hub(self) -> bool:
        """Tell whether the Hub's API answers for it, and not a page."""
        return self.hub_kind is not None

    @property
    def hub_kind(self) -> HubKind | None:
        """What it is on the Hub, or None where it is elsewhere."""
        return None if self.kind == "link" else self.kind

    @property
    def folded(self) -> str:
        """What two spellings of it share: the Hub ignores case, other servers need not."""
        return self.key.lower() if self.is_on_hub else self.key

    @property
    def page(self) -> str:
        """The address of its page."""
        return hub_url(self.kind, self.id) if self.is_on_hub else self.key

    @property
    def host(self) -> str:
        """The host that its page is on."""
        return split(self.page).netloc


class Target(NamedTuple):
    """What one URL asks for."""

    key: str
    kind: Kind
    id: str
    fragment: str

    @property
    def folded(self) -> str:
        """What two spellings of it share: the Hub ignores case, other servers need not."""
        return self.key if self.kind == "link" else self.key.lower()


@lru_cache(maxsize=16384)
def target_of(url: str) -> Target | None:
    """Return what ``url`` asks for, or None for one that leads into this repository.

    A file, tree or discussion of a repository on the Hub asks for its repository.
    """
    if "://" not in url and not url.startswith("//"):
        scheme, colon, _ = url.partition(":")
        return Target(url[:200], "link", "", "") if colon and scheme.isalpha() else None
    address = f"https:{url}" if url.startswith("//") else url
    if thing := _on_the_hub(address):
        return Target(hub_key(*thing), *thing, "")
    try:
        key, fragment = link_key(address)
    except ValueError:
        return Target(url[:200], "link", "", "")
    return Target(key, "link", "", fragment)


def _on_the_hub(url: str) -> tuple[HubKind, str] | None:
    if repo := parse_hub_url(url):
        return repo.kind, repo.id
    page = hub_page(url)
    if page == "collection":
        segments = [unquote(one) for one in url.partition("/collections/")[2].partition("?")[0].split("/") if one]
        return "collection", "/".join(segments[:2]).partition("#")[0]
    owner = hub_owner(url) if page == "owner" else None
    return ("owner", owner) if owner else None


def hub_url(kind: str, repo_id: str) -> str:
    """Return the page of something on the Hub."""
    return f"{HUB}{_FOLDERS.get(kind, '')}{repo_id}"


def cited(editions: Iterable[Edition]) -> dict[str, Citation]:
    """Return everything that leads out of the repository, by key, what the source edition cites first."""
    found: dict[str, tuple[Citation, list[Use]]] = {}
    known: dict[str, Target | None] = {}
    for edition in sorted(editions, key=lambda edition: not edition.is_source):
        for link in edition.document.links:
            if link.target not in known:
                known[link.target] = target_of(link.target)
            target = known[link.target]
            if target is not None:
                first = Citation(target.key, target.kind, target.id, link.target, ())
                found.setdefault(first.folded, (first, []))[1].append(Use(edition, link, target.fragment))
    return {first.key: first._replace(uses=tuple(uses)) for first, uses in found.values()}
