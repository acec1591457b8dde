"""Two addresses that should be one: whether they differ by a slip, and which of them is the odd one."""

from __future__ import annotations

from collections.abc import Iterable

from readme_sync.regex import lazy

MANY = 50  # where so many differ, none is a slip; looking for one in each would take the square of their number
_LETTERS = 2  # by which a mistyped address differs
_WORD = lazy(r"[^\W_]+")
_FEW = 2  # words of a text
_SHORTEST, _LONG = 3, 6  # letters of a word in which two neighbours have changed places, or one is wrong
_SEGMENT = lazy(r"[/?#&=]+")


def near(a: str, b: str) -> bool:
    """Tell whether two texts differ in one place only, by a letter or two."""
    longer = max(len(a), len(b))
    if a == b or longer - min(len(a), len(b)) > _LETTERS:
        return False
    head = agreeing(a, b)
    tail = agreeing(a[head:][::-1], b[head:][::-1])
    return longer - head - tail <= _LETTERS


def is_sign_off(a: str, b: str) -> bool:
    """Tell whether two texts differ by one sign: another one, one too many or too few."""
    longer = max(len(a), len(b))
    if a == b or longer - min(len(a), len(b)) > 1:
        return False
    head = agreeing(a, b)
    return longer - head - agreeing(a[head:][::-1], b[head:][::-1]) <= 1


def is_letter_off(a: str, b: str) -> bool:
    """Tell whether two names differ by one letter: another digit for a digit makes another size or version."""
    if len(a) != len(b):
        return False
    wrong = [pair for pair in zip(a, b, strict=True) if pair[0] != pair[1]]
    return len(wrong) == 1 and any(map(str.isalpha, wrong[0]))


def is_mended(old: str, new: str) -> bool:
    """Tell whether a text differs from what it was in the spelling of a word or two alone, which says nothing new."""
    before, after = (_WORD.findall(text.casefold()) for text in (old, new))
    apart = [(a, b) for a, b in zip(before, after, strict=False) if a != b]
    return len(before) == len(after) and 0 < len(apart) <= _FEW and all(_is_misspelt(a, b) for a, b in apart)


def _is_misspelt(one: str, other: str) -> bool:
    """Tell whether two words are one with a slip within: an end is of grammar, and a beginning may say the contrary."""
    short = min(len(one), len(other))
    if short < _SHORTEST or one[0] != other[0] or not (one + other).isalpha():
        return False
    head = agreeing(one, other)
    tail = agreeing(one[head:][::-1], other[head:][::-1])
    if len(one) == len(other) and one[head : head + 2] == other[head : head + 2][::-1]:
        return head + tail + 2 == len(one)
    return short >= _LONG and tail > 0 and max(len(one), len(other)) - head - tail == 1


def agreeing(a: str, b: str) -> int:
    """Return how many characters two texts have in common at their start."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def is_rarer(a: str, b: str, texts: Iterable[str]) -> bool:
    """Tell whether the part of ``a`` that differs from ``b`` (a host, an owner, a word) is written less often.

    Who mistypes an address writes a word that stands nowhere else.
    """
    ours, theirs = _SEGMENT.split(a), _SEGMENT.split(b)
    if len(ours) != len(theirs):
        return False
    pairs = [(x, y) for x, y in zip(ours, theirs, strict=True) if x != y]
    whole = "\n".join(texts)
    return sum(whole.count(x) for x, _ in pairs) < sum(whole.count(y) for _, y in pairs)
