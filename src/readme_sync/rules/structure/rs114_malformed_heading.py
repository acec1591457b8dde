"""A line was meant for a heading, and a blank is lacking behind its number signs.

The page shows `##Install` as it is written: no table of contents has it, and no link reaches it. Some editors and
machine translation take the blank away, and Markdown of old did without.

The rule looks at lines that begin a text with two to six signs, and with one at the head of the file. A tag (`#loom`)
is none, nor is what stands in a list or in code. Many of a file are one finding, and the sections are compared as if
the blank were there.

## Bad

```markdown en
# Loom

##Install

Run it.
```

## Good

```markdown en
# Loom

## Install

Run it.
```

## How to fix it

Put a blank behind the number signs; `--fix` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readme_sync.editions.edition import Edition
from readme_sync.rules.api import Violation
from readme_sync.rules.gathering import Slip, gathered
from readme_sync.rules.messages import shorten, trimmed
from readme_sync.text import Edit, Span

SEVERITY = "error"


def check(editions: Sequence[Edition]) -> Iterator[Violation]:
    """Yield the headings without a blank behind their signs, once for each edition."""
    lines = ((edition, line) for edition in editions for line in edition.document.meant_headings)
    return gathered(Slip(edition, edition.path, _violation(edition, line)) for edition, line in lines)


def _violation(edition: Edition, line: Span) -> Violation:
    written = edition.document.raw(line).strip()
    at = edition.document.text.index(written, line.start) + len(written) - len(written.lstrip("#"))
    return Violation(
        f'"{shorten(written)}" is shown as it is written: a heading has a blank behind its number signs',
        edition.document,
        trimmed(line),
        fix=(Edit(Span(at, at), " "),),
        subject=written,
    )
