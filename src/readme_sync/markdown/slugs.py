"""What a heading's fragment is called: on GitHub, and in VitePress.

GitHub: lower case; everything but letters, marks, digits, spaces, hyphens and underscores goes;
each space becomes a hyphen; a repeated slug gets ``-1``, ``-2`` ... (github-slugger 2.0).
VitePress: NFKD without combining marks; runs of separators become one hyphen; a leading digit
gets an underscore (@mdit-vue/shared 2, slugify).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_GITHUB_DROPPED = re.compile(r"[^\w\- ]")
_VITEPRESS_SPECIAL = re.compile(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'“”‘’<>,.?/]+")
_CONTROL = re.compile(r"[\u0000-\u001f]")
_COMBINING = re.compile(r"[\u0300-\u036f]")


@lru_cache(maxsize=4096)
def github_slug(title: str) -> str:
    """Return the fragment that GitHub gives a heading of this plain text."""
    return _GITHUB_DROPPED.sub("", title.strip().lower()).replace(" ", "-")


@lru_cache(maxsize=4096)
def vitepress_slug(title: str) -> str:
    """Return the fragment that VitePress gives a heading of this plain text."""
    text = _COMBINING.sub("", unicodedata.normalize("NFKD", title))
    text = _VITEPRESS_SPECIAL.sub("-", _CONTROL.sub("", text)).strip("-")
    text = re.sub(r"-{2,}", "-", text)
    return (f"_{text}" if text[:1].isdigit() else text).lower()
