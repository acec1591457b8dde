"""A footnote is referred to and defined nowhere in its file.

The page shows the brackets as they are written, `[^3]`, and the reader never learns what was to be said. Each
edition needs its own definitions: another edition's do not count.

Brackets in code never count, and in a file without any footnote only a number counts: `[^/]` and `[^a-z]` in
running text are patterns.

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

## How to mend it

Define the footnote, mend its label, or take the reference out. In the other editions the definition may still
be there.
"""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.editions.edition import Edition
from readme_sync.markdown.document import FootnoteReference
from readme_sync.rules.api import Problem, Spot

SEVERITY = "error"
_MOST = 20  # places named beside the first


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each undefined label once, at its first reference."""
    document = edition.document
    defined = {definition.label.casefold() for definition in document.footnote_definitions}
    missing: dict[str, list[FootnoteReference]] = {}
    for reference in document.footnote_references:
        label = reference.label.casefold()
        if label not in defined and _is_label(label, bool(defined)):
            missing.setdefault(label, []).append(reference)
    for first, *more in missing.values():
        times = f", which is used {len(more) + 1} times," if more else ""
        message = f"the footnote [^{first.label}]{times} is not defined in this file"
        related = tuple(Spot(document, reference.span, "used here too") for reference in more[:_MOST])
        yield Problem(message, document, first.span, related=related, subject=first.label)


def _is_label(label: str, has_footnotes: bool) -> bool:
    """Tell whether ``label`` is one, and not the inside of a pattern such as ``[^/]`` or ``[^a-z]``."""
    if label.isdigit():
        return True
    return has_footnotes and label[0].isalnum() and not (len(label) == 3 and label[1] == "-") and "\\" not in label
