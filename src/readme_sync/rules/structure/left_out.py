"""Sections that tables of contents leave out on purpose: what every README ends with, and what Awesome lists omit."""

from __future__ import annotations

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Edition
from readme_sync.language.section_titles import subject
from readme_sync.regex import lazy
from readme_sync.rules.structure.contents import contents, plain_title

_AFTERWORDS = frozenset("license contribute contributors conduct stars sponsors thanks disclaimer footnotes".split())
# What the guidelines of Awesome leave out of a list's table of contents, and where the badge of such a list leads.
_NOT_IN_AWESOME = frozenset(("contribute", "footnotes"))
_AWESOME = lazy(r"https?://(?:awesome\.re|github\.com/sindresorhus/awesome)/?(?:#.*)?")


def afterwords_of(matched: Catalogue) -> dict[int, frozenset[int]]:
    """Return the numbers of each edition's sections that stand for what every README ends with in any language.

    What the source's table of contents lists is none of these in a translation: there it was lost.
    """
    found: dict[int, set[int]] = {}
    toc = contents(matched.editions[matched.source])
    listed_there = {entry.section for entry in toc.entries} if toc is not None else set[int]()
    for section in matched.sections:
        present = [(e, member) for e, member in enumerate(section.members) if member is not None]
        if any(subject(plain_title(member)) in _AFTERWORDS for _, member in present):
            own = section.members[matched.source]
            is_listed = own is not None and own.number in listed_there
            for e, member in present:
                if is_listed and e != matched.source:
                    continue
                if section.reasons[e] != "place" or subject(plain_title(member)) in _AFTERWORDS:
                    found.setdefault(e, set()).add(member.number)
    return {e: frozenset(numbers) for e, numbers in found.items()}


def left_out_of_awesome(edition: Edition) -> set[int]:
    """Return the numbers of the sections that an Awesome list does not list: how to contribute, footnotes."""
    if not any("awesome" in link.target and _AWESOME.fullmatch(link.target) for link in edition.document.links):
        return set()
    return {section.number for section in edition.sections if subject(plain_title(section)) in _NOT_IN_AWESOME}
