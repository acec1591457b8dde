"""Which edition is at fault where two links or names differ: labels may tell, and what the source says elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from readme_sync.align.blocks.facts import Fact
from readme_sync.markdown.document import Inline
from readme_sync.urls.one_page import host

_WORD = re.compile(r"[a-z0-9_]{3,}")
_SEVERAL = 2  # places, or editions
_Words = tuple[str, ...]


def is_of_the_source(own: Fact, other: Fact, ours: Sequence[Inline], theirs: Sequence[Inline]) -> bool:
    """Tell whether a link that is called alike in both leads to what it is called in the translation alone.

    Both lead to other sites, or to two pages at one depth of a site: two accounts. ``ours`` and ``theirs`` are the
    texts that the links ``own`` and ``other`` stand in.
    """
    if own.kind != "link" or other.kind != "link":
        return False
    here, there = own.shown.lower(), other.shown.lower()
    if not host(here) or not host(there) or (host(here) == host(there) and here.count("/") != there.count("/")):
        return False
    return any(
        all(word in here for word in words) and not any(word in there for word in words)
        for words in _labels(own, ours) & _labels(other, theirs)
    )


def is_misspelt_there(own: Fact, other: Fact, text: str, editions: int) -> bool:
    """Tell whether the source's ``text`` has the translation's name in several places, and ``other`` in this one.

    Once is enough where several ``editions`` write that name: each of them has read the source's, and mended it.
    """
    if own.kind != "name" or other.kind != "name":
        return False
    said = [len(re.findall(rf"(?<![\w./-]){re.escape(one.shown)}(?![\w/-])", text)) for one in (own, other)]
    return said[1] == 1 and said[0] >= (1 if editions >= _SEVERAL else _SEVERAL)


def _labels(fact: Fact, texts: Sequence[Inline]) -> Set[_Words]:
    """Return the words of each label with which a text links to the page of ``fact``; of none where it is not ASCII."""
    links = [link for inline in texts for link in inline.links]
    labels = {link.text.lower() for link in links if link.target == fact.shown and link.text.isascii()}
    return {words for label in labels if (words := tuple(_WORD.findall(label)))}
