"""Layouts of whole trees of documents: the pattern with ``{path}`` that reads one, recognised by the files' names."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Collection, Iterator

from readme_sync.editions.docusaurus import is_former, plugin_folder
from readme_sync.editions.edition_file import DocumentSet
from readme_sync.editions.patterns import document_sets
from readme_sync.editions.readme_names import is_common, split_tag
from readme_sync.language.tags import parse_tag
from readme_sync.values import NamedTuple

_FEWEST = 3  # documents of a tree: one or two are named one by one
_OFTEN = 2  # translations for each language, on average: an abbreviation ends one name, a language many
_CANDIDATES = 8  # patterns that are tried out
_MOST = 3  # trees that are told


class Layout(NamedTuple):
    """A tree of documents: the pattern that reads it, its translated documents, and every file that it would read."""

    pattern: str
    documents: tuple[DocumentSet, ...]
    reads: frozenset[str] = frozenset()

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
        tried = [_layout(pattern, listing, left, source) for pattern in candidates]
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


def _layout(pattern: str, listing: Collection[str], left: Collection[str], source: str) -> Layout:
    """Return the documents of ``pattern`` that have a source and a translation that nothing reads yet."""
    every = document_sets(pattern, listing, source)
    translated = tuple(
        document
        for document in every
        if document.source is not None and any(file.path in left for file in document.editions if not file.source)
    )
    return Layout(pattern, translated, frozenset(file.path for document in every for file in document.editions))


def _patterns(path: str) -> Iterator[str]:
    """Yield the patterns that ``path`` would be a translation by."""
    *folders, name = path.split("/")
    for at, folder in enumerate(folders):
        below = "/".join([*folders[at + 1 :], name])
        tag = parse_tag(folder)
        if tag is not None and is_common(tag):
            if not is_former(below):
                yield "/".join([*folders[:at], "{language}", plugin_folder(below) + "{path}"])
            break
        if suffixed := split_tag(folder):
            yield "/".join([*folders[:at], f"{suffixed[0]}{suffixed[1]}{{language}}", "{path}"])
            break
    stem, dot, ending = name.rpartition(".")
    if len(folders) > 1 and is_common(parse_tag(stem) or ""):
        yield f"{folders[0]}/{{path}}/{{language}}{dot}{ending}"
    if tagged := split_tag(stem):
        end = f"{tagged[1]}{{language}}{dot}{ending}"
        if tagged[0].lower() == "readme":
            yield f"{{path}}/{tagged[0]}{end}"
        else:
            top = folders[0] if folders else ""
            yield posixpath.join(top, f"{{path}}{end}")
