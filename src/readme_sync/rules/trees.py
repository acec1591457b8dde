"""Runs the rules that look at a tree of documents as a whole; no document is read for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from readme_sync.editions.edition_file import DocumentSet
from readme_sync.finding import Finding, Related
from readme_sync.rules.api import TREE, Rule
from readme_sync.rules.places import place


def run_on_tree(
    rules: Iterable[Rule], documents: Sequence[DocumentSet], before: Sequence[DocumentSet] = ()
) -> list[Finding]:
    """Return what those of ``rules`` that look at a tree as a whole find in its ``documents``, as it was ``before``."""
    found = []
    for rule in rules:
        for violation in rule.check(documents, before) if TREE in rule.needs else ():
            related = tuple(
                Related(place(location.document, location.span), location.message) for location in violation.related
            )
            where = place(violation.document, violation.span)
            found.append(
                Finding(
                    rule.code,
                    rule.name,
                    violation.severity or rule.severity,
                    violation.message,
                    where,
                    related=related,
                    subject=violation.subject,
                    members=violation.members,
                )
            )
    return found
