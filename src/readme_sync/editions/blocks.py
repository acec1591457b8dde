"""The blocks of an edition: what stands between two headings besides tables, in the order of the source.

A block is a paragraph, the text of a list item (an *entry*), a quoted paragraph, a piece of HTML with something to
see in it, a code block or a paragraph of a footnote's definition. Pictures alone on their lines and HTML that follow
each other are one strip: where badges break into lines and tags is the author's taste. What stands in a list that a
bot writes (all-contributors) is nobody's text and left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import Literal

from readme_sync.editions.edition import Edition
from readme_sync.editions.entry_names import entry_name
from readme_sync.markdown.document import PICTURES, Document, HtmlBlock, Inline, ListBlock, Paragraph
from readme_sync.markdown.generated import generated, is_within
from readme_sync.markdown.rawhtml import parse_html
from readme_sync.regex import lazy
from readme_sync.text import Span
from readme_sync.values import NamedTuple, maker

BlockKind = Literal["paragraph", "entry", "quote", "strip", "code", "footnote"]

# Where a block of a site generator begins or ends, without words.
_MARKER = re.compile(r"(?:/{3,}|:{3,}|!{3}|\?{3}\+?) *[\w-]*")
_MARKS = ("/", ":", "!", "?")  # what one begins with
_BOX = re.compile(r"\[([ xX])\]\s")
_PARTS = re.compile(r"<(?:li|summary|h[1-6]|tr|dt|dd)\b", re.IGNORECASE)
_LISTS = re.compile(r"<(/?)(?:ul|ol|td|th)\b", re.IGNORECASE)  # a cell of a table parts lists as well
_ITEM = re.compile(r"<li\b", re.IGNORECASE)
_TURNED = lazy(r"<(?:div|p)\b[^<>]{0,200}?\bdir\s{0,9}=\s{0,9}[\"']?rtl\b[^<>]{0,200}>", re.IGNORECASE)
_MOST_STEPS = 1000  # items that are asked whether they hold a place: a list is rarely longer


class Block(NamedTuple):
    """One block of an edition.

    ``span`` is its own text, ``whole`` that with its marks and all that is nested in it. ``section`` is the number of
    its section, ``group`` the place of its list among the edition's lists (-1 outside of lists), ``depth`` counts the
    lists around it. ``inlines`` is what it holds; a code block has none, and ``text`` is its content. ``label`` is a
    footnote's label or a fence's info string; ``checked`` says what a task's box says, None without one; ``named`` is
    what an entry names at its head, empty for none.
    """

    kind: BlockKind
    span: Span
    whole: Span
    section: int
    group: int
    depth: int
    inlines: tuple[Inline, ...]
    label: str = ""
    text: str = ""
    checked: bool | None = None
    named: str = ""

    @property
    def plain(self) -> str:
        """What a reader sees of it; of a code block its lines."""
        if len(self.inlines) == 1:
            return self.text or self.inlines[0].plain
        return self.text or "\n".join([inline.plain for inline in self.inlines])


_block, _span_of = maker(Block), itemgetter(Block._fields.index("span"))


@lru_cache(maxsize=256)  # an edition is compared by identity: the value of one run
def read_blocks(edition: Edition) -> tuple[Block, ...]:
    """Return the blocks of ``edition``, in order."""
    return tuple(_joined(sorted(_Reader(edition).blocks(), key=_span_of)))


class _Reader:
    """Makes blocks of what the document holds."""

    def __init__(self, edition: Edition) -> None:
        self.document = edition.document
        self.starts = [section.span.start for section in edition.sections]
        self.items = _items(edition.document)
        self.item_starts = [span.start for span, _, _ in self.items]
        self.written = generated(edition.document)
        notes = edition.document.footnote_definitions
        self.notes = {id(inline): note.label for note in notes for inline in note.inlines}
        self.is_turned = "rtl" in self.document.text.lower()
        self.taken: set[int] = set()  # the items whose first paragraph has been seen

    def blocks(self) -> Iterator[Block]:
        for paragraph in self.document.paragraphs:
            plain = paragraph.inline.plain
            if not (plain[:1] in _MARKS and _MARKER.fullmatch(plain)) and not self._is_written(paragraph.span):
                yield self._paragraph(paragraph)
        for html in self.document.html_blocks:
            if not self._is_written(html.span):
                yield from self._html(html)
        for code in self.document.code_blocks:
            section = bisect_right(self.starts, code.span.start) - 1
            group, depth = self._home(code.span.start)
            yield Block("code", code.span, code.span, section, group, depth, (), code.info, code.content)

    def _is_written(self, span: Span) -> bool:
        return is_within(self.written, span.start)

    def _home(self, offset: int) -> tuple[int, int]:
        """Return the list around ``offset`` and how deep it is."""
        at = bisect_right(self.item_starts, offset) - 1
        for _ in range(_MOST_STEPS):
            if at < 0:
                break
            span, group, depth = self.items[at]
            if offset < span.end:
                return group, depth + 1
            at = at - 1 if depth else -1
        return -1, 0

    def _paragraph(self, paragraph: Paragraph) -> Block:
        span, inline, depth = paragraph
        section = max(bisect_right(self.starts, span.start) - 1, 0)
        if label := self.notes.get(id(inline)):
            return Block("footnote", span, span, section, -1, depth, (inline,), label)
        if depth:
            at = bisect_right(self.item_starts, span.start) - 1
            if at >= 0 and at not in self.taken and span.start < self.items[at][0].end:
                self.taken.add(at)
                whole, group, own = self.items[at]
                if not self.document.text[whole.start : span.start].strip(" \t>-*+0123456789.)\n\r"):
                    box = _BOX.match(inline.plain)
                    checked = box[1] != " " if box else None
                    name = entry_name(inline)
                    return _block(("entry", span, whole, section, group, own + 1, (inline,), "", "", checked, name))
            if not _is_pictures(inline):
                group = self._home(span.start)[0]
                return _block(("paragraph", span, span, section, group, depth, (inline,), "", "", None, ""))
        if _is_pictures(inline):  # how far it is indented is the author's taste
            return Block("strip", span, span, section, -1, 0, (inline,))
        line = self.document.text.rfind("\n", 0, span.start) + 1
        quoted = self.document.text[line : span.start].lstrip().startswith(">")
        return _block(("quote" if quoted else "paragraph", span, span, section, -1, 0, (inline,), "", "", None, ""))

    def _html(self, html: HtmlBlock) -> Iterator[Block]:
        """Yield a block of HTML in the pieces that stand for themselves: list items, rows, summaries.

        So does a text that runs from right to left: it is a paragraph.
        """
        start, end = html.span
        text = self.document.text
        turned = set(_turned(text, start, end)) if self.is_turned else set[int]()
        cuts = sorted({*(match.start() for match in _PARTS.finditer(text, start, end)), *turned} - {start})
        bounds = [start, *cuts, end]
        section = max(bisect_right(self.starts, start) - 1, 0)
        lists = _Lists(text, start, end)
        for low, high in pairwise(bounds):
            inline = html.inline if not cuts else parse_html(text[low:high], low)
            if not inline.plain.strip() and not inline.links:
                continue
            span = Span(low, low + len(text[low:high].rstrip()))
            if _ITEM.match(text, low):
                group, name = -2 - lists.around(low), entry_name(inline)
                yield Block("entry", span, span, section, group, 1, (inline,), named=name)
            elif low in turned and not _is_pictures(inline):
                yield Block("paragraph", span, span, section, -1, 0, (inline,))
            else:
                yield Block("strip", span, span, section, -1, 0, (inline,))


def _turned(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where texts in HTML begin that run from right to left; what is centred is HTML in each language."""
    for match in _TURNED.finditer(text, start, end):
        if "center" not in match[0]:
            yield match.start()


class _Lists:
    """Tells in which list of HTML an item stands; asked from the first item on. Lists stand in lists."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._opened = [start]
        self._tags = deque(_LISTS.finditer(text, start, end))

    def around(self, item: int) -> int:
        """Return where the list around ``item`` begins, the block itself where there is none."""
        while self._tags and self._tags[0].start() < item:
            tag = self._tags.popleft()
            if not tag[1]:
                self._opened.append(tag.start())
            elif len(self._opened) > 1:
                self._opened.pop()
        return self._opened[-1]


def _items(document: Document) -> list[tuple[Span, int, int]]:
    """Return the items of all lists: span, number of the list, depth."""
    lists: Sequence[ListBlock] = document.lists
    return sorted((span, number, part.depth) for number, part in enumerate(lists) for span in part.items)


def _is_pictures(inline: Inline) -> bool:
    """Tell whether a paragraph shows pictures and nothing else."""
    if not any(link.kind in PICTURES for link in inline.links):
        return False
    texts = sum(sum(map(str.isalnum, link.text)) for link in inline.links if link.kind == "image")
    return sum(map(str.isalnum, inline.plain)) <= texts


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, strips that follow each other in a section as one."""
    strip: Block | None = None
    for block in blocks:
        if strip is not None and block.kind == "strip" and block.section == strip.section:
            span = Span(strip.span.start, block.span.end)
            strip = strip._replace(span=span, whole=span, inlines=strip.inlines + block.inlines)
            continue
        if strip is not None:
            yield strip
        strip = block if block.kind == "strip" else None
        if strip is None:
            yield block
    if strip is not None:
        yield strip
