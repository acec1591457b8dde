"""A footnote is referred to and defined nowhere in its file.

The page shows the brackets as they are written, `[^3]`, and the reader never learns what was to be said. Each edition
needs its own definitions; those of another edition do not count.

Brackets in code never count: `[^/]` and `[^a-z]` in running text are patterns. In a file without any footnote the rule
counts a number, and a name that another edition defines, that is used twice, or that stands at the end of a word.

## Bad

```markdown en
Alpha is the first of its kind.[^1] Beta followed.[^2]

[^1]: As far as we know.
```

## Good

```markdown en
Alpha is the first of its kind.[^1] Beta followed.[^2]

[^1]: As far as we know.
[^2]: A year later.
```

## How to fix it

Define the footnote, fix its label, or take the reference out. In the other editions the definition may still
be there. A label has no blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readme_sync.editions.edition import Edition
from readme_sync.markdown.document import Document, FootnoteReference
from readme_sync.regex import lazy
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.links.runs import Runs
from readme_sync.rules.messages import shorten
from readme_sync.text import Span

SEVERITY = "error"
_NAME = lazy(r"[^\W_]+(?:[-_.][^\W_]+)*")
_SPACED = lazy(r"^ {0,3}\[\^([^\[\]\n]{1,100}[ \t][^\[\]\n]{1,100})\]:", re.MULTILINE)
_MOST = 20  # places named beside the first


def check(edition: Edition, editions: Sequence[Edition]) -> Iterator[Violation]:
    """Yield each undefined label once, at its first reference."""
    document = edition.document
    defined = {definition.label.casefold() for definition in document.footnote_definitions}
    elsewhere = {one.label.casefold() for other in editions for one in other.document.footnote_definitions}
    missing: dict[str, list[FootnoteReference]] = {}
    for reference in document.footnote_references:
        label = reference.label.casefold()
        if label not in defined:
            missing.setdefault(label, []).append(reference)
    for label, (first, *more) in missing.items():
        if label not in elsewhere and not _is_label(label, bool(defined), document.text, (first, *more)):
            continue
        times = f", which is used {len(more) + 1} times," if more else ""
        message = f"the footnote [^{first.label}]{times} is not defined in this file"
        related = tuple(Location(document, reference.span, "used here too") for reference in more[:_MOST])
        yield Violation(message, document, first.span, related=related, subject=first.label)
    yield from _with_blanks(document)


def _with_blanks(document: Document) -> Iterator[Violation]:
    """Yield the footnotes whose labels have a blank: GitHub takes neither their references nor their definitions."""
    runs = Runs(document)
    for match in _SPACED.finditer(document.text) if "[^" in document.text else ():
        use = document.text.find(f"[^{match[1]}]")
        if use < match.start(1) - 2 and runs.at(use) is not None:
            message = f"the label of the footnote [^{shorten(match[1])}] has a blank: it is shown as it is written"
            yield Violation(message, document, Span(use, use + len(match[1]) + 3), subject=match[1])


def _is_label(label: str, has_footnotes: bool, text: str, uses: Sequence[FootnoteReference]) -> bool:
    """Tell whether ``label`` is one, and not the inside of a pattern such as ``[^/]`` or ``[^a-z]``."""
    if label.isdigit():
        return True
    if not label[0].isalnum() or "\\" in label or (len(label) == 3 and label[1] == "-"):
        return False
    # A class of signs is followed by what repeats it, a footnote follows a word.
    named = len(label) > 2 and _NAME.fullmatch(label) is not None
    attached = [text[use.span.start - 1 : use.span.start].isalnum() for use in uses]
    repeated = any(text[use.span.end : use.span.end + 1] in ("*", "+", "?", "{", "]") for use in uses)
    return not repeated and (has_footnotes or (named and (len(uses) > 1 or all(attached))))
