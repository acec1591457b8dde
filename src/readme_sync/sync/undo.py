"""What an earlier sync of the same change has written: taken back first, where nobody has touched it since.

A source that is edited again before anything is committed is carried over from where it began. Otherwise what the sync
wrote for the first edit would look like a person's own words beside the second; and the same edit brings the same text.
"""

from __future__ import annotations

from collections.abc import Mapping

from readme_sync.align.catalogue import Catalogue
from readme_sync.align.match import match
from readme_sync.editions.edition import Edition
from readme_sync.editions.read import read_edition
from readme_sync.markdown.parse import parse
from readme_sync.values import NamedTuple


class Before(NamedTuple):
    """A translation as it was when sync wrote into it, and as it was then."""

    text: str
    written: str


class Written(NamedTuple):
    """What a sync wrote: since which commit, and into which files."""

    commit: str
    files: Mapping[str, Before]


def undone(now: Catalogue, written: Written) -> Catalogue:
    """Return the editions with those translations as they were that nobody has touched since they were written."""
    editions = [_as_it_was(edition, written.files.get(edition.path)) for edition in now.editions]
    if all(a is b for a, b in zip(editions, now.editions, strict=True)):
        return now
    return match(editions)


def _as_it_was(edition: Edition, before: Before | None) -> Edition:
    document = edition.document
    if edition.is_source or before is None or before.written != document.text:
        return edition
    return read_edition(parse(document.source._replace(text=before.text)), edition.language, is_source=False)
