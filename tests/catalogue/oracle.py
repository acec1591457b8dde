"""Tables as GitHub's own parser (cmark-gfm) sees them: an oracle that shares nothing with our parser."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import cmarkgfm
from cmarkgfm.cmark import Options

PATHS = {"ja": "README.md", "en": "en/README.md", "fr": "fr/README.md"}
HUB = re.compile(r"https?://(?:huggingface\.co|hf\.co)/((?:datasets/|spaces/)?[\w.-]+/[\w.-]+)")
_NUMBER = re.compile(
    r"(?P<oku>\d+(?:\.\d+)?) ?億(?:(?P<rest>\d+)万)?|(?P<man>\d+(?:\.\d+)?) ?万"
    r"|(?P<million>\d+(?:[.,]\d+)?) ?(?:millions?\b|M\b(?!-))|(?P<plain>\d+(?:\.\d+)*)"
)


@dataclass
class Cell:
    """What one cell says: its text, link targets, bold runs and anchors."""

    text: str = ""
    links: list[str] = field(default_factory=list)
    bold: list[str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)

    @property
    def footnotes(self) -> list[str]:
        return re.findall(r"\[\^(\d+)\]", self.text)


@dataclass
class Table:
    """A table with the key of its section; rows without any content are left out."""

    section: str
    head: list[Cell]
    rows: list[list[Cell]]
    blank: int = 0


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self.section = ""
        self.row: list[Cell] = []
        self.cell: Cell | None = None
        self.bold = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "table":
            self.tables.append(Table(self.section, [], []))
        elif tag == "tr":
            self.row = []
        elif tag in ("td", "th"):
            self.cell = Cell()
        elif tag == "a" and self.cell is None:
            self.section = given.get("id") or self.section
        elif self.cell is not None and tag == "a":
            self.cell.anchors += [given["id"]] if given.get("id") else []  # type: ignore[list-item]
            self.cell.links += [given["href"]] if given.get("href") else []  # type: ignore[list-item]
        elif self.cell is not None and tag == "strong":
            self.bold = len(self.cell.text)
        elif self.cell is not None and tag == "br":
            self.cell.text += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self.cell is not None:
            self.row.append(self.cell)
            self.cell = None
        elif tag == "strong" and self.cell is not None:
            self.cell.bold.append(self.cell.text[self.bold :])
        elif tag == "tr":
            table = self.tables[-1]
            if not table.head:
                table.head = self.row
            elif any(cell.text.strip() or cell.links for cell in self.row):
                table.rows.append(self.row)
            else:
                table.blank += 1

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell.text += data


def body(root: Path, language: str) -> str:
    """Return an edition from its catalogue on: what stands before it describes the tool."""
    text = (root / PATHS[language]).read_text(encoding="utf-8")
    return text[max(text.find('<a id="catalogue"></a>'), 0) :]


def read_tables(markdown: str) -> list[Table]:
    """Return the tables of a document; footnote references stay in the text as ``[^n]``."""
    without = "\n".join(line for line in markdown.split("\n") if not re.match(r"\[\^\d+\]:", line))
    reader = _Reader()
    reader.feed(cmarkgfm.github_flavored_markdown_to_html(without, Options.CMARK_OPT_UNSAFE))
    return reader.tables


def numbers(row: list[Cell]) -> Counter[str]:
    """Return the numbers of a row as values, whatever the language's notation."""
    from unicodedata import normalize

    text = re.sub(r"\[\^\d+\]", "", normalize("NFKC", "\n".join(cell.text for cell in row)))
    found: Counter[str] = Counter()
    for match in _NUMBER.finditer(re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)):
        if match["oku"]:
            value = str(round(float(match["oku"]) * 1e8 + float(match["rest"] or 0) * 1e4))
        elif match["man"] or match["million"]:
            amount = (match["man"] or match["million"]).replace(",", ".")
            value = str(round(float(amount) * (1e4 if match["man"] else 1e6)))
        else:
            value = match["plain"]
        found[value] += 1
    return found
