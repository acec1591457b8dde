"""Which files belong together: the README's editions, the documents that settings name, single files."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from readme_sync import sources
from readme_sync.editions.discover import EditionFile, discover
from readme_sync.errors import InputError, SettingsError
from readme_sync.files import path_from
from readme_sync.language.scripts import detect_language
from readme_sync.language.tags import parse_tag
from readme_sync.settings.values import Settings
from readme_sync.sources import Source


class Reader:
    """Reads each file once, and keeps what could not be read as lines for a person."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[str, Source | InputError] = {}
        self.errors: list[str] = []

    def source(self, path: str) -> Source:
        """Return the file, read now or before.

        Raises:
            InputError: it cannot be read.
        """
        if path not in self._read:
            try:
                self._read[path] = sources.read_source(self._root, path)
            except InputError as error:
                self._read[path] = error
        found = self._read[path]
        if isinstance(found, InputError):
            raise found
        return found

    def text(self, path: str) -> str:
        """Return the text of the file.

        Raises:
            InputError: it cannot be read.
        """
        return self.source(path).text

    def read(self, path: str) -> Source | None:
        """Return the file, or None (and a line in ``errors``) when it cannot be read."""
        try:
            return self.source(path)
        except InputError as error:
            if str(error) not in self.errors:
                self.errors.append(str(error))
            return None

    def own_up(self) -> None:
        """Put into ``errors`` what was asked for and could not be read: the search for editions passes over it."""
        for path in self._read:
            self.read(path)


class Found(NamedTuple):
    """The families of files, the README's first, and what to know about how they were chosen."""

    families: tuple[tuple[EditionFile, ...], ...]
    notes: tuple[str, ...]


def find(root: Path, settings: Settings, files: Sequence[str], reader: Reader) -> Found:
    """Return the families of files under ``root``.

    Raises:
        InputError: ``root`` cannot be listed, or one of ``files`` lies outside of it.
        SettingsError: the settings name an edition that is not there.
    """
    listing = sources.list_files(root)
    _check_written(root, settings)
    readme = discover(listing, reader.text, editions=settings.editions or None, source=settings.source)
    reader.own_up()
    families = [readme.editions] if readme.editions else []
    families += (tuple(_documents(pattern, listing, readme.editions, reader)) for pattern in settings.documents)
    known = {file.path for family in families for file in family}
    families += ((_single(path, reader),) for path in sorted(names(root, files) - known))
    return Found(tuple(family for family in families if family), readme.notes if not files else ())


def names(root: Path, files: Sequence[str]) -> frozenset[str]:
    """Return ``files`` as paths from the root, whether they were given so or from where the user stands.

    Raises:
        InputError: one of them lies outside the root.
    """
    found = []
    for name in files:
        path = path_from(root, name)
        if path.startswith("../"):
            raise InputError(f"{name}: lies outside of {root}; use -C to check another repository")
        found.append(path)
    return frozenset(found)


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
    expression = re.compile(re.escape(posixpath.normpath(pattern)).replace(r"\{language\}", r"([\w-]+)") + r"\Z")
    source = next((file.language for file in readme if file.source), "en")
    plain = re.sub(r"[._-]?\{language\}/?", "", posixpath.normpath(pattern))
    tagged = {path: tag for path in listing if (found := expression.match(path)) and (tag := parse_tag(found[1]))}
    if plain in listing and plain not in tagged:
        if source in tagged.values() and (text := reader.read(plain)) is not None:
            source = detect_language(text.text) or "und"
        tagged[plain] = source
    for path, tag in sorted(tagged.items(), key=lambda item: (item[1] != source, item[1])):
        yield EditionFile(tag, path, tag == source)


def _single(path: str, reader: Reader) -> EditionFile:
    source = reader.read(path)
    return EditionFile(detect_language(source.text) or "und" if source is not None else "und", path, True)
