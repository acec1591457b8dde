"""Links in the notation of another language, of wikis and of reStructuredText; and with one sign too many or too few."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from readme_sync.markdown.document import Document
from readme_sync.regex import lazy
from readme_sync.rules.links.mislinks import Mislink
from readme_sync.rules.links.runs import Runs, link_before
from readme_sync.rules.messages import shorten
from readme_sync.text import Edit, Span

_URL = r"https?://[^\s{}\[\]()|<>`]{1,1000}"
_OF_WIKI = lazy(
    rf"\[(?:(?P<label>[^\[\]\n|`]{{1,200}})\|(?P<url>{_URL})|(?P<first>{_URL})\|(?P<last>[^\[\]\n|`]{{1,200}}))\](?![(\[])"
)
_IN_BRACES = lazy(rf"\[(?P<label>[^\[\]\n]{{1,200}})\]\{{(?P<url>{_URL})\}}")
_OF_RST = lazy(rf"`(?<!``)(?P<label>[^`<>\n]{{1,200}}?) ?<(?P<url>{_URL})>`__?(?![\w`])")
_IN_HTML = lazy(
    r"\[(?P<label>[^\[\]\n]{1,200})\]\(<a\s[^<>\n]{0,300}?href=[\"'](?P<url>[^\"'\s<>]{1,1000})[\"'][^<>\n]{0,300}>"
)

_BRACKET_TOO_MANY = lazy(rf"\[(?P<label>[^\[\]\n]{{1,200}})\](?P<sign>\])\((?P<url>{_URL})\)")
# A ">" may stand in an address, too: then its quotation mark comes before another tag.
_QUOTE_TOO_FEW = lazy(
    r"<(?:a|img)\s[^<>\n\"']{0,200}(?:href|src)=(?P<sign>[\"'])(?P<url>[\w./%?=&#:~+@,;-]{1,1000})(?=/?>)(?![^\"'\n]{0,300}(?P=sign)[\s/>])"
)


def other_notations(document: Document) -> Iterator[Mislink]:
    """Yield the links that other programs than GitHub read: ``[text|URL]``, ``[text]{URL}``, and the like."""
    text = document.text
    if "http" not in text:
        return
    runs = Runs(document)
    kinds = (
        ("|http", _OF_WIKI, "is a link of a wiki"),
        ("[http", _OF_WIKI, "is a link of a wiki"),
        ("]{http", _IN_BRACES, "is no link: { } stand where Markdown has ( )"),
        ("<http", _OF_RST, "is a link of reStructuredText"),
        ("](<a ", _IN_HTML, "is no link: its target is written as HTML"),
    )
    told = set[int]()
    for sign, pattern, what in kinds:
        if sign not in text:
            continue  # nearly always
        for match in pattern.finditer(text):
            start, end = match.span()
            run = runs.at(start)
            if start in told or run is None or run.in_cell or end > run.span.end or text[start - 1 : start] == "\\":
                continue
            told.add(start)
            parts = match.groupdict()
            label, url = parts["label"] or parts.get("last"), parts["url"] or parts.get("first")
            if label is None or url is None:
                continue
            fix = () if pattern is _IN_HTML else (Edit(Span(start, end), f"[{label.strip()}]({url})"),)
            yield Mislink(Span(start, end), f'"{shorten(match[0], 60)}" {what}', fix, url)


def odd_signs(document: Document) -> Iterator[Mislink]:
    """Yield ``[text]](URL)``, and a tag whose address lacks the quotation mark behind it."""
    text = document.text
    runs = Runs(document)
    for match in _BRACKET_TOO_MANY.finditer(text) if "]](http" in text else ():
        start, end = match.span()
        run = runs.at(start)
        before = link_before(run.inline.links, end - 1) if run is not None else None
        if (
            run is None
            or text[start - 1 : start] in ("\\", "[", "]")
            or (before is not None and before.span.end >= end)
        ):
            continue
        message = f'"{shorten(match[0], 60)}" is no link: it has a "]" too many'
        yield Mislink(Span(start, end), message, (Edit(Span(*match.span("sign")), ""),), match["url"])
    for match in _QUOTE_TOO_FEW.finditer(text) if "<a " in text or "<img " in text else ():
        start, end = match.span()
        if runs.at(start) is None and not _is_html(document, Span(start, end)):
            continue
        message = f"the address {shorten(match['url'])} lacks the {match['sign']} behind it: the tag does not end there"
        yield Mislink(Span(start, end), message, (Edit(Span(end, end), match["sign"]),), match["url"])


def _is_html(document: Document, span: Span) -> bool:
    """Tell whether a place lies in a block of HTML, and in no comment."""
    blocks, comments = document.html_blocks, document.comments
    block = bisect_right(blocks, span.start, key=lambda one: one.span.start) - 1
    comment = bisect_right(comments, span.start, key=lambda one: one.span.start) - 1
    is_hidden = comment >= 0 and comments[comment].span.covers(span)
    return block >= 0 and blocks[block].span.covers(span) and not is_hidden
