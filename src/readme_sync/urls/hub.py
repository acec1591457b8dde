"""Hugging Face repositories out of URLs of every shape that huggingface.co and hf.co use."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal
from urllib.parse import unquote

from readme_sync.values import NamedTuple

Kind = Literal["model", "dataset", "space"]
Page = Literal["repository", "owner", "collection", "paper", "other"]

_HOSTS = frozenset({"huggingface.co", "www.huggingface.co", "hf.co", "www.hf.co"})
_PREFIXES: dict[str, Kind] = {"datasets": "dataset", "spaces": "space"}
_API: dict[str, Kind] = {"models": "model", "datasets": "dataset", "spaces": "space"}
# First segments of the site's own pages; an owner cannot have such a name.
_SITE = frozenset(
    "api assets autotrain avatars blog brand changelog chat code-of-conduct coursera collections company "
    "content-guidelines contribute course daily_papers dashboard datasets docs endpoints enterprise front hardware "
    "inference inference-api inference-endpoints inference-playground jobs join landing languages learn login logout "
    "metrics models new notifications oauth organizations papers playground posts pricing privacy search "
    "security settings shop spaces storage subscribe support tasks terms-of-service transformers users welcome".split()
)
# What follows a repository's name inside the repository.
_INSIDE = frozenset("tree blob resolve raw discussions commit commits edit delete upload settings viewer embed".split())
# Tabs of an owner's page, where a repository's name would stand.
_OWNER_TABS = frozenset(
    "models datasets spaces collections papers activity followers following likes community".split()
)
# Models of the first years live at one-part names; an owner's page looks the same, so only these families count.
# fmt: off
_CANONICAL = (
    "gpt2", "distilgpt2", "openai-gpt", "ctrl", "bert-base-", "bert-large-", "distilbert-base-", "roberta-base",
    "roberta-large", "distilroberta-base", "t5-small", "t5-base", "t5-large", "t5-3b", "t5-11b", "albert-base-",
    "albert-large-", "albert-xlarge-", "albert-xxlarge-", "xlm-mlm-", "xlm-clm-", "xlm-roberta-base",
    "xlm-roberta-large", "xlnet-base-", "xlnet-large-", "transfo-xl-wt103", "camembert-base",
)
# fmt: on
_WHOLE = frozenset(name for name in _CANONICAL if not name.endswith("-"))
_STEMS = (*(name for name in _CANONICAL if name.endswith("-")), "gpt2-", "roberta-large-", "xlm-roberta-large-")


class HubRepo(NamedTuple):
    """A repository on the Hub; ``id`` keeps its case, for the Hub's own spelling is what a reader wants to see."""

    kind: Kind
    id: str

    @property
    def key(self) -> tuple[Kind, str]:
        """Return what two spellings of one repository share: the Hub ignores case."""
        return self.kind, self.id.lower()


def _segments(url: str) -> list[str] | None:
    """Return the path of a Hub URL as decoded segments without empty ones, or None for another host."""
    text = url.strip()
    scheme, colon, rest = text.partition("://")
    if not colon:
        rest = text.removeprefix("//")
        if ":" in rest.partition("/")[0]:  # mailto: and the like
            return None
    elif scheme.lower() not in ("http", "https", "ssh", "git"):
        return None
    for end in "?#":
        rest = rest.partition(end)[0]
    host, _, path = rest.partition("/")
    host = host.rpartition("@")[2].partition(":")[0].lower().rstrip(".")
    if host not in _HOSTS:
        return None
    if "%" in path:
        path = unquote(path)
    return [segment for segment in path.split("/") if segment and segment != "."]


def _name(segment: str) -> bool:
    """Tell whether a segment can be the name of an owner or a repository, as huggingface_hub documents them."""
    return (
        len(segment) <= 96
        and segment.isascii()
        and segment.replace("-", "").replace("_", "").replace(".", "").isalnum()
        and segment[0] not in "-."
        and segment[-1] not in "-."
    )


@lru_cache(maxsize=16384)
def parse_hub_url(url: str) -> HubRepo | None:
    """Return the repository that ``url`` points at or into, or None when it points at none.

    Files, trees, discussions and commits belong to their repository; owners' pages, collections, papers,
    documentation and the site's own pages are none.
    """
    if "hf.co" not in url[:40].lower() and "huggingface" not in url[:60].lower():
        return None
    parts = _segments(url)
    if not parts:
        return None
    kind: Kind = "model"
    first = parts[0].lower()
    if first == "api" and len(parts) > 2 and parts[1] in _API:
        kind, parts = _API[parts[1]], parts[2:]
    elif first in _PREFIXES:
        kind, parts = _PREFIXES[first], parts[1:]
    elif first in _SITE:
        return None
    return _repository(kind, parts)


def _repository(kind: Kind, parts: list[str]) -> HubRepo | None:
    if not parts or not _name(parts[0]):
        return None
    if len(parts) == 1 or parts[1] in _INSIDE:
        # One name: an early model or dataset, else somebody's page. Spaces always have an owner.
        name = parts[0].removesuffix(".git")
        early = len(parts) > 1 or kind == "dataset" or name in _WHOLE or name.startswith(_STEMS)
        return HubRepo(kind, name) if early and kind != "space" and name != "viewer" else None
    name = parts[1].removesuffix(".git")
    if not name or not _name(name) or (kind == "model" and len(parts) == 2 and name in _OWNER_TABS):
        return None
    return HubRepo(kind, f"{parts[0]}/{name}")


@lru_cache(maxsize=4096)
def hub_page(url: str) -> Page | None:
    """Return what kind of page of the Hub ``url`` is, or None when it is on another host."""
    parts = _segments(url)
    if parts is None:
        return None
    if parse_hub_url(url):
        return "repository"
    first = parts[0].lower() if parts else ""
    if first == "collections" and len(parts) > 2:
        return "collection"
    if first == "papers" and len(parts) > 1:
        return "paper"
    if first == "organizations" and len(parts) > 1:
        return "owner"
    if first and first not in _SITE and _name(parts[0]) and (len(parts) == 1 or parts[1] in _OWNER_TABS):
        return "owner"
    return "other"


def hub_owner(url: str) -> str | None:
    """Return whose page ``url`` is, when ``hub_page`` says ``owner``, or whose collection."""
    page = hub_page(url)
    parts = _segments(url) or []
    if page == "collection" or (page == "owner" and parts[0].lower() == "organizations"):
        return parts[1]
    return parts[0] if page == "owner" else None
