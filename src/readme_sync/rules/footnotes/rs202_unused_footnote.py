"""A footnote is defined, and nothing refers to it.

GitHub leaves it out of the page, so nobody reads its text. Usually the entry that referred to it was deleted, or lost
its mark in one edition. A reference inside the footnote's own text does not count. Where several editions define the
same footnotes and all leave one of them unused, there is one finding, at the first of them. Where the
reference stands in full-width signs (``［^2］``), the finding is there.

## Bad

```markdown en
Alpha is the first of its kind.[^1]

[^1]: As far as we know.
[^2]: A year later.
```

## Good

```markdown en
Alpha is the first of its kind.[^1] Beta followed.[^2]

[^1]: As far as we know.
[^2]: A year later.
```

## How to fix it

Put the reference back where it belongs; the other editions show where. If nothing needs the footnote any
more, delete it in every edition. Gaps in the numbers do no harm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readme_sync.editions.edition import Edition
from readme_sync.finding import member
from readme_sync.markdown.document import Document, FootnoteDefinition
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.footnotes.definitions import definitions
from readme_sync.rules.messages import names, shorten
from readme_sync.text import Span

SEVERITY = "warning"
_WIDE = (("［", "^", "］"), ("［", "＾", "］"), ("[", "＾", "]"), ("【", "^", "】"), ("【", "＾", "】"))


def check(editions: Sequence[Edition]) -> Iterator[Violation]:
    """Yield the definitions that no reference asks for, but those of which another rule says where it is missing."""
    places: dict[tuple[str, int], list[tuple[Edition, FootnoteDefinition]]] = {}
    kinds: dict[frozenset[str], int] = {}  # editions with the same footnotes, by what they define
    for edition in sorted(editions, key=lambda edition: not edition.is_source):
        kind = kinds.setdefault(frozenset(definitions(edition.document)), len(kinds))
        for label, definition in _unused(edition, editions):
            places.setdefault((label, kind), []).append((edition, definition))
    for found in places.values():
        (edition, definition), *more = found
        where = f", in {names([one for one, _ in found])}" if more else ""
        text = f': "{shorten(definition.plain, 40)}"' if definition.plain.strip() else ""
        message, place = f"nothing refers to the footnote [^{definition.label}]{where}{text}", definition.label_span
        if not more and (wide := _wide_reference(edition.document, definition.label)):
            message, place = f'"{edition.document.raw(wide)}" refers to no footnote: its signs are full-width', wide
        yield Violation(
            message,
            edition.document,
            place,
            related=tuple(
                Location(one.document, other.label_span, f"{one.language} does not refer to it either")
                for one, other in more
            ),
            subject=definition.label,
            members=tuple(member(one.language, other.plain.strip() or other.label) for one, other in found),
        )


def _wide_reference(document: Document, label: str) -> Span | None:
    """Return where a reference to a footnote stands in signs of twice the width, which GitHub shows as they are."""
    for opening, caret, closing in _WIDE if not document.text.isascii() else ():
        start = document.text.find(f"{opening}{caret}{label}{closing}")
        if start >= 0:
            return Span(start, start + len(label) + 3)
    return None


def _unused(edition: Edition, editions: Sequence[Edition]) -> Iterator[tuple[str, FootnoteDefinition]]:
    """Yield the unused footnotes of one edition, by their labels."""
    document = edition.document
    elsewhere: frozenset[str] | None = None  # most editions never ask
    references: dict[str, list[int]] = {}
    for reference in document.footnote_references:
        references.setdefault(reference.label.casefold(), []).append(reference.span.start)
    for label, (definition, *_) in definitions(document).items():
        span = definition.span
        if any(not span.start <= start < span.end for start in references.get(label, ())):
            continue
        if elsewhere is None:
            elsewhere = _used_in_rows_elsewhere(edition, editions)
        if label not in elsewhere:
            yield label, definition


def _used_in_rows_elsewhere(edition: Edition, editions: Sequence[Edition]) -> frozenset[str]:
    """Return the labels on rows of other editions that define the very same footnotes.

    The row or the reference on it is then missing here: RS404 or RS411 says so, at the row.
    """
    labels = definitions(edition.document).keys()
    return frozenset(
        note.label.casefold()
        for other in editions
        if other is not edition and definitions(other.document).keys() == labels
        for row in other.rows
        for cell in row.cells
        for note in cell.inline.footnotes
    )
