"""Brackets, parentheses and URLs that were meant to be a link and are none, found in the source text.

A Document holds what GitHub makes a link of; these functions look at what it left as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from readme_sync.markdown.document import Document, Link
from readme_sync.regex import lazy
from readme_sync.rules.links.runs import Run, Runs, link_before
from readme_sync.rules.messages import shorten
from readme_sync.text import Edit, Span, positions
from readme_sync.values import NamedTuple

_SWAPPED = lazy(r"\[(https?://[^\[\]\s]+)\]\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)?)\)")
_TARGET = lazy(r"[a-z][a-z0-9+.-]*:|[#/.<]", re.IGNORECASE)  # what a target begins with that was meant as one
_TURNED_FILE = lazy(
    r"\)\[(?:\.{0,2}/)?[\w./-]+\.(?:md|png|jpe?g|gif|svg|webp|pdf|html?|ipynb)\](?![\[(:])", re.IGNORECASE
)
_NAME_AT_END = lazy(r"\([\w%,.-]+\)$")  # Twill_(cloth)
_SCHEME = lazy(r"\s*(https?\s*[:：]\s*/\s*/)", re.IGNORECASE)
_LOOSE = re.compile(r"\]\(\s+http")
_FILE = lazy(r"\S*[./]\S*")  # an image's target, where its alternative text is an address
_SPACED = re.compile(
    r"\]\((?![a-z]+:|[<#])([^\s()\"'<>]++(?: (?:[^\s()\"'<>]|\([^\s()]*\))+){1,8}\.(?:md|png|jpe?g|gif|svg|webp|pdf|html?|txt|ipynb))\)",
    re.IGNORECASE,
)
_BOLD_LABEL = re.compile(r"\[(\*\*[^*\[\]\n]{1,80}\*\*)(?=\s*(?:[,、，)）|/]|<br|$))")
_SPACED_TARGET = lazy(r"((?:#|mailto:)[^\s()\"'<>]{0,80}(?: [^\s()\"'<>]{1,80}){1,12})\)")
_UNOPENED = lazy(r"(https?://[^\s()\[\]]{1,500})\)")
_BLANK = lazy(r"\s")
_STOP = lazy(r"[\s|]|$")
_HOST = lazy(r"[^/]*")
_BRACKETS = lazy(r"\\.|[\[\]]")
_LONGEST = 2000  # of a URL, and of what is looked through for a closing bracket
_MOST = 300  # a label or URL is short; beyond this the brackets belong to something else


class Mislink(NamedTuple):
    """A link that is none: where, what is wrong, and the edits that fix it where that is plain.

    ``is_doubtful`` tells that somebody may have meant it so.
    """

    span: Span
    message: str
    fix: tuple[Edit, ...]
    subject: str
    is_doubtful: bool = False


def mislinks(document: Document) -> Iterator[Mislink]:
    """Yield what was meant as a link and is none."""
    if "[" not in document.text and "](" not in document.text:
        return
    runs = Runs(document)
    yield from _turned_round(document, runs)
    yield from _swapped(document, runs)
    yield from _broken_targets(document, runs)
    yield from _spaced_paths(document, runs)
    yield from _spaced_targets(document, runs)
    yield from _unclosed_labels(document, runs)
    yield from _unopened_targets(document, runs)
    yield from _unclosed_bold(document, runs)


def is_swapped(link: Link) -> bool:
    """Tell whether text and target of ``link`` have changed places: the text is a URL, the target is none."""
    return link.kind == "inline" and link.text.startswith(("http://", "https://")) and not _TARGET.match(link.target)


def is_of_broken_link(document: Document, link: Link) -> bool:
    """Tell whether a bare address is what is left of a link that is none, which RS104 says: ``[a](https://x y)``."""
    start = link.span.start
    return link.kind == "bare" and document.text[max(start - 3, 0) : start].endswith(("](", "] ("))


def is_nested(link: Link) -> bool:
    """Tell whether the target of ``link`` is itself written as a link, ``[text]([url](url))``, or stands in brackets."""
    return link.target.startswith(("[http://", "[https://", "(http://", "(https://"))


def _turned_round(document: Document, runs: Runs) -> Iterator[Mislink]:
    """``(text)[url]``, or with the name of a file."""
    text = document.text
    if ")[" not in text:
        return
    files = [match.start() for match in _TURNED_FILE.finditer(text)]
    for close in (*positions(text, ")[http"), *files):
        run = runs.at(close)
        end = text.find("]", close, close + _MOST)
        start = _opening(text, close, run.span.start) if run else -1
        if start < 0 or end < 0 or text[start - 1 : start] in ("]", "\\") or text[end + 1 : end + 2] == "(":
            continue
        label, url = text[start + 1 : close], text[close + 2 : end]
        if label.strip() and not _BLANK.search(url):
            span = Span(start, end + 1)
            message = f'"({shorten(label, 40)})[{shorten(url, 40)}]" is no link: text belongs in [ ], the URL in ( )'
            yield Mislink(span, message, (Edit(span, f"[{label}]({url})"),), url)


def _opening(text: str, close: int, floor: int) -> int:
    """Return where the parenthesis opens that ``close`` closes, or -1."""
    depth = 0
    for position in range(close, max(floor, close - _MOST) - 1, -1):
        depth += {")": 1, "(": -1}.get(text[position], 0)
        if depth == 0:
            return position
    return -1


def _swapped(document: Document, runs: Runs) -> Iterator[Mislink]:
    """``[url](text)``."""
    for position in positions(document.text, "[http"):
        match = _SWAPPED.match(document.text, position)
        if match is None or _TARGET.match(match[2]) or not match[2].strip() or runs.at(position) is None:
            continue
        if document.text[position - 1 : position] == "!" and _FILE.fullmatch(match[2]):
            continue
        url, label, span = match[1], match[2], Span(*match.span())
        if label in url.partition("://")[2]:  # the same address without its beginning
            fix = Edit(Span(*match.span(2)), url)
            yield Mislink(span, f'the target "{shorten(label)}" lacks its beginning: {url} was meant', (fix,), url)
        else:
            message = f'text and target have changed places in "[{shorten(url, 40)}]({shorten(label, 40)})"'
            yield Mislink(span, message, (Edit(span, f"[{label}]({url})"),), url)


def _broken_targets(document: Document, runs: Runs) -> Iterator[Mislink]:
    """``](`` with a URL behind it that did not become a link."""
    text = document.text
    plain = text.count("](http")
    links = [target.start for kind, _, _, _, target in document.links if kind in ("inline", "image")]
    if plain == sum([text.startswith("](http", start - 2) for start in links]) and not _LOOSE.search(text):
        return  # every one of them became a link
    targets = set(links)
    for bracket in positions(text, "]("):
        start = bracket + 2
        if start in targets:
            continue
        scheme = _SCHEME.match(text, start)
        if scheme is None or scheme.start(1) in targets or text[bracket - 1 : bracket] == "\\":
            continue
        run = runs.at(bracket)
        if run is not None:
            yield from _broken_target(document, run, bracket, scheme)


def _broken_target(document: Document, run: Run, bracket: int, scheme: re.Match[str]) -> Iterator[Mislink]:
    text, start = document.text, scheme.start(1)
    limit = min(run.span.end, start + _LONGEST)
    end = text.find(")", start, limit)
    if end < 0:
        if run.in_cell and _goes_on_behind_a_pipe(text, run.span.end):
            return
        stop = _STOP.search(text, start, limit)
        at = stop.start() if stop else limit
        fix = Edit(Span(at, at), ")")
        yield Mislink(
            Span(bracket, at), f'the link to {shorten(text[start:at])} lacks its closing ")"', (fix,), text[start:at]
        )
        return
    url = text[start:end]
    at, opens = _end_of_open(text, start, limit), text.rfind("[", _label_start(run, bracket), bracket)
    if at > 0 and opens >= 0 and text[opens - 1 : opens] != "\\":
        url = text[start:at]
        message = f'the link to {shorten(url)} lacks its closing ")"'
        is_name = _NAME_AT_END.search(url) is not None
        yield Mislink(Span(bracket, at), message, (Edit(Span(at, at), ")"),) if is_name else (), url)
    elif _BLANK.search(url.strip()):
        host = _HOST.match(text, scheme.end())
        head_end = host.end() if host else scheme.end()
        whole = not _BLANK.search(text[head_end:end].strip())
        head = _BLANK.sub("", text[start:head_end]).replace("：", ":")
        # Blanks before the path can only be a slip. In a path they may stand for %20, or for nothing.
        edit = (Edit(Span(start, head_end), head),) if whole else ()
        message = f'there is a space in the URL "{shorten(url)}": this is no link'
        yield Mislink(Span(start, end), message, edit, url)
    elif (
        "[" not in text[(label := _label_start(run, bracket)) : bracket]
        and not _is_cut(text, label)
        and not _is_around_image(run, text, bracket)
    ):
        yield Mislink(Span(bracket, end + 1), f'the link to {shorten(url)} lacks its opening "["', (), url)


def _is_around_image(run: Run, text: str, bracket: int) -> bool:
    """Tell whether what stands before a bracket was meant as an image in a link: its full-width sign is told."""
    before = link_before(run.inline.links, bracket - 1)
    return (
        before is not None and before.span.end == bracket and text[before.span.start - 2 : before.span.start] == "[！"
    )


def _end_of_open(text: str, start: int, limit: int) -> int:
    """Return where an address ends whose last parenthesis closes one of its own, not the link; -1 for any other."""
    stop = _STOP.search(text, start, limit)
    address = text[start : stop.start() if stop else limit]
    end = address.rfind(")") + 1
    rest = text[start + end : text.find("\n", start, limit) + 1 or limit]
    is_open = "(" in address and address.count("(", 0, end) == address.count(")", 0, end) and ")" not in rest
    return start + end if is_open else -1


def _goes_on_behind_a_pipe(text: str, end: int) -> bool:
    """Tell whether the parenthesis that a cell lacks stands in the next one: RS101 says that of the row."""
    line = text[end : text.find("\n", end) + 1 or len(text)]
    closing = line.find(")")
    return closing >= 0 and "|" in line[:closing] and "(" not in line[:closing]


def _is_cut(text: str, label: int) -> bool:
    """Tell whether a pipe right before a text cuts it from its opening bracket: RS101 says that of the row."""
    pipe = text.rfind("|", 0, label + 1)
    if pipe < 0 or text[pipe + 1 : label].strip():
        return False
    cell = text[max(text.rfind("|", 0, pipe), text.rfind("\n", 0, pipe)) + 1 : pipe]
    return cell.rfind("[") > cell.rfind("]")


def _spaced_paths(document: Document, runs: Runs) -> Iterator[Mislink]:
    """``[text](a file.md)``."""
    text = document.text
    for match in _SPACED.finditer(text):
        run = runs.at(match.start())
        if run is None or text[match.start() - 1 : match.start()] == "\\" or "{{" in match[1] or "{%" in match[1]:
            continue  # a site's template fills it in
        label = _label_start(run, match.start())
        before = link_before(run.inline.links, match.start())
        if "[" not in text[label : match.start()] or (before is not None and match.start() < before.span.end):
            continue
        span = Span(*match.span(1))
        message = f'there is a space in the path "{shorten(match[1])}": this is no link'
        yield Mislink(span, message, (Edit(span, f"<{match[1]}>"),), match[1])


def _spaced_targets(document: Document, runs: Runs) -> Iterator[Mislink]:
    """``[text](#a place)``, ``[text](mailto:me@example.org?subject=two words)``."""
    text = document.text
    for bracket in (*positions(text, "](#"), *positions(text, "](mailto:")):
        match = _SPACED_TARGET.match(text, bracket + 2)
        run = runs.at(bracket) if match else None
        if match is None or run is None or "[" not in text[_label_start(run, bracket) : bracket]:
            continue
        what = "fragment" if match[1].startswith("#") else "address"
        message = f'there is a space in the {what} "{shorten(match[1])}": this is no link'
        fix = () if what == "fragment" else (Edit(Span(*match.span(1)), match[1].replace(" ", "%20")),)
        yield Mislink(Span(*match.span(1)), message, fix, match[1])


def _label_start(run: Run, bracket: int) -> int:
    """Return from where on the label of a link may begin whose ``]`` stands at ``bracket``."""
    before = link_before(run.inline.links, bracket - 1)
    start = before.span.end if before is not None and before.span.end <= bracket else run.span.start
    return max(start, bracket - _LONGEST)


def _unclosed_labels(document: Document, runs: Runs) -> Iterator[Mislink]:
    """``[text(url)``: the bracket between text and URL is missing."""
    text = document.text
    if text.count("(http") == text.count("](http"):
        return
    for position in positions(text, "(http"):
        if text[position - 1 : position] in ("]", " ", "（", "") or "[" not in text[max(0, position - 80) : position]:
            continue
        start = text.rfind("[", max(0, position - _MOST), position)
        label, end = text[start + 1 : position], text.find(")", position, position + _LONGEST)
        if "]" in label or "\n" in label or "|" in label or not label.strip() or text[start - 1 : start] == "\\":
            continue
        if end < 0 or "]" in text[end : end + 2] or re.search(r"[\s\]]", text[position:end]) or not runs.at(start):
            continue
        message = f'"[{shorten(label, 40)}(…)" lacks the "]" before its URL'
        yield Mislink(Span(start, end + 1), message, (Edit(Span(position, position), "]"),), text[position + 1 : end])


def _unopened_targets(document: Document, runs: Runs) -> Iterator[Mislink]:
    """``[text]https://host)``: the parenthesis before the URL is missing."""
    text = document.text
    for bracket in positions(text, "]http"):
        match = _UNOPENED.match(text, bracket + 1)
        run = runs.at(bracket) if match else None
        start = text.rfind("[", max(0, bracket - _MOST), bracket)
        if match is None or run is None or start < run.span.start or "]" in text[start:bracket]:
            continue
        before = text[run.span.start : start]
        if before.count("(") == before.count(")"):
            message = f'"{shorten(text[start : match.end()], 60)}" lacks the "(" before its URL'
            fix = (Edit(Span(bracket + 1, bracket + 1), "("),)
            yield Mislink(Span(start, match.end()), message, fix, match[1])


def _unclosed_bold(document: Document, runs: Runs) -> Iterator[Mislink]:
    """``[**text**`` among links: bracket and target are missing."""
    text = document.text
    for position in positions(text, "[**"):
        match = _BOLD_LABEL.match(text, position)
        run = runs.at(position) if match else None
        if match is None or run is None or text[position - 1 : position] == "\\":
            continue
        if len(run.inline.links) and _stays_open(text, match.end(), min(run.span.end, match.end() + _LONGEST)):
            message = f'"[{match[1]}" opens a link that has no end and no target'
            yield Mislink(Span(*match.span()), message, (), match[1])


def _stays_open(text: str, position: int, end: int) -> bool:
    """Tell whether no bracket up to ``end`` closes the one that is open at ``position``."""
    depth = 1
    for match in _BRACKETS.finditer(text, position, end):
        depth += {"[": 1, "]": -1}.get(match[0], 0)
        if depth == 0:
            return False
    return True
