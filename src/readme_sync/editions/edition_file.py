"""The files of editions: plain values, without what it takes to find them."""

from __future__ import annotations

from readme_sync.values import NamedTuple


class EditionFile(NamedTuple):
    """One edition's file: its BCP 47 tag (``und`` when nothing tells), its path, and whether the others follow it."""

    language: str
    path: str
    source: bool


class DocumentSet(NamedTuple):
    """The editions of one document: ``name`` is what ``{path}`` stood for, or the pattern itself without one."""

    name: str
    editions: tuple[EditionFile, ...]

    @property
    def source(self) -> EditionFile | None:
        """The source edition, or None where it is gone."""
        return next((file for file in self.editions if file.source), None)
