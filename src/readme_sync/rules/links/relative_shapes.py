"""Relative links that were never meant to be so: a repository's name, a host without ``https://``, a mail address."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache

from readme_sync.editions.relative import resolve
from readme_sync.markdown.document import Document, Link
from readme_sync.regex import lazy
from readme_sync.text import Span
from readme_sync.values import NamedTuple

_REPOSITORY = lazy(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*[A-Za-z0-9]")
_FORMULA = lazy(r"\$\$")
_HOST = lazy(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}(?=/|$)")
_MAIL = lazy(r"[\w.+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
_FILE = tuple(
    ".csv .gif .htm .html .ipynb .jpeg .jpg .json .markdown .md .mdx .pdf .png .py .rst .sh .svg .toml .txt .webp "
    ".yaml .yml .zip".split()
)
_SCHEME = lazy(r"(https?)(?:;//|\.//|//:?)(?=[\w-]+\.[\w.-]*\w)", re.IGNORECASE)  # the colon is lost, or another sign
# A blank stands in the scheme, or the scheme twice: "https ://loom.example", "https https://loom.example".
_PARTED = lazy(r"(https?)\s{1,4}(?:https?)?\s{0,4}:\s{0,4}//(?=[\w-]+\.[\w.-]*\w)", re.IGNORECASE)
_HOSTS = ("huggingface.co", "github.com")
_SHORT_HOSTS = frozenset("bit.ly discord.gg goo.gl t.me wa.me youtu.be".split())
_DOMAINS = tuple(".ai .app .com .dev .edu .gov .io .net .org".split())  # that end no name of a file


class Mistaken(NamedTuple):
    """A relative link and the URL that was meant; ``sure`` when the document itself shows which."""

    link: Link
    url: str
    sure: bool


def mistaken(document: Document, files: Mapping[str, bool]) -> list[Mistaken]:
    """Return the links of ``document`` whose target has a URL's shape but lacks its beginning.

    Only targets that ``files`` knows to be absent count.
    """
    found = []
    known = cache(lambda: _known(document))
    for link in document.links:
        if link.target[:4].lower() == "http" and (parted := _PARTED.match(link.target)):
            found.append(Mistaken(link, f"{parted[1]}://{link.target[parted.end() :]}", sure=True))
            continue
        if link.kind == "reference" and _SCHEME.match(link.target):
            found += [guess for guess in (_guess(document, link, files, known),) if guess is not None]
            continue
        if link.kind != "inline" or not link.target or link.target[0] in "#./" or "://" in link.target:
            continue
        path = resolve(document.path, link.target)
        if path is None or files.get(path, True):
            continue
        guess = _guess(document, link, files, known)
        if guess is not None:
            found.append(guess)
    return found


class _Known(NamedTuple):
    hosts: frozenset[str]
    owners: dict[str, list[str]]  # owner in lower case -> the host of each link to a repository of theirs
    repositories: list[str]  # the host of each link to a repository


def _known(document: Document) -> _Known:
    hosts: set[str] = set()
    owners: dict[str, list[str]] = {}
    repositories: list[str] = []
    for link in document.links:
        scheme, _, rest = link.target.partition("://")
        if scheme.lower() not in ("http", "https"):
            continue
        parts = rest.split("/")
        host = parts[0].lower()
        hosts.add(host)
        if host in _HOSTS and len(parts) > 2:
            owners.setdefault(parts[1].lower(), []).append(host)
            repositories.append(host)
    return _Known(frozenset(hosts), owners, repositories)


def _guess(document: Document, link: Link, files: Mapping[str, bool], known: Callable[[], _Known]) -> Mistaken | None:
    target = link.target
    if scheme := _SCHEME.match(target):
        return Mistaken(link, f"{scheme[1]}://{target[scheme.end() :]}", sure=True)
    host = _HOST.match(target)
    if host and (host[0].lower() in (*_HOSTS, *known().hosts) or target.startswith("www.")):
        return Mistaken(link, f"https://{target}", sure=True)
    if host and target.startswith(f"{host[0]}/") and _is_known(host[0].lower()):
        return Mistaken(link, f"https://{target}", sure=False)
    if "@" in target and _MAIL.fullmatch(target) and not target.lower().endswith(_FILE):
        return Mistaken(link, f"mailto:{target}", sure=True)
    if not _REPOSITORY.fullmatch(target) or target.lower().endswith(_FILE):
        return None
    owner, name = target.split("/")
    if files.get(resolve(document.path, owner) or "", False):
        return None  # a folder that is there: a file in it is missing
    seen = known().owners.get(owner.lower())
    if seen:
        return Mistaken(link, f"https://{_usual(seen)}/{target}", sure=len(set(seen)) == 1)
    # An owner never seen: only where the document is about repositories, and the name looks like one of theirs.
    repositories = known().repositories
    if len(repositories) >= 3 and re.search(r"\d.*-|-.*\d|[A-Z].*-|-.*[A-Z]", name):
        return Mistaken(link, f"https://{_usual(repositories)}/{target}", sure=False)
    return None


def _is_known(host: str) -> bool:
    return host in _SHORT_HOSTS or host.endswith(_DOMAINS)


def _usual(hosts: Sequence[str]) -> str:
    return Counter(hosts).most_common(1)[0][0]


def is_in_math(text: str, offset: int) -> bool:
    """Tell whether a place lies between two ``$$`` of one paragraph: brackets of a formula lead nowhere."""
    formulas = _formulas(text)
    at = bisect_right(formulas, offset, key=lambda one: one.start) - 1
    return at >= 0 and offset <= formulas[at].end


@lru_cache(maxsize=8)
def _formulas(text: str) -> tuple[Span, ...]:
    """Return what stands between two ``$$`` of one paragraph."""
    found = []
    start = 0
    for paragraph in text.split("\n\n") if "$$" in text else ():
        signs = [start + sign.start() for sign in _FORMULA.finditer(paragraph)]
        found += [Span(first + 2, last) for first, last in zip(signs[::2], signs[1::2], strict=False)]
        start += len(paragraph) + 2
    return tuple(found)
