"""New models of families that are listed: seen in the same owners' listings, as entries ready to be pasted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from readme_sync.observation import HubAnswer
from readme_sync.observation.cited import Citation, Use, hub_url
from readme_sync.observation.known import Known

_ID = re.compile(r"[\w.-]{1,100}/[\w.-]{1,100}", re.ASCII)  # what a server says of itself goes into a page of ours
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_FAMILY = re.compile(r"[a-z]{3,}")
# What is made of a model: no new one, unless the catalogue lists such of the family too.
_DERIVED = re.compile(
    r"(?:^|[-_.])(?:gguf|ggml|awq|gptq|exl2|mlx|onnx|bnb|fp8|fp4|nvfp4|w[48]a\d+|int[48]|[48]bits?|quantized|lora|adapter"
    r"|test|dev|tmp|preview\d*|checkpoints?)(?:[-_.]|$)"
)
_MOST = 3  # of a family


class NewEntry(NamedTuple):
    """A line of Markdown for one edition, and where its family's newest entry stands there."""

    edition: str
    path: str
    line: int
    text: str


class Newcomer(NamedTuple):
    """A model that nobody lists yet: its name, the day it was made, the listed one of its family, its entries.

    ``more`` counts further ones of the family that are not told.
    """

    id: str
    day: str
    beside: str
    entries: tuple[NewEntry, ...]
    more: int = 0

    @property
    def url(self) -> str:
        """The address of its page."""
        return hub_url("model", self.id)


class _Family(NamedTuple):
    """The listed models of one owner that are called alike: the newest, its day, and what kinds of copies there are."""

    newest: Citation
    day: str
    derived: frozenset[str]


def newcomers(known: Known, citations: Iterable[Citation]) -> tuple[Newcomer, ...]:
    """Return the models that owners of listed ones made after the newest listed one that is called alike.

    Nothing is asked for it: what counts is what the owners' listings said. Copies in other formats are left out where
    the catalogue lists none of the family.
    """
    models = [one for one in citations if one.kind == "model"]
    listed = {one.id.lower() for one in models}
    made = [(repo, day) for one in known.listings.values() if one.kind == "model" for repo, day in one.newest]
    made = [(repo, day) for repo, day in made if _ID.fullmatch(repo) and _DAY.fullmatch(day)]
    days = {repo.lower(): day for repo, day in made}
    families = _families(models, days, known)
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for repo, day in made:
        key = _family(repo)
        family = families.get(key) if key else None
        if key and family and repo.lower() not in listed and day > family.day and _kinds(repo) <= family.derived:
            found.setdefault(key, []).append((day, repo))
    return tuple(one for key, some in sorted(found.items()) for one in _told(families[key], some))


def _told(family: _Family, some: list[tuple[str, str]]) -> Iterator[Newcomer]:
    some.sort(reverse=True)
    for number, (day, repo) in enumerate(some[:_MOST]):
        more = len(some) - _MOST if number == _MOST - 1 else 0
        yield Newcomer(repo, day, family.newest.id, tuple(_entries(family.newest, repo)), more)


def _families(models: Iterable[Citation], days: Mapping[str, str], known: Known) -> dict[tuple[str, str], _Family]:
    found: dict[tuple[str, str], _Family] = {}
    for model in models:
        key, day = _family(model.id), days.get(model.id.lower()) or _made(model, known)
        if key is None or not day:
            continue
        own = _Family(model, day, _kinds(model.id))
        other = found.get(key, own)
        found[key] = max(own, other, key=lambda one: one.day)._replace(derived=own.derived | other.derived)
    return found


def _family(repo: str) -> tuple[str, str] | None:
    """Return whose model it is and how it is called at its head: ``stone/kiln-7b-chat`` is ("stone", "kiln")."""
    owner, _, name = repo.lower().partition("/")
    head = _FAMILY.match(name)
    return (owner, head[0]) if head else None


def _kinds(repo: str) -> frozenset[str]:
    return frozenset(match[0].strip("-_.") for match in _DERIVED.finditer(repo.lower().partition("/")[2]))


def _made(model: Citation, known: Known) -> str:
    made = [one.created_at for one in known.history(model.key) if isinstance(one, HubAnswer) and one.created_at]
    return f"{made[-1]:%Y-%m-%d}" if made else ""


def _entries(newest: Citation, repo: str) -> Iterator[NewEntry]:
    """Yield an entry for each edition, shaped as the family's newest is there; what nobody knows is left empty."""
    seen = set[str]()
    for use in newest.uses:
        document = use.edition.document
        if document.path not in seen:
            seen.add(document.path)
            line = document.lines.line(use.link.span.start)
            yield NewEntry(use.edition.language, document.path, line, _shaped(use, repo))


def _shaped(use: Use, repo: str) -> str:
    name, link = repo.partition("/")[2], f"[{repo.partition('/')[2]}]({hub_url('model', repo)})"
    for table in use.edition.tables:
        for row in table.rows:
            if row.span.covers(use.link.span):
                at = next((n for n, cell in enumerate(row.cells) if cell.span.covers(use.link.span)), 0)
                cells = [link if n == at else "" if n else name for n in range(len(row.cells))]
                return "| " + " | ".join(cells) + " |"
    return f"- {link}"
