"""Words that the translators chose themselves: a change of the source that would put its own in their place is none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from readme_sync.fix.facts import facts
from readme_sync.sync.parts import Part
from readme_sync.sync.render import Renderer
from readme_sync.sync.tokens import normal, same, tokens
from readme_sync.urls.locales import neutral


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
    if was.is_mark and now.is_mark and own.is_mark:
        return _leads_elsewhere(was.text, own.text, renderer)
    if was.is_sign or now.is_sign or not own.text.strip() or is_replaced(was.text, now.text):
        return False
    if worded(now.text) < worded(was.text):  # something was taken out: the rest has to stand here in the same words
        made = renderer.piece(now.text, column)
        if made is not None and not worded(made) <= worded(own.text):
            return True
    expected = renderer.piece(was.text, column)
    return expected is not None and not same(expected, own.text)


_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3}|~~)(?P<words>[^*_~]+)\1")


def emphasised(was: Sequence[Part], now: Sequence[Part], own: Sequence[Part]) -> str | None:
    """Return the translators' part with the emphasis that came around the source's, if nothing else has changed."""
    if not len(was) == len(now) == len(own) == 1 or _EMPHASIS.search(own[0].text):
        return None
    match = _EMPHASIS.fullmatch(now[0].text.strip())
    words = own[0].text.strip()
    return f"{match[1]}{words}{match[1]}" if match and words and same(match["words"], was[0].text) else None


def _leads_elsewhere(was: str, own: str, renderer: Renderer) -> bool:
    """Tell whether the translators' address, of a page or a picture, is none of the source's ``was``."""
    if not (was.lstrip().startswith("](") and own.lstrip().startswith("](")):
        return False
    return neutral(own.strip()) not in (neutral(was.strip()), neutral(renderer.adapted(was).strip()))


def worded(text: str) -> Counter[str]:
    """Return the words and numbers that a reader sees of a text, in no order."""
    return Counter(token.key for token in tokens(text) if token.kind in ("name", "number", "script"))


def said(text: str) -> Counter[str]:
    """Return the words and numbers of a text, those in code among them: what becomes code is not lost."""
    return worded(text.replace("`", " "))


def is_led_away(before: str, after: str, translation: str, made: str, renderer: Renderer) -> bool:
    """Tell whether ``made`` lacks an address that the translators chose, and that the source has not lost.

    A link that is called as one of the source's is that one, wherever it leads.
    """
    here = renderer.languages[1]
    told = (renderer.facts(before), renderer.facts(after), facts(translation, here), facts(made, here))
    was, now, old, new = ((*found.links, *found.repositories) for found in told)
    if not changed(old, new)[0] - changed(was, now)[0]:
        return False
    known = {plain(match["words"]) for match in LINK.finditer(before)}
    own = (match for match in LINK.finditer(translation) if match["target"] not in made)
    return any(plain(match["words"]) not in known for match in own)


def plain(words: str) -> str:
    """Return words without typography and blanks."""
    return "".join(normal(words).split())


LINK = re.compile(r"\[(?P<words>[^\[\]]*)\]\((?P<target>[^()\s]+)\)")


def loses_its_end(before: str, after: str, translation: str, made: str) -> bool:
    """Tell whether what goes from a translation ends with words, and what goes from its source with a link or code.

    A verb at the end of a sentence belongs to all that stands before it: it cannot go with the last part alone.
    """
    gone, own = (tokens(_taken_out(one, other)) for one, other in ((before, after), (translation, made)))
    ends = [max((n for n, token in enumerate(some) if token.kind in _FIXED), default=-1) for some in (gone, own)]
    if min(ends) < 0:
        return False
    said, here = (
        any(token.kind in _SPOKEN for token in some[end:]) for some, end in zip((gone, own), ends, strict=True)
    )
    return here and not said


def runs_together(after: str, translation: str, made: str) -> bool:
    """Tell whether two links would follow each other with nothing between them, as in no text that is known.

    A sign of a list that has become a word is not known by what stood for it before another entry.
    """
    return bool(_TOUCHING.search(made)) and not (_TOUCHING.search(after) or _TOUCHING.search(translation))


_TOUCHING = re.compile(r"\]\([^()\s]*\)\s*\[(?!\^)")


def _taken_out(one: str, other: str) -> str:
    """Return the run of text that ``one`` has more than ``other``; nothing where that has something in its place."""
    both = min(len(one), len(other))
    head = next((n for n in range(both) if one[n] != other[n]), both)
    both -= head
    tail = next((n for n in range(both) if one[-1 - n] != other[-1 - n]), both)
    return one[head : len(one) - tail] if head + tail == len(other) else ""


_FIXED = ("target", "code", "url")
_SPOKEN = ("name", "script")


def changed(one: Sequence[object], other: Sequence[object]) -> tuple[Counter[object], Counter[object]]:
    """Return which facts went from ``one`` to ``other``, and which came."""
    a, b = Counter(map(key, one)), Counter(map(key, other))
    return a - b, b - a


def key(item: object) -> object:
    """Return by what a fact is told from others."""
    value = getattr(item, "value", item)
    return f"{value:.3g}" if isinstance(value, float) and value > 9999 else value
