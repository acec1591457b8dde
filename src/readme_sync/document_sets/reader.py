"""The files of a repository, listed and read once, and what was found among them: without what it takes to find it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from readme_sync import sources
from readme_sync.editions.edition_file import DocumentSet, EditionFile
from readme_sync.errors import InputError
from readme_sync.files import path_from
from readme_sync.settings.values import Settings
from readme_sync.sources import Source
from readme_sync.values import NamedTuple

TREE_DEPTH = 24  # folders: a bound on links that lead in a circle, not on repositories
TREE_FOLDERS = 200_000
NOTE_DEPTH = 8  # folders below the root where trees are looked for that nobody has named


class Reader:
    """Reads each file once, and keeps what could not be read as lines for a person."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[str, Source | InputError] = {}
        self._listed: dict[int, tuple[str, ...]] = {}
        self.errors: list[str] = []

    def listing(self, depth: int = sources.MAX_DEPTH, folders: int = sources.MAX_FOLDERS) -> tuple[str, ...]:
        """Return the Markdown files up to ``depth`` folders below the root, listed now or before.

        Raises:
            InputError: the root cannot be listed.
        """
        if depth not in self._listed:
            self._listed[depth] = sources.list_files(self._root, depth=depth, folders=folders)
        return self._listed[depth]

    def deep(self) -> tuple[str, ...]:
        """Return the files among which are those of trees that settings name."""
        return self.listing(TREE_DEPTH, TREE_FOLDERS)

    def near(self) -> tuple[str, ...]:
        """Return the files of a tree that nothing in the settings speaks of: looked for, and not without bounds."""
        return self.listing(NOTE_DEPTH)

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

    @property
    def texts(self) -> dict[str, str]:
        """What was read, by its path."""
        return {path: found.text for path, found in self._read.items() if isinstance(found, Source)}

    def own_up(self) -> None:
        """Put into ``errors`` what was asked for and could not be read: the search for editions passes over it."""
        for path in self._read:
            self.read(path)

    def forget(self) -> None:
        """Let go of the texts: whoever judges one document set after the other reads each when its turn comes."""
        self._read.clear()
        self._listed.clear()


def nothing(root: Path, reader: Reader, notes: Sequence[str] = ()) -> InputError:
    """Return what to raise where nothing at all could be read; ``notes`` say what there is all the same."""
    missing = f"{root}: no README was found here: write one, or name the editions in readme-sync.toml"
    there = [note for note in notes if note.startswith("translated too")]
    return InputError("; ".join(dict.fromkeys(reader.errors)) or "; ".join((missing, *there)))


class Found(NamedTuple):
    """The files of each document, the README's first, and what to know about how they were chosen."""

    sets: tuple[tuple[EditionFile, ...], ...]
    notes: tuple[str, ...]
    trees: tuple[tuple[DocumentSet, ...], ...] = ()
    language: str = "en"


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


def has_trees(settings: Settings) -> bool:
    """Return whether ``settings`` name trees of documents."""
    return any("{path}" in pattern for pattern in settings.documents)
