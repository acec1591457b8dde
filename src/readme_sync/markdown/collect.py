"""From markdown-it's block tokens to the Document's values, each with its span in the source."""

from __future__ import annotations

import re
from bisect import bisect_right

from markdown_it.token import Token

from readme_sync.markdown import document as doc
from readme_sync.markdown.inline import parse_inline
from readme_sync.markdown.rawhtml import parse_html
from readme_sync.markdown.repeated import read_cell
from readme_sync.markdown.segments import Segments
from readme_sync.markdown.tables import TOKEN, RawTable, alignments, split_row
from readme_sync.regex import lazy
from readme_sync.sources import Source
from readme_sync.text import Lines, Span, span_of
from readme_sync.values import maker

_CONTAINER = lazy(r"^[ \t]{0,3}:{3,}[ \t]*([\w-]*)", re.MULTILINE)
_INCLUDE = lazy(r"\s*@include:\s*(.+?)\s*$", re.DOTALL)
_cell, _paragraph, _table_row = maker(doc.Cell), maker(doc.Paragraph), maker(doc.TableRow)
_LIST_OPENERS = ("bullet_list_open", "ordered_list_open")


class Collector:
    """Walks the tokens once and keeps what it finds, in the order of the source."""

    def __init__(self, source: Source, prepared: str, lines: Lines, references: dict[str, str]) -> None:
        self.source = source
        self.text = source.text
        self.prepared = prepared  # what the tokens were made of: their content is found in it, at the same offsets
        self.lines = lines
        self._starts = [*lines.starts, len(source.text)]
        self.references = references
        self.headings: list[doc.Heading] = []
        self.tables: list[doc.Table] = []
        self.paragraphs: list[doc.Paragraph] = []
        self.html_blocks: list[doc.HtmlBlock] = []
        self.code_blocks: list[doc.CodeBlock] = []
        self.lists: list[doc.ListBlock] = []
        self.footnotes: list[doc.FootnoteDefinition] = []
        self.inlines: list[doc.Inline] = []
        self._open_lists: list[tuple[int, list[Span]]] = []
        self._open_footnotes: list[tuple[Token, list[doc.Inline]]] = []

    def collect(self, tokens: list[Token]) -> None:
        """Take in all tokens of the file."""
        heading: Token | None = None
        for token in tokens:
            kind = token.type
            if kind == "inline":
                self._inline(token, heading)
            elif kind == TOKEN:
                self._table(token)
            elif kind == "heading_open":
                heading = token
            elif kind == "heading_close":
                heading = None
            elif kind == "html_block":
                self._html(token)
            elif kind in ("fence", "code_block"):
                self.code_blocks.append(doc.CodeBlock(self._span(token), token.info.strip(), token.content))
            elif kind in _LIST_OPENERS:
                self.lists.append(doc.ListBlock(self._span(token), kind[0] == "o", len(self._open_lists), ()))
                self._open_lists.append((len(self.lists) - 1, []))
            elif kind == "list_item_open":
                self._open_lists[-1][1].append(self._span(token))
            elif kind in ("bullet_list_close", "ordered_list_close"):
                index, items = self._open_lists.pop()
                self.lists[index] = self.lists[index]._replace(items=tuple(items))
            elif kind == "footnote_reference_open":
                self._open_footnotes.append((token, []))
            elif kind == "footnote_reference_close":
                self._footnote(*self._open_footnotes.pop())

    def document(
        self,
        blocks: tuple[doc.Block, ...],
        broken: tuple[doc.BrokenFence, ...] = (),
        *,
        swallowed: tuple[Span, ...] = (),
        meant: tuple[Span, ...] = (),
    ) -> doc.Document:
        """Return the finished Document."""
        links = [link for inline in self.inlines for link in inline.links]
        comments = tuple(comment for inline in self.inlines for comment in inline.comments)
        return doc.Document(
            source=self.source,
            lines=self.lines,
            blocks=blocks,
            headings=tuple(self.headings),
            tables=tuple(self.tables),
            paragraphs=tuple(self.paragraphs),
            html_blocks=tuple(self.html_blocks),
            footnote_definitions=tuple(self.footnotes),
            code_blocks=tuple(self.code_blocks),
            lists=tuple(self.lists),
            containers=self._containers(),
            includes=tuple(
                doc.Include(comment.span, match[1]) for comment in comments if (match := _INCLUDE.match(comment.text))
            ),
            links=tuple(links),
            footnote_references=tuple(note for inline in self.inlines for note in inline.footnotes),
            anchors=tuple(anchor for inline in self.inlines for anchor in inline.anchors),
            comments=comments,
            broken_fences=broken,
            swallowed_headings=swallowed,
            meant_headings=meant,
        )

    def _span(self, token: Token) -> Span:
        first, last = token.map or (0, 0)
        return span_of((self._starts[first], self._starts[last]))

    def _inline(self, token: Token, heading: Token | None) -> None:
        span = self._span(token)
        start = self.prepared.find(token.content, span.start, span.end)
        if start >= 0:  # no markers between its lines: nearly always
            inline = parse_inline(token.content, start, self.references)
            span = span_of((start, start + len(token.content)))
        else:
            segments = Segments.locate(self.prepared, span, token.content)
            inline = segments.move(parse_inline(token.content, 0, self.references))
            span = Span(segments.start, segments.end)
        self.inlines.append(inline)
        if heading is not None:
            self.headings.append(doc.Heading(self._span(heading), int(heading.tag[1]), inline))
        else:
            self.paragraphs.append(_paragraph((span, inline, len(self._open_lists))))
        for _, inlines in self._open_footnotes:
            inlines.append(inline)

    def _html(self, token: Token) -> None:
        span = self._span(token)
        inline = parse_html(self.text[span.start : span.end], span.start)
        self.inlines.append(inline)
        self.html_blocks.append(doc.HtmlBlock(span, inline))

    def _table(self, token: Token) -> None:
        raw: RawTable = token.meta["table"]
        self.tables.append(
            doc.Table(
                self._span(token),
                self._row(raw.header),
                raw.delimiter,
                alignments(self.text, raw.delimiter),
                tuple(self._row(row) for row in raw.rows),
            )
        )

    def _row(self, span: Span) -> doc.TableRow:
        text, references, inlines = self.text, self.references, self.inlines
        escaped = text.find("\\|", span.start, span.end) >= 0
        cells = []
        for cell, raw in split_row(text, span):
            if escaped and "\\|" in raw:  # a pipe is a pipe before anything else is read: in code and in URLs too
                inline = Segments.of_cell(raw, cell.start).move(parse_inline(raw.replace("\\|", "|"), 0, references))
            elif references:
                inline = parse_inline(raw, cell.start, references)
            else:
                raw, inline = read_cell(raw, cell[0])  # noqa: PLW2901 -- the same text, that another edition holds
            if inline.links or inline.footnotes or inline.anchors or inline.comments:
                inlines.append(inline)
            cells.append(_cell((cell, raw, inline)))
        return _table_row((span, tuple(cells)))

    def _footnote(self, token: Token, inlines: list[doc.Inline]) -> None:
        span, label = self._span(token), str(token.meta["label"])
        start = self.text.find("[^", span.start)  # the label is read with U+FFFD for NUL
        label_span = Span(start, start + len(label) + 3)
        self.footnotes.append(doc.FootnoteDefinition(Span(start, span.end), label, label_span, tuple(inlines)))

    def _containers(self) -> tuple[doc.Container, ...]:
        if ":::" not in self.text:
            return ()
        found: list[doc.Container] = []
        opened: list[tuple[int, str]] = []
        code_starts = [block.span.start for block in self.code_blocks]
        for match in _CONTAINER.finditer(self.text):
            block = bisect_right(code_starts, match.start()) - 1
            if block >= 0 and match.start() < self.code_blocks[block].span.end:
                continue
            if match[1]:
                opened.append((match.start(), match[1]))
            elif opened:
                start, name = opened.pop()
                found.append(doc.Container(Span(start, match.end()), name))
        found += [doc.Container(Span(start, len(self.text)), name) for start, name in opened]
        return tuple(sorted(found))
