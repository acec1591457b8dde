"""Links that the title behind their address keeps from being one, and addresses between ``<`` and ``>`` with a blank."""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.markdown.document import Document
from readme_sync.regex import lazy
from readme_sync.rules.links.mislinks import Mislink
from readme_sync.rules.links.runs import Runs
from readme_sync.rules.messages import shorten
from readme_sync.text import Edit, Span

_TITLE = lazy(r"\]\((?P<url>[^\s()<>\[\]\"']{1,500}+)[ \t]{1,4}(?P<title>(?P<sign>[\"'])[^()\n]{1,200})\)")
_SPACED = lazy(r"<(https?://[^\s<>]{1,500}(?: [^\s<>]{1,200}){1,8})>")
_LONGEST = 200  # of a label


def open_titles(document: Document) -> Iterator[Mislink]:
    """Yield ``[text](page "title)``, whose title is never closed, or is closed in its midst."""
    text = document.text
    if ' "' not in text and " '" not in text:
        return
    runs, links = Runs(document), {link.span.end for link in document.links}
    for match in _TITLE.finditer(text):
        start = text.rfind("[", max(0, match.start() - _LONGEST), match.start())
        if match.end() in links or start < 0 or text[start - 1 : start] == "\\":
            continue  # nearly always
        run = runs.at(start)
        if run is None or match.end() > run.span.end or "]" in text[start : match.start()]:
            continue
        sign, title = match["sign"], match["title"].rstrip()
        is_open = not title.endswith(sign) or len(title) == 1
        what = f"its title lacks the {sign} at its end" if is_open else f"a {sign} ends its title too early"
        fix = (Edit(Span(match.end() - 1, match.end() - 1), sign),) if is_open and sign not in title[1:] else ()
        message = f'"{shorten(text[start : match.end()], 60)}" is no link: {what}'
        yield Mislink(Span(start, match.end()), message, fix, match["url"])


def spaced_autolinks(document: Document) -> Iterator[Mislink]:
    """Yield ``<https://host/a page>``, of which GitHub links the beginning alone and shows the signs."""
    text = document.text
    if "<http" not in text:
        return
    runs = Runs(document)
    for match in _SPACED.finditer(text):
        start, end = match.span()
        run = runs.at(start)
        if run is None or end > run.span.end or text[start - 1 : start] in ("(", "\\", "`"):
            continue
        message = f'there is a space in the address "{shorten(match[1])}": GitHub links its beginning alone'
        yield Mislink(Span(start, end), message, (), match[1])
