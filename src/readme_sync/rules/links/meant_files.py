"""The file that a link to a missing one may have meant: one whose name is written otherwise, or another edition."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from unicodedata import normalize

from readme_sync.editions.edition import Edition
from readme_sync.editions.relative import near
from readme_sync.language.tags import base, named_language
from readme_sync.text import Edit, Span


def hint(path: str, files: Mapping[str, bool], meant: Edition | None = None) -> str:
    """Return what to say of a file that is there and may have been meant, or of the edition ``meant``; "" of none."""
    return _hint_of_file(path, files) or _hint_of_edition(path, meant)


def _hint_of_file(path: str, files: Mapping[str, bool]) -> str:
    other = next((name for name in near(path) if files.get(name, False)), None)
    if other is None:
        return ""
    folder, name = posixpath.split(other)
    if "\\" in path:
        return '; with "/" in place of "\\" it is there'
    if normalize("NFC", other) == normalize("NFC", path):
        return "; the one that is there looks the same and is written in other code points"
    if other.lower() == path.lower():
        return "; the one that is there has other capital letters"
    if name == path:
        return f"; it is there in {folder}"
    ending = posixpath.splitext(max(name, posixpath.basename(path), key=len))[1]
    return f'; it is there {"with" if other.endswith(ending) else "without"} "{ending}"'


def meant_edition(path: str, edition: Edition, span: Span, editions: Sequence[Edition]) -> Edition | None:
    """Return the edition that was meant: its name has other capitals, or the link names its language."""
    others = [one for one in editions if one is not edition]
    if (alike := next((one for one in others if one.path.lower() == path.lower()), None)) is not None:
        return alike
    label = next((link.text for link in edition.document.links if link.target_span == span), "")
    tag = named_language(label.strip()) if label else None
    found = [one for one in others if tag is not None and base(one.language) == base(tag)]
    return found[0] if len(found) == 1 else None


def _hint_of_edition(path: str, meant: Edition | None) -> str:
    if meant is None:
        return ""
    if meant.path.lower() == path.lower():
        return "; the one that is there has other capital letters"
    return f"; the edition in {meant.language} is {meant.path}"


def to_edition(edition: Edition, span: Span, meant: Edition | None) -> tuple[Edit, ...]:
    """Return the edit of a plain path to the edition that is ``meant``."""
    if meant is None or "%" in edition.document.raw(span) or "#" in edition.document.raw(span):
        return ()
    return (Edit(span, posixpath.relpath(meant.path, posixpath.dirname(edition.path) or ".")),)
