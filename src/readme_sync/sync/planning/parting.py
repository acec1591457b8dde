"""Empty lines that come or go with the texts they part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from readme_sync.sync.lines import Line


def parted_by(numbers: Iterable[int], lines: Sequence[Line]) -> dict[int, tuple[int, ...]]:
    """Return for each empty line among ``numbers`` the lines among them that come or go with it.

    Of lines one after the other that begin with an empty one, each empty line belongs to the text behind it, else to
    the one before it; at the ends it belongs to the only text that it touches.
    """
    found: dict[int, tuple[int, ...]] = {}
    for _, pairs in groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in pairs]
        texts: list[list[int]] = []
        empty: list[tuple[int, int]] = []  # with how many texts before it
        for number in run:
            if lines[number].kind == "blank":
                empty.append((number, len(texts)))
            elif texts and number - 1 == texts[-1][-1]:
                texts[-1].append(number)
            else:
                texts.append([number])
        behind = lines[run[0]].kind == "blank"
        for number, before in empty:
            at = min(max(before - (not behind), 0), len(texts) - 1)
            found[number] = tuple(texts[at]) if texts else ()
    return found
