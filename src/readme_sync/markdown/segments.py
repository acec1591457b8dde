"""Where the text of a paragraph stands in the source, when quote marks and indents stand between its lines."""

from __future__ import annotations

from bisect import bisect_right

from readme_sync.markdown.document import Inline
from readme_sync.text import Span
from readme_sync.values import NamedTuple


class Segments(NamedTuple):
    """Maps positions in a block's content to source offsets. One segment for each line."""

    content_starts: tuple[int, ...]
    source_starts: tuple[int, ...]
    end: int

    @property
    def start(self) -> int:
        """The source offset of the first character."""
        return self.source_starts[0]

    @classmethod
    def locate(cls, text: str, span: Span, content: str) -> Segments:
        """Find ``content`` (as markdown-it-py gives it, markers stripped) inside ``span`` of ``text``."""
        contents: list[int] = []
        sources: list[int] = []
        at, position = span.start, 0
        for line in content.split("\n"):
            # Each content line is the tail of its source line; what stands before it is markers.
            found = text.find(line.strip(), at, span.end) if line.strip() else at
            found = at if found < 0 else found
            contents.append(position + (len(line) - len(line.lstrip())))
            sources.append(found)
            position += len(line) + 1
            newline = text.find("\n", found, span.end)
            at = span.end if newline < 0 else newline + 1
        contents[0] = 0
        last = content.rsplit("\n", 1)[-1].strip()
        return cls(tuple(contents), tuple(sources), sources[-1] + len(last))

    @classmethod
    def of_cell(cls, raw: str, base: int) -> Segments:
        """Map the text of a cell that stands at ``base`` and has lost the backslash before each of its pipes."""
        contents, sources = [0], [base]
        pipe = raw.find("\\|")
        while pipe >= 0:
            sources.append(base + pipe + 2)
            contents.append(pipe + 2 - len(sources) + 1)
            pipe = raw.find("\\|", pipe + 2)
        return cls(tuple(contents), tuple(sources), base + len(raw))

    def at(self, position: int) -> int:
        """Return the source offset of ``position`` in the content."""
        index = max(bisect_right(self.content_starts, position) - 1, 0)
        return self.source_starts[index] + position - self.content_starts[index]

    def span(self, span: Span) -> Span:
        """Return the source span of a content span."""
        return Span(self.at(span.start), self.at(span.end))

    def move(self, inline: Inline) -> Inline:
        """Return ``inline`` with every span moved to the source."""
        move = self.span
        return Inline(
            inline.plain,
            tuple(x._replace(span=move(x.span), target_span=move(x.target_span)) for x in inline.links),
            tuple(x._replace(span=move(x.span)) for x in inline.emphasis),
            tuple(x._replace(span=move(x.span)) for x in inline.footnotes),
            tuple(x._replace(span=move(x.span)) for x in inline.anchors),
            tuple(x._replace(span=move(x.span)) for x in inline.comments),
            tuple(x._replace(span=move(x.span)) for x in inline.code),
        )
