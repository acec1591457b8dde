"""Footnote definitions by label."""

from __future__ import annotations

from functools import lru_cache

from readme_sync.markdown.document import Document, FootnoteDefinition


@lru_cache(maxsize=64)  # a document is compared by identity
def definitions(document: Document) -> dict[str, list[FootnoteDefinition]]:
    """Return the definitions of each label (case folded, as GitHub compares them), in the order of the file.

    What ``[^2]: [^2]: text`` nests inside a definition of the same place is left out: it is one line and one mistake.
    """
    found: dict[str, list[FootnoteDefinition]] = {}
    outer: FootnoteDefinition | None = None
    for definition in sorted(document.footnote_definitions, key=lambda one: (one.span.start, -one.span.end)):
        if outer is not None and outer.span.covers(definition.span):
            continue
        outer = definition
        found.setdefault(definition.label.casefold(), []).append(definition)
    return found


def defines(document: Document, label: str) -> bool:
    """Tell whether a document defines a footnote."""
    return label.casefold() in _defined(document)


def is_unused(document: Document, label: str) -> bool:
    """Tell whether a document defines a footnote and refers to it nowhere: RS202 says so."""
    return defines(document, label) and label.casefold() not in _referred(document)


@lru_cache(maxsize=64)  # as above
def _defined(document: Document) -> frozenset[str]:
    return frozenset(one.label.casefold() for one in document.footnote_definitions)


@lru_cache(maxsize=64)  # as above
def _referred(document: Document) -> frozenset[str]:
    return frozenset(one.label.casefold() for one in document.footnote_references)
