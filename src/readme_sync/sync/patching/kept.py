"""Words that the translators chose themselves: a change of the source that would put its own in their place is none."""

from __future__ import annotations

from collections import Counter

from readme_sync.sync.parts import Part
from readme_sync.sync.render import Renderer
from readme_sync.sync.tokens import same, tokens


def names(text: str, *more: str) -> frozenset[str]:
    """Return the names that a text has, and its tokens of the kinds ``more``."""
    return frozenset(token.key for token in tokens(text) if token.kind in ("name", *more))


def is_replaced(before: str, after: str) -> bool:
    """Tell whether a text is another one altogether: the words that were put around the old one go with it."""
    was, now = names(before, "number", "script"), names(after, "number", "script")
    return bool(was) and bool(now) and was.isdisjoint(now)


def is_spelt_here(before: str, after: str, translation: str, made: str) -> bool:
    """Tell whether names of the source have become others, and the old ones stand here in the readers' letters.

    In their place the new ones would come as they are, which nobody has spelt in these letters. A text that is another
    one altogether takes no such words along.
    """
    if is_replaced(before, after):
        return False
    lost, came = names(before) - names(after), names(after) - names(before)
    words = Counter(token.key for token in tokens(translation) if token.kind == "script")
    words -= Counter(token.key for token in tokens(made) if token.kind == "script")
    return bool(lost and words) and lost.isdisjoint(names(translation)) and not came.isdisjoint(names(made))


def overrides(was: Part, now: Part, own: Part, column: str, renderer: Renderer) -> bool:
    """Tell whether a part still says some of what it said, and ``own``, the translators' part, says it otherwise.

    That is, otherwise than the same words are rendered: rendered anew, it would lose theirs.
    """
    if was.is_sign or now.is_sign or not own.text.strip() or is_replaced(was.text, now.text):
        return False
    expected = renderer.piece(was.text, column)
    return expected is not None and not same(expected, own.text)
