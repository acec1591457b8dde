"""Our reading of a text and GitHub's, brought into the same form so that they can be compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from readme_sync.markdown.document import Document, Emphasis, Inline, Link
from readme_sync.markdown.parse import parse
from readme_sync.sources import Source
from readme_sync.text import Span
from tests.markdown import oracle

Tables = list[list[list[str]]]

# White space is not compared, and neither is what we read otherwise on purpose: a single tilde is a
# tilde here (`1~3` must not become 13), and an undefined footnote is a footnote reference.
_SQUASHED = re.compile(r"\s+|~|\[\^[^\]\s]+\]")


def read(text: str) -> Document:
    """Return the Document of ``text``."""
    return parse(Source("README.md", text))


def squash(text: str) -> str:
    """Return ``text`` without what is not compared."""
    return _SQUASHED.sub("", text)


def our_tables(document: Document) -> Tables:
    """Return every table as GitHub shows it: short rows filled up, long ones cut."""
    found = []
    for table in document.tables:
        width = len(table.header.cells)
        rows = [[squash(cell.inline.plain) for cell in row.cells] for row in (table.header, *table.rows)]
        found.append([(row + [""] * width)[:width] for row in rows])
    return found


def their_tables(reading: oracle.Reading) -> Tables:
    """Return the oracle's tables in the same form."""
    return [[[squash(cell) for cell in row] for row in table] for table in reading.tables]


def inlines(document: Document) -> Iterator[Inline]:
    """Yield every run of inline text that is shown."""
    for table in document.tables:
        for row in (table.header, *table.rows):
            yield from (cell.inline for cell in row.cells[: len(table.header.cells)])
    yield from (paragraph.inline for paragraph in document.paragraphs)
    yield from (heading.inline for heading in document.headings)


def our_links(document: Document, *, images: bool = False) -> list[str]:
    """Return the targets that Markdown makes (raw HTML's are not shown by the oracle), footnotes' ones last."""
    kinds = {"image"} if images else {"inline", "reference", "autolink", "bare"}
    cut = [
        cell.span for table in document.tables for row in table.rows for cell in row.cells[len(table.header.cells) :]
    ]
    used = {note.label.casefold() for note in document.footnote_references}
    unused = [note.span for note in document.footnote_definitions if note.label.casefold() not in used]
    notes = [note.span for note in document.footnote_definitions]
    links = [link for link in document.links if link.kind in kinds and not _inside(link, (*cut, *unused))]
    return _targets(link.target for link in sorted(links, key=lambda link: _inside(link, notes)))


def their_links(reading: oracle.Reading, *, images: bool = False) -> list[str]:
    """Return the oracle's targets in the same form."""
    return _targets(reading.images if images else reading.links)


def _targets(targets: Iterable[str]) -> list[str]:
    # Bare e-mail addresses are text to us: nothing can ask whether they answer.
    return [unquote(target).strip() for target in targets if not target.startswith("mailto:")]


def our_emphasis(document: Document, *, strong: bool) -> Counter[str]:
    """Return the emphasised texts; bold directly inside bold is one, as cmark-gfm shows it."""
    alternatives = [link.span for link in document.links if link.kind == "image"]
    found: Counter[str] = Counter()
    for inline in inlines(document):
        for one in inline.emphasis:
            around = _around(one, inline.emphasis)
            if one.strong == strong and not _inside(one, alternatives) and not (strong and around and around.strong):
                found[squash(one.text)] += 1
    return found


def their_emphasis(reading: oracle.Reading, *, strong: bool) -> Counter[str]:
    """Return the oracle's emphasised texts in the same form."""
    return Counter(squash(text) for text in (reading.strong if strong else reading.emphasised))


def _around(one: Emphasis, others: Sequence[Emphasis]) -> Emphasis | None:
    around = [other for other in others if other.span != one.span and other.span.covers(one.span)]
    return min(around, key=lambda other: other.span.end - other.span.start, default=None)


def _inside(value: Link | Emphasis, spans: Iterable[Span]) -> bool:
    return any(span.covers(value.span) for span in spans)
