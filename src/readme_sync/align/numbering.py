"""Numbers at the heads of titles, and where they say nothing: a translation that skips one counts on from there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from readme_sync.editions.edition import Section

_NUMBER = re.compile(r"\W*(\d+(?:\.\d+)*)(?:[.)\]:、．]|\s|$)")
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
