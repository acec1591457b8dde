"""Links in the notation of another language: of wikis, of reStructuredText, and with brackets that Markdown has not."""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.markdown.document import Document
from readme_sync.regex import lazy
from readme_sync.rules.links.mislinks import Mislink
from readme_sync.rules.links.runs import Runs
from readme_sync.rules.messages import shorten
from readme_sync.text import Edit, Span

_URL = r"https?://[^\s{}\[\]()|<>`]{1,1000}"
_OF_WIKI = lazy(
    rf"\[(?:(?P<label>[^\[\]\n|`]{{1,200}})\|(?P<url>{_URL})|(?P<first>{_URL})\|(?P<last>[^\[\]\n|`]{{1,200}}))\](?![(\[])"
)
_IN_BRACES = lazy(rf"\[(?P<label>[^\[\]\n]{{1,200}})\]\{{(?P<url>{_URL})\}}")
_OF_RST = lazy(rf"(?<!`)`(?P<label>[^`<>\n]{{1,200}}?) ?<(?P<url>{_URL})>`__?(?![\w`])")
_IN_HTML = lazy(
    r"\[(?P<label>[^\[\]\n]{1,200})\]\(<a\s[^<>\n]{0,300}?href=[\"'](?P<url>[^\"'\s<>]{1,1000})[\"'][^<>\n]{0,300}>"
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
