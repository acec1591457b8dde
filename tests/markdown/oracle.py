"""GitHub's own parser (cmark-gfm) as an independent oracle: tables, links, images, bold and italic text.

It renders in its safe mode, where raw HTML becomes a comment: what is left was Markdown.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

import cmarkgfm
from cmarkgfm.cmark import Options


class Reading(NamedTuple):
    """What GitHub's parser makes of a text, in the order of its HTML (footnotes come last there)."""

    tables: list[list[list[str]]]  # table, row (header first), text of the cell
    links: list[str]
    images: list[str]
    strong: list[str]
    emphasised: list[str]
    headings: list[str]
    nested: list[str]  # links inside links: a defect of cmark-gfm, after `[` inside of them


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.reading = Reading([], [], [], [], [], [], [])
        self._open: list[tuple[str, list[str]]] = []
        self._notes: list[bool] = []  # the number of a footnote is not text that somebody wrote

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag in ("a", "sup"):
            self._notes.append(tag == "sup" or found.get("class") == "footnote-backref")
        if tag == "table":
            self.reading.tables.append([])
        elif tag == "tr":
            self.reading.tables[-1].append([])
        elif tag == "a" and not any(self._notes):
            self.reading.links.append(found.get("href") or "")
            if len(self._notes) > 1:
                self.reading.nested.append(found.get("href") or "")
        elif tag == "img":
            self.reading.images.append(found.get("src") or "")
            self.handle_data(found.get("alt") or "")
        elif tag == "br":
            self.handle_data("\n")
        if tag in _COLLECTED:
            self._open.append((tag, []))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("a", "sup"):
            self._notes.pop()
        elif tag in _COLLECTED:
            text = "".join(self._open.pop()[1])
            if tag in ("td", "th"):
                self.reading.tables[-1][-1].append(text)
            elif tag == "strong":
                self.reading.strong.append(text)
            elif tag == "em":
                self.reading.emphasised.append(text)
            else:
                self.reading.headings.append(text)

    def handle_data(self, data: str) -> None:
        if not any(self._notes):
            for _, pieces in self._open:
                pieces.append(data)


_COLLECTED = frozenset({"td", "th", "strong", "em", "h1", "h2", "h3", "h4", "h5", "h6"})


def read(text: str) -> Reading:
    """Return ``text`` as GitHub reads it."""
    parser = _Reader()
    parser.feed(cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_FOOTNOTES))
    parser.close()
    return parser.reading


def tables(text: str) -> list[list[list[str]]]:
    """Return the tables of ``text``: table, row (header first), cell text."""
    return read(text).tables
