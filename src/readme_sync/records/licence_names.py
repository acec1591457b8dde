"""Names of licences that SPDX lists, found around the word that ends them, and identifiers in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Words that a name is written with or without.
_LOOSE = frozenset("the license licence licenses version v ver only".split())
_WORD = re.compile(r"[a-z]+|\d+(?:\.\d+)*[a-z]?")
_IDENTIFIER = re.compile(r"(?<![\w.+-])[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z]{1,20}){0,6}-\d{1,2}\.\d[\w.+-]*(?<![.-])")
_VERSION = re.compile(r"[ ,]{0,2}(?:\(?(?:[Vv]ersion|[Vv]er\.?|[Vv]\.?) ?)?(\d{1,2}(?:\.\d{1,2}){0,2}[a-z]?)(?![\w.])")
_BEFORE = re.compile(r"(?:[\w.'+-]+ ){1,8}$")


def squeezed(name: str) -> str:
    """Return a licence's name as it is compared: words and versions in small letters, ``2.0`` as ``2``."""
    words = (word.removesuffix(".0") for word in _WORD.findall(name.lower()))
    return " ".join(word for word in words if word not in _LOOSE)


def identifiers(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, identifier) for each SPDX identifier with a version that stands in ``text``."""
    if "-" not in text:
        return
    for match in _IDENTIFIER.finditer(text):
        from readme_sync.records.spdx import IDS

        if name := IDS.get(match[0].lower()):
            yield match.start(), match.end(), name


def has_identifier(text: str) -> bool:
    """Return whether ``text`` has what looks like an identifier with a version, quickly."""
    return "-" in text and "." in text and _IDENTIFIER.search(text) is not None


def by_name(text: str, since: int, start: int, end: int) -> tuple[str, int, int] | None:
    """Return the licence that SPDX lists and whose name ends, but for its version, at ``start:end`` of ``text``.

    As (identifier, start, end), the version included; None when SPDX lists no such name. ``since`` bounds its start.
    """
    before = _BEFORE.search(text[since:start])
    if before is None:
        return None
    from readme_sync.records.spdx import NAMES

    version = _VERSION.match(text, end)
    words = before[0].split()
    for first, word in enumerate(words):
        if word.lower() in _LOOSE:
            continue
        name = " ".join((*words[first:], text[start:end]))
        if found := NAMES.get(squeezed(f"{name} {version[1]}" if version else name)):
            return found, since + text[since:start].rfind(word), version.end() if version else end
    return None


def version_after(text: str, end: int) -> tuple[str, int]:
    """Return the version with a point that follows a licence's name at ``end``, and where it ends; '' for none."""
    match = _VERSION.match(text, end)
    return (match[1], match.end()) if match and "." in match[1] else ("", end)


def identifier(text: str) -> str | None:
    """Return the SPDX identifier that ``text`` is, in any case, or None."""
    from readme_sync.records.spdx import IDS

    return IDS.get(text.strip().lower())
