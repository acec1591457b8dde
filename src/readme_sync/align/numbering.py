"""Numbers at the heads of titles, and where they say nothing: a translation that skips one counts on from there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from readme_sync.align.votes import vote
from readme_sync.editions.edition import Section

_NUMBER = re.compile(r"\W*(\d{1,9}(?:\.\d{1,9})*)(?:[.)\]:、．]|\s|$)")
_SHARED = 2.0  # words that two sections alone must share to be held for the same
_LEAST = 3  # titles that count


@lru_cache(maxsize=4096)
def number(title: str) -> str:
    """Return the number at the head of a title, as "1.1", "" where there is none."""
    found = _NUMBER.match(title)
    return ".".join(str(int(part)) for part in found[1].split(".")) if found else ""


def shifted(source: Sequence[Section], own: Sequence[Section]) -> frozenset[int]:
    """Return the sections of a translation whose number is another one than that of the source's at the same place.

    That is told where both have equally many of a count, and not the same numbers: 1, 2, 4, 5 for 1, 2, 3, 4.
    """
    theirs = _counts(source)
    return frozenset(place for key, mine in _counts(own).items() for place in _apart(mine, theirs.get(key, [])))


def renumbered(
    source: Sequence[Section],
    own: Sequence[Section],
    said: Callable[[int], frozenset[str]],
    our: Callable[[int], frozenset[str]],
) -> frozenset[int]:
    """Return the sections of a translation that were counted anew, since it lacks one of the source's or has one more.

    That is told by the words: those of a section stand under another number, and nothing of it under its own. ``said``
    and ``our`` are the words of a section of the source and of the translation.
    """
    theirs = _counts(source)
    found: set[int] = set()
    for key, mine in _counts(own).items():
        others = theirs.get(key, [])
        if len(mine) == len(others) or min(len(mine), len(others)) < _LEAST:
            continue
        left, right = (
            [dict.fromkeys(words(at), 1.0) for _, at in some] for some, words in ((others, said), (mine, our))
        )
        pairs = vote(left, right, _SHARED)
        if any(others[i][0] != mine[j][0] for i, j in pairs):
            found.update(at for _, at in mine)
    return frozenset(found)


def _counts(sections: Sequence[Section]) -> dict[tuple[int, str], list[tuple[str, int]]]:
    """Return the numbers of each count, those of one level behind the same first numbers, with their sections."""
    found: dict[tuple[int, str], list[tuple[str, int]]] = {}
    for place, section in enumerate(sections):
        if own := number(section.title):
            found.setdefault((section.level, own.rpartition(".")[0]), []).append((own, place))
    return found


def _apart(mine: Sequence[tuple[str, int]], theirs: Sequence[tuple[str, int]]) -> Iterator[int]:
    numbers, others = [own for own, _ in mine], [own for own, _ in theirs]
    kinds = set(numbers), set(others)
    if len(numbers) != len(others) or min(map(len, kinds)) < max(_LEAST, len(numbers)) or kinds[0] == kinds[1]:
        return
    yield from (place for (own, place), other in zip(mine, others, strict=True) if own != other)
