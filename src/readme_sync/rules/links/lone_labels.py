"""``[text]`` without a target, where its neighbours are links; targets that no server has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from readme_sync.markdown.document import Document, Link
from readme_sync.regex import lazy
from readme_sync.rules.links.mislinks import Mislink, is_nested
from readme_sync.rules.links.runs import Runs, link_before
from readme_sync.rules.messages import shorten
from readme_sync.text import Edit, Span
from readme_sync.urls.code_host import lacks_branch
from readme_sync.urls.split import fault

# No footnotes, task boxes, callouts, citations ([1]), arrays ([a, b]); nothing behind it that makes it a link.
_LABEL = re.compile(r"\[(?!\^|[ xX]\]|!|\d+\]|\[)([^\[\]\n,|]{1,60})\]")
_USUAL = re.compile(r"[!#-Z\\-_a-~]+")  # no blank, quotation mark, backtick or opening bracket, and all of it ASCII
_END = re.compile(r"\](?![(\[:{\]])")
_PICTURE = lazy(r"\[\s*!\[[^\[\]]*\]\([^()\s]+(?:\s[^()]*)?\)\s*\]\(\s*\)")
_QUOTES = '"“”„«»`'
_SEPARATORS = ",、，/・;；"
_ENTITY = lazy(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def lone_labels(document: Document) -> Iterator[Mislink]:
    """Yield the labels that stand in a row of links and have no target themselves."""
    text, runs = document.text, Runs(document)
    spans = [link.span for link in document.links]
    starts, ends = {start for start, _ in spans}, {end for _, end in spans}
    for closing in _END.finditer(text):
        end = closing.end()
        start = text.rfind("[", max(0, end - 62), end)
        match = _LABEL.match(text, start, end) if start >= 0 else None
        if match is None or start in starts or text[start - 1 : start] in ("\\", "!", "]"):
            continue
        before, after = _before(text, start) in ends, _after(text, end) in starts
        if not before and not after:
            continue
        run = runs.at(start)
        # In a cell one neighbour shows that links are listed; in prose both have to.
        if run is None or not (run.in_cell or (before and after)) or _inside(start, run.inline.links):
            continue
        label = match[1]
        yield Mislink(Span(start, end), f'"[{shorten(label)}]" has no target; the links beside it have one', (), label)


def _before(text: str, position: int) -> int:
    """Return where the thing before a separator ends, or -1 when no separator stands there."""
    position = _skip(text, position, -1, " \t\n*")
    if position > 0 and text[position - 1] in _SEPARATORS:
        return _skip(text, position - 1, -1, " \t\n*")
    return -1


def _after(text: str, position: int) -> int:
    position = _skip(text, position, 1, " \t\n*")
    if text[position : position + 1] and text[position] in _SEPARATORS:
        return _skip(text, position + 1, 1, " \t\n*")
    return -1


def _skip(text: str, position: int, step: int, characters: str) -> int:
    """Move over ``characters``, at most twenty of them."""
    for _ in range(20):
        at = position if step > 0 else position - 1
        if not 0 <= at < len(text) or text[at] not in characters:
            break
        position += step
    return position


def _inside(position: int, links: tuple[Link, ...]) -> bool:
    before = link_before(links, position)
    return before is not None and position < before.span.end


def _is_picture_alone(document: Document, link: Link) -> bool:
    """Tell whether a link without a target holds a picture and no word: GitHub would link the picture to itself."""
    return _PICTURE.fullmatch(document.raw(link.span)) is not None


def unseen_links(document: Document) -> Iterator[Mislink]:
    """Yield the links to pages that have no text and hold no picture: the page shows nothing."""
    for link in document.links:
        if link.text or link.kind != "inline" or "://" not in link.target:
            continue
        if document.text.startswith("[](", link.span.start):
            message = f"the link to {shorten(link.target, 80)} has no text: nobody sees it"
            yield Mislink(link.span, message, (), link.target)


def odd_targets(document: Document) -> Iterator[Mislink]:
    """Yield the links whose target is empty, or holds something that no URL has."""
    for link in document.links:
        target, span = link.target, link.target_span
        if _is_usual(target):
            continue
        if not target:
            if link.kind == "inline" and link.text.strip():
                message = f'the link "{shorten(link.text)}" has no target'
                yield Mislink(link.span, message, (), link.text, _is_picture_alone(document, link))
            continue
        if is_nested(link):
            url, _, other = target[1:].partition("](")
            url, other = url.partition("]")[0], other.rstrip(")")
            url = url.rstrip(")") if target[0] == "(" else url
            is_one = other in ("", url.rstrip(")"))  # of two addresses, nobody knows which was meant
            fix = (Edit(span, url),) if span.end > span.start and is_one else ()
            meant = f"{shorten(url)} alone was meant" if is_one else f"the second is {shorten(other)}"
            yield Mislink(span, f"the target is written as a link again; {meant}", fix, url)
        elif link.kind in ("inline", "reference", "html") and is_quoted(target):
            url = target.strip(_QUOTES)
            fix = (Edit(span, url),) if document.raw(span) == target else ()
            message = f'a quotation mark has got into the address "{shorten(target, 80)}"; {shorten(url, 80)} was meant'
            yield Mislink(span if span.end > span.start else link.span, message, fix, target)
        elif link.kind == "html" and " " in target.strip().partition("//")[2].partition("/")[0]:
            yield Mislink(span, f'there is a space in the host of "{shorten(target)}"', (), target)
        elif (gone_on := end_of_bare(link)) is not None:
            url, sign = gone_on
            message = f'GitHub takes "{sign}" as part of the address {shorten(url, 80)}: put a space between them'
            yield Mislink(span, message, (Edit(Span(span.start, span.start + len(url)), f"<{url}>"),), url)
        elif url := begun_again(target):
            fix = (Edit(span, url),) if document.raw(span) == target else ()
            message = f'"{shorten(target, 80)}" begins twice; {shorten(url, 80)} was meant'
            yield Mislink(span if span.end > span.start else link.span, message, fix, target)
        elif url := with_its_scheme(target):
            fix = (Edit(span, url),) if document.raw(span) == target else ()
            message = f'the beginning of "{shorten(target, 80)}" is misspelt; {shorten(url, 80)} was meant'
            yield Mislink(span if span.end > span.start else link.span, message, fix, target)
        elif message := _leads_nowhere(link):
            yield Mislink(span if span.end > span.start else link.span, message, (), target)
        elif span.end > span.start and (not target.isascii() or "\xa0" in target):
            yield from _invisible(document, link)


def _leads_nowhere(link: Link) -> str:
    """Return what to say of an address that no server has; "" for others, and for a bare one, which is but text."""
    if ended := _SIGN_AT_END.fullmatch(link.target):
        return f'the address {shorten(ended[1], 80)} ends with "{ended[2]}", which belongs to the text'
    if link.target.startswith("mailto://"):
        return f'"{shorten(link.target, 80)}" writes to nobody: no slashes stand behind "mailto:"'
    if path := lacks_branch(link.target):
        return (
            f'"{shorten(link.target, 80)}" is no page of GitHub: before "{shorten(path, 40)}" stand blob/ and a branch'
        )
    if link.kind == "bare" or (reason := fault(link.target)) is None:
        return ""
    return f'"{shorten(link.target)}" is an address that no server has: {reason}'


def end_of_bare(link: Link) -> tuple[str, str] | None:
    """Return a bare address and the full-width sign behind it that GitHub takes for its part, None where none is.

    Nor are the marks of a stress behind the address its part, nor a bracket that it does not open.
    """
    return goes_on(link.target) if link.kind == "bare" else None


def goes_on(target: str) -> tuple[str, str] | None:
    """Return an address and the full-width sign behind it that a bare one takes for its part, None where none is."""
    if target.isascii() or (found := _GONE_ON.match(target)) is None:
        return None
    if found[2] in _OPENING and found[1][-1] in "/=_-":
        return None  # the name of a page may begin so
    if found[2] in _IN_NAMES and _ENCYCLOPEDIA.search(found[1]):
        return None  # an encyclopedia tells pages of one name apart so, and has them of books and proverbs
    url = found[1].rstrip("*_~")
    if url.endswith(")") and "(" not in url:  # the bracket was opened before the address, by a full-width one
        url = url.rstrip(")")
    return url, found[2]


@lru_cache(maxsize=4096)  # most addresses stand in every edition
def _is_usual(target: str) -> bool:
    """Tell whether nothing is odd about an address of letters, digits and common signs, wherever it stands."""
    if _USUAL.fullmatch(target) is None or with_its_scheme(target):
        return False
    is_one = not begun_again(target) and fault(target) is None and not lacks_branch(target)
    return is_one and not target.startswith(("mailto://", "("))


def begun_again(target: str) -> str:
    """Return the address that stands within one of the same host; "" for others: a mirror shows pages of others so."""
    at = target.find("://", _SCHEME)
    if at < 0:
        return ""  # nearly always
    before, scheme, inner = target[:at].rpartition("http")
    whole = scheme + inner + target[at:]
    is_whole = inner in ("", "s") and before == f"{before.partition('://')[0]}://{_host(whole)}/"
    return whole if is_whole else ""


def with_its_scheme(target: str) -> str:
    """Return the web address of which the scheme is misspelt (``htps://host``); "" for others: there are many schemes."""
    if "：" in target and (wide := _WIDE_SCHEME.match(target)):
        return f"{wide[1]}://{target[wide.end() :]}"
    scheme, parted, rest = target.partition("://")
    if not parted or scheme.lower() in _SCHEMES or not rest or not scheme.isalpha():
        return ""  # nearly always
    return next((f"{one}://{rest}" for one in _SCHEMES if is_letter_off(scheme.lower(), one)), "")


def is_letter_off(word: str, right: str) -> bool:
    """Tell whether a word of the right one's letters has one more, one less, another one, or two exchanged."""
    if not set(right).issuperset(word):
        return False
    if abs(len(word) - len(right)) == 1:
        longer, shorter = sorted((word, right), key=len, reverse=True)
        return any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))
    wrong = sum(a != b for a, b in zip(word, right, strict=False))
    return len(word) == len(right) and (wrong == 1 or (wrong == 2 and sorted(word) == sorted(right)))


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0]


def is_quoted(target: str) -> bool:
    """Tell whether an address has a quotation mark at an end, and none inside that the mark closes."""
    bare = target.strip(_QUOTES)
    return bare != target and bare.startswith(("http://", "https://")) and not any(sign in bare for sign in _QUOTES)


# An address in ASCII, and a sign behind it that no address has.
_GONE_ON = lazy(r"(https?://[\x21-\x7e]+)([）。，、；：！？」』》】”’»（「『《【“‘«])")
_SIGN_AT_END = lazy(r"(https?://[\x21-\x7e]+)([。，、；：])")
_OPENING = "（「『《【“‘«"
_IN_NAMES = f"{_OPENING}”’»"
_ENCYCLOPEDIA = lazy(r"/(?:wiki|item)/")
_SCHEME = len("https://")
_SCHEMES = ("https", "http")
_WIDE_SCHEME = lazy(r"(https?)：[/／]{2}(?=\S)")
_JOINERS = "\u200c\u200d"


def has_invisible(document: Document, link: Link) -> bool:
    """Tell whether a target has a character that nobody sees, which RS104 says."""
    return next(_invisible(document, link), None) is not None


def _invisible(document: Document, link: Link) -> Iterator[Mislink]:
    """What an entity hides in a URL (a dash that is no hyphen, a blank), and blanks that nobody sees."""
    raw = document.raw(link.target_span)
    for match in _ENTITY.finditer(raw):
        character = unescape(match[0])
        if character.isascii() or unicodedata.category(character[0]) not in ("Pd", "Zs", "Cf"):
            continue
        start = link.target_span.start + match.start()
        dash = "-" if unicodedata.category(character[0]) == "Pd" else ""
        fix = Edit(Span(start, start + len(match[0])), dash)
        message = f'the entity "{match[0]}" in the URL "{shorten(raw)}" makes it another address'
        yield Mislink(link.target_span, message, (fix,), link.target)
        return
    for index, character in enumerate(raw):
        if character in _JOINERS and not (raw[index - 1 : index] + raw[index + 1 : index + 2]).isascii():
            continue  # Persian, Hindi and emoji are written with them
        if not character.isascii() and unicodedata.category(character) in ("Zs", "Cf"):
            start = link.target_span.start + index
            message = f'there is an invisible character (U+{ord(character):04X}) in the URL "{shorten(raw)}"'
            yield Mislink(link.target_span, message, (Edit(Span(start, start + 1), ""),), link.target)
            return
