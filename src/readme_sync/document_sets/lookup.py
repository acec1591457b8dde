"""Which files are editions of one document: looked up, if nothing that was listed or read for it has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from readme_sync.document_sets.entries import Entry, digest, load, place, program, save
from readme_sync.document_sets.reader import Found, Reader, has_trees, names
from readme_sync.settings.values import Settings


def look_up(root: Path, settings: Settings, files: Sequence[str], reader: Reader, cache: Path | None) -> Found:
    """Return what ``find.find`` does, from the folder ``cache`` where it is known.

    Raises:
        InputError: ``root`` cannot be listed, or one of ``files`` lies outside of it.
        SettingsError: the settings name an edition that is not there.
    """
    kept = None if cache is None else place(cache, digest(_asked(root, settings, files, reader)))
    if kept and (entry := load(kept, Found)) and entry.holds(root):
        known: Found = entry.answer
        return known
    from readme_sync.document_sets.find import find

    found = find(root, settings, files, reader)
    if kept and not reader.errors:
        written = dict.fromkeys(settings.editions.values(), True)
        save(kept, Entry(found, written, {path: digest([text]) for path, text in reader.texts.items()}))
    return found


def _asked(root: Path, settings: Settings, files: Sequence[str], reader: Reader) -> Iterator[str]:
    """Yield all that is known before a file is read."""
    yield "find"
    yield program()
    yield repr((settings.source, sorted(settings.editions.items()), settings.documents))
    yield repr(sorted(names(root, files)))
    yield from (*reader.listing(), "")
    yield from (*(reader.deep() if has_trees(settings) else ()), "")
    yield from () if settings.documents or files else reader.near()
