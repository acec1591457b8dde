"""What a heading's fragment is called: on GitHub, in VitePress, MkDocs and kramdown.

GitHub: lower case; letters, marks, decimal digits, letter numbers, connectors, hyphens and spaces stay, and so do the
letters and squares that Unicode calls alphabetic symbols (the circled A); each space becomes a hyphen. A slug that
is taken gets ``-1``, ``-2`` ..., and a number that is taken as well is stepped over. (github-slugger 2.0, which knows
Unicode 13, says the same of every code point.)
VitePress: NFKD without combining marks; runs of separators become one hyphen; a leading digit
gets an underscore (@mdit-vue/shared 2, slugify). VuePress does the same.
MkDocs: NFKD, ASCII alone, without punctuation; runs of separators become one hyphen; a slug that is taken, or empty,
gets ``_1``, ``_2`` ... (Python-Markdown's ``toc``).
kramdown: ASCII letters, digits, hyphens and spaces from the first letter on (``basic_generate_id``, which Jekyll's
converter of GitHub's Markdown has too).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from readme_sync.regex import lazy

_NO_WORD = re.compile(r"[^\w\- ]")
_VITEPRESS_SPECIAL = lazy(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'“”‘’<>,.?/]+")
_NO_MKDOCS = lazy(r"[^\w\s-]")
_SEPARATORS = lazy(r"[-\s]+")
_NO_KRAMDOWN = lazy(r"[^A-Za-z0-9 \-]")
_LETTER = lazy(r"[A-Za-z]")
_CONTROL = lazy(r"[\u0000-\u001f]")
_HYPHENS = lazy(r"-{2,}")
_COMBINING = lazy(r"[\u0300-\u036f]")
_ALPHABETIC_SYMBOLS = ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))
_EXPLICIT = lazy(
    r"\s*%?\{:?\s*#([^\s{}]+)[^{}]*\}%?\s*$"
)  # MkDocs, VitePress, kramdown: ## Title {#id}, {: #id}, %{#id}%


@lru_cache(maxsize=4096)
def explicit_id(text: str) -> tuple[str, str]:
    """Return the text of a heading without the id that site generators read behind it, and that id ("" for none)."""
    found = _EXPLICIT.search(text) if "#" in text else None
    return (text[: found.start()], found[1]) if found else (text, "")


def github_slug(title: str) -> str:
    """Return the fragment that GitHub gives a heading of this plain text, the first of its name."""
    text = title.strip().lower()
    if not text.isascii():
        return "".join([sign for sign in text if _stays(sign)]).replace(" ", "-")
    return _NO_WORD.sub("", text).replace(" ", "-")


@lru_cache(maxsize=1024)
def _stays(sign: str) -> bool:
    if sign < "\x80":
        return sign.isalnum() or sign in "_- "
    category = unicodedata.category(sign)
    if category[0] in "LM" or category in ("Nd", "Nl", "Pc"):
        return True
    return category == "So" and any(first <= ord(sign) <= last for first, last in _ALPHABETIC_SYMBOLS)


class Numbering:
    """The slugs of one document, in order: each is numbered where it, or its number, is taken."""

    __slots__ = ("_times",)

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def number(self, slug: str) -> str:
        """Return the fragment of the next heading whose title makes ``slug``."""
        times, given = self._times, slug
        while given in times:
            times[slug] += 1
            given = f"{slug}-{times[slug]}"
        times[given] = 0
        return given


class MkDocsNumbering:
    """The slugs of one document as MkDocs counts them: what is taken or empty gets a number, from 1, behind ``_``."""

    __slots__ = ("_times",)

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def number(self, slug: str) -> str:
        """Return the fragment of the next heading whose title makes ``slug``."""
        times = self._times
        if slug and slug not in times:
            times[slug] = 0
            return slug
        number = times.get(slug, 0) + 1
        while f"{slug}_{number}" in times:
            number += 1
        times[slug] = number
        times[f"{slug}_{number}"] = 0
        return f"{slug}_{number}"


def mkdocs_slug(title: str) -> str:
    """Return the fragment that MkDocs gives a heading of this plain text, but for its number."""
    text = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return _SEPARATORS.sub("-", _NO_MKDOCS.sub("", text).strip().lower())


@lru_cache(maxsize=4096)
def vitepress_slug(title: str) -> str:
    """Return the fragment that VitePress gives a heading of this plain text."""
    text = _COMBINING.sub("", unicodedata.normalize("NFKD", title))
    text = _VITEPRESS_SPECIAL.sub("-", _CONTROL.sub("", text)).strip("-")
    text = _HYPHENS.sub("-", text)
    return (f"_{text}" if text[:1].isdigit() else text).lower()


def kramdown_slug(title: str) -> str:
    """Return the fragment that kramdown gives a heading of this plain text; "" where it has no ASCII letter."""
    first = _LETTER.search(title)
    return _NO_KRAMDOWN.sub("", title[first.start() :]).replace(" ", "-").lower() if first else ""
