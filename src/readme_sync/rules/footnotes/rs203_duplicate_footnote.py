"""A footnote is defined twice.

GitHub shows the first definition and drops the other, whichever was meant. The same slip inside one line, `[^2]: [^2]:
text`, shows the label in the footnote's text.

## Bad

```markdown en
Alpha is the first of its kind.[^1] Beta followed.[^2]

[^1]: As far as we know.
[^2]: [^2]: A year later.
[^1]: Nobody knows for sure.
```

## Good

```markdown en
Alpha is the first of its kind.[^1] Beta followed.[^2]

[^1]: As far as we know.
[^2]: A year later.
```

## How to fix it

Keep one of the two, or give the second a label of its own and refer to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from readme_sync.editions.edition import Edition
from readme_sync.markdown.document import Document, FootnoteDefinition
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.footnotes.definitions import definitions
from readme_sync.text import Edit, Span

SEVERITY = "error"
_REPEATED = re.compile(r":?[ \t]*(\[\^([^\]\[\s]+)\]:[ \t]*)")


def check(edition: Edition) -> Iterator[Violation]:
    """Yield every later definition of a label, and definitions that begin with a label."""
    document = edition.document
    for first, *more in definitions(document).values():
        line = document.lines.line(first.span.start)
        for definition in more:
            message = f"the footnote [^{definition.label}] is already defined on line {line}; this one is not shown"
            related = (Location(document, first.label_span, "the first definition"),)
            same = _text(document, definition) == _text(document, first)
            fix = (Edit(_lines(document, definition.span), ""),) if same else ()
            yield Violation(
                message, document, definition.label_span, related=related, fix=fix, subject=definition.label
            )
        for definition in (first, *more):
            match = _REPEATED.match(document.text, definition.label_span.end, definition.span.end)
            if match:
                span = Span(*match.span(1))
                same = match[2].casefold() == definition.label.casefold()
                message = f"the text of the footnote [^{definition.label}] begins with another label, [^{match[2]}]:"
                fix = (Edit(span, ""),) if same else ()
                yield Violation(message, document, span, fix=fix, subject=f"{definition.label} {match[2]}")


def _text(document: Document, definition: FootnoteDefinition) -> str:
    return document.text[definition.label_span.end : definition.span.end].strip()


def _lines(document: Document, span: Span) -> Span:
    """Return the whole lines of a definition, without the empty ones after it."""
    last = span.start + len(document.raw(span).rstrip())
    return Span(span.start, document.lines.span(document.lines.line(last)).end)
