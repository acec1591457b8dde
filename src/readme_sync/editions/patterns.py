"""Patterns for documents that are kept in several languages: ``docs/guide.{language}.md``, ``docs/{language}/{path}``.

``{language}`` stands for a BCP 47 tag in any spelling. ``{path}`` stands for the part of the path that names the
document, folders included: each value of it is one document. The source may stand in a language's folder like the
others, or outside of it: ``i18n/{language}/{path}`` also finds the source ``i18n/a.md``, or ``a.md`` where the folder
above is a name for translations. Nothing here looks at a disk.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping, Sequence

from readme_sync.editions.discover import EditionFile
from readme_sync.editions.readme_names import holds_translations
from readme_sync.language.tags import parse_tag
from readme_sync.values import NamedTuple

_LANGUAGE, _PATH = "{language}", "{path}"


class DocumentSet(NamedTuple):
    """The editions of one document: ``name`` is what ``{path}`` stood for, or the pattern itself without one."""

    name: str
    editions: tuple[EditionFile, ...]

    @property
    def source(self) -> EditionFile | None:
        """The source edition, or None where it is gone."""
        return next((file for file in self.editions if file.source), None)


def document_sets(pattern: str, listing: Collection[str], source: str) -> tuple[DocumentSet, ...]:
    """Return the documents that ``pattern`` names, by name, each with its source edition first.

    Args:
        pattern: a path from the root with ``{language}`` and, for a tree of documents, ``{path}``.
        listing: the paths of the repository's Markdown files.
        source: the tag of the source language.
    """
    pattern = posixpath.normpath(pattern)
    expression = _expression(pattern)
    tagged: dict[str, dict[str, str]] = {}
    for path in sorted(listing):
        found = expression.fullmatch(path)
        tag = parse_tag(found["language"]) if found else None
        if found and tag:
            tagged.setdefault(found.groupdict().get("path") or "", {}).setdefault(tag, path)
    untagged = _untagged(pattern, listing, tagged)
    names = sorted({*tagged, *untagged})
    return tuple(
        DocumentSet(name or pattern, _editions(tagged.get(name, {}), untagged.get(name), source)) for name in names
    )


def _editions(tagged: Mapping[str, str], untagged: str | None, source: str) -> tuple[EditionFile, ...]:
    every = dict(tagged)
    if untagged is not None and untagged not in tagged.values():
        every.setdefault(source, untagged)
    order = sorted(every.items(), key=lambda item: (item[0] != source, item[0]))
    return tuple(EditionFile(tag, path, tag == source) for tag, path in order)


def _expression(pattern: str) -> re.Pattern[str]:
    """Return what a path of the pattern looks like; the language may stand in it more than once."""
    parts = re.split(r"(\{language\}|\{path\}/?)", pattern)
    seen: set[str] = set()
    made = []
    for part in parts:
        if part == _LANGUAGE:
            made.append("(?P=language)" if part in seen else r"(?P<language>[\w-]+)")
            seen.add(part)
        elif part == _PATH:
            made.append("(?P=path)" if _PATH in seen else "(?P<path>.+)")
            seen.add(_PATH)
        elif part == f"{_PATH}/":
            made.append("(?:(?P<path>.+)/)?")  # the document in the folder itself has no path
            seen.add(_PATH)
        else:
            made.append(re.escape(part))
    return re.compile("".join(made))


def _untagged(pattern: str, listing: Collection[str], tagged: Mapping[str, object]) -> dict[str, str]:
    """Return the sources that stand outside of a language's folder or name, by their documents' names."""
    known = set(listing)
    found: dict[str, str] = {}
    for candidate in _source_patterns(pattern):
        for name in tagged:
            path = posixpath.normpath(candidate.replace(_PATH, name) if name else candidate.replace(f"{_PATH}/", ""))
            if path in known:
                found.setdefault(name, path)
    return found


def _source_patterns(pattern: str) -> Sequence[str]:
    """Return the patterns of a source that has no language in its path, the likeliest first."""
    plain = re.sub(r"(?<![^/])\{language\}/|[._-]?\{language\}", "", pattern)
    found = [plain]
    folder, _, rest = pattern.partition(f"{_LANGUAGE}/")
    if rest and folder and holds_translations(folder.rstrip("/")):
        found.append(posixpath.join(posixpath.dirname(folder.rstrip("/")), rest))
    return [one for one in found if _LANGUAGE not in one]
