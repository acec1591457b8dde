"""Titles of sections and heads of columns: what they are usually called, and which are words and no names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from readme_sync.language.usual_words import usual_word
from readme_sync.sync.memory import Known
from readme_sync.sync.words import is_translated

_KINDS = ("header", "heading", "contents")  # the kinds of lines whose texts are titles
_PLAIN = re.compile(r"[A-Za-z][a-z]+(?: (?:[A-Za-z][a-z]+|[a-z&]))*")  # words, none with capitals or digits within
_ENTRY = re.compile(r"\[(?P<title>[^\[\]]+)\]\([^()\s]+\)")


def usual(text: str, column: str, languages: tuple[str, str]) -> str | None:
    """Return a title of ``column`` as it is usually called in the second of two languages; None where nobody knows."""
    if column not in _KINDS:
        return None
    entry = _ENTRY.fullmatch(text) if column == "contents" else None
    title = text if entry is None else entry["title"]
    found = usual_word(title, *languages)
    return None if found is None else text.replace(title, found, 1)


def like(title: str, column: str, known: Sequence[Known]) -> Sequence[Known]:
    """Return those titles among ``known`` that are plain words as ``title`` is, and no names of functions."""
    if column not in _KINDS or not _PLAIN.fullmatch(title):
        return known
    return [pair for pair in known if _PLAIN.fullmatch(pair.source)] or known


def is_word(title: str, column: str, languages: tuple[str, str], known: Iterable[Known]) -> bool:
    """Tell whether a title usually has another word in the translation, and no such one of those ``known`` stays."""
    if column not in _KINDS or usual_word(title, *languages) in (None, title):
        return False
    like = (pair for pair in known if usual_word(pair.source, *languages) is not None)
    return all(is_translated(pair.source, pair.target) for pair in like)
