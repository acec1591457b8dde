"""What comes into a list within a text: with the sign that parts the others, and as a name where they are names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from readme_sync.sync.tokens import Token

_COINED = re.compile(r"[a-z][A-Z]|[A-Z]{2}|\d")
_SIGNS = ",\u3001\uff0c;\uff1b/|"


def signed(
    pieces: Sequence[Token], at: int, before: Sequence[Token], here: Sequence[Token], place: Mapping[int, int]
) -> list[Token]:
    """Return ``pieces`` of the source with the signs of a list as the translation writes them in this very text.

    Args:
        pieces: what came into the source.
        at: before which token of ``before`` it came; of a sign's places the nearest one tells, of those first that
            stand behind the same word in both languages: elsewhere the translation may part sentences.
        before: the source as it was.
        here: the translation.
        place: where the translation has a token of ``before``.
    """
    found: list[Token] = []
    is_signed = False
    for piece in pieces:
        own = None
        if piece.kind == "sign" and piece.text in _SIGNS:
            known = [n for n, token in enumerate(before) if token.key == piece.key and n in place]
            listed = [n for n in known if n and place.get(n - 1) == place[n] - 1] or known
            own = place[min(listed, key=lambda n: abs(2 * n + 1 - 2 * at))] if known else None
        if own is not None:
            behind = here[own + 1 : own + 2]  # the blank, if it has one
            found += [here[own], *(token for token in behind if token.kind == "space")]
        elif not (is_signed and piece.kind == "space"):
            found.append(piece)
        is_signed = own is not None
    return found


def another_name(pieces: Sequence[Token], beside: Token) -> str | None:
    """Return a sign and one name behind it as they are, where a name that the translation keeps stands before them."""
    names = [piece for piece in pieces if piece.kind not in ("space", "sign")]
    is_one = len(names) == 1 and names[0].kind == beside.kind == "name"
    if not is_one or not pieces[0].text.strip() or pieces[0].text not in _SIGNS or pieces[-1] is not names[0]:
        return None
    is_name = not names[0].text.islower() and not beside.text.islower()
    return "".join(piece.text for piece in pieces) if is_name else None


def coined(was: Sequence[Token], now: Sequence[Token]) -> str | None:
    """Return the one name that stands now for one: with capitals or digits within, as no word of a language has."""
    if len(was) != 1 or len(now) != 1 or not was[0].kind == now[0].kind == "name":
        return None
    return now[0].text if _COINED.search(was[0].text) and _COINED.search(now[0].text) else None
