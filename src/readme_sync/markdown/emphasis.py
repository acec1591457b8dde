"""Which asterisks make bold: CommonMark's delimiter runs and its "process emphasis" procedure.

Source: CommonMark 0.31, sections 6.2 and "An algorithm for parsing nested emphasis and links".
GitHub applies it as it stands: next to Japanese punctuation ``**`` may stay two asterisks.
"""

from __future__ import annotations

import string
import unicodedata

_STRONG = 2
_SPACE = frozenset(" \t\n\f\r\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))
_ASCII_PUNCTUATION = frozenset(string.punctuation)


class Delimiter:
    """A run of ``*``, ``_`` or ``~`` and what it may do; ``piece`` is its place in the plain text."""

    __slots__ = ("can_close", "can_open", "character", "count", "end", "length", "piece", "position")

    def __init__(self, character: str, position: int, length: int, piece: int, can_open: bool, can_close: bool) -> None:
        self.character = character
        self.position = position
        self.end = position + length
        self.length = length  # as written: the rule of three asks for it
        self.count = length  # what is left
        self.piece = piece
        self.can_open = can_open
        self.can_close = can_close


def is_space(character: str) -> bool:
    """Tell whether ``character`` is what CommonMark calls Unicode white space."""
    return character in _SPACE


def is_punctuation(character: str) -> bool:
    """Tell whether ``character`` is punctuation to GitHub: symbols beyond ASCII are not (CommonMark before 0.31)."""
    return character in _ASCII_PUNCTUATION if character.isascii() else unicodedata.category(character)[0] == "P"


def run_at(content: str, start: int, token: str, piece: int) -> Delimiter | None:
    """Return the delimiter run ``token`` at ``start``, or None when it can neither open nor close."""
    end = start + len(token)
    before = content[start - 1] if start else "\n"
    after = content[end] if end < len(content) else "\n"
    if before == "~" or after == "~":
        before, after = _beyond_tildes(content, start - 1, -1), _beyond_tildes(content, end, 1)
    if before.isalnum() and after.isalnum() and before.isascii() and after.isascii():
        left = right = True
    else:
        space_before, space_after = before in _SPACE, after in _SPACE
        mark_before = not space_before and is_punctuation(before)
        mark_after = not space_after and is_punctuation(after)
        left = not space_after and (not mark_after or space_before or mark_before)
        right = not space_before and (not mark_before or space_after or mark_after)
        if token[0] == "_":
            left, right = left and (not right or mark_before), right and (not left or mark_after)
            return Delimiter("_", start, len(token), piece, left, right) if left or right else None
    if token[0] == "_":
        return None  # inside a word
    return Delimiter(token[0], start, len(token), piece, left, right) if left or right else None


def _beyond_tildes(content: str, at: int, step: int) -> str:
    while 0 <= at < len(content) and content[at] == "~":  # what cmark-gfm does, since strikethrough is an extension
        at += step
    return content[at] if 0 <= at < len(content) else "\n"


def match_emphasis(
    delimiters: list[Delimiter], bottom: int, pieces: list[str]
) -> list[tuple[Delimiter, Delimiter, int]]:
    """Pair the runs from ``bottom`` on; return (opener, closer, width) and shorten their pieces.

    The returned delimiters are copies whose ``position`` and ``end`` are those of the pair itself.
    """
    pairs: list[tuple[Delimiter, Delimiter, int]] = []
    stack: list[Delimiter] = []
    floors: dict[tuple[str, int], int] = {}  # below this no opener fits: keeps it linear
    for closer in delimiters[bottom:]:
        if closer.can_close:
            _close(closer, stack, floors, pairs)
        if closer.can_open and closer.count:
            stack.append(closer)
    for delimiter in delimiters[bottom:]:
        pieces[delimiter.piece] = delimiter.character * delimiter.count
    return pairs


def _close(
    closer: Delimiter,
    stack: list[Delimiter],
    floors: dict[tuple[str, int], int],
    pairs: list[tuple[Delimiter, Delimiter, int]],
) -> None:
    while closer.count:
        key = (closer.character, closer.length % 3)
        floor = floors.get(key, 0)
        index = len(stack) - 1
        while index >= floor and not _fits(stack[index], closer):
            index -= 1
        if index < floor:
            floors[key] = len(stack)
            return
        opener = stack[index]
        del stack[index + 1 :]
        for other, value in floors.items():
            floors[other] = min(value, index)
        width = _STRONG if min(opener.count, closer.count) >= _STRONG else 1
        pairs.append(_pair(opener, closer, width))
        opener.count -= width
        closer.count -= width
        opener.end -= width
        closer.position += width
        if not opener.count:
            stack.pop()


def _fits(opener: Delimiter, closer: Delimiter) -> bool:
    if opener.character != closer.character:
        return False
    both = opener.can_close or closer.can_open
    thirds = (opener.length + closer.length) % 3 == 0 and (opener.length % 3 or closer.length % 3)
    return not (both and thirds)


def _pair(opener: Delimiter, closer: Delimiter, width: int) -> tuple[Delimiter, Delimiter, int]:
    first = Delimiter(opener.character, opener.end - width, width, opener.piece, False, False)
    last = Delimiter(closer.character, closer.position, width, closer.piece, False, False)
    return first, last, width
