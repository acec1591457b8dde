"""Blanks beside letters of a script that is written without them: where a source puts them says nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readme_sync.opcodes import opcodes
from readme_sync.sync.tokens import Token, tokens
from readme_sync.values import NamedTuple

_UNSPACED = re.compile(r"[\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60]")


_LETTER = r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
_BETWEEN = re.compile(rf"(?<={_LETTER})[ ]+(?={_LETTER})")
_TWO = re.compile(r"(?<=\S)[ ]{2,}(?=\S)")
_COMMAS = "\u3001\uff0c"
_COMMA = re.compile(rf"(?<={_LETTER}),[ ]?|,[ ]?(?={_LETTER})")
_BEHIND = re.compile(r"(?<=[\u3001\u3002\uff0c])[ ]+(?=\S)")  # a sign as wide as a letter


class _Piece(NamedTuple):
    """A token that is no blank, and the blanks before it."""

    token: Token
    blanks: str


def as_spaced(before: str, after: str) -> str:
    """Return ``after`` with the blanks of ``before`` beside letters that are written without blanks.

    Whether a name in a Japanese or Chinese sentence stands between blanks is a matter of style: a source that adds
    them has changed nothing that its translations say. Other blanks, and those in code and addresses, stay.
    """
    if before == after or not (_UNSPACED.search(before) and _UNSPACED.search(after)):
        return after
    (one, _), (other, end) = _pieces(before), _pieces(after)
    was, now = ([piece.token.key for piece in some] for some in (one, other))
    blanks = [piece.blanks for piece in other]
    last = "equal"
    for tag, i1, i2, j1, j2 in opcodes(was, now):
        steps = range(min(i2 - i1, j2 - j1)) if tag == "equal" else range(min(1, i2 - i1, j2 - j1))
        for step in steps:
            i, j = i1 + step, j1 + step
            if i and j and (step or not {tag, last} & {"insert", "delete"}) and _is_unspaced(other, j):
                blanks[j] = one[i].blanks
        last = tag
    return "".join(blank + piece.token.text for blank, piece in zip(blanks, other, strict=True)) + end


def unspaced(made: str, after: str, translation: str) -> str:
    """Return ``made`` without blanks that nothing needs, where its ``translation`` had none of the kind.

    Letters and signs of some scripts need none: one may have stood before a link, out of which a word has come. Two
    beside each other are too many, if the source has not got two either.
    """
    for pattern in (_BETWEEN, _BEHIND):
        if not pattern.search(translation):
            made = pattern.sub("", made)
    return made if _TWO.search(after) or _TWO.search(translation) else _TWO.sub(" ", made)


def as_signed(made: str, translation: str) -> str:
    """Return ``made`` with the comma that its ``translation`` has between such letters, where it has but one kind."""
    own = {sign for sign in _COMMAS if sign in translation}
    return _COMMA.sub(own.pop(), made) if len(own) == 1 and not _COMMA.search(translation) else made


def _pieces(text: str) -> tuple[list[_Piece], str]:
    """Return the tokens of a text with the blanks before each, and the blanks at its end."""
    found, blanks = list[_Piece](), ""
    for token in tokens(text):
        if token.kind == "space" and "\n" not in token.text:
            blanks += token.text
        else:
            found.append(_Piece(token, blanks))
            blanks = ""
    return found, blanks


def _is_unspaced(pieces: Sequence[_Piece], at: int) -> bool:
    """Tell whether one of two tokens that stand side by side is a letter or a sign that needs no blank beside it."""
    return any(_UNSPACED.fullmatch(piece.token.text) for piece in pieces[at - 1 : at + 1])
