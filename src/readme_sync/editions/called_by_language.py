"""Editions that are called by their languages alone: ``translations/de-DE.md`` beside the root README."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping, Set

from readme_sync.editions.readme_names import is_common, stem
from readme_sync.language.tags import base, parse_tag
from readme_sync.regex import lazy

# Folders that hold translations and nothing else; in one of documents "no.md" may be anything.
_FOLDERS = frozenset("i18n l10n lang langs languages locales translation translations".split())
_FEWEST, _MOST = 2, 200  # such files of a folder: a bound on reading
_ADDRESS = lazy(r"https?://[^\s()<>\[\]\"'`]+")
_ENOUGH = 3  # addresses of a text


def called_by_language(
    files: Iterable[str], home: str, language: str, root: str, read: Callable[[str], str]
) -> Mapping[str, str]:
    """Return the language of each file that a folder of translations calls by it, where most follow the README.

    A folder that has one in the README's own language holds translations of that one.

    Args:
        files: all paths of the repository's Markdown files.
        home: the folder of the root README.
        language: the root README's language.
        root: its text.
        read: returns a file's text.
    """
    folders: dict[str, dict[str, str]] = {}
    for path in sorted(files):
        folder = posixpath.dirname(path)
        if posixpath.basename(folder).lower() in _FOLDERS and posixpath.dirname(folder) == home:
            tag = parse_tag(stem(path))
            if tag is not None and is_common(tag):
                folders.setdefault(folder, {})[path] = tag
    found: dict[str, str] = {}
    known = _addresses(root)
    for tags in folders.values():
        if not _FEWEST <= len(tags) <= _MOST or any(base(tag) == base(language) for tag in tags.values()):
            continue
        texts = {path: text for path in tags if (text := read(path))}  # what cannot be read says nothing of the others
        if 2 * sum(_leads_there(text, known) for text in texts.values()) > len(texts):
            found.update(tags)
    return found


def _addresses(text: str) -> Set[str]:
    return frozenset(_ADDRESS.findall(text))


def _leads_there(text: str, known: Set[str]) -> bool:
    """Tell whether most addresses of a text are the README's: they are kept, however much is translated."""
    own = _addresses(text)
    return len(own) >= _ENOUGH and 2 * len(own & known) > len(own)
