"""Signs that the page shows as they are written: full-width marks, codes for characters, numbers of two scripts.

An input method or a program that translates writes ``＊＊bold＊＊`` and ``｀code｀``; one that escapes a text twice
leaves ``&amp;nbsp;``, and the codes that its language has for a new line and for letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from readme_sync.markdown.document import Document
from readme_sync.regex import lazy
from readme_sync.rules.links.runs import Runs
from readme_sync.rules.messages import shorten
from readme_sync.text import Edit, Span, are_around
from readme_sync.values import NamedTuple

_WIDE_BOLD = lazy(r"＊＊(?=[^\s＊])[^＊\n]{1,80}＊＊")
_WIDE_CODE = lazy(r"｀(?=[^\s｀])[^｀\n]{1,80}｀(?!｀)")
_ENTITY = lazy(r"&amp;(?:amp|lt|gt|quot|nbsp|#\d{2,6});")
_LINES = lazy(r"\\n(?:\\n|[-*] |#{1,6} )")
_CODES = lazy(r"\\u[0-9a-fA-F]{4}(?:\\u[0-9a-fA-F]{4}){2,}")
_CONTROLS = "".join(map(chr, (*range(1, 9), 0x0B, *range(0x0E, 0x20), 0x7F)))
_CONTROL = lazy(f"[{re.escape(_CONTROLS)}]")
# A digit of ASCII right beside one of another script or width.
_DIGITS = lazy(r"[0-9](?:(?=[^\x00-\x7f\D])|(?<=[^\x00-\x7f\D][0-9]))")
_NUMBER = lazy(r"\d+")
# Letters that look alike: one of the other script between letters of a word.
_CYRILLIC = "асеіјорѕухАВЕКМНОРСТУХІЈЅ"
_CYRILLIC_WITHIN = lazy(
    rf"[{_CYRILLIC}](?:(?<=[A-Za-z]{{2}}.)(?=[A-Za-z])|(?<=[A-Za-z].)(?=[A-Za-z]{{2}})|(?<![^\W_].)(?=[A-Za-z]{{3}}))"
)
_LATIN_WITHIN = lazy(
    r"[aceopxyABCEHKMOPTX](?:(?<=[а-яё]{2}.)(?=[а-яё])|(?<=[А-яё].)(?=[а-яё]{2})|(?<![^\W_].)(?=[а-яё]{3}))"
)
_WORD = lazy(r"[^\W_]*")
_LONGEST = 60  # of a word or a number
_ALERT = lazy(
    r">[ \t]*([\[［【][ \t]*[!！][ \t]*(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)[ \t]*[\]］】])[ \t\r]*$", re.MULTILINE
)
_MARGINS = ("", " ", "  ", "   ")  # what may stand before the sign of a quotation

Found = tuple[str, Span, str, tuple[Edit, ...]]  # the kind, the place, what is said of it, and what mends it


class _Kind(NamedTuple):
    """A kind of such signs: those without which there is none, what finds it, and what is said."""

    name: str
    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    said: str


_KINDS = (
    _Kind("wide bold", ("＊＊",), _WIDE_BOLD, '"{}" is shown as it is written: ＊ stands where Markdown has *'),
    _Kind("wide code", ("｀",), _WIDE_CODE, '"{}" is shown as it is written: ｀ stands where Markdown has `'),
    _Kind("entity", ("&amp;",), _ENTITY, '"{}" is escaped twice: the page shows the code and not the sign'),
    _Kind("lines", ("\\n",), _LINES, '"{}" is shown as it is written, and begins no new line'),
    _Kind("codes", ("\\u",), _CODES, '"{}" is shown as it is written: the letters were meant'),
)


def shown_signs(document: Document, runs: Runs) -> Iterator[Found]:
    """Yield the places of each kind, what is said of them, and the edits that mend them."""
    text = document.text
    for kind in _KINDS:
        if not any(sign in text for sign in kind.signs):
            continue  # nearly always
        for found in kind.pattern.finditer(text):
            if runs.at(found.start()) is not None:
                yield kind.name, Span(*found.span()), kind.said.format(shorten(found[0])), _mended(kind, found)
    for found in _CONTROL.finditer(text) if _has_any(text, _CONTROLS) else ():
        if runs.at(found.start()) is not None:
            message = f"a control character (U+{ord(found[0]):04X}) stands in the text"
            yield "control", Span(*found.span()), message, (Edit(Span(*found.span()), ""),)
    yield from _alerts(document)
    if not text.isascii():
        yield from _numbers(text, runs)
        yield from _words(text, runs)


def _mended(kind: _Kind, found: re.Match[str]) -> tuple[Edit, ...]:
    if kind.name == "entity":
        return (Edit(Span(*found.span()), found[0].replace("&amp;", "&", 1)),)
    if kind.name.startswith("wide"):
        return (Edit(Span(*found.span()), found[0].replace("＊", "*").replace("｀", "`")),)
    return ()


def _alerts(document: Document) -> Iterator[Found]:
    """Yield the heads of alerts that GitHub takes for text: a blank or a full-width sign stands in them."""
    text = document.text
    for found in _ALERT.finditer(text) if "!" in text or "！" in text else ():
        word = re.sub(r"\W", "", found[1])
        if found[1] == f"[!{word}]" or text[text.rfind("\n", 0, found.start()) + 1 : found.start()] not in _MARGINS:
            continue
        if not are_around(document.paragraphs, found.start(1)):
            continue
        span = Span(*found.span(1))
        message = f'"{found[1]}" is shown as it is written: "[!{word.upper()}]" makes an alert'
        yield "alert", span, message, (Edit(span, f"[!{word.upper()}]"),)


def _numbers(text: str, runs: Runs) -> Iterator[Found]:
    """Yield the numbers whose digits are of two scripts, or of two widths."""
    end = 0
    for found in _DIGITS.finditer(text):
        at = found.start()
        if at < end:
            continue
        start = at
        while start > max(0, at - _LONGEST) and text[start - 1].isdecimal():
            start -= 1
        whole = _NUMBER.match(text, start)
        end = whole.end() if whole is not None else at + 1
        if runs.at(at) is not None:
            message = f'the digits of "{shorten(text[start:end])}" are of two scripts or widths'
            yield "number", Span(start, end), message, ()


def _words(text: str, runs: Runs) -> Iterator[Found]:
    """Yield the words with a letter of another script that looks alike: nobody finds them."""
    for pattern, script, signs in ((_CYRILLIC_WITHIN, "Cyrillic", _CYRILLIC), (_LATIN_WITHIN, "Latin", "оаеи")):
        if not _has_any(text, signs):
            continue
        for found in pattern.finditer(text):
            at = found.start()
            start = at
            while start > max(0, at - _LONGEST) and text[start - 1].isalnum():
                start -= 1
            whole = _WORD.match(text, start)
            if whole is not None and runs.at(at) is not None:
                message = f'the "{found[0]}" in "{shorten(whole[0])}" is a {script} letter that looks alike'
                yield "letter", Span(*found.span()), message, ()


def _has_any(text: str, signs: str) -> bool:
    """Tell whether a text has one of some signs: that takes less time than to look for a pattern of all of them."""
    return any(map(text.__contains__, signs))
