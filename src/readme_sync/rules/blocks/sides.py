"""Which edition is at fault where two links differ: the label of both may tell."""

from __future__ import annotations

import re
from collections.abc import Iterable

from readme_sync.align.blocks.facts import Fact
from readme_sync.editions.blocks import Block
from readme_sync.rules.blocks.pairs.compare import Difference
from readme_sync.urls.one_page import host

_WORD = re.compile(r"[a-z0-9_]{3,}")


def is_of_the_source(one: Difference, ours: Iterable[Block], theirs: Iterable[Block]) -> bool:
    """Tell whether a link that is called alike in both leads to what it is called in the translation alone.

    Both lead to other sites, or to two pages at one depth of a site: two accounts.
    """
    if one.what != "changed" or one.kind != "link" or one.own is None or one.other is None:
        return False
    words = _words(_label(one.own, ours))
    if not words or words != _words(_label(one.other, theirs)):
        return False
    own, other = one.own.shown.lower(), one.other.shown.lower()
    if not host(own) or not host(other) or (host(own) == host(other) and own.count("/") != other.count("/")):
        return False
    return all(word in own for word in words) and not any(word in other for word in words)


def _words(label: str) -> list[str]:
    return _WORD.findall(label.lower()) if label.isascii() else []


def _label(fact: Fact, blocks: Iterable[Block]) -> str:
    links = (link for block in blocks for inline in block.inlines for link in inline.links)
    return next((link.text for link in links if fact.span in (link.target_span, link.span)), "")
