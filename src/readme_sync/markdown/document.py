"""The Document: one Markdown file as frozen values, each with its exact span in the source.

Nothing here knows of models, languages or other editions. The leaves are NamedTuples, because a
catalogue has ten thousand of them and a NamedTuple is made in a third of a frozen dataclass's time.
"""

from __future__ import annotations

from typing import Literal

from readme_sync.sources import Source
from readme_sync.text import Lines, Span
from readme_sync.values import NamedTuple, one_of_a_kind

LinkKind = Literal["inline", "image", "reference", "autolink", "bare", "html", "html-image"]
PICTURES: tuple[LinkKind, ...] = ("image", "html-image")


class Link(NamedTuple):
    """A link or image. ``target`` is the destination with escapes and entities resolved.

    ``text`` is the plain text between the brackets (the alt text of an image, the URL itself of
    an autolink). ``target_span`` covers the destination as written, and is empty for a reference.
    """

    kind: LinkKind
    span: Span
    text: str
    target: str
    target_span: Span


class Emphasis(NamedTuple):
    """Emphasised text; ``strong`` for bold."""

    span: Span
    text: str
    strong: bool


class CodeSpan(NamedTuple):
    """Inline code: ``text`` is what stands between the backticks, its line breaks as blanks."""

    span: Span
    text: str


class FootnoteReference(NamedTuple):
    """``[^label]`` in running text."""

    span: Span
    label: str


class Anchor(NamedTuple):
    """A place that a fragment can point at: ``<a id>``, ``<a name>``, ``id=`` on any tag."""

    span: Span
    name: str


class Comment(NamedTuple):
    """An HTML comment; ``text`` is what stands between the marks."""

    span: Span
    text: str


class Inline(NamedTuple):
    """What a run of inline text holds. ``plain`` is what a reader sees, ``<br>`` as a newline."""

    plain: str
    links: tuple[Link, ...] = ()
    emphasis: tuple[Emphasis, ...] = ()
    footnotes: tuple[FootnoteReference, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    comments: tuple[Comment, ...] = ()
    code: tuple[CodeSpan, ...] = ()


class Cell(NamedTuple):
    """One cell of a table: ``span`` is its content without the white space around it, ``raw`` its source."""

    span: Span
    raw: str
    inline: Inline


class TableRow(NamedTuple):
    """One line of a table. ``span`` runs from its first to its last visible character."""

    span: Span
    cells: tuple[Cell, ...]

    @property
    def is_blank(self) -> bool:
        """Tell whether no cell has any content."""
        return all(cell.span.start == cell.span.end for cell in self.cells)

    @property
    def is_text(self) -> bool:
        """Tell whether the line has no pipe: text right under a table, of which GitHub makes a row."""
        return len(self.cells) == 1 and self.cells[0].span == self.span


class Table(NamedTuple):
    """A GFM table; ``rows`` are its body rows, as many cells in each as are written."""

    span: Span
    header: TableRow
    delimiter: Span
    alignments: tuple[str, ...]
    rows: tuple[TableRow, ...]

    def takes_in(self, row: TableRow) -> bool:
        """Tell whether a line without a pipe is text below the table.

        It is a row where the table has one column, or begins with the sign of another row: ``&check; Distribution``.
        """
        if not row.is_text or len(self.header.cells) == 1:
            return False
        sign = row.cells[0].raw.partition(" ")[0]
        if any(map(str.isalnum, sign)) and not (sign.startswith("&") and sign.endswith(";")):
            return True
        return all(other.is_text or other.cells[0].raw.partition(" ")[0] != sign for other in self.rows)


class Heading(NamedTuple):
    """An ATX or setext heading; ``level`` from 1 to 6."""

    span: Span
    level: int
    inline: Inline


class Paragraph(NamedTuple):
    """A run of text that is neither a heading nor a cell. ``depth`` counts the lists around it."""

    span: Span
    inline: Inline
    depth: int


class HtmlBlock(NamedTuple):
    """A block of raw HTML; ``inline`` holds its text, links, anchors and comments."""

    span: Span
    inline: Inline


class FootnoteDefinition(NamedTuple):
    """``[^label]: text``, whole; ``inlines`` are its paragraphs."""

    span: Span
    label: str
    label_span: Span
    inlines: tuple[Inline, ...]

    @property
    def plain(self) -> str:
        """What a reader sees of it."""
        return "\n".join(inline.plain for inline in self.inlines)


class CodeBlock(NamedTuple):
    """A fenced or indented code block; ``info`` is the fence's info string."""

    span: Span
    info: str
    content: str


class BrokenFence(NamedTuple):
    """A code fence that has lost its partner: ``span`` is its line.

    ``resumes`` is the line (from 1) at which Markdown goes on beyond doubt, None where it does not. ``is_closed`` tells
    whether some fence below closes the block all the same: one that was meant for another, or is indented less.
    """

    span: Span
    resumes: int | None
    is_closed: bool


class ListBlock(NamedTuple):
    """A bullet or ordered list; ``items`` are the spans of its direct entries."""

    span: Span
    ordered: bool
    depth: int
    items: tuple[Span, ...]


class Container(NamedTuple):
    """A VitePress container from ``::: name`` to ``:::`` (or the end of the file)."""

    span: Span
    name: str


class Include(NamedTuple):
    """``<!--@include: path-->``: another file's text is put here."""

    span: Span
    path: str


class Block(NamedTuple):
    """A top-level piece of the file. All blocks, put together, are the file."""

    kind: str
    span: Span


@one_of_a_kind
class Document(NamedTuple):
    """One file, read. Every collection is in the order of the source."""

    source: Source
    lines: Lines
    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...]
    tables: tuple[Table, ...]
    paragraphs: tuple[Paragraph, ...]
    html_blocks: tuple[HtmlBlock, ...]
    footnote_definitions: tuple[FootnoteDefinition, ...]
    code_blocks: tuple[CodeBlock, ...]
    lists: tuple[ListBlock, ...]
    containers: tuple[Container, ...]
    includes: tuple[Include, ...]
    links: tuple[Link, ...]
    footnote_references: tuple[FootnoteReference, ...]
    anchors: tuple[Anchor, ...]
    comments: tuple[Comment, ...]
    broken_fences: tuple[BrokenFence, ...] = ()
    swallowed_headings: tuple[Span, ...] = ()  # the lines of those that the HTML above takes in
    meant_headings: tuple[Span, ...] = ()  # the lines of those that lack a blank behind their signs

    @property
    def path(self) -> str:
        """The file's path from the root, with forward slashes."""
        return self.source.path

    @property
    def text(self) -> str:
        """The whole source."""
        return self.source.text

    def raw(self, span: Span) -> str:
        """Return the source between the ends of ``span``."""
        return self.source.text[span.start : span.end]


def unread(path: str) -> Document:
    """Return a Document without text that stands for the file ``path``, of which nothing but its path is told."""
    return Document(Source(path, ""), Lines(""), *((),) * (len(Document._fields) - 2))
