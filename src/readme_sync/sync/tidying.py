"""Text that was put together, written as one: on one line, with its signs in order and no mark twice."""

from __future__ import annotations

import re

from readme_sync.language.scripts import has_own_letters

_CJK = r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]"
_WRAP = re.compile(rf"(?P<before>(?<={_CJK}))?[ \t]*\r?\n[ \t]*(?P<after>(?={_CJK}))?")
_WIDE_SIGN = re.compile(r"(?<=[\u3001\u3002\uff0c]) +(?=\S)|(?<=\S) +(?=\uff08)")
_INNER = re.compile(r"(?<=\S)[ \t]++(?=\*\*(?:\s|\Z))")  # before bold that ends: asterisks are shown there
_MIXED = re.compile(r"\([^()\uff08\uff09]*\uff09|\uff08[^()\uff08\uff09]*\)")
_CLOSED_BY = {"「": "」", "『": "』", "«": "»"}
_UNCLOSED = re.compile(r"(?P<sign>[「『«])(?P<words>[^「」『』«»]*)(?P=sign)")
_UNOPENED = re.compile(r"(?P<sign>[」』»])(?P<words>[^「」『』«»]*)(?P=sign)")
_DOUBLE_STOP = re.compile(r"(?<![.\u3002])([.\u3002])[.\u3002]\Z")
_DOUBLE_COLON = re.compile(r"(?<![:\uff1a])([:\uff1a])[ \t]?[:\uff1a](?=[*_]{0,3}\s*\Z)")
_DOUBLE_BREAK = re.compile(r"(<br\s*/?>)(?:\s*<br\s*/?>)+", re.IGNORECASE)
SPACES = re.compile(r"(?<!\s)[ \t]{2,}+(?!\n)")  # not where a wrapped line begins, or breaks


def unwrapped(text: str) -> str:
    """Return ``text`` on one line: between letters that stand without spaces nothing, else a space."""
    return (
        _WRAP.sub(lambda match: " " if None in match.group("before", "after") else "", text) if "\n" in text else text
    )


def signs_in_order(text: str) -> str:
    """Return ``text`` without blanks beside wide signs, each bracket and bold closed as it is opened."""
    text = quoted(_INNER.sub("", _WIDE_SIGN.sub("", text)))
    return _MIXED.sub(lambda match: match[0][:-1] + (")" if match[0][0] == "(" else "\uff09"), text)


def quoted(text: str) -> str:
    """Return ``text`` with each quote opened and closed: the source may have one sign for both."""
    opened = {closing: opening for opening, closing in _CLOSED_BY.items()}
    text = _UNCLOSED.sub(lambda match: f"{match['sign']}{match['words']}{_CLOSED_BY[match['sign']]}", text)
    return _UNOPENED.sub(lambda match: f"{opened[match['sign']]}{match['words']}{match['sign']}", text)


def undoubled(text: str, source: str) -> str:
    """Return ``text`` without a mark that it had already and got once more with a change of the source."""
    if not _DOUBLE_BREAK.search(source):
        text = _DOUBLE_BREAK.sub(r"\1", text)
    if not _DOUBLE_STOP.search(source):
        text = _DOUBLE_STOP.sub(r"\1", text)
    if not _DOUBLE_COLON.search(source):
        text = _DOUBLE_COLON.sub(r"\1", text)
    return text if "****" in source else text.replace("****", "**")


def tidy(text: str, language: str) -> str:
    """Return ``text`` with the spaces that its signs need in ``language``."""
    if has_own_letters(language):
        return text
    text = SPACES.sub(" ", text)
    text = re.sub(r"(?<=[(\[]) | (?=[)\],])", "", text)
    text = re.sub(r"(?<=\))(?=[^\W_])", " ", text)
    text = re.sub(r"\.\s*\.\s*$", ".", text)
    return text.strip()
