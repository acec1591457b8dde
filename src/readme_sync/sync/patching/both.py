"""What the source and a translation have both changed since the base: do they still say the same?"""

from __future__ import annotations

from readme_sync.fix.facts import disagreements, facts, strangers
from readme_sync.sync.patching.patch import patch
from readme_sync.sync.render import Rendered, Renderer
from readme_sync.sync.tokens import same

_FIXED = frozenset({"repositories", "footnotes", "code", "licences"})  # which links and words, a translator chooses


def differ(source: str, translation: str, renderer: Renderer) -> frozenset[str]:
    """Return the kinds of facts of which a translation says something else than its source."""
    if not source.strip() or not translation.strip():
        return frozenset()
    one, other = renderer.languages
    wanted, found = facts(renderer.labelled(source), one), facts(translation, other)
    wrong = _FIXED.intersection(disagreements(wanted, found))
    return wrong | {"numbers"} if strangers(wanted.numbers, found.numbers) else wrong


def clash(was: tuple[str, str], now: tuple[str, str], renderer: Renderer) -> bool:
    """Tell whether two editions' changes of one text say different things.

    Args:
        was: the text in the source and in the translation, at the base.
        now: the same today.
        renderer: knows how this translation writes what is the same in every language.
    """
    if differ(*now, renderer) - differ(*was, renderer):
        return True
    is_one = same(*was) and all(renderer.is_neutral(text) for text in now)
    return is_one and not same(renderer.adapted(now[0]), now[1])


def merged(was: tuple[str, str], now: tuple[str, str], column: str, renderer: Renderer) -> Rendered | None:
    """Return what somebody has written here with the source's change in it; None where both changed facts."""
    _, here = renderer.languages
    if disagreements(facts(was[1], here), facts(now[1], here)):
        return None
    made = patch(was[0], now[0], now[1], column, renderer)
    return made if made is not None and made.way == "copied" else None
