"""GitHub's own parser (cmark-gfm) as an independent oracle for tables."""

from __future__ import annotations

from html.parser import HTMLParser

import cmarkgfm
from cmarkgfm.cmark import Options

_OPTIONS = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES


class _Tables(HTMLParser):
    """Collects the text of every cell, table by table and row by row."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._cell: list[str] | None = None
        self._depth = 0  # a <table> written as raw HTML holds no cells of ours

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self._cell = []
            self.tables[-1][-1].append("")
        elif tag == "sup" and self._cell is not None and ("class", "footnote-ref") in attrs:
            self._depth = 1

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._cell is not None:
            self.tables[-1][-1][-1] = "".join(self._cell)
            self._cell = None
        elif tag == "sup":
            self._depth = 0

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._depth:
            self._cell.append(data)


def tables(text: str) -> list[list[list[str]]]:
    """Return the tables of ``text`` as GitHub reads them: table, row (header first), cell text."""
    parser = _Tables()
    parser.feed(cmarkgfm.github_flavored_markdown_to_html(text, _OPTIONS))
    parser.close()
    return parser.tables
