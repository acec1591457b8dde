"""A text divided at its signs, coarsely or finely, and how two languages' texts are divided alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from readme_sync.sync.tokens import Token, is_break, normal, tokens
from readme_sync.values import NamedTuple

DEPTHS = 6  # at line breaks; colons and stops; commas; whole brackets; every sign but those in links; every sign
_BRACKETS = 3
FINE = 4  # from here on signs part within brackets too
_SHORT = 2  # characters of a word
_STOPS = frozenset(":：。+＋;；")
_COMMAS = frozenset("、,，・")
_SIGNS = _STOPS | _COMMAS | frozenset('（）()「」『』“”"／/[]&→|')
_OPEN, _CLOSE = frozenset("(（「『"), frozenset(")）」』")
_MARKS = ("target", "note", "open", "tag", "mark", "code", "url")


class Part(NamedTuple):
    """A piece of a text: a sign with the spaces around it, or what stands between two signs (it may be empty)."""

    text: str
    is_sign: bool
    is_mark: bool = False  # a sign that means the same in every language: a link, emphasis, a line break


_NOTHING = Part("", is_sign=False)


@lru_cache(maxsize=8192)
def divide(text: str, depth: int) -> tuple[Part, ...]:
    """Return the parts of ``text``, in turns what stands between signs and a sign; put together they are the text."""
    parts: list[Part] = []
    run: list[str] = []
    pieces = tokens(text)
    at = nested = linked = 0
    while at < len(pieces):
        token = pieces[at]
        linked -= linked > 0 and (token.kind == "target" or token.text == "]")
        is_bracket = depth <= _BRACKETS and linked == 0
        nested += is_bracket and token.text in _OPEN
        outside = linked == 0 and nested == 0
        closes = is_bracket and nested > 0 and token.text in _CLOSE
        nested -= closes
        linked += token.kind == "open"
        if _divides(token, depth, outside=outside):
            before, after = "", ""
            if token.kind == "sign" or is_break(token):
                while run and not run[-1].strip():
                    before = run.pop() + before
                if at + 1 < len(pieces) and pieces[at + 1].kind == "space":
                    at += 1
                    after = pieces[at].text
            parts.append(Part("".join(run), is_sign=False))
            parts.append(Part(before + token.text + after, is_sign=True, is_mark=token.kind in _MARKS))
            run.clear()
        else:
            run.append(token.text)
            if depth == _BRACKETS and closes and nested == 0:
                at, run, parts = _bracket(pieces, at, run, parts)
        at += 1
    parts.append(Part("".join(run), is_sign=False))
    return tuple(parts)


def _bracket(pieces: Sequence[Token], at: int, run: list[str], parts: list[Part]) -> tuple[int, list[str], list[Part]]:
    """Part what stands before a bracket, the bracket, and what follows: the bracket is a text of its own."""
    depth = 0
    start = len(run)
    while start:
        start -= 1
        depth += (run[start] in _CLOSE) - (run[start] in _OPEN)
        if depth == 0:
            break
    head, inside = run[:start], run[start:]
    if start and depth == 0:
        gap = ""
        while head and not head[-1].strip():
            gap = head.pop() + gap
        parts.append(Part("".join(head), is_sign=False))
        parts.append(Part(gap, is_sign=True))
    if at + 1 < len(pieces):
        after = ""
        if pieces[at + 1].kind == "space":
            at += 1
            after = pieces[at].text
        parts.append(Part("".join(inside), is_sign=False))
        parts.append(Part(after, is_sign=True))
        return at, [], parts
    return at, inside, parts


def _divides(token: Token, depth: int, *, outside: bool) -> bool:
    if is_break(token):
        return True
    if depth >= FINE:
        is_sign = token.kind in _MARKS or (token.kind == "sign" and token.text in _SIGNS)
        return is_sign and (outside or depth == DEPTHS - 1)
    if not outside or token.kind != "sign":
        return False
    return (depth >= 1 and token.text in _STOPS) or (depth >= 2 and token.text in _COMMAS)


def aligned(source: str, target: str, depth: int) -> list[tuple[Part, Part]] | None:
    """Return the parts of two texts side by side, or None where they are not divided alike (or not at all)."""
    ones, others = _same_end(divide(source, depth), divide(target, depth))
    if len(ones) != len(others) or len(ones) == 1:
        return None
    for one, other in zip(ones[1::2], others[1::2], strict=True):
        if _sign_key(one) != _sign_key(other):
            return None
    if any(map(_is_apart, ones[::2], others[::2])) or _is_bound(ones) or _is_bound(others):
        return None
    if depth >= FINE and _is_crossed(ones[::2], others[::2]):
        return None
    return list(zip(ones, others, strict=True))


def _is_apart(one: Part, other: Part) -> bool:
    """Tell whether one language says nothing here, and what the other says in another part."""
    mine, theirs = one.text.strip(), other.text.strip()
    return bool(mine) != bool(theirs) and _says_much(mine or theirs)


def _is_crossed(ones: Sequence[Part], others: Sequence[Part]) -> bool:
    """Tell whether each language says something in a part where the other has none: it is in another one there.

    Run `x`. is `x` を実行します。
    """
    says = [(_has_words(one), _has_words(other)) for one, other in zip(ones, others, strict=True)]
    return (True, False) in says and (False, True) in says


def _has_words(part: Part) -> bool:
    return any(token.kind in ("name", "script") for token in tokens(part.text))


def _is_bound(parts: Sequence[Part]) -> bool:
    """Tell whether a part goes on what is before it: a Japanese particle behind a bracket makes one clause of both."""
    return any(
        f"{before.text}{sign.text}".rstrip()[-1:] in _ENDS and _PARTICLE.match(part.text)
        for before, sign, part in zip(parts[:-1:2], parts[1::2], parts[2::2], strict=True)
    )


_ENDS = frozenset(")）」』]")
_PARTICLE = re.compile(r"\s*[\u3041-\u3096]")


def _says_much(text: str) -> bool:
    """Tell whether a text is more than a word that a translation can leave out, as 計 before a number."""
    found = tokens(text)
    return sum(token.kind == "script" for token in found) > _SHORT or sum(token.kind == "name" for token in found) > 1


def _same_end(ones: Sequence[Part], others: Sequence[Part]) -> tuple[Sequence[Part], Sequence[Part]]:
    """Divide a translation at the stop at its end where the source is divided there, and nowhere else.

    「。」 parts two sentences and ends the last; a full stop may belong to a number or to what is shortened.
    """
    last = others[-1].text
    if _ends(ones) and not _ends(others) and last.endswith("."):
        others = (*others[:-1], Part(last[:-1], is_sign=False), Part(".", is_sign=True), _NOTHING)
    elif _ends(others) and not _ends(ones) and ones[-1].text.endswith("."):
        others = (*others[:-3], Part(others[-3].text + others[-2].text, is_sign=False))
    return ones, others


def _ends(parts: Sequence[Part]) -> bool:
    """Tell whether the last of ``parts`` is what stands behind a stop at the end: nothing."""
    return len(parts) > 2 and not parts[-1].text and parts[-2].text.strip() in ("。", ".")


def _sign_key(part: Part) -> str:
    bare = part.text.strip()
    if bare.startswith("]("):
        return "]("
    key = normal(bare) if bare else ""
    return {"“": '"', "”": '"', "「": '"', "」": '"', "『": '"', "』": '"', ".": "。"}.get(key, key)
