"""A `<details>`, a `<div>` or a comment is never closed, or HTML takes in the heading, the table or the text below it.

Everything that follows a `<details>`, up to the end of the file or of the list entry it stands in, is folded away with
it: a reader sees a line to click on and no rest of the page. After a `<div align="center">` it is centred. The closing
tag is usually lost in a translation or a merge. So it is with `<center>`, `<summary>` and `<pre>`. Several of a kind in
one file are one finding, and so are the same tags in several editions. Of what follows a `<!--` that no `-->` closes,
the page shows nothing; what begins with `<!—` or `<!-` is no comment, and one ends at its first `-->`.

A `<details>` without a `<summary>` is a warning: a reader sees the word "Details", and not what there is to unfold.

HTML that begins a line ends at the next blank line. A heading before that (`</details>`, and `## Install` right below
it) belongs to the HTML: the page shows "## Install" as it is written, no table of contents has it, and no link reaches
it. The same goes for a code fence or a table right below `<details>` or `<summary>`, which is shown with its signs, for
a list or a quotation with links, for a line of links alone, and for a text right below `</p>`, whose links, code and
bold are shown with their marks. The rest is compared as if the blank line were there.

## Bad

```markdown en
# Kiln

<details>
<summary>How hot does it get?</summary>

Up to 1,300 °C.

## Install
```

## Good

```markdown en
# Kiln

<details>
<summary>How hot does it get?</summary>

Up to 1,300 °C.

</details>

## Install
```

## How to fix it

Write `</details>` (or `</div>`) on a line of its own where the element ends, with a blank line before it. Put a blank
line between HTML and what follows it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from readme_sync.editions.edition import Edition
from readme_sync.finding import Severity
from readme_sync.markdown.document import Document, Heading, HtmlBlock, Paragraph
from readme_sync.markdown.swallowed import is_open_comment
from readme_sync.regex import lazy
from readme_sync.rules.api import Violation
from readme_sync.rules.gathering import Slip, gathered
from readme_sync.rules.messages import shorten
from readme_sync.text import Span

SEVERITY = "error"
_FACTS = lazy(r"\]\([^)\s]{1,2000}\)|`[^`]+`")
_GOES_ON = lazy(r"\n[ \t]*\r?\n")  # behind an empty line
_TAG = re.compile(r"<(?<!\\<)(/?)(details|div|center|summary|pre)(?:\s[^<>]*)?>", re.IGNORECASE)
_OPEN: dict[str, tuple[str, Severity | None]] = {  # what is said of each element that stays open, and how severe it is
    "details": ("this <details> is never closed: what follows is folded away", None),
    "div": ("this <div> is never closed", "warning"),
    "center": ("this <center> is never closed: what follows is centred", "warning"),
    "summary": ("this <summary> is never closed: all of its text is the line to click on", None),
    "pre": ("this <pre> is never closed: what follows is shown as it is written", None),
}
_CAPTION = 'this <details> has no <summary>: a reader sees the word "Details" to click on'
_NO_COMMENT = lazy(r"<!(?:-(?!-)|[—–]|[ \t]+--)")
_STRAY_END = lazy(r"(?m)^[ \t]*(-->)[ \t\r]*$")


def check(editions: Sequence[Edition]) -> Iterator[Violation]:
    """Yield the opening tags that no closing one follows, once for all editions that have the same tag open."""
    return gathered(slip for edition in editions for slip in _slips(edition))


def _slips(edition: Edition) -> Iterator[Slip]:
    document = edition.document
    starts = [heading.span.start for heading in document.headings]
    places = tuple(bisect_right(starts, line.start) for line in document.swallowed_headings)
    for line in document.swallowed_headings:
        written = document.raw(line).strip()
        message = f'"{shorten(written)}" is shown as it is written: no blank line separates it from the HTML above'
        # A text that leads to the same page is the same text, translated, and so are headings at the same places.
        key = tuple(_FACTS.findall(written)) or ("heading", places)
        yield Slip(edition, key, Violation(message, document, line, subject=written))
    yield from _open_comments(edition)
    yield from _no_comments(edition)
    tags = list(_TAG.finditer(document.text))
    if not tags:
        return
    hidden = _hidden(document)
    opened: dict[str, list[Span]] = {name: [] for name in _OPEN}
    captions: list[int] = []
    bare: list[Span] = []
    for tag in tags:
        # In JSX, not in HTML, a tag that ends with a slash is closed.
        is_closed = tag[0].endswith("/>") and (document.path.endswith(".mdx") or "={" in tag[0])
        if is_closed or _is_in(hidden, tag.start()):
            continue
        name = tag[2].lower()
        same = opened[name]
        if name == "summary":
            captions.append(tag.start())
        if not tag[1]:
            same.append(Span(*tag.span()))
        elif same:
            span = same.pop()
            if name == "details" and bisect_right(captions, span.start) == len(captions):
                bare.append(span)
    for span in bare:
        violation = Violation(_CAPTION, document, span, subject="bare", severity="warning")
        yield Slip(edition, ("bare", len(bare)), violation)
    for name, spans in opened.items():
        # Editions that leave the same tags open have them from one another: it is one slip.
        same_tags = frozenset(map(document.raw, spans))
        said, severity = _OPEN[name]
        for span in spans:
            yield Slip(edition, (name, same_tags), Violation(said, document, span, subject=name, severity=severity))


def _no_comments(edition: Edition) -> Iterator[Slip]:
    """Yield what was meant to begin a comment and does not, and the end of a comment where none is open."""
    document = edition.document
    text = document.text
    kinds = (
        (_NO_COMMENT, "<!", "this comment is shown: a comment begins with <!-- alone"),
        (_STRAY_END, "-->", "this ends no comment, and is shown: a comment ends at its first -->"),
    )
    for pattern, sign, message in kinds:
        found = list(pattern.finditer(text)) if sign in text else []
        hidden = _hidden(document) if found else []
        for one in found:
            span = Span(*one.span(pattern.groups))
            if not _is_in(hidden, span.start):
                yield Slip(edition, (sign, edition.path), Violation(message, document, span, subject=sign))


def _open_comments(edition: Edition) -> Iterator[Slip]:
    """Yield the comments that are never closed; a note where no heading follows."""
    document = edition.document
    for block in document.html_blocks:
        written = document.raw(block.span)
        if not is_open_comment(written):
            continue
        start = block.span.start + written.index("<!--")
        span = Span(start, start + len("<!--"))
        message = "this comment is never closed: the page shows nothing of what follows"
        more = document.text[block.span.end :].strip()
        if not more and not _GOES_ON.search(written.rstrip()):
            continue  # nothing but the comment's own lines is hidden
        severity: Severity | None = None if more else "info"
        # An own line in each edition, in its language: where it stands is what they have from one another.
        place = bisect_right(document.headings, start, key=lambda heading: heading.span.start)
        yield Slip(edition, ("comment", place), Violation(message, document, span, subject="<!--", severity=severity))


def _hidden(document: Document) -> list[Span]:
    """Return what shows tags and makes none, in order: code, comments; and tables: a cell ends what it opens."""
    blocks: tuple[Paragraph | Heading | HtmlBlock, ...]
    blocks = (*document.paragraphs, *document.headings, *document.html_blocks)
    inlines = [one.inline for one in blocks]
    spans = [code.span for inline in inlines for code in inline.code]
    spans += [table.span for table in document.tables]
    return sorted([*spans, *(one.span for one in document.code_blocks), *(one.span for one in document.comments)])


def _is_in(spans: list[Span], offset: int) -> bool:
    at = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return at >= 0 and offset < spans[at].end
