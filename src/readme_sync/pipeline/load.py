"""Files -> documents -> editions -> catalogues: what every command begins with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from readme_sync.align.catalogue import Catalogue
from readme_sync.align.match import match
from readme_sync.document_sets import find
from readme_sync.document_sets.reader import Found, Reader, nothing
from readme_sync.editions.edition import Edition
from readme_sync.editions.edition_file import EditionFile
from readme_sync.editions.read import read_edition
from readme_sync.markdown.parse import parse
from readme_sync.settings.values import Settings
from readme_sync.values import NamedTuple


class Loaded(NamedTuple):
    """What was read: a catalogue for each multilingual document, and what could not be read."""

    root: Path
    catalogues: tuple[Catalogue, ...]
    notes: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()

    @property
    def sets(self) -> tuple[tuple[Edition, ...], ...]:
        """The editions of each document."""
        return tuple(catalogue.editions for catalogue in self.catalogues)

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Every edition of every document."""
        return tuple(edition for catalogue in self.catalogues for edition in catalogue.editions)


def load(root: Path, settings: Settings, files: Sequence[str] = ()) -> Loaded:
    """Read and match the editions under ``root``; ``files`` adds documents that belong to no catalogue.

    Raises:
        InputError: nothing at all could be read.
        SettingsError: the settings name editions that are not there.
    """
    reader = Reader(root)
    return loaded(root, find.find(root, settings, files, reader), reader)


def loaded(root: Path, found: Found, reader: Reader) -> Loaded:
    """Return the matched editions of the files that were found.

    Raises:
        InputError: nothing at all could be read.
    """
    matched = tuple(catalogues(found, reader))
    if not matched:
        raise nothing(root, reader)
    return Loaded(root, matched, found.notes, tuple(reader.errors))


def catalogues(found: Found, reader: Reader) -> Iterator[Catalogue]:
    """Yield the matched editions of each document that can be read, one after the other."""
    for files in found.sets:
        editions = [edition for file in files if (edition := _edition(reader, file)) is not None]
        if editions:
            yield match(editions)


def _edition(reader: Reader, file: EditionFile) -> Edition | None:
    source = reader.read(file.path)
    return read_edition(parse(source), file.language, is_source=file.source) if source is not None else None
