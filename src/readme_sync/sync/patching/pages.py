"""Addresses that the source changes where a translation has others: which are its own, and which are the same ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readme_sync.sync.render import Renderer

_ADDRESS = re.compile(r"(?<=\]\()[^()\s]+|https?://[^\s)>|\"'<]+")
_SPELLING = re.compile(r"^https?://(?:www\.)?|/+$")


def as_spelt(before: str, after: str, translation: str) -> str:
    """Return ``after`` with the addresses of ``before`` that are only spelt otherwise now, and are not this one's.

    A translation that leads to another page does not lead to the source's because that one is ``https`` now.
    """
    here = _ADDRESS.findall(translation)
    for was, now in _changed(before, after):
        if _SPELLING.sub("", was) == _SPELLING.sub("", now) and was not in here:
            after = was.join(re.split(rf"{re.escape(now)}(?![^\s()\"'<>|])", after))
    return after


def everywhere(before: str, after: str, made: str, renderer: Renderer) -> str:
    """Return ``made`` with each address that the source has replaced for good replaced wherever it stands.

    A translation may have the same address more often than its source: as a title's link, say.
    """
    for was, now in _changed(before, after):
        old, new = renderer.adapted(was), renderer.adapted(now)
        if was not in after and now not in before and new in made:
            made = made.replace(f"]({old})", f"]({new})")
    return made


def _changed(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses that others stand for now, where there are as many as there were."""
    ones, others = _ADDRESS.findall(before), _ADDRESS.findall(after)
    if len(ones) == len(others):
        yield from dict.fromkeys((was, now) for was, now in zip(ones, others, strict=True) if was != now)
