"""Footnote definitions by label."""

from __future__ import annotations

from readme_sync.markdown.document import Document, FootnoteDefinition


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
    folded = label.casefold()
    return any(one.label.casefold() == folded for one in document.footnote_definitions)


def is_unused(document: Document, label: str) -> bool:
    """Tell whether a document defines a footnote and refers to it nowhere: RS202 says so."""
    folded = label.casefold()
    return defines(document, label) and not any(one.label.casefold() == folded for one in document.footnote_references)
