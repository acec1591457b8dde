"""What surrounds the editions: which files there are, the repository's own addresses, and other documents."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from readme_sync.editions.address import Address
from readme_sync.editions.edition import Edition
from readme_sync.editions.relative import lookups, resolve
from readme_sync.editions.site_pages import in_its_language
from readme_sync.errors import InputError
from readme_sync.history import Past
from readme_sync.markdown.document import Document
from readme_sync.markdown.parse import parse
from readme_sync.sources import Source
from readme_sync.values import NamedTuple

_MOST = 300  # documents read for the sake of a fragment: a bound on work, far above any README's links
_LARGEST = 16 * 1024 * 1024  # code points of them all
_PLAIN = (".md", ".markdown", ".mdown", ".mkd")  # MDX is what a program makes of it
_FRONT = ("README.md", "readme.md", "Readme.md")


class Repository(NamedTuple):
    """``files``: which link targets there are. ``documents``: those that a link asks for a place in, by path.

    ``history``: when each edition was last changed, and how its source was then; empty where nobody knows.
    """

    own: tuple[Address, ...] = ()
    documents: Mapping[str, Document] = MappingProxyType({})
    files: Mapping[str, bool] = MappingProxyType({})
    history: Mapping[str, Past] = MappingProxyType({})

    @property
    def texts(self) -> dict[str, str]:
        """What each document says."""
        return {path: document.text for path, document in self.documents.items()}

    def page(self, path: str, editions: Mapping[str, Document]) -> Document | None:
        """Return the document that a link to ``path`` shows: it, or the README of a folder."""
        for page in pages(path):
            found = editions.get(page) or self.documents.get(page)
            if found is not None:
                return found
        return None


def pages(path: str) -> Iterator[str]:
    """Yield the files that GitHub may show for ``path``, in its order."""
    if path.lower().endswith(_PLAIN):
        yield path
    elif path == ".":
        yield from (posixpath.join(folder, name) for folder in (".github", "", "docs") for name in _FRONT)
    elif "." not in posixpath.basename(path) and not path.startswith(".."):
        yield from (f"{path}/{name}" for name in _FRONT)


def surroundings(
    editions: Sequence[Edition],
    own: Sequence[Address],
    exists: Callable[[str], bool],
    read: Callable[[str], Source | None],
    parsed: Mapping[str, Document] = MappingProxyType({}),
) -> Repository:
    """Return what the links of ``editions`` need beside their own files.

    ``read`` returns a file, None or an ``InputError`` where it cannot be read: then its fragments are not judged. Of
    ``parsed`` those serve that say the same.
    """
    is_there = cache(exists)
    targets = {path for edition in editions for path in lookups(edition.document, own, is_there)}
    known = {edition.path: edition.document for edition in editions}
    asked: dict[str, None] = {}
    for edition in editions:
        for link in edition.document.links:
            target = link.target
            if "#" in target and target[0] != "#" and (own or not target.startswith(("http://", "https://"))):
                path = resolve(edition.path, target, own)
                if path is not None:
                    asked.update(dict.fromkeys(page for page in pages(path) if page not in known))
                    if (page := in_its_language(path, edition.path)) and page not in known:
                        asked[page] = None
    documents: dict[str, Document] = dict(known)
    left = _LARGEST
    for page in list(asked)[:_MOST]:
        source = _read(read, page)
        if source is not None and len(source.text) <= left:
            left -= len(source.text)
            known_one = parsed.get(page)
            documents[page] = known_one if known_one and known_one.text == source.text else parse(source)
    return Repository(tuple(own), documents, {path: is_there(path) for path in targets})


def _read(read: Callable[[str], Source | None], path: str) -> Source | None:
    try:
        return read(path)
    except InputError:
        return None
