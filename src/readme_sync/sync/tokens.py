"""The pieces of a run of Markdown: links, marks, numbers, names, words of a language, and the signs between them."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache
from typing import Literal

from readme_sync.align.evidence import name_likeness
from readme_sync.values import NamedTuple

Kind = Literal["open", "target", "note", "tag", "mark", "code", "url", "number", "name", "space", "script", "sign"]

_SPELT = 0.85  # of the pairs of letters of a few words, which are the same words in another form
_FEW = 60  # letters in a few words
_ENDING = 2  # letters that a word has more in another form
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\uffef]")
_DIGITS = re.compile(r"\d+")
_LETTERS = r"A-Za-z\u00c0-\u024f"
SCRIPT = r"[\u3040-\u30ff\u3005\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af\u0370-\u1fff]"  # letters that are no Latin ones
_TOKEN = re.compile(
    r"(?P<target>\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\))"
    r"|(?P<note>\[\^[^\]\s]+\])"
    r"|(?P<open>!?\[)"
    r"|(?P<code>`+[^`]+`+|<code>[^<>]*</code>|<kbd>[^<>]*</kbd>)"
    r"|(?P<tag><!--.*?-->|</?[A-Za-z][^<>]*>)"
    r"|(?P<mark>\*+|__)"
    r"|(?P<url>https?://[^\s)>|\"'<]+)"
    rf"|(?P<number>(?:\d+(?:[.,]\d+)*)(?:[{_LETTERS}]+(?![{_LETTERS}\d]))?)"
    rf"|(?P<name>(?:[{_LETTERS}]|&#?\w+;)(?:[{_LETTERS}\d_]|&#?\w+;|['\u2019.+\-\u2010\u2011/&](?=[{_LETTERS}\d]))*)"
    r"|(?P<space>\s+)"
    rf"|(?P<script>{SCRIPT})"
    r"|(?P<sign>.)",
    re.DOTALL,
)


class Token(NamedTuple):
    """One token; ``key`` is its text without what is typography."""

    kind: Kind
    text: str
    key: str


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of ``text``; put together they are the text."""
    return tuple(
        Token(match.lastgroup, match[0], normal(match[0]))  # type: ignore[arg-type]
        for match in _TOKEN.finditer(text)
    )


_DASHES = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2014": "-", "\u2019": "'", "\u2018": "'",
                         "\u201c": '"', "\u201d": '"', "\u3001": ",", "\u200b": None, "\ufeff": None})  # fmt: skip
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_BEFORE = re.compile(r"\s+(?=[:;!?,.%)\]])|(?<=[(\[])\s+")


@lru_cache(maxsize=32768)
def normal(text: str) -> str:
    """Return ``text`` without typography: widths, kinds of spaces and hyphens, entities, spellings of ``<br>``."""
    if not text.isascii() or "&" in text:
        text = unicodedata.normalize("NFKC", html.unescape(text).translate(_DASHES))
    text = _SPACES.sub(" ", text)
    if "<" in text:
        text = _BREAK.sub("<br>", text)
    return _BEFORE.sub("", text).strip() or text[:1]


_STOP = re.compile(r"(?<![.\d])[。．.]\s*\Z")


def unended(text: str) -> str:
    """Return ``text`` without the stop at its end."""
    return _STOP.sub("", text)


def said(text: str) -> str:
    """Return what tells whether two texts say the same: no typography, and no stop at the end."""
    return normal(unended(text))


def same(a: str, b: str) -> bool:
    """Tell whether two texts differ in typography at most."""
    return a == b or normal(a) == normal(b)


def target(token: Token) -> str:
    """Return the address of a ``](address)`` token."""
    return token.text[2:-1].split(" ", 1)[0].split("\t", 1)[0]


def is_break(token: Token) -> bool:
    """Tell whether a token is a line break in a cell."""
    return token.kind == "tag" and token.key == "<br>"


def is_spelt_alike(one: str, other: str) -> bool:
    """Tell whether two short texts are the same words, of which one has another ending or a letter more.

    A number is no ending, and where each letter is a word, one more is another word.
    """
    one, other = sorted((" ".join(text.lower().split()) for text in (one, other)), key=len)
    if len(other) > _FEW or len(other) - len(one) > _ENDING or _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    if _WIDE.search(one) or _WIDE.search(other):
        return False
    return (len(one) > _ENDING + 1 and other.startswith(one)) or name_likeness(one, other) >= _SPELT
