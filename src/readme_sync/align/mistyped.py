"""Tokens that were mistyped: an address or code with one letter wrong still speaks for its counterpart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from readme_sync.align.votes import Tokens

_SHORTEST = 10  # characters with the word that says the kind: of less two may differ in a letter by chance
_LONG = 40  # characters: of less, one letter more may make a word of it ("page", "pages")
_MOST = 400  # tokens of one side without a counterpart; with more the two are hardly one text


def mistyped(source: Sequence[Tokens], tokens: Sequence[Tokens]) -> dict[str, str]:
    """Return the tokens of a translation that have one letter otherwise, each with the source's token that was meant.

    A long one may also lack a letter, or have one more.

    Only tokens that the other side does not have are looked at, and of several that would do none is taken: a letter
    may be a name, and a digit another version.

    Args:
        source: the tokens of each entry of the source.
        tokens: those of each entry of the translation.
    """
    theirs, ours = set[str]().union(*source), set[str]().union(*tokens)
    lost, new = theirs - ours, ours - theirs
    return _meant(sorted(lost), sorted(new)) if lost and new and max(len(lost), len(new)) <= _MOST else {}


def mended(entry: Tokens, meant: Mapping[str, str]) -> dict[str, float]:
    """Return the tokens of an entry, those that were meant in place of mistyped ones."""
    return {meant.get(token, token): weight for token, weight in entry.items()}


def _meant(lost: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    """Return for each mistyped token the one that was meant."""
    halves: dict[tuple[int, bool, str], list[str]] = {}
    for token in lost:
        for key in _halves(token):
            halves.setdefault(key, []).append(token)
    found: dict[str, str] = {}
    for token in new:
        fitting = {one for key in _halves(token) for one in halves.get(key, ()) if _is_meant(one, token)}
        if len(fitting) == 1:
            found[token] = fitting.pop()
    count = list(found.values())
    return {token: meant for token, meant in found.items() if count.count(meant) == 1}


def _halves(token: str) -> Iterator[tuple[int, bool, str]]:
    """Yield what a token shares with one that has a letter otherwise: the shorter one's length and one of its halves.

    It may be the longer one of two that differ by a letter, if it is long enough for that.
    """
    for length in (len(token), len(token) - 1) if len(token) > _LONG else (len(token),):
        if length >= _SHORTEST:
            middle = length // 2
            yield length, True, token[:middle]
            yield length, False, token[middle - length :]


def _is_meant(one: str, other: str) -> bool:
    """Tell whether two tokens are one with a letter wrong, or long ones of which one lacks a letter."""
    if len(one) == len(other):
        return wrong_letters(one, other) is not None
    short, long = sorted((one, other), key=len)
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return len(short) >= _LONG and long[at].isalpha() and long[at + 1 :] == short[at:]


def wrong_letters(one: str, other: str) -> range | None:
    """Return where two texts of one length have another letter, or two neighbours that have changed places.

    None where more is different, or what is no letter: a digit makes another version.
    """
    if len(one) != len(other):
        return None
    wrong = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if not wrong or not all(one[n].isalpha() and other[n].isalpha() for n in wrong):
        return None
    found = range(wrong[0], wrong[-1] + 1)
    swapped = (
        len(wrong) == len(found) == len("ab") and one[wrong[0]] + one[wrong[1]] == other[wrong[1]] + other[wrong[0]]
    )
    return found if swapped or len(wrong) == 1 else None
