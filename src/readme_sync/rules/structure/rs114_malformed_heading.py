"""A line was meant for a heading, and a blank is lacking behind its number signs, or they are full-width.

The page shows `##Install` as it is written: no table of contents has it, and no link reaches it. Some editors and
machine translation take the blank away, and Markdown of old did without.

The rule looks at lines that begin a text with two to six signs, and with one at the head of the file. A tag (`#loom`)
is none, nor is what stands in a list or in code. A full-width sign (`＃＃ Install`) makes no heading at all, nor do
signs behind a character that nobody sees (U+200B). Many of a file are one finding, and the sections are compared as if
nothing were wrong.

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

Put a blank behind the number signs, and write `#` for `＃`; `--fix` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readme_sync.editions.edition import Edition
from readme_sync.rules.api import Violation
from readme_sync.rules.gathering import Slip, gathered
from readme_sync.rules.messages import shorten, trimmed
from readme_sync.text import Edit, Span

SEVERITY = "error"
_UNSEEN = "\u200b\u200e\u200f\u2060\ufeff"


def check(editions: Sequence[Edition]) -> Iterator[Violation]:
    """Yield the headings without a blank behind their signs, and those of full-width signs, once for each edition."""
    lines = ((edition, line) for edition in editions for line in edition.document.meant_headings)
    return gathered(_slip(edition, line) for edition, line in lines)


def _slip(edition: Edition, line: Span) -> Slip:
    written = edition.document.raw(line).strip()
    start = edition.document.text.index(written, line.start)
    bare = written.lstrip(_UNSEEN)
    if bare != written:
        unseen = Span(start, start + len(written) - len(bare))
        message = f'"{shorten(bare)}" is shown as it is written: a character that nobody sees stands before it'
        violation = Violation(message, edition.document, trimmed(line), fix=(Edit(unseen, ""),), subject=bare)
        return Slip(edition, (edition.path, "unseen"), violation)
    title = written.lstrip("#＃")
    signs = written[: len(written) - len(title)]
    end = start + len(signs)
    if is_wide := "＃" in signs:
        why = "＃ stands where Markdown has #"
        fix = Edit(Span(start, end + len(title) - len(title.lstrip())), "#" * len(signs) + " ")
    else:
        why, fix = "a heading has a blank behind its number signs", Edit(Span(end, end), " ")
    message = f'"{shorten(written)}" is shown as it is written: {why}'
    violation = Violation(message, edition.document, trimmed(line), fix=(fix,), subject=written)
    return Slip(edition, (edition.path, is_wide), violation)
