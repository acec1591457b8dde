"""New models of families that are listed: seen in the same owners' listings, as entries ready to be pasted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from readme_sync.observation import HubAnswer
from readme_sync.observation.cited import Citation, Use, hub_url
from readme_sync.observation.known import Known
from readme_sync.values import NamedTuple

_ID = re.compile(r"[\w.-]{1,100}/[\w.-]{1,100}", re.ASCII)  # what a server says of itself goes into a page of ours
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# What may differ inside of a family: sizes, versions and dates, and what a release is tuned for. Any other word makes
# another family: a format or a quantisation (gguf, awq, int8), a test, a checkpoint, a further subject.
_NUMBER = re.compile(r"v?\d+(?:\.\d+)*|a?\d+(?:\.\d+)?[bmkt]|\d+x\d+(?:\.\d+)?[bm]", re.ASCII)
_WITHIN = frozenset(
    "tiny mini nano xsmall small medium base large xlarge xl xxl huge v ver version alpha beta gamma instruct "
    "instruction chat it sft dpo ppo orpo hf".split()
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
    """The listed models of one owner that are called alike: the newest, and its day."""

    newest: Citation
    day: str


def newcomers(known: Known, citations: Iterable[Citation]) -> tuple[Newcomer, ...]:
    """Return the models that owners of listed ones made after the newest listed one that is called alike.

    Nothing is asked for it: what counts is what the owners' listings said. Copies in a format are told where the
    catalogue lists copies of the family in that format.
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
        if key and family and repo.lower() not in listed and day > family.day:
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
        own = _Family(model, day)
        found[key] = max(own, found.get(key, own), key=lambda one: one.day)
    return found


def _family(repo: str) -> tuple[str, str] | None:
    """Return whose model it is and what it is called: ``stone/Kiln2-7b-chat-v1.1`` is ("stone", "kiln")."""
    owner, _, name = repo.lower().partition("/")
    words = {word for piece in re.split(r"[-_]+", name) if (word := _word(piece))}
    return (owner, "-".join(sorted(words))) if any(len(word) > 1 for word in words) else None


def _word(piece: str) -> str:
    """Return what a piece of a name says of the family, or nothing."""
    word = "" if _NUMBER.fullmatch(piece) else piece.rstrip("0123456789.")
    return "" if word in _WITHIN else word


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
