"""What comes behind the last word of a text: where a translation ends, whatever its last word is."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.sync.tokens import Token

STOPS = frozenset(".。!?:।۔؟։။")  # signs at the end of a sentence, each a language's own; as ``normal`` has them


def last_stop(pieces: Sequence[Token]) -> int | None:
    """Return where the stop at the end of a text is, whatever sign its language has for it; None without one."""
    last = _end(pieces) - 1
    return last if last >= 0 and pieces[last].key in STOPS else None


def end_for_notes(gone: Sequence[Token], came: Sequence[Token], here: Sequence[Token]) -> tuple[int, int] | None:
    """Return where a translation gets the references to footnotes that came behind the last word of its source.

    They are about the whole text, or its last sentence: the words may stand in another order here.
    """
    if any(token.kind != "space" for token in gone) or any(token.kind not in ("note", "space") for token in came):
        return None
    return (_end(here), _end(here)) if any(token.kind == "note" for token in came) else None


def _end(pieces: Sequence[Token]) -> int:
    """Return the number of the blank, or of nothing, behind the last token."""
    return next((n + 1 for n in range(len(pieces) - 1, -1, -1) if pieces[n].kind != "space"), 0)
