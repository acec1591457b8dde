"""Which files are editions of one document: the README's, those of the documents that settings name, single files."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from readme_sync import sources
from readme_sync.document_sets.reader import Found, Reader, has_trees, names
from readme_sync.editions import other_documents
from readme_sync.editions.discover import discover
from readme_sync.editions.edition_file import DocumentSet, EditionFile
from readme_sync.editions.layouts import layouts
from readme_sync.editions.patterns import document_sets
from readme_sync.errors import SettingsError
from readme_sync.language.scripts import detect_language
from readme_sync.language.tags import parse_tag
from readme_sync.settings.values import Settings


def find(root: Path, settings: Settings, files: Sequence[str], reader: Reader) -> Found:
    """Return the sets of files under ``root``.

    Raises:
        InputError: ``root`` cannot be listed, or one of ``files`` lies outside of it.
        SettingsError: the settings name an edition that is not there.
    """
    listing = reader.listing()
    _check_written(root, settings)
    readme = discover(listing, reader.text, editions=settings.editions or None, source=settings.source)
    reader.own_up()
    sets = [readme.editions] if readme.editions else []
    language = _source(readme.editions, settings)
    trees = trees_in(reader.deep(), settings, language) if has_trees(settings) else ()
    for tree in trees:
        _add_tree(sets, tree)
    patterns = [pattern for pattern in settings.documents if "{path}" not in pattern]
    sets += [tuple(_documents(pattern, listing, readme.editions, reader)) for pattern in patterns]
    sets += [(readme.alone,)] if readme.alone else []
    known = {file.path for one_set in sets for file in one_set}
    sets += ((_single(path, reader),) for path in sorted(names(root, files) - known))
    notes = readme.notes
    if not (settings.documents or files) and (unread := other_documents.note(reader.near(), known, language)):
        notes = (*notes, unread)
    return Found(tuple(one_set for one_set in sets if one_set), notes if not files else (), trees, language)


def trees_beside(root: Path) -> tuple[str, ...]:
    """Return the patterns that would read the trees of translated documents beside the README's editions.

    Raises:
        InputError: ``root`` cannot be listed.
    """
    reader = Reader(root)
    found = find(root, Settings(), (), reader)
    known = {file.path for one_set in found.sets for file in one_set}
    return tuple(one.pattern for one in layouts(reader.near(), known, found.language))


def trees_in(listing: Sequence[str], settings: Settings, language: str) -> tuple[tuple[DocumentSet, ...], ...]:
    """Return the trees of documents that ``settings`` name among the files of ``listing``.

    ``language`` is that of their sources where nothing in a path tells it.
    """
    return tuple(document_sets(pattern, listing, language) for pattern in settings.documents if "{path}" in pattern)


def _check_written(root: Path, settings: Settings) -> None:
    for language, path in settings.editions.items():
        if not sources.exists(root, path):
            where = settings.path or "settings"
            raise SettingsError(f"{where}: editions.{language}: there is no file {path}")


def _documents(
    pattern: str, listing: Sequence[str], readme: Sequence[EditionFile], reader: Reader
) -> Iterator[EditionFile]:
    """Yield the files that a pattern with ``{language}`` names, and the one without a language if there is one.

    The source is the one in the README's source language; where that language has a tagged file and there is a file
    without a tag too, it is the latter, whose language its text tells.
    """
    # The language is the same wherever a pattern names it: two groups side by side would be tried in every way.
    first, *others = map(re.escape, posixpath.normpath(pattern).split("{language}"))
    expression = re.compile(first + r"([\w-]+)" + r"\1".join(others) + r"\Z")
    source = next((file.language for file in readme if file.source), "en")
    plain = re.sub(r"[._-]?\{language\}/?", "", posixpath.normpath(pattern))
    tagged = {path: tag for path in listing if (found := expression.match(path)) and (tag := parse_tag(found[1]))}
    if plain in listing and plain not in tagged:
        if source in tagged.values() and (text := reader.read(plain)) is not None:
            source = detect_language(text.text) or "und"
        tagged[plain] = source
    for path, tag in sorted(tagged.items(), key=lambda item: (item[1] != source, item[1])):
        yield EditionFile(tag, path, tag == source)


def _source(readme: Sequence[EditionFile], settings: Settings) -> str:
    """Return the language that documents are translated from: the README's."""
    return next((file.language for file in readme if file.source), parse_tag(settings.source or "") or "en")


def _add_tree(sets: list[tuple[EditionFile, ...]], tree: Sequence[DocumentSet]) -> None:
    """Add the documents of a tree; one that is there already (the README) gets the editions that it lacks."""
    home = {file.path: index for index, one_set in enumerate(sets) for file in one_set}
    for document in tree:
        index = next((home[file.path] for file in document.editions if file.path in home), None)
        if index is None:
            # Without a source nobody can say what a translation should hold: each language may have its own.
            alone = ((file._replace(source=True),) for file in document.editions)
            sets.extend([document.editions] if document.source else alone)
            continue
        one_set = sets[index]
        known = {file.language for file in document.editions} | {file.path for file in document.editions}
        others = tuple(file for file in one_set if file.language not in known and file.path not in known)
        sets[index] = (*document.editions, *others)


def _single(path: str, reader: Reader) -> EditionFile:
    source = reader.read(path)
    return EditionFile(detect_language(source.text) or "und" if source is not None else "und", path, True)
