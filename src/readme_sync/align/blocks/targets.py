"""What the links and pictures of a document lead to, each a fact: a page, a Hub repository, a badge or an image."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname
from typing import Literal
from urllib.parse import unquote

from readme_sync.align.addresses import address_key, plain_badge, plain_picture
from readme_sync.editions.blocks import Block
from readme_sync.editions.switches import leads_to_edition
from readme_sync.markdown.document import PICTURES, Link
from readme_sync.regex import lazy
from readme_sync.text import Span
from readme_sync.urls.hub import parse_hub_url
from readme_sync.values import NamedTuple, maker

FactKind = Literal[
    "link",
    "repository",
    "image",
    "badge",
    "code",
    "number",
    "address",
    "footnote",
    "bold",
    "state",
    "name",
    "shortcut",
    "money",
    "level",
    "language",
    "note",
    "alternative",
    "struck",
]

PICTURE_FACTS: tuple[FactKind, ...] = ("image", "badge")

_BADGE = re.compile(
    r"shields\.io|badge|codecov\.io|goreportcard|travis-ci|circleci|coveralls|snyk\.io|appveyor", re.IGNORECASE
)
# A link that follows without a blank, or an address behind a sign of a full width and words.
_TAKEN_IN = lazy(r"(?:\]\(|[^\x00-\x7f])(https?://[^\s()，。；、）]+)")
_HUB_FILE = lazy(r"/(?:blob|resolve)/[^/?#]+/([^?#]+)")  # one of the files that a repository holds
_DENSITY = lazy(r"@[1-4]x(?=\.[a-z]{3,4}$)")  # the same picture with more dots


class Fact(NamedTuple):
    """One fact: ``key`` is what is compared, ``shown`` what a reader is told, ``span`` where it stands."""

    kind: FactKind
    key: str
    shown: str
    span: Span


make_fact = maker(Fact)


class Targets:
    """Reads what links and pictures of one document lead to; a badge that a hundred entries have is read once.

    ``switches`` is where the editions are: which of them a link leads to is what editions differ in. ``language``
    is the document's, in which its dates are written. ``source`` is what reads the source's: a relative target that
    a document in another folder has letter by letter was copied, and is the source's, wherever it leads to from here.
    """

    def __init__(self, path: str, switches: frozenset[str], language: str = "", source: Targets | None = None) -> None:
        self.path = path
        self.switches = switches
        self.language = language
        self._source = source if source is not None and dirname(source.path) != dirname(path) else None
        self._known: dict[tuple[bool, str], tuple[FactKind, str, str] | None] = {}

    def facts(self, block: Block) -> Iterator[Fact]:
        """Yield the facts that the links and pictures of ``block`` are."""
        for inline in block.inlines:
            for link in inline.links:
                asked = link.kind in PICTURES, link.target
                if asked not in self._known:
                    read = self._picture if asked[0] else self._link
                    self._known[asked] = read(link.target.strip())
                if (known := self._known[asked]) is not None:
                    span = link.target_span if link.target_span.end > link.target_span.start else link.span
                    yield make_fact((*known, span))
                    if link.kind == "bare" and not link.target.isascii():
                        yield from self._taken_in(link)

    def _taken_in(self, link: Link) -> Iterator[Fact]:
        """Yield what a bare address has taken in that goes on behind a full-width bracket: RS104 says that of it."""
        for target in _TAKEN_IN.findall(link.target):
            if (known := self._link(target)) is not None:
                yield make_fact((*known, link.target_span))

    def _link(self, target: str) -> tuple[FactKind, str, str] | None:
        if not target or target.startswith(("#", "javascript:")):
            return None
        repo = parse_hub_url(target)
        if repo is not None:
            key = f"{repo.kind}/{repo.id.lower()}"
            file = _HUB_FILE.search(target)
            return ("link", f"{key}/{unquote(file[1])}", target) if file else ("repository", key, target)
        if target.startswith("mailto:"):
            return None  # an address of the text, linked or not
        if leads_to_edition(target, self.path, self.switches):
            return None
        return "link", self._key(target), target

    def _key(self, target: str) -> str:
        home = self._source
        is_copied = home is not None and "//" not in target and home.has(target)
        return address_key(target, home.path if home is not None and is_copied else self.path)

    def has(self, target: str) -> bool:
        """Tell whether a link or picture that was read has ``target``."""
        return (False, target) in self._known or (True, target) in self._known

    def _picture(self, target: str) -> tuple[FactKind, str, str] | None:
        if not target or target.startswith("data:"):
            return None
        if _BADGE.search(target):
            return "badge", address_key(plain_badge(target), self.path), target
        return "image", self._key(plain_picture(_DENSITY.sub("", target))), target
