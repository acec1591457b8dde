"""A code fence has lost its partner, and what follows is shown as code.

One fence too many or too few turns the rest of the file inside out: headings, links and tables are shown as code, their
anchors lead nowhere, and the code is shown as text. Usually it came with a translation or a merge. The rest is compared
as if the fence were closed, so that this is reported once and not once for everything that it hides.

A program that translates may put a fence around its whole answer: then the page is one block of code. Fences of
full-width signs (`｀｀｀`), of signs with blanks between them and of two signs alone are none.

## Bad

````markdown en
```sh
make install

## Usage

Run it.
````

## Good

````markdown en
```sh
make install
```

## Usage

Run it.
````

## How to fix it

Close the block where its code ends, or take the fence out if it belongs to nothing. A closing fence has at least as
many backticks as the opening one and stands alone on its line; in a list it is indented like the rest of its entry. A
block that shows fences itself needs a longer one around it (four backticks).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from readme_sync.editions.edition import Edition
from readme_sync.markdown.document import BrokenFence, Document
from readme_sync.regex import lazy
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.gathering import Slip, gathered
from readme_sync.text import Span, are_around

SEVERITY = "error"
_WIDE = lazy(r"(?m)^[ \t>]*(｀{3})[\w-]*[ \t\r]*$")
_PARTED = lazy(r"(?m)^[ \t>]*(` ` `)[ \t]?[\w-]*[ \t\r]*$")
_SHORT = lazy(r"(?m)^(``)(?!`)[a-z]*[ \t\r]*\n(?:[^`\n]+\n){1,20}``[ \t\r]*$")


def check(editions: Sequence[Edition]) -> Iterator[Violation]:
    """Yield every fence that nothing closes, or another block's fence closes, once for the editions that have it."""
    return gathered(slip for edition in editions for slip in _slips(edition))


def _slips(edition: Edition) -> Iterator[Slip]:
    document = edition.document
    resumes = -1
    for number, fence in enumerate(document.broken_fences):
        text = document.raw(fence.span)
        written = text.strip()
        start = fence.span.start + text.index(written)
        is_told, resumes = document.lines.line(start) == resumes, fence.resumes or -1
        if is_told or _is_swallowed(document, start):
            continue  # the fence that should have closed the one before it; one that HTML above takes in (RS112)
        related = () if fence.resumes is None else (Location(document, document.lines.span(fence.resumes), "here"),)
        violation = Violation(
            _message(fence, document.lines.line(start)),
            document,
            Span(start, start + len(written)),
            related=related,
            subject=written,
            severity="warning" if fence.resumes is None else None,
        )
        place = bisect_left(document.code_blocks, start, key=lambda block: block.span.start)
        yield Slip(edition, (written, place, number, fence.resumes is None, fence.is_closed), violation)
    for span, message in _odd_fences(document):
        written = document.raw(span)
        yield Slip(edition, (written, message), Violation(message, document, span, subject=written))


def _is_swallowed(document: Document, start: int) -> bool:
    """Tell whether HTML above takes in the line that begins a fence."""
    lines = document.swallowed_headings
    at = bisect_right(lines, start, key=lambda line: line.start) - 1
    return at >= 0 and start < lines[at].end


def _odd_fences(document: Document) -> Iterator[tuple[Span, str]]:
    """Yield the first of the fences that are none: of full-width signs, of signs parted by blanks, of two signs."""
    text = document.text
    for signs, pattern, what in (
        ("｀｀｀", _WIDE, "its signs are full-width"),
        ("` ` `", _PARTED, "blanks part its signs"),
    ):
        places = (
            [one for one in pattern.finditer(text) if are_around(document.paragraphs, one.start(1))]
            if signs in text
            else []
        )
        if len(places) > 1:
            yield Span(*places[0].span(1)), f"this fence is shown as it is written: {what}"
    for found in _SHORT.finditer(text) if "\n``" in text else ():
        if are_around(document.paragraphs, found.start(1)):
            yield Span(*found.span(1)), "this fence has a sign too few: its lines are shown as one"


def _message(fence: BrokenFence, line: int) -> str:
    if fence.resumes == line + 1 and fence.is_closed:
        return "this code fence stands around the whole page, which is shown as code"
    if fence.resumes is None:
        return "this code fence is never closed"
    if not fence.is_closed:
        return "this code fence is never closed: all that follows is shown as code"
    return f"this code fence is not closed before line {fence.resumes}, and text is shown as code or code as text"
