"""Links whose brackets a translator, or an input method, made full-width: GitHub shows them as they are written.

So it does where the title behind an address stands in the quotation marks of a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from readme_sync.markdown.document import Document
from readme_sync.regex import lazy
from readme_sync.rules.links.mislinks import Mislink
from readme_sync.rules.links.runs import Runs
from readme_sync.rules.messages import shorten
from readme_sync.text import Edit, Span

_LINK = lazy(
    r"(?P<open>[\[［【])(?P<label>(?:!\[[^\[\]\n]{0,100}\]\([^()\n]{0,500}\)|[^\[\]［］【】\n]){1,200})(?P<close>[\]］】])[ \u3000]?"
    r"(?P<paren>[(（])(?P<target>[^()（）\n]{1,1000}?)(?P<end>[)）])"
)
# Where on a line such a link ends: the large pattern looks at these lines alone, a fortieth of a Japanese README.
_MAY_BE = re.compile(r"[［］】\]](?:(?<![\]】])|(?<=】)[ \u3000]?\(|[ \u3000]?(?:（|\([^()（）\n]{1,1000}）))")
# An image whose first sign was translated is a link, and shows no picture.
_IMAGE = re.compile(
    r"！(?=\[[^\[\]\n]{0,100}\]\([^()\s]{1,500}\.(?:png|jpe?g|gif|svg|webp)(?:\?[^()\s]{0,200})?\))", re.IGNORECASE
)
# What was meant as a target: an address, a path, a fragment, a file's name. What else stands in such brackets is a remark.
_TARGET = lazy(
    r"(?:https?://|www\.|mailto:|\.{0,2}/|#)\S+|(?:[\w%-][\w.%-]*/)+[\w.%#?=&-]*|[\w%-][\w.%-]*\.[A-Za-z]{2,5}(?:[#?]\S*)?"
)
_TITLE = lazy(r"\]\([^\s()<>\[\]\"']{1,500}+[ \t]{1,4}([“”„«»‘’‚「『＂][^()\n]{0,200}?[“”«»‘’」』＂])[ \t]{0,4}\)")
_ASCII = str.maketrans("［］（）【】", "[]()[]")
_MARKS = "［］（）】！"
_LONGEST = 200  # of a label


def quoted_titles(document: Document) -> Iterator[Mislink]:
    """Yield the links whose title is in other quotation marks than Markdown's: ``[text](page „Title“)``."""
    text = document.text
    if text.isascii():
        return
    runs = Runs(document)
    for match in _TITLE.finditer(text):
        start = text.rfind("[", max(0, match.start() - _LONGEST), match.start())
        run = runs.at(start) if start >= 0 and text[start - 1 : start] != "\\" else None
        if run is None or match.end() > run.span.end:
            continue
        title = match[1]
        message = (
            f'"{shorten(text[start : match.end()], 60)}" is no link: {title[0]} {title[-1]} stand where Markdown has "'
        )
        yield Mislink(Span(start, match.end()), message, (Edit(Span(*match.span(1)), f'"{title[1:-1]}"'),), title)


def full_width(document: Document) -> Iterator[Mislink]:
    """Yield the links that full-width brackets keep from being one."""
    text = document.text
    if text.isascii() or not any(mark in text for mark in _MARKS):
        return
    lines = _lines(text)
    images = list(_IMAGE.finditer(text)) if "！" in text else []
    if not lines and not images:
        return
    runs = Runs(document)
    for match in images:
        if runs.at(match.start()) is not None:
            span = Span(*match.span())
            yield Mislink(
                span, "this image is shown as a link: ！ stands where Markdown has !", (Edit(span, "!"),), "!"
            )
    links = {link.span.start for link in document.links}
    for match in chain.from_iterable(_LINK.finditer(text, *line) for line in lines):
        brackets = match["open"] + match["close"] + match["paren"] + match["end"]
        if brackets.isascii() or match.start() in links or text[match.start() - 1 : match.start()] in ("\\", "]"):
            continue
        target = match["target"].strip()
        if match["open"] == "【" and match["paren"] != "(":
            continue  # text in brackets, and more of it
        if not _TARGET.fullmatch(target) or runs.at(match.start()) is None:
            continue
        span = Span(*match.span())
        signs = sorted({sign for sign in brackets if not sign.isascii()})
        message = f'"{shorten(match[0], 60)}" is no link: {" ".join(signs)} stand where Markdown has {_plain(signs)}'
        link = f"{match['open']}{match['label']}{match['close']}{match['paren']}{target}{match['end']}"
        yield Mislink(span, message, (Edit(span, link.translate(_ASCII)),), target)


def _lines(text: str) -> list[tuple[int, int]]:
    """Return where the lines begin and end that such a link may stand on."""
    found = []
    at = 0
    while match := _MAY_BE.search(text, at):
        start, at = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.start())
        at = len(text) if at < 0 else at
        found.append((start, at))
    return found


def _plain(signs: list[str]) -> str:
    return " ".join(sign.translate(_ASCII) for sign in signs)
