"""A time of day with a dot, as Nordic languages and Indonesian write it: "13.30" is 1:30 pm."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from readme_sync.language.numbers import Number
from readme_sync.regex import lazy

_TIME = lazy(r"([01]?\d|2[0-3])\.([0-5]\d)")


def without_times(ours: Sequence[Number], theirs: Sequence[Number]) -> tuple[list[Number], list[Number]]:
    """Return the numbers of two texts without each time that one says with a dot and the other in two numbers."""
    mine, wanted = list(ours), list(theirs)
    if len(mine) == len(wanted):
        return mine, wanted  # nearly always
    _drop(mine, wanted)
    _drop(wanted, mine)
    return mine, wanted


def _drop(dotted: list[Number], parted: list[Number]) -> None:
    for one in tuple(dotted) if len(parted) > 1 else ():
        time = _TIME.fullmatch(one.text.strip()) if one.kind == "plain" else None
        at = _place(parted, float(time[1]), float(time[2])) if time else -1
        if at >= 0:
            dotted.remove(one)
            del parted[at : at + 2]


def _place(numbers: Sequence[Number], hour: float, minute: float) -> int:
    """Return where in a row of numbers an hour is followed by its minutes, -1 where it is not."""
    pairs = pairwise(numbers)
    return next((n for n, (one, two) in enumerate(pairs) if (one.value, two.value) == (hour, minute)), -1)
