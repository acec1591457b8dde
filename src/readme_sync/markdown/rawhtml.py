"""What a block of raw HTML holds: text, what is bold, links, images, anchors, comments."""

from __future__ import annotations

import re
from html import unescape

from readme_sync.markdown.document import Anchor, CodeSpan, Comment, Emphasis, Inline, Link
from readme_sync.markdown.html import COMMENT, RAW_TAG, attributes, code_element
from readme_sync.text import Span

_NEXT = re.compile(r"<(?=[A-Za-z/!])")
_SILENT = ("script", "style")
_BOLD = ("b", "strong")


def parse_html(content: str, base: int) -> Inline:
    """Read a block of raw HTML that stands at offset ``base``; Markdown in it is not Markdown."""
    pieces: list[str] = []
    links: list[Link] = []
    bold: list[Emphasis] = []
    anchors: list[Anchor] = []
    comments: list[Comment] = []
    code: list[CodeSpan] = []
    position = 0
    last_comment_end = content.rfind("-->")  # also the end of <!--> and <!--->
    while match := _NEXT.search(content, position):
        pieces.append(content[position : match.start()])
        start = match.start()
        if content.startswith("<!--", start) and last_comment_end > start and (found := COMMENT.match(content, start)):
            comments.append(Comment(Span(base + start, base + found.end()), found[1] or ""))
            position = found.end()
        elif found := RAW_TAG.match(content, start):
            if found[1].lower() in _BOLD and not found[0].startswith("</"):
                text = _text_until(content, found.end(), f"</{found[1]}")
                bold.append(Emphasis(Span(base + start, base + found.end()), text, True))
            if found[1].lower() == "code" and (held := code_element(content, start, found.end())):
                code.append(CodeSpan(Span(base + start, base + held[1]), held[0]))
            position = _tag(content, base, found, links, anchors)
            pieces.append("\n" if found[1].lower() in ("br", "p", "li", "td", "th", "tr", "div") else "")
        else:
            pieces.append("<")
            position = start + 1
    pieces.append(content[position:])
    plain = unescape("".join(pieces))
    return Inline(plain, tuple(links), tuple(bold), (), tuple(anchors), tuple(comments), tuple(code))


def _tag(content: str, base: int, match: re.Match[str], links: list[Link], anchors: list[Anchor]) -> int:
    """Take in one tag; return where reading goes on."""
    name, closing = match[1].lower(), match[0].startswith("</")
    start, end = match.span()
    if name in _SILENT and not closing:
        stop = re.compile(f"</{name}", re.IGNORECASE).search(content, end)
        return stop.start() if stop else len(content)
    if "=" not in match[0]:
        return end
    span = Span(base + start, base + end)
    found = {key: (value, Span(base + a, base + b)) for key, value, a, b in attributes(content, start, end)}
    if "id" in found:
        anchors.append(Anchor(found["id"][1], found["id"][0]))
    if name == "a" and "name" in found and found["name"][0] != found.get("id", ("",))[0]:
        anchors.append(Anchor(found["name"][1], found["name"][0]))
    if name == "a" and "href" in found:
        links.append(Link("html", span, _text_until(content, end, "</a"), *found["href"]))
    elif name in ("img", "source", "video") and "src" in found:
        alt = found["alt"][0] if "alt" in found else ""
        links.append(Link("html-image", span, alt, *found["src"]))
    return end


def _text_until(content: str, start: int, closing: str) -> str:
    stop = content.find(closing, start, start + 2000)
    return unescape(re.sub(r"<[^<>]*>", "", content[start:stop])).strip() if stop >= 0 else ""
