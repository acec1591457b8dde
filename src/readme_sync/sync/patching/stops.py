"""Texts of which a stop at the end alone has changed, or words that were never the source's own."""

from __future__ import annotations

from readme_sync.language.scripts import has_own_letters
from readme_sync.sync.render import Renderer
from readme_sync.sync.tokens import same, tokens, unended

_WIDE = ("ja", "zh", "yue")  # languages whose stop is as wide as their letters
_OTHERS = frozenset("hi mr ne bn as or pa sa th lo km my bo am ti hy".split())  # those that have another one, or none


def as_stopped(before: str, after: str, translation: str, renderer: Renderer) -> str | None:
    """Return a translation with the stop at its end that came to the source's, or without the one that went.

    None where more has changed, but for words in other letters than the source's, which somebody had left in it: they
    are nothing to take out here. It is the end of the whole text: what stands last in the source need not do so here.
    """
    if _is_purged(before, after, renderer):
        return translation
    had, has = (unended(text) != text for text in (before, after))
    if had == has or not same(unended(before), unended(after)):
        return None
    bare = unended(translation)
    if (bare != translation) == has:
        return translation
    if not has:
        return bare
    end = translation.rstrip()
    language = renderer.languages[1].partition("-")[0]
    if language in _OTHERS or not (end[-1:].isalnum() or end.endswith(("`", ")", "」", "』", "）"))):
        return translation
    stop = "。" if language in _WIDE else "."
    return end + stop + translation[len(end) :]


def _is_purged(before: str, after: str, renderer: Renderer) -> bool:
    """Tell whether a source has lost nothing but words in letters that are not its own."""
    if has_own_letters(renderer.languages[0]) or not _script(before) or _script(after):
        return False
    return same(_without_script(before), _without_script(after))


def _script(text: str) -> bool:
    return any(token.kind == "script" for token in tokens(text))


def _without_script(text: str) -> str:
    return "".join(token.text for token in tokens(unended(text)) if token.kind != "script")
