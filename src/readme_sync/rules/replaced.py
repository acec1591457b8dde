"""Which words of a text were replaced by which, and how that is said of many places at once."""

from __future__ import annotations

from readme_sync.rules.messages import shorten

_SHOWN = 40  # characters


def replaced(old: str, new: str) -> tuple[str, str]:
    """Return the words of ``old`` that went and those of ``new`` that came, whole words in Latin letters."""
    start, end = shared_ends(old, new)
    while start and _is_inside(old, start) | _is_inside(new, start):
        start -= 1
    while end and _is_inside(old, len(old) - end) | _is_inside(new, len(new) - end):
        end -= 1
    return old[start : len(old) - end], new[start : len(new) - end]


def _is_inside(text: str, at: int) -> bool:
    """Return whether ``at`` stands between two signs of one word in Latin letters or digits."""
    pair = text[at - 1 : at + 1] if at else ""
    return len(pair) == 2 and pair.isascii() and pair.isalnum()


def shared_ends(one: str, other: str) -> tuple[int, int]:
    """Return how many signs two texts share at their beginning, and at their end beside that."""
    most = min(len(one), len(other))
    start = next((at for at in range(most) if one[at] != other[at]), most)
    end = next((at for at in range(most - start) if one[-1 - at] != other[-1 - at]), most - start)
    return start, end


def in_many(words: tuple[str, str], places: str) -> str:
    """Return as words that the same ``words``, those that went and those that came, were replaced in ``places``."""
    gone, come = (shorten(text, _SHOWN) for text in words)
    if not gone:
        return f'"{come}" came into {places}'
    return f'"{gone}" became "{come}" in {places}' if come else f'"{gone}" went from {places}'
