"""The same anchor is defined twice in one file.

A link always reaches the first of the two; the second place cannot be reached. Usually a section was copied together
with its anchor. Two equal headings are not a mistake: GitHub numbers their fragments.

## Bad

```markdown en
<a id="models"></a>
## Models

<a id="models"></a>
## Benchmarks
```

## Good

```markdown en
<a id="models"></a>
## Models

<a id="benchmarks"></a>
## Benchmarks
```

## How to fix it

Give the second place a name of its own, the same one in every edition, and see which links meant it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from readme_sync.editions.edition import Edition
from readme_sync.markdown.document import Anchor, Document
from readme_sync.markdown.swallowed import is_element
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.gathering import Slip, as_one, gathered
from readme_sync.rules.messages import shorten

SEVERITY = "warning"
_MANY = 4  # of a page; more are one fact


def check(editions: Sequence[Edition]) -> Iterator[Violation]:
    """Yield every later anchor whose name was given before, once for the editions that have it.

    Many of one page were written by a program.
    """
    pages: dict[str, list[Violation]] = {}
    for found in gathered(slip for edition in editions for slip in _slips(edition)):
        pages.setdefault(found.document.path, []).append(found)
    for alike in pages.values():
        yield from (as_one(alike),) if len(alike) > _MANY else alike


def _slips(edition: Edition) -> Iterator[Slip]:
    document = edition.document
    seen: dict[str, Anchor] = {}
    again: Counter[str] = Counter()
    for anchor in document.anchors:
        first = seen.setdefault(anchor.name, anchor)
        # <a id="x" name="x"> names one place twice.
        if first is anchor or not anchor.name or document.text.find(">", first.span.end, anchor.span.start) < 0:
            continue
        if _is_component(document, first) or _is_component(document, anchor):
            continue
        line = document.lines.line(first.span.start)
        message = f'the anchor "{shorten(anchor.name)}" is already defined on line {line}'
        related = (Location(document, first.span, "links lead here"),)
        again[anchor.name] += 1
        violation = Violation(message, document, anchor.span, related=related, subject=anchor.name)
        yield Slip(edition, (anchor.name, again[anchor.name]), violation)


def _is_component(document: Document, anchor: Anchor) -> bool:
    """Tell whether an id is an argument of a site's own component (``<Audio id=...>``, ``<tabpane id=...>``).

    It may mean anything there, and GitHub shows no element that no page has.
    """
    start = document.text.rfind("<", 0, anchor.span.start + 1) + 1
    tag = document.text[start : start + 2]
    return not is_element(document.text, start) or (tag[:1].isupper() and tag[1:].islower())
