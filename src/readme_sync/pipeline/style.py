"""Files -> the same files in the one style."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from readme_sync.document_sets import find
from readme_sync.document_sets.reader import Reader, names, nothing
from readme_sync.fix.style import Styled
from readme_sync.fix.style import styled as style
from readme_sync.markdown.parse import parse
from readme_sync.settings.values import Settings
from readme_sync.values import NamedTuple


class StyleReport(NamedTuple):
    """Each file in the one style, and what could not be read."""

    files: tuple[Styled, ...]
    errors: tuple[str, ...]


def styled(root: Path, settings: Settings, files: Sequence[str] = (), *, only_tables: bool = False) -> StyleReport:
    """Return the editions under ``root`` in one style; with ``files``, only those.

    Raises:
        InputError: nothing at all could be read.
        SettingsError: the settings name editions that are not there.
    """
    reader = Reader(root)
    wanted = names(root, files)
    found = {file.path: file for one in find.find(root, settings, files, reader).sets for file in one}
    done = [
        style(parse(source), file, only_tables=only_tables)
        for path, file in found.items()
        if (not wanted or path in wanted) and (source := reader.read(path)) is not None
    ]
    if not done:
        raise nothing(root, reader)
    return StyleReport(tuple(done), tuple(reader.errors))
