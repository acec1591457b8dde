"""Layouts of whole trees of documents: the pattern with ``{path}`` that reads one, recognised by the files' names."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Collection, Iterator

from readme_sync.editions.patterns import DocumentSet, document_sets
from readme_sync.editions.readme_names import is_common
from readme_sync.language.tags import parse_tag
from readme_sync.regex import lazy
from readme_sync.values import NamedTuple

_IN_NAME = lazy(r"(.+)([._-])([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4}){0,2})(\.[A-Za-z]+)")
_IN_FOLDER = lazy(r"(.+)([._-])([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4}){0,2})")
_FEWEST = 3  # documents of a tree: one or two are named one by one
_OFTEN = 2  # translations for each language, on average: an abbreviation ends one name, a language many
_CANDIDATES = 8  # patterns that are tried out
_MOST = 3  # trees that are told


class Layout(NamedTuple):
    """A tree of documents: the pattern that reads it, and what it would read."""

    pattern: str
    documents: tuple[DocumentSet, ...]

    @property
    def languages(self) -> int:
        """How many languages there are."""
        return len({file.language for document in self.documents for file in document.editions})

    @property
    def paths(self) -> frozenset[str]:
        """The files of the documents."""
        return frozenset(file.path for document in self.documents for file in document.editions)


def layouts(listing: Collection[str], read: Collection[str], source: str) -> tuple[Layout, ...]:
    """Return the trees of translated documents in ``listing``, the largest first; those that are ``read`` count not.

    A tree has at least three documents, each with its source and a translation. ``source`` is the source language.
    """
    left = frozenset(listing) - frozenset(read)
    counts = Counter(pattern for path in left for pattern in _patterns(path))
    candidates = [pattern for pattern, count in counts.most_common(_CANDIDATES) if count >= _FEWEST]
    found: list[Layout] = []
    while candidates and len(found) < _MOST:
        tried = [Layout(pattern, _translated(pattern, listing, left, source)) for pattern in candidates]
        best = max(tried, key=lambda one: (len(one.paths), len(one.pattern)))
        if len(best.documents) < _FEWEST:
            break
        if len(best.paths) - len(best.documents) < _OFTEN * (best.languages - 1):
            candidates.remove(best.pattern)
            continue
        found.append(best)
        left -= best.paths
        candidates.remove(best.pattern)
    return tuple(found)


def _translated(pattern: str, listing: Collection[str], left: Collection[str], source: str) -> tuple[DocumentSet, ...]:
    """Return the documents of ``pattern`` that have a source and a translation that nothing reads yet."""
    return tuple(
        document
        for document in document_sets(pattern, listing, source)
        if document.source is not None and any(file.path in left for file in document.editions if not file.source)
    )


def _patterns(path: str) -> Iterator[str]:
    """Yield the patterns that ``path`` would be a translation by."""
    *folders, name = path.split("/")
    for at, folder in enumerate(folders):
        tag = parse_tag(folder)
        if tag is not None and is_common(tag):
            yield "/".join([*folders[:at], "{language}", "{path}"])
            break
        if suffixed := _IN_FOLDER.fullmatch(folder):
            tag = parse_tag(suffixed[3])
            if tag is not None and is_common(tag):
                yield "/".join([*folders[:at], f"{suffixed[1]}{suffixed[2]}{{language}}", "{path}"])
                break
    match = _IN_NAME.fullmatch(name)
    tag = parse_tag(match[3]) if match else None
    if match is not None and tag is not None and is_common(tag):
        if match[1].lower() == "readme":
            yield f"{{path}}/{match[1]}{match[2]}{{language}}{match[4]}"
        else:
            top = folders[0] if folders else ""
            yield posixpath.join(top, f"{{path}}{match[2]}{{language}}{match[4]}")
