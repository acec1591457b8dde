"""Inline Markdown with exact spans: links, images, emphasis, footnotes, HTML, bare URLs.

markdown-it-py gives inline tokens without positions, and everything here is about positions: so
this one scanner is ours. It follows CommonMark 0.31 section 6 and GFM's autolinks and footnotes,
runs in linear time (each character is looked at a bounded number of times) and never fails.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from readme_sync.markdown.autolinks import bare_end
from readme_sync.markdown.destinations import destination, normalise_label, unescape_text
from readme_sync.markdown.document import Anchor, CodeSpan, Comment, Emphasis, FootnoteReference, Inline, Link, LinkKind
from readme_sync.markdown.emphasis import Delimiter, match_emphasis, run_at
from readme_sync.markdown.html import COMMENT, TAG, attributes, code_element
from readme_sync.markdown.opener import Opener
from readme_sync.regex import lazy
from readme_sync.text import Span, span_of
from readme_sync.values import maker

# The look-ahead says nothing new; it keeps the search from trying every branch at every letter (four times as fast).
_TOKEN = re.compile(
    r"(?=[\\`*_~<!\[\]&hHfFw])(?:\\[!-/:-@\[-`{-~\n]"  # an escape, a line break
    r"|`+|\*+|(?<![A-Za-z0-9_])_++|(?<=\\_)_++|(?<!_)_++(?![A-Za-z0-9])|~~+"
    r"|<|!\[(?!\^)|\[|\]"  # GitHub reads ![^1] as an exclamation mark and a footnote
    r"|&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|(?i:https?|ftp)://|www\.)"
)
_TICKS = re.compile("`+")
_PLAIN_CODE = re.compile("`([^`]++)`(?!`)")
_FOOTNOTE = re.compile(r"\[\^[ \t]*([^\]\[\s]+)[ \t]*\](?!\()")  # blanks at either end of a label do not count
_PLAIN_LINK = re.compile(
    r"!?\[(?!\^)([^\[\]\\`*_<>!&~\n]++)\](?:\(([A-Za-z#./][^\s()\\<>&]*+)\)|\[([^\[\]\\]{1,999})\])"
)
_AUTOLINK = lazy(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9.-]+)>")
_LABEL = lazy(r"\[((?:[^\[\]\\]|\\.){0,999})\]")
_link, _inline = maker(Link), maker(Inline)
_MAX_NESTING = 32  # links inside image alt texts; deeper ones are text (cmark has the same limit for parentheses)


def parse_inline(content: str, base: int, references: dict[str, str]) -> Inline:
    """Parse one run of inline Markdown.

    Args:
        content: the text, as it stands in the source from offset ``base`` on.
        base: what to add to a position in ``content`` to get a source offset.
        references: normalised label -> destination of the file's link reference definitions.
    """
    first = _TOKEN.search(content)
    return _Scanner(content, base, references).run(first) if first else Inline(content)


def is_plain(content: str) -> bool:
    """Return whether a text has no sign that means something."""
    return _TOKEN.search(content) is None


@lru_cache(maxsize=32)
def _closing(width: int) -> re.Pattern[str]:
    """Return what ends code that so many backticks begin."""
    return re.compile(rf"(?<!`)`{{{width}}}(?!`)")


class _Scanner:
    """The state of one scan. ``pieces`` is the plain text so far, one piece for each token."""

    def __init__(self, content: str, base: int, references: dict[str, str]) -> None:
        self.content = content
        self.base = base
        self.references = references
        self.pieces: list[str] = []
        self.openers: list[Opener] = []
        self.inactive = 0  # openers below this index cannot become links: no links inside links
        self.delimiters: list[Delimiter] = []
        self.links: list[Link] = []
        self.emphasis: list[tuple[Delimiter, Delimiter, int]] = []
        self.footnotes: list[FootnoteReference] = []
        self.anchors: list[Anchor] = []
        self.comments: list[Comment] = []
        self.code: list[CodeSpan] = []
        self.backticks: dict[int, int] | None = None
        self.last_comment_end: int | None = None

    def run(self, match: re.Match[str] | None) -> Inline:
        """Read on from the first token."""
        content, pieces, search = self.content, self.pieces, _TOKEN.search
        position = 0
        while match:
            start = match.start()
            if start > position:
                pieces.append(content[position:start])
            token = match[0]
            character = token[0]
            if character == "[" or token == "![":
                position = self._open(start, token)
            elif character == "]":
                position = self._close(start)
            elif character in "*_~":
                delimiter = run_at(content, start, token, len(pieces)) if token[:3] != "~~~" else None
                pieces.append(token)
                if delimiter is not None:
                    self.delimiters.append(delimiter)
                position = match.end()
            elif character == "<":
                position = self._angle(start)
            elif character == "`":
                position = self._code(start, len(token))
            elif character == "\\":
                pieces.append(token[1])
                position = match.end()
            elif character == "&":
                pieces.append(unescape(token))
                position = match.end()
            else:
                position = self._bare(start, token)
            match = search(content, position)
        pieces.append(content[position:])
        self._emphasise(0)
        return self._result()

    def _result(self) -> Inline:
        emphasis: tuple[Emphasis, ...] = ()
        if self.emphasis:
            found = [
                Emphasis(self._span(opener.position, closer.end), self._text(opener, closer), width == 2)
                for opener, closer, width in self.emphasis
                if opener.character != "~"
            ]
            emphasis = tuple(sorted(found))
        plain = "".join(self.pieces)
        links = (
            tuple(sorted(self.links, key=lambda link: link.span.start)) if len(self.links) > 1 else tuple(self.links)
        )
        footnotes, anchors, comments = tuple(self.footnotes), tuple(self.anchors), tuple(self.comments)
        return _inline((plain, links, emphasis, footnotes, anchors, comments, tuple(self.code)))

    def _text(self, opener: Delimiter, closer: Delimiter) -> str:
        # A value is short. Bounding it keeps ten thousand nested asterisks from costing their square.
        return "".join(self.pieces[opener.piece + 1 : min(closer.piece, opener.piece + 200)])

    def _span(self, start: int, end: int) -> Span:
        return span_of((self.base + start, self.base + end))

    def _open(self, start: int, token: str) -> int:
        is_image = token == "!["
        if (not self.openers or (is_image and len(self.openers) <= _MAX_NESTING)) and (
            end := self._plain(start, is_image)
        ):
            return end
        if token == "[" and (match := _FOOTNOTE.match(self.content, start)):
            self.footnotes.append(FootnoteReference(self._span(start, match.end()), match[1]))
            return match.end()
        self.openers.append(Opener(start, len(self.pieces), len(self.delimiters), len(self.links), is_image))
        self.pieces.append(token)
        return start + len(token)

    def _plain(self, start: int, is_image: bool) -> int:
        """Take in a link or an image of plain text with a plain address or a known label; return its end, 0 for none.

        Most are of that kind: one match instead of a walk from token to token.
        """
        match = _PLAIN_LINK.match(self.content, start)
        if match is None:
            return 0
        text, target, label = match.groups()
        base, end = self.base, match.end()
        if target is not None:
            kind: LinkKind = "image" if is_image else "inline"
            at = span_of((base + match.start(2), base + match.end(2)))
        elif self.references and (target := self.references.get(normalise_label(label))) is not None:
            kind, at = "image" if is_image else "reference", span_of((base + end, base + end))
        else:
            return 0
        self.pieces.append(text)
        self.links.append(_link((kind, span_of((base + start, base + end)), text, target, at)))
        return end

    def _close(self, start: int) -> int:
        if not self.openers:
            self.pieces.append("]")
            return start + 1
        opener = self.openers.pop()
        is_inactive = len(self.openers) < self.inactive
        self.inactive = min(self.inactive, len(self.openers))
        if is_inactive and not opener.is_image:
            self.pieces.append("]")
            return start + 1
        tail = self._tail(opener, start)
        if tail is None or (len(self.openers) > _MAX_NESTING and opener.is_image):
            self.pieces.append("]")
            return start + 1
        end, target, target_span, kind = tail
        self._emphasise(opener.delimiters)
        self.pieces[opener.piece] = ""
        text = "".join(self.pieces[opener.piece :])
        if opener.is_image:
            del self.links[opener.links :]  # an alternative text is plain text: nothing in it can be followed
        self.links.append(Link(kind, self._span(opener.position, end), text, target, target_span))
        if not opener.is_image:
            self.inactive = len(self.openers)
        return end

    def _tail(self, opener: Opener, start: int) -> tuple[int, str, Span, LinkKind] | None:
        """Return (end, target, span of the target, kind) when a destination follows ``]`` at ``start``."""
        content = self.content
        after = content[start + 1 : start + 2]
        if after == "(" and (found := destination(content, start + 1)):
            kind: LinkKind = "image" if opener.is_image else "inline"
            target = unescape_text(content[found.start : found.stop])
            return found.end, target, self._span(found.start, found.stop), kind
        if not self.references:
            return None
        label, end = content[opener.position + 1 + opener.is_image : start][:1000], start + 1
        if after == "[" and (match := _LABEL.match(content, start + 1)):
            label, end = match[1] or label, match.end()
        known = self.references.get(normalise_label(label))
        if known is None:
            return None
        return end, known, self._span(end, end), "image" if opener.is_image else "reference"

    def _emphasise(self, bottom: int) -> None:
        if len(self.delimiters) > bottom:
            self.emphasis += match_emphasis(self.delimiters, bottom, self.pieces)
            del self.delimiters[bottom:]

    def _code(self, start: int, width: int) -> int:
        if width == 1 and (plain := _PLAIN_CODE.match(self.content, start)):  # nearly always
            return self._take_code(start, plain.end(), plain[1])
        if self.backticks is None:  # the last place where a run of each width stands
            self.backticks = {len(m[0]): m.start() for m in _TICKS.finditer(self.content)}
        end = start + width
        if self.backticks.get(width, -1) > start:
            closing = _closing(width).search(self.content, end)
            if closing:
                return self._take_code(start, closing.end(), self.content[end : closing.start()])
        self.pieces.append("`" * width)
        return end

    def _take_code(self, start: int, end: int, code: str) -> int:
        code = code.replace("\n", " ")
        self.pieces.append(code)
        self.code.append(CodeSpan(self._span(start, end), code.strip(" ")))
        return end

    def _angle(self, start: int) -> int:
        content = self.content
        if match := TAG.match(content, start):
            name = match[1].lower()
            if name == "br":
                self.pieces.append("\n")
            if "=" in match[0]:
                self._tag(name, start, match.end())
            elif name == "code" and (code := code_element(content, start, match.end())):
                self.code.append(CodeSpan(self._span(start, code[1]), code[0]))
            return match.end()
        if content.startswith("<!--", start) and (match := self._comment(start)):
            self.comments.append(Comment(self._span(start, match.end()), match[1] or ""))
            return match.end()
        if match := _AUTOLINK.match(content, start):
            self.pieces.append(match[1])
            target = match[1] if ":" in match[1] else "mailto:" + match[1]
            span = self._span(match.start(1), match.end(1))
            self.links.append(Link("autolink", self._span(start, match.end()), match[1], target, span))
            return match.end()
        self.pieces.append("<")
        return start + 1

    def _comment(self, start: int) -> re.Match[str] | None:
        if self.last_comment_end is None:
            self.last_comment_end = self.content.rfind("-->")  # also the end of <!--> and <!--->
        return COMMENT.match(self.content, start) if self.last_comment_end > start else None

    def _tag(self, name: str, start: int, end: int) -> None:
        for key, value, value_start, value_end in attributes(self.content, start, end):
            span = self._span(value_start, value_end)
            if key == "id" or (key == "name" and name == "a"):
                self.anchors.append(Anchor(span, value))
            elif key == "href" and name == "a":
                self.links.append(Link("html", self._span(start, end), "", value, span))
            elif key == "src" and name in ("img", "source", "video"):
                self.links.append(Link("html-image", self._span(start, end), "", value, span))

    def _bare(self, start: int, token: str) -> int:
        # Inside brackets GitHub makes no link of a bare URL, whether or not the brackets become one.
        end = start if self.openers else bare_end(self.content, start, token)
        if end == start:
            self.pieces.append(token)
            return start + len(token)
        url = self.content[start:end]
        self.pieces.append(url)
        target = "http://" + url if token == "www." else url
        self.links.append(Link("bare", self._span(start, end), url, target, self._span(start, end)))
        return end
